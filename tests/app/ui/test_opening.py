"""A path is opened as what it is, and a folder's project lies beside it."""

import os
from pathlib import Path

import pytest

from app.ui.opening import Opens, kind_of, project_path_for

VIDEOS = {".mp4", ".avi"}


def test_paths_are_told_apart(tmp_path: Path) -> None:
    assert kind_of(tmp_path, VIDEOS) == Opens.FOLDER
    assert kind_of(tmp_path / "survey.Trapline", VIDEOS) == Opens.PROJECT
    assert kind_of(tmp_path / "IMG_0001.AVI", VIDEOS) == Opens.VIDEO
    assert kind_of(tmp_path / "notes.txt", VIDEOS) == Opens.NOTHING


def test_the_project_of_a_folder_lies_beside_it(tmp_path: Path) -> None:
    card = tmp_path / "Card 7"
    card.mkdir()
    assert project_path_for(card, fallback=tmp_path / "else") == tmp_path / "Card 7.trapline"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_beside_a_read_only_place_it_goes_elsewhere(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    (drive / "Card 7").mkdir(parents=True)
    drive.chmod(0o500)
    assert project_path_for(drive / "Card 7", fallback=tmp_path) == tmp_path / "Card 7.trapline"


def test_a_whole_drive_has_nothing_beside_it(tmp_path: Path) -> None:
    assert project_path_for(Path("/"), fallback=tmp_path) == tmp_path / "Videos.trapline"
