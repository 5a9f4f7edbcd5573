"""A project carried from a file to a server and back is the same project, and goes on."""

from pathlib import Path

import pytest

from app.services import media, observations
from app.services.keeping.new_projects import make
from app.services.media.removal import remove
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.store.carrying import carry
from app.store.records import Kind
from mvit_core.errors import UserError
from mvit_core.types import Span
from tests.app.conftest import animals_of
from tests.postgres import PostgresServer


def everything(project: Project) -> list[object]:
    all_of_it = list(observations.all_observations(project, rejected=True))
    trails = [labels.history(project, one.id) for _, one in all_of_it]
    return [*media.videos(project), *all_of_it, *trails, project.name]


def test_a_project_is_the_same_on_a_server_and_in_a_file(
    postgres: PostgresServer, ana: Project, tmp_path: Path
):
    one, other, *_ = animals_of(ana)
    labels.apply(
        ana, {one.id: labels.correct(one, taxon="vulpes", notes="limps", tags=("collared",))}, who="Ana"
    )
    labels.apply(ana, {other.id: labels.reject(other)}, who="Ana")
    file, url = tmp_path / "copy.trapline", postgres.new_database()
    make(file, lambda engine: carry(ana.engine, engine))
    with open_project(file) as copy:
        assert everything(copy) == everything(ana)
        make(url, lambda engine: carry(copy.engine, engine))
    with open_project(url) as back:
        assert everything(back) == everything(ana)
        place = labels.new_observation(back, one.video_id, Kind.ANIMAL)
        labels.apply(back, {place: labels.add(Span(0, 1), taxon="lynx")}, who="Ana")
        assert animals_of(back)[0].taxon is not None, "new rows have numbers of their own"


def test_no_copy_gives_an_id_again_of_what_went(postgres: PostgresServer, ana: Project, tmp_path: Path):
    file, url, other = tmp_path / "copy.trapline", postgres.new_database(), tmp_path / "other.trapline"
    make(file, lambda engine: carry(ana.engine, engine))
    with open_project(file) as copy:
        first, *_, last = sorted(video.id for video in media.videos(copy))
        gone = labels.new_observation(copy, last, Kind.ANIMAL)
        remove(copy, [last])
        make(url, lambda engine: carry(copy.engine, engine))
    with open_project(url) as shared:
        make(other, lambda engine: carry(shared.engine, engine))
        assert labels.new_observation(shared, first, Kind.ANIMAL) > gone
    with open_project(other) as back:
        assert labels.new_observation(back, first, Kind.ANIMAL) > gone


def test_a_copy_that_fails_leaves_an_empty_database(postgres: PostgresServer, ana: Project):
    url = postgres.new_database()

    def fail(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(url, lambda engine: carry(ana.engine, engine, fail))
    create_project(url).close()


def test_a_database_that_holds_something_is_left_alone(postgres: PostgresServer, url: str, ana: Project):
    with pytest.raises(UserError, match="holds a project already"):
        make(url, lambda engine: carry(ana.engine, engine))
    other = postgres.new_database()
    import psycopg

    with psycopg.connect(other.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE invoices (id int)")
    with pytest.raises(UserError, match="holds something else"):
        make(other, lambda engine: carry(ana.engine, engine))
