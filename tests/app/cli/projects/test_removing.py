"""`trapline remove` says what would go, and does it when it is told to."""

import json
import shutil
from pathlib import Path

import pytest

from app.__main__ import main
from app.services import media
from app.services.projects import open_project
from mvit_core.types import VideoInfo

Said = pytest.CaptureFixture[str]


def names(project: Path) -> list[str]:
    with open_project(project) as opened:
        return [video.name for video in media.videos(opened)]


def make_copies(project: Path) -> None:
    facts = VideoInfo(fingerprint="same", size_bytes=1, container="mp4", codec="h264", width=64, height=48)
    with open_project(project) as opened:
        media.record_probes(opened, [(video.id, facts, "") for video in media.videos(opened)])


@pytest.mark.parametrize("place", ["cards/Süd/2.mp4", "Süd/2.mp4"])
def test_nothing_goes_without_apply(
    place: str, project: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    assert main(["remove", "p.trapline", place]) == 0
    said = capsys.readouterr()
    assert "Süd/2.mp4" in said.out
    assert "1 file." in said.out
    assert "Nothing was changed" in said.err
    assert names(project) == ["2.mp4", "[bold]1.mp4"]
    assert main(["remove", "p.trapline", place, "--apply"]) == 0
    assert "no longer in the project" in capsys.readouterr().err
    assert names(project) == ["[bold]1.mp4"]
    assert (project.parent / "cards/Süd/2.mp4").exists()


def test_copies_are_taken_out_but_one(project: Path, capsys: Said) -> None:
    make_copies(project)
    assert main(["remove", str(project), "--copies", "--apply"]) == 0
    assert names(project) == ["[bold]1.mp4"]  # it was scanned
    capsys.readouterr()
    assert main(["remove", str(project), "--copies"]) == 0
    assert capsys.readouterr().out == "0 files.\n"


def test_json_holds_what_would_go(project: Path, capsys: Said) -> None:
    assert main(["remove", str(project), "Süd", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["num_videos"] == 2
    assert not told["removed"]
    assert sorted(told["files"]) == ["Süd/2.mp4", "Süd/[bold]1.mp4"]


@pytest.mark.parametrize("words", [[], ["Nord"], ["Süd", "--copies"]])
def test_what_to_take_out_has_to_be_said(words: list[str], project: Path, capsys: Said) -> None:
    assert main(["remove", str(project), *words]) == 1
    assert capsys.readouterr().err
    assert len(names(project)) == 2


def test_a_place_that_lies_in_two_folders_is_not_guessed(project: Path, capsys: Said) -> None:
    other = project.parent / "other"
    shutil.copytree(project.parent / "cards", other)
    with open_project(project) as opened:
        media.add_files(opened, other, list(media.find_videos(other)))
    assert main(["remove", str(project), "Süd", "--apply"]) == 1
    assert "several folders" in capsys.readouterr().err
    assert len(names(project)) == 4
    assert main(["remove", str(project), str(other / "Süd"), "--apply"]) == 0
    assert len(names(project)) == 2
