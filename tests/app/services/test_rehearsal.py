"""What is tried on a project is seen there and stays nowhere."""

import sqlite3
from pathlib import Path

import pytest

from app.services import media
from app.services.projects import Project, create_project, open_project
from app.services.rehearsal import _Tried, empty_rehearsal, rehearsal
from app.store import copying
from app.store import engine as engines
from app.store.schema import SiteRow


def add_site(project: Project, name: str) -> list[str]:
    with project.writing() as session:
        session.add(SiteRow(name=name))
    return [site.name for site in media.sites(project)]


def add_and_fail(project: Project) -> None:
    with project.writing() as session:
        session.add(SiteRow(name="Fen"))
        session.flush()
        raise RuntimeError


def test_a_copy_is_written_and_the_project_is_not(tmp_path: Path) -> None:
    with create_project(tmp_path / "a.trapline") as project:
        add_site(project, "Fen")
        with rehearsal(project) as twin:
            assert sorted(add_site(twin, "Moor")) == ["Fen", "Moor"]
            assert add_site(project, "Dune") == ["Dune", "Fen"]  # who writes it goes on
        assert [site.name for site in media.sites(project)] == ["Dune", "Fen"]
    assert sorted(file.name for file in tmp_path.iterdir() if "trapline" in file.name) == ["a.trapline"]


def test_a_database_behind_an_address_takes_all_of_it_back(tmp_path: Path) -> None:
    with create_project(tmp_path / "a.trapline") as project:
        with engines.taking_back(project.engine) as connection:
            twin = _Tried(project, connection)
            assert add_site(twin, "Moor") == ["Moor"]
            with pytest.raises(RuntimeError):
                add_and_fail(twin)
            assert [site.name for site in media.sites(twin)] == ["Moor"]
        assert media.sites(project) == []


def test_a_project_that_is_not_there_yet_can_be_tried_too() -> None:
    with empty_rehearsal() as project:
        assert add_site(project, "Fen") == ["Fen"]
        path = project.path
    assert path is not None
    assert not path.exists()


class Refused:
    """SQLite's connection to a database with a log, in a folder where it may make no file beside it."""

    def execute(self, _words: str) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    def close(self) -> None:
        """There is nothing to close."""


def test_a_project_in_a_folder_that_cannot_be_written_can_be_tried_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create_project(tmp_path / "a.trapline") as project:
        add_site(project, "Fen")
    monkeypatch.setattr(copying, "reading", lambda _file: Refused())
    with open_project(tmp_path / "a.trapline") as project, rehearsal(project) as twin:
        assert add_site(twin, "Bog") == ["Bog", "Fen"]
