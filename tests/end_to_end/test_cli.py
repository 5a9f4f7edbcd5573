"""The command line as a person has it: real processes, real signals, real videos."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.services import demo
from tests.end_to_end.conftest import Trapline, command, crossing
from tests.peeking import num_results

NO_VIDEO = {"", ".csv", ".md"}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


@pytest.fixture
def cards(tmp_path: Path, make_video: Callable[..., Path]) -> Path:
    """Two sites: a moving thing in a file with an odd name, a still scene, an empty file."""
    for site in ("North", "Süd"):
        (tmp_path / "cards" / site).mkdir(parents=True)
    make_video(tmp_path / "cards/North/-moves [1].mp4", crossing())
    make_video(tmp_path / "cards/Süd/still.mp4", (np.full((120, 160, 3), 90, np.uint8) for _ in range(40)))
    (tmp_path / "cards/Süd/empty.mp4").touch()
    return tmp_path / "cards"


def statuses(trapline: Trapline, project: str = "p.trapline") -> dict[str, str]:
    rows = json.loads(trapline("videos", project, "--json").stdout)
    return {row["file"]: row["status"] for row in rows}


def test_the_journey_without_a_window(trapline: Trapline, cards: Path, tmp_path: Path) -> None:
    ended = trapline("scan", "cards", "--project", "p.trapline")
    assert (ended.returncode, "1 unreadable" in ended.stdout) == (0, True), ended.stderr
    assert statuses(trapline) == {
        "North/-moves [1].mp4": "done",
        "Süd/still.mp4": "blank",
        "Süd/empty.mp4": "unreadable",
    }
    assert "-moves [1].mp4" in trapline("observations", "p.trapline").stdout
    assert trapline("export", "p.trapline", "--format", "csv", "--out", "o.csv").returncode == 0
    assert trapline("export", "p.trapline", "--format", "camtrap-dp", "--out", "dp").returncode == 0
    with (tmp_path / "dp/observations.csv").open(encoding="utf-8") as stream:
        kinds = [row["observationType"] for row in csv.DictReader(stream)]
    assert kinds.count("blank") == 1
    assert "unclassified" in kinds


def test_a_folder_without_videos_is_said_and_leaves_no_project(trapline: Trapline, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = trapline("scan", "empty", "--project", "p.trapline")
    assert (ended.returncode, ended.stderr) == (1, "trapline: There are no videos in empty.\n")
    assert not (tmp_path / "p.trapline").exists()


def test_a_second_scan_has_nothing_left_to_do_and_a_rescan_doubles_nothing(
    trapline: Trapline, cards: Path
) -> None:
    trapline("scan", "cards", "--project", "p.trapline")
    before = json.loads(trapline("observations", "p.trapline", "--json").stdout)
    again = trapline("scan", "cards", "--project", "p.trapline")
    assert "scanned before" in again.stdout
    trapline("scan", "cards", "--project", "p.trapline", "--rescan")
    after = json.loads(trapline("observations", "p.trapline", "--json").stdout)
    assert len(after) == len(before) > 0


def test_output_without_utf8_and_a_reader_that_leaves_are_survived(
    trapline: Trapline, cards: Path, surroundings: dict[str, str], tmp_path: Path
) -> None:
    trapline("scan", "cards", "--project", "p.trapline")
    plain = trapline("videos", "p.trapline", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert plain.returncode == 0
    assert "S\\xfcd" in plain.stdout
    rows = json.loads(
        trapline("videos", "p.trapline", "--json", PYTHONUTF8="0", PYTHONIOENCODING="ascii").stdout
    )
    assert "Süd" in {row["site"] for row in rows}
    for words in (["videos", "p.trapline"], ["observations", "p.trapline", "--csv"]):
        with subprocess.Popen(
            command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=surroundings
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.wait(60) == 141
            assert process.stderr.read() == b""


@pytest.fixture
def many(tmp_path: Path, make_video: Callable[..., Path]) -> Path:
    """Enough footage that a scan on one worker takes some seconds."""
    noise = np.random.default_rng(3).integers(0, 255, (5, 360, 640, 3), np.uint8)
    first = tmp_path / "many/IMG_0001.mp4"
    first.parent.mkdir()
    make_video(first, (noise[i % 5] for i in range(50)), options={"preset": "ultrafast"})
    data = first.read_bytes()
    for number in range(2, 13):
        first.with_name(f"IMG_{number:04}.mp4").write_bytes(data + bytes([number]))
    return first.parent


def wait_for_results(project: Path, number: int, timeout_s: float = 60) -> None:
    until_s = time.monotonic() + timeout_s
    while time.monotonic() < until_s:
        if num_results(project) >= number:
            return
        time.sleep(0.02)
    pytest.fail("no results came")


@POSIX
def test_ctrl_c_stops_cleanly_and_the_same_command_goes_on(
    trapline: Trapline, many: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    words = ["scan", "many", "--project", "m.trapline", "--workers", "1"]
    with subprocess.Popen(
        command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=surroundings,
        encoding="utf-8", start_new_session=True,
    ) as process:  # fmt: skip
        wait_for_results(tmp_path / "m.trapline", 1)
        os.killpg(process.pid, signal.SIGINT)  # a terminal tells the workers, too
        said, complaints = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "same command again" in said
    assert "Traceback" not in complaints
    done = [file for file, status in statuses(trapline, "m.trapline").items() if status != "new"]
    assert 1 <= len(done) < 12
    again = trapline(*words)
    assert again.returncode == 0
    assert f"Scanned {12 - len(done)} files" in again.stdout
    assert "new" not in statuses(trapline, "m.trapline").values()


@POSIX
def test_a_killed_parent_leaves_no_worker_and_loses_nothing(
    trapline: Trapline, many: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    words = ["scan", "many", "--project", "m.trapline", "--workers", "2"]
    with subprocess.Popen(
        command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path, env=surroundings
    ) as process:
        wait_for_results(tmp_path / "m.trapline", 2)
        workers = children(process.pid)
        process.kill()
    before = json.loads(trapline("observations", "m.trapline", "--json").stdout)
    assert trapline(*words).returncode == 0
    after = json.loads(trapline("observations", "m.trapline", "--json").stdout)
    kept = {row["id"] for row in before}
    assert kept <= {row["id"] for row in after}
    places = [(row["file"], row["start_s"], row["end_s"], row["track_id"]) for row in after]
    assert len(set(places)) == len(places)
    assert not [pid for pid in workers if alive(pid)]


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and " Z " not in stat.read_text()


@pytest.mark.slow
@pytest.mark.shared
def test_every_real_file_ends_with_a_status(trapline: Trapline, shared: Path) -> None:
    folders = [shared / "footage" / name for name in ("lote", "trap_formats", "primates", "fixtures")]
    ended = trapline("scan", *folders, "--project", "p.trapline", timeout_s=300)
    assert ended.returncode == 0, ended.stderr
    rows = json.loads(trapline("videos", "p.trapline", "--json").stdout)
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix.lower() not in NO_VIDEO]
    assert {row["path"] for row in rows} == {str(file) for file in files if file.is_file()}
    for row in rows:
        assert row["status"] in ("done", "blank", "partial", "unreadable"), row
        assert (row["status"] == "unreadable") == (Path(row["path"]).stat().st_size < 100), row
        assert bool(row["reason"]) == (row["status"] in ("partial", "unreadable")), row
        assert row["duration_s"] or row["status"] != "blank", row


LEFT_TO_DRAW = ("Ridge/DCIM/100MEDIA/IMG_0001.MP4", "River/CAM2/06120003.AVI", "River/CAM2/06120004.AVI")


@pytest.fixture
def half_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the demonstration; all but three files, which take a minute to draw, lie there small."""
    small = tuple(
        replace(video, spec=replace(video.spec, width=160, height=90, duration_s=2.0, frame_rate=8.0))
        for video in demo.DEMO
        if video.place not in LEFT_TO_DRAW
    )
    monkeypatch.setattr(demo, "DEMO", small)
    return demo.render_demo(tmp_path / "demo")


@pytest.mark.slow
def test_the_demonstration_without_a_screen(trapline: Trapline, half_drawn: Path) -> None:
    ended = trapline("demo", "--folder", "demo", timeout_s=400)
    assert ended.returncode == 0, ended.stderr
    picture = half_drawn / "Demonstration timelines.png"
    assert str(picture) in ended.stdout
    assert picture.stat().st_size > 50_000
    assert "animal?" in ended.stdout
    found = statuses(trapline, "demo/Demonstration.trapline")
    assert len(found) == 14
    assert [found[place] for place in LEFT_TO_DRAW] == ["done", "partial", "unreadable"]
