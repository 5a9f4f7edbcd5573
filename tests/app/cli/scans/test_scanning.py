"""`trapline scan`, before the first worker."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.__main__ import main
from app.cli.exit_codes import EXIT_INTERRUPTED
from app.cli.scans import scanning
from app.services import media
from app.services.projects import Project, create_project, open_or_create, open_project
from app.services.review import labels
from app.services.starting_model import starter
from app.store.records import Kind
from mvit_core.types import Span
from tests.conftest import MakeVideo
from tests.import_files import package
from tests.videos import video_ids

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def junk(tmp_path: Path) -> list[str]:
    """The words that scan a folder in which nothing can be read."""
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/a.mp4").write_bytes(b"x")
    return ["scan", str(tmp_path / "cards"), "--project", str(tmp_path / "p.trapline"), "--workers", "1"]


def test_a_scan_that_cannot_begin_leaves_no_project_behind(
    tmp_path: Path, junk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.onnx").write_text("no detector")
    assert main([*junk, "--detector", str(tmp_path / "notes.onnx")]) == 1
    assert "notes.onnx is no ONNX file" in capsys.readouterr().err
    assert not list(tmp_path.glob("p.trapline*"))
    create_project(tmp_path / "p.trapline").close()
    assert main([*junk, "--detector", str(tmp_path / "notes.onnx")]) == 1
    assert (tmp_path / "p.trapline").exists()


def test_a_folder_that_is_a_package_is_said_to_know_more_than_a_scan_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = package(tmp_path).parent
    assert main(["scan", str(folder)]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert told.startswith("trapline: There are no videos in ")
    assert "is a package of Camtrap DP: trapline import takes in what it says of its videos." in told


def test_a_scan_that_finds_its_new_project_made_by_another_leaves_it_there(
    tmp_path: Path, junk: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was deleted under the hands of the one who wrote it, and all that it found was lost."""
    others: list[Project] = []

    def opened(where: str) -> Project:
        others.append(create_project(where))
        return open_or_create(where)

    monkeypatch.setattr("app.cli.scans.new_project.open_or_create", opened)
    assert main(junk) == 1
    assert "is open for writing by" in capsys.readouterr().err
    assert (tmp_path / "p.trapline").exists()
    others[0].close()


def test_a_recording_that_was_copied_over_a_labelled_one_is_told(
    tmp_path: Path, make_video: MakeVideo, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "card").mkdir()
    file, place = tmp_path / "card/IMG_0001.mp4", tmp_path / "p.trapline"
    words = ["scan", str(file.parent), "--project", str(place), "--workers", "1"]
    make_video(file, [np.full((48, 64), 80, np.uint8)] * 10, rate=10)
    assert main(words) == 0
    assert main(words) == 0
    assert "something else" not in capsys.readouterr().err, "nobody has labelled it"
    with open_project(place) as project:
        animal = labels.new_observation(project, video_ids(project)[0], Kind.ANIMAL)
        labels.apply(project, {animal: labels.add(Span(0, 1), taxon="lynx")}, who="me")
    make_video(file, [np.full((48, 64), 9 * index, np.uint8) for index in range(20)], rate=10)
    assert main(words) == 0
    said = capsys.readouterr()
    assert "IMG_0001.mp4 holds something else than when it was labelled." in said.err
    left = "1 file: something else than what was labelled; nobody has looked since. See them: "
    assert left in said.out
    assert main(words) == 0
    said = capsys.readouterr()
    assert "something else" not in said.err, "it is told at length once"
    assert f"{left}trapline videos {place} --replaced" in said.out, "and can be found until somebody looks"
    with open_project(place) as project:
        labels.apply(project, {animal: labels.add(Span(0, 1), taxon="fox")}, who="me")
    assert main(words) == 0
    assert "something else" not in capsys.readouterr().out


def test_of_a_whole_card_copied_over_a_few_files_are_named_and_their_number() -> None:
    words = scanning.of_replaced([f"IMG_{number:04}.mp4" for number in range(1200)])
    named = "1,200 files hold something else than when they were labelled: IMG_0000.mp4, IMG_0001.mp4, "
    assert words.startswith(f"{named}IMG_0002.mp4 and 1,197 more. What people said of them stays;")


def test_without_a_model_it_says_that_a_wish_to_be_sure_has_no_effect(
    junk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*junk, "--sure", "0.9"]) == 0
    assert "--sure has no effect" in capsys.readouterr().err
    assert main(junk) == 0
    assert "--sure" not in capsys.readouterr().err, "nobody wished it now"


def test_a_wish_that_no_model_can_have_takes_no_video_in(
    tmp_path: Path, junk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    create_project(tmp_path / "p.trapline").close()
    assert main([*junk, "--sure", "0.85"]) == 1
    assert "A model can be asked to be right in 0.8, 0.9" in capsys.readouterr().err
    with open_project(tmp_path / "p.trapline") as project:
        assert not media.videos(project)


def test_a_model_says_what_it_can_name(junk: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*junk, "--model", str(starter()), "--sure", "0.9"]) == 0
    said = capsys.readouterr().err
    assert "This model names 4 behaviors and no species: animals stay unnamed." in said
    assert "--sure" not in said


def test_a_scan_that_is_stopped_calls_photos_no_videos(
    tmp_path: Path, junk: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for color in ("red", "blue"):
        Image.new("RGB", (8, 8), color).save(tmp_path / "cards" / f"{color}.jpg")
    monkeypatch.setattr(scanning, "run_scan", lambda *_scan: False)
    assert main(junk) == EXIT_INTERRUPTED
    assert "Stopped. 0 of 3 files are done and kept." in capsys.readouterr().out


def test_photos_and_what_cannot_be_read_are_no_footage(
    tmp_path: Path, junk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for color in ("red", "blue"):
        Image.new("RGB", (8, 8), color).save(tmp_path / "cards" / f"{color}.jpg")
    assert main(junk) == 0
    assert "Scanned 3 files.\n" in capsys.readouterr().out


def test_a_folder_that_moved_is_not_taken_in_twice(
    tmp_path: Path, junk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(junk) == 0
    (tmp_path / "cards").rename(tmp_path / "E")
    capsys.readouterr()
    assert main(["scan", str(tmp_path / "E"), *junk[2:]]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert f"{tmp_path / 'cards'} is not there: its videos are taken to lie in {tmp_path / 'E'} now." in said
    with open_project(tmp_path / "p.trapline") as project:
        assert [video.path for video in media.videos(project)] == [tmp_path / "E/a.mp4"]


def test_a_card_that_was_copied_twice_is_told(
    tmp_path: Path, junk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("cards/a.jpg", "cards/b.jpg"):
        Image.new("RGB", (8, 8), "red").save(tmp_path / place)
    assert main(junk) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "1 file: the same content as another one of the project, counted twice." in said
    assert "--copies" in said
