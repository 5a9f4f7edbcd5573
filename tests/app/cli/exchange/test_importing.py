"""`trapline import --dry-run`: what would come in, from every format, with nothing written."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app import paths
from app.__main__ import main
from app.cli.exit_codes import EXIT_INTERRUPTED
from app.services import media, observations
from app.services.media.frame_clock import FrameClock
from app.services.projects import create_project, open_project
from tests.conftest import MakeVideo
from tests.import_files import FORMATS_WRITTEN, HERE, cards


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("write", FORMATS_WRITTEN.values(), ids=list(FORMATS_WRITTEN))
def test_a_dry_run_says_what_would_come_in_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], write: Callable[[Path], Path]
) -> None:
    place = tmp_path / "p.trapline"
    with create_project(place) as project:
        file = write(cards(project, tmp_path))
    assert main(["import", str(file), "--into", str(place), "--dry-run"]) == 0
    said = capsys.readouterr()
    assert "Would take in" in said.out
    assert "The file speaks of" in said.out
    assert "note:" in said.err
    with open_project(place) as project:
        assert list(observations.all_observations(project)) == []
    assert main(["import", str(file), "--into", str(place)]) == 0
    done = capsys.readouterr()
    assert done.out == said.out.replace("Would take in", "Took in")
    notes, backup, rest = done.err.partition("note: " + str(paths.backups_dir()))
    assert notes == said.err
    assert backup
    assert " is the project as it was before; trapline restore goes back to it." in rest


def test_a_dry_run_makes_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = FORMATS_WRITTEN["megadetector"](tmp_path)
    place = tmp_path / "none.trapline"
    assert main(["import", str(file), "--into", str(place), "--dry-run"]) == 0
    assert "2 videos: 2 not found" in capsys.readouterr().out
    assert not place.exists()


def test_an_import_of_which_nothing_comes_in_leaves_no_project(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels" / "o.csv"
    labels.parent.mkdir()
    assert main(["export", str(project), "--format", "csv", "--out", str(labels)]) == 0
    new = tmp_path / "new.trapline"
    assert main(["import", str(labels), "--into", str(new)]) == 1
    assert "Nothing of it could be taken in" in capsys.readouterr().err
    assert not list(tmp_path.glob("new*"))
    assert main(["import", str(labels), "--into", str(project)]) == 0  # all of it is in already
    assert project.exists()


def test_names_in_a_note_reach_no_terminal_as_commands(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_project(project) as opened:
        name = media.videos(opened)[0].relative_path
    file = tmp_path / "o.csv"
    file.write_text(f"file,species\n{name},\x1b]0;mine\x07[b]fox\n", encoding="utf-8")
    assert main(["import", str(file), "--into", str(project)]) == 0
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "mine [b]fox" in said


@pytest.mark.usefixtures("home")
def test_videos_that_come_with_a_table_are_asked_what_they_are(tmp_path: Path, make_video: MakeVideo) -> None:
    """Nobody else does on the command line, and boxes in pixels need to know."""
    folder = tmp_path / "cards" / "Hill"
    folder.mkdir(parents=True)
    make_video(folder / "a.mp4", [np.full((96, 160), 90, np.uint8)] * 30, rate=10, rotation=90)
    table = tmp_path / "cards" / "seen.csv"
    table.write_text("file,start,end,species\nHill/a.mp4,0.5,1.5,lynx\n")
    place = tmp_path / "new.trapline"
    assert main(["import", str(table), "--into", str(place)]) == 0
    with open_project(place) as project:
        (video,) = media.videos(project)
    assert (video.width, video.height, video.frame_rate) == (96, 160, 10.0)


@pytest.mark.usefixtures("home")
def test_an_import_that_is_stopped_while_videos_are_opened_leaves_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_video: MakeVideo
) -> None:
    file = FORMATS_WRITTEN["megadetector"](tmp_path)
    (file.parent / HERE).parent.mkdir(parents=True)
    make_video((file.parent / HERE).with_suffix(".mp4"), [np.zeros((48, 64), np.uint8)] * 3).rename(
        file.parent / HERE
    )

    def stop(*_of: object, **_how: object) -> None:
        raise KeyboardInterrupt

    place = tmp_path / "new.trapline"
    with monkeypatch.context() as patched:
        patched.setattr(FrameClock, "of_file", stop)
        assert main(["import", str(file), "--into", str(place)]) == EXIT_INTERRUPTED
    assert not list(tmp_path.glob("new*"))
    assert main(["import", str(file), "--into", str(place)]) == 0
    with open_project(place) as project:
        assert media.videos(project)
