"""What killed copies, restorings, recoveries and backups left goes, what somebody writes stays."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.keeping.backups import back_up, backups_of, folder_of, restore
from app.services.keeping.recovery import recover
from app.services.projects import create_project, open_project

pytestmark = pytest.mark.usefixtures("home")

NAME = "wolves [1].trapline"
DEAD = {f".{NAME}.0a1b2c3d", f".{NAME}.0a1b2c3d-journal", f".{NAME}.restoring", ".recovering x_1abcde"}
ALIVE = {f".{NAME}.0a1b2c3e", ".recovering x_2abcde"}
OTHERS = {".foxes.trapline.0a1b2c3d", f".{NAME}.notes", ".recovering from 2019"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project beside all sorts of hidden files, most of them an hour or more old."""
    create_project(tmp_path / NAME).close()
    for name in DEAD | ALIVE | OTHERS:
        place = tmp_path / name
        if name.startswith(".recovering"):
            place.mkdir()
            (place / "whole").write_bytes(b"half")
        else:
            place.write_bytes(b"half")
        if name not in ALIVE:
            for each in (*place.rglob("*"), place):
                os.utime(each, (0, 0))
    return tmp_path / NAME


def hidden(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if each.name.startswith(".")}


def opened(file: Path) -> None:
    open_project(file).close()


def made_again(file: Path) -> None:
    file.unlink()
    create_project(file).close()


def restored(file: Path) -> None:
    back_up(file)
    restore(file, backups_of(file)[0])


@pytest.mark.parametrize("act", [opened, made_again, restored, recover])
def test_what_killed_processes_left_beside_a_project_goes(file: Path, act: Callable[[Path], object]) -> None:
    if act is restored:
        os.utime(file.with_name(f".{NAME}.restoring"))  # written over
    act(file)
    assert hidden(file.parent) == ALIVE | OTHERS


def test_whoever_may_not_write_a_project_clears_nothing_away(file: Path) -> None:
    with open_project(file):
        for each in ALIVE - {".recovering x_2abcde"}:
            os.utime(file.with_name(each), (0, 0))
        open_project(file).close()
        assert hidden(file.parent) == ALIVE | OTHERS


def test_a_killed_backup_goes_with_the_next(file: Path) -> None:
    made = back_up(file)
    assert made is not None
    folder = folder_of(file)
    for name in (".20240612-120000.trapline.part", ".20240612-120000.trapline.part-journal"):
        shutil.copyfile(file, folder / name)
        os.utime(folder / name, (0, 0))
    shutil.copyfile(file, folder / ".20240612-130000.trapline.part")
    os.utime(file, (0, 0))
    assert back_up(file) is not None
    assert hidden(folder) == {".20240612-130000.trapline.part"}
