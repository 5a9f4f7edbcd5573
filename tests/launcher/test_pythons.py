"""A Python that is too new for the pinned packages hands over to another, or says which to get."""

import os
import sys
from pathlib import Path

import pytest

from launcher import start
from launcher.pythons import NEWEST, NoPython, better_python

TOO_NEW = (NEWEST[0], NEWEST[1] + 1)
BY_SCRIPTS = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts and links are programs here")


def program(path: Path, does: str) -> None:
    """Something in the place of a Python."""
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="ascii")
    path.chmod(0o755)


@pytest.mark.parametrize("version", [(3, 11), NEWEST])
def test_a_python_that_serves_stays(version: tuple[int, int]) -> None:
    assert better_python(version) == ""


@BY_SCRIPTS
def test_of_those_that_serve_the_newest_that_can_make_environments_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "python3.14", "echo 'No module named ensurepip' >&2; exit 1")
    program(tmp_path / "python3.13", "echo /usr/bin/python3.13")
    program(tmp_path / "python3.11", "echo /usr/bin/python3.11")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert better_python(TOO_NEW) == "/usr/bin/python3.13"


def test_where_there_is_none_a_sentence_says_which_to_get(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPython, match=r"not made for Python 3\.15 yet\. Get Python 3\.14 from https://"):
        better_python((3, 15))


@BY_SCRIPTS
def test_the_one_that_is_running_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"python3.{sys.version_info[1]}").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Path(better_python(TOO_NEW)).exists()


def test_the_start_hands_over_with_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(start, "better_python", lambda: "/usr/bin/python3.13")
    monkeypatch.setattr(start, "become", lambda command: became.append(command) or 0)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert start.main(["scan", "FOLDER"]) == 0
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ, "pip has compiled nothing: all would be, each time"
    assert became == [["/usr/bin/python3.13", str(start.ROOT / "run.py"), "scan", "FOLDER"]]


def test_the_start_ends_with_the_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none() -> str:
        raise NoPython("Get Python 3.14.")

    monkeypatch.setattr(start, "better_python", none)
    assert start.main([]) == 1
    assert capsys.readouterr().err == "Get Python 3.14.\n"
