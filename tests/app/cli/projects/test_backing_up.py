"""`trapline backups` and `trapline recover`."""

import json
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.projects import open_project

pytestmark = pytest.mark.usefixtures("home")


def test_backups_of_a_project_in_a_database_are_the_databases_matter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["backups", "postgresql+psycopg://anna:secret@lab/survey"]) == 1
    said = capsys.readouterr().err
    assert "pg_dump" in said
    assert "secret" not in said


def test_a_sound_project_is_not_put_together_anew(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = project.read_bytes()
    assert main(["recover", str(project)]) == 0
    assert "is not damaged: all of it can be read. Nothing was changed." in capsys.readouterr().out
    assert project.read_bytes() == before
    assert [file.name for file in project.parent.glob("p*.trapline*")] == ["p.trapline"]
    project.write_bytes(before[:-4096])
    assert main(["recover", str(project)]) == 0
    assert "Read from the damaged file" in capsys.readouterr().out
    assert len(list(project.parent.glob("p*.trapline"))) == 2


def test_a_usual_terminal_shows_the_number_of_a_backup_and_all_that_is_in_it(
    project: Path, terminal: Callable[[int], StringIO], capsys: pytest.CaptureFixture[str]
) -> None:
    """The path left room for a year and nothing else; the number is what restore wants to know."""
    shown = terminal(80)
    assert main(["backups", str(project), "--now"]) == 0
    heading, _line, first = (line.split() for line in shown.getvalue().splitlines() if line.strip())
    assert heading == ["made", "(UTC)", "videos", "observations", "labels", "MB"]
    assert (first[0], len(first)) == ("1", 7)
    assert "1 backup of " in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="links want rights there")
def test_a_project_has_the_same_backups_and_one_lock_whatever_way_leads_there(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By a link two could write it at once; by another way there was no backup to go back to."""
    (tmp_path / "scripts").mkdir()
    link = tmp_path / "scripts/survey.trapline"
    link.symlink_to(project)
    monkeypatch.chdir(tmp_path / "scripts")
    around = f"../{project.name}"
    assert main(["backups", around, "--now"]) == 0
    for way in (str(project), str(link), "survey.trapline", around):
        capsys.readouterr()
        assert main(["backups", way, "--json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == 1
        with open_project(project), open_project(way) as second:
            assert second.read_only
            assert second.path == project
    assert main(["restore", "survey.trapline"]) == 0
    assert link.is_symlink()
    assert [each.name for each in tmp_path.glob("p put aside*")]


def test_the_command_that_lists_backups_can_be_given_where_the_path_has_spaces(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spaced = project.rename(project.with_name("my survey.trapline"))
    assert main(["backups", str(spaced), "--now"]) == 0
    assert main(["restore", str(spaced), "--backup", "9"]) == 1
    assert f'trapline backups "{spaced}" shows all.' in capsys.readouterr().err
