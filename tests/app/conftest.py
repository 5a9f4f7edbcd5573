"""New projects without delay; a home of each test; a project on a PostgreSQL server, and two who share it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.paths import HOME_VARIABLE
from app.services import media, observations
from app.services.projects import Project, create_project, open_project
from app.services.scanning.scans import ScanRun
from app.store import engine as engines
from app.store import migrate
from app.store.records import Kind, Observation
from tests import ready_statements, ready_tables
from tests.app.services.conftest import result_with
from tests.scanned import to_its_end

if TYPE_CHECKING:  # it runs on no Windows
    from tests.postgres import PostgresServer

NAMES = ("North/IMG_0001.AVI", "North/IMG_0002.AVI", "South/IMG_0001.AVI")


@pytest.fixture(scope="module", autouse=True)
def tables_are_ready() -> Iterator[None]:
    """What makes a project in this process copies its tables: see tests/ready_tables.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "upgrade", ready_tables.upgrade)
        yield


@pytest.fixture(scope="module", autouse=True)
def statements_are_ready() -> Iterator[None]:
    """What opens a project in this process takes its SQL ready made: see tests/ready_statements.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "create_engine", ready_statements.engine)
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, logs and data of this test alone."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def filled(postgres: "PostgresServer", tmp_path_factory: pytest.TempPathFactory) -> str:
    """The database of a project with two animals in each of three videos; copied for each test."""
    folder = tmp_path_factory.mktemp("card")
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(name.encode())
    url = postgres.new_database()
    with create_project(url) as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        to_its_end(ScanRun.start(project), lambda _request: result_with(0.1, 0.6))
    return url.rpartition("/")[2]


@pytest.fixture
def url(postgres: "PostgresServer", filled: str) -> str:
    """Such a project of this test alone."""
    return postgres.new_database(like=filled)


@pytest.fixture
def opened(url: str) -> Iterator[Callable[[], Project]]:
    """Opens the project once more, as another person's window does."""
    projects: list[Project] = []

    def open_once_more() -> Project:
        projects.append(open_project(url))
        return projects[-1]

    yield open_once_more
    for project in projects:
        project.close()


@pytest.fixture
def ana(opened: Callable[[], Project]) -> Project:
    return opened()


@pytest.fixture
def ben(opened: Callable[[], Project]) -> Project:
    return opened()


def animals_of(project: Project) -> list[Observation]:
    """All animals, in library order."""
    return [one for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL]
