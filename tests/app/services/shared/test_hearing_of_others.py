"""A window hears of what others do, and a server that goes away takes nothing with it."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from app.services import media, others, vocabulary
from app.services.others import Heard
from app.services.projects import Project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.plain_errors import Unreachable
from app.store.records import Changes
from mvit_core.events import VideoScanned
from tests.app.conftest import animals_of
from tests.app.services.conftest import result_with
from tests.app.services.shared.conftest import TICK_S, first, listening
from tests.postgres import PostgresServer


@pytest.fixture
def heard(ben: Project) -> Iterator[Iterator[Heard | None]]:
    """What Ben's window hears from now on."""
    with listening(ben) as heard:
        yield heard


def test_a_label_of_somebody_else_is_heard(heard, ana: Project):
    one = animals_of(ana)[0]
    labels.apply(ana, {one.id: labels.confirm(one)}, who="Ana")
    said = first(heard)
    assert said.changes == Changes(observations=frozenset({one.id}), videos=frozenset({one.video_id}))
    assert said.position == others.position_of(ana)


def test_ones_own_labels_are_no_news(heard, ana: Project, ben: Project):
    mine, anas = animals_of(ben)[:2]
    labels.apply(ben, {mine.id: labels.confirm(mine)}, who="Ben")
    labels.apply(ana, {anas.id: labels.confirm(anas)}, who="Ana")
    assert first(heard).changes.observations == {anas.id}


def test_a_scan_elsewhere_is_heard(heard, ana: Project):
    run = ScanRun.start(ana, rescan=True)
    request = run.next_request()
    run.record(VideoScanned(key=request.key, result=result_with(0.3)))
    assert first(heard).changes.videos == {request.key}


def test_new_words_and_new_videos_are_heard(heard, ana: Project, tmp_path):
    vocabulary.put_name(ana, "vulpes", "Reynard")
    assert first(heard).changes.vocabulary
    (tmp_path / "IMG_0009.AVI").write_bytes(b"9")
    media.add_files(ana, tmp_path, list(media.find_videos(tmp_path)))
    assert first(heard).changes.library


def test_what_happened_before_one_listened_comes_first(ana: Project, ben: Project):
    since, one = others.position_of(ben), animals_of(ana)[0]
    labels.apply(ana, {one.id: labels.confirm(one)}, who="Ana")
    with closing(others.listen(ben, since, tick_s=TICK_S)) as listening:
        said = next(listening)
    assert said is not None
    assert said.changes.observations == {one.id}
    assert said.anything, "and what else there may have been"


def test_a_server_that_goes_and_comes_back_has_lost_nothing(postgres: PostgresServer, url: str):
    with open_project(url) as project:
        one, other = animals_of(project)[:2]
        labels.apply(project, {one.id: labels.correct(one, taxon="lynx")}, who="Ana")
        listening = others.listen(project, others.position_of(project), tick_s=TICK_S)
        next(listening)
        postgres.stop()
        with pytest.raises(Unreachable, match="does not answer"):
            labels.apply(project, {other.id: labels.confirm(other)}, who="Ana")
        with pytest.raises(Unreachable):
            for _ in listening:
                pass
        postgres.start()
        assert animals_of(project)[0].taxon == "lynx"
        labels.apply(project, {other.id: labels.confirm(other)}, who="Ana")
        assert animals_of(project)[1].labelled_by == "Ana"


def test_where_the_server_is_known_to_be_away_nobody_waits_for_it(ana: Project):
    ana.away = "It is away."
    for use in (ana.reading, ana.writing):
        with pytest.raises(Unreachable, match="away"):
            use()
