"""The real command line in a bad world: odd names, pulled drives, rivals, signals."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mvit_core.files.path_text import to_path
from tests.conftest import MakeVideo

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows looks at these tests, and leaves them out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs names of any bytes, signals and /proc")

Start = Callable[..., subprocess.Popen[bytes]]
ENDS_WITHIN_S = 40.0  # on a busy machine


@pytest.fixture(scope="module")
def clip(make_video: MakeVideo, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Two seconds in which something bright crosses a textured scene."""
    scene = np.random.default_rng(1).integers(60, 120, (120, 160, 3), np.uint8)
    frames = []
    for index in range(40):
        frame = scene.copy()
        frame[50:80, 10 + 2 * index : 34 + 2 * index] = 220
        frames.append(frame)
    return make_video(tmp_path_factory.mktemp("clip") / "a.mp4", frames, rate=20).read_bytes()


@pytest.fixture(scope="module")
def long_card(make_video: MakeVideo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A video that takes some seconds, twice."""
    folder = tmp_path_factory.mktemp("long")
    dice = np.random.default_rng(1)
    still = [dice.integers(0, 255, (480, 640, 3), np.uint8) for _ in range(4)]
    make_video(folder / "0.mp4", (still[i % 4] for i in range(450)), rate=5, options={"preset": "ultrafast"})
    (folder / "1.mp4").write_bytes((folder / "0.mp4").read_bytes())
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts `trapline` with these words, in a session of its own as a terminal would."""

    def start_with(*words: str | Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "app", *words],
            env=os.environ | {"TRAPLINE_HOME": str(tmp_path / "home")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    return start_with


def said(process: subprocess.Popen[bytes], *, code: int = 0) -> str:
    """What it says until it ends."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == code, err.decode()
    return out.decode() + err.decode()


def listed(start: Start, project: Path) -> list[dict[str, Any]]:
    out, _ = start("videos", project, "--json").communicate(timeout=60)
    rows: list[dict[str, Any]] = json.loads(out)
    return rows


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """Processes of its session that serve scans."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != process.pid:
            try:
                if (
                    os.getsid(int(entry.name)) == process.pid
                    and b"worker" in (entry / "cmdline").read_bytes()
                ):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def has_begun_to_scan(project: Path) -> bool:
    """Whether the project holds a scan; asked from outside, while another process writes it."""
    if not project.exists():
        return False
    with closing(sqlite3.connect(f"{project.as_uri()}?mode=ro", uri=True)) as connection:
        return bool(connection.execute("SELECT count(*) FROM scans").fetchone()[0])


def wait_for(happens: Callable[[], object]) -> bool:
    """Whether it happens soon."""
    until_s = time.monotonic() + ENDS_WITHIN_S
    while not happens():
        if time.monotonic() > until_s:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.slow
def test_videos_of_any_name_are_scanned(start: Start, clip: bytes, tmp_path: Path) -> None:
    names = [
        b"caf\xe9.mp4",
        b"two\nlines.mp4",
        b"-rf.mp4",
        b"100%41.mp4",
        b"trail. /v .mp4",
        b"S\xfcd/\xff.mp4",
    ]
    names += ["🦊 אבג 鹿.mp4".encode(), b"folder.mp4/a.mp4", b"x" * 246 + b".mp4", b"\xef\xbf\xbdE9.mp4"]
    card = os.fsencode(tmp_path / "card")
    for number, name in enumerate(names):
        path = os.path.join(card, name)  # noqa: PTH118 - names of any bytes
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        Path(os.fsdecode(path)).write_bytes(clip + bytes([number]))
    (tmp_path / "card/loop").symlink_to("loop")
    (tmp_path / "card/up").symlink_to("..")
    project = tmp_path / "p.trapline"
    said(start("scan", tmp_path / "card", "--project", project))
    rows = listed(start, project)
    assert {row["status"] for row in rows} == {"done"}
    assert {os.fsencode(to_path(row["path"])) for row in rows} == {os.path.join(card, name) for name in names}  # noqa: PTH118
    said(start("export", project, "--format", "camtrap-dp", "--out", tmp_path / "dp"))
    (tmp_path / "again").symlink_to("card")
    assert "scanned before" in said(start("scan", tmp_path / "again", "--project", project))
    assert len(listed(start, project)) == len(names)


@pytest.mark.slow
def test_a_drive_pulled_in_the_middle_is_waited_for(
    start: Start, long_card: Path, clip: bytes, tmp_path: Path
) -> None:
    card, project = tmp_path / "card", tmp_path / "p.trapline"
    card.mkdir()
    (card / "0.mp4").symlink_to(long_card / "0.mp4")
    for number in range(1, 4):
        (card / f"{number}.mp4").write_bytes(clip + bytes([number]))
    os.utime(long_card / "0.mp4", (1_000_000_000, 1_000_000_000))  # so that it comes first
    process = start("scan", card, "--project", project, "--workers", "1")
    assert wait_for(lambda: workers_of(process) and has_begun_to_scan(project))
    card.rename(tmp_path / "pulled")
    told = said(process)
    rows = listed(start, project)
    assert {row["status"] for row in rows} <= {"new", "done", "blank"}
    assert "not there any more" in told
    (tmp_path / "pulled").rename(card)
    said(start("scan", card, "--project", project))
    assert {row["status"] for row in listed(start, project)} <= {"done", "blank"}


@pytest.mark.slow
def test_the_second_scan_learns_who_holds_the_project(start: Start, long_card: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.trapline"
    first = start("scan", long_card, "--project", project)
    assert wait_for(lambda: workers_of(first))
    assert f"process {first.pid}" in said(start("scan", long_card, "--project", project), code=1)
    first.send_signal(signal.SIGINT)
    assert "Stopped" in said(first, code=130)


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (KILL, -KILL)])
def test_no_worker_outlives_its_scan(
    start: Start, long_card: Path, tmp_path: Path, number: int, code: int
) -> None:
    process = start("scan", long_card, "--project", tmp_path / "p.trapline", "--workers", "2")
    assert wait_for(lambda: len(workers_of(process)) == 2)
    time.sleep(1.0)
    process.send_signal(number)
    assert "Traceback" not in said(process, code=code)
    assert wait_for(lambda: not workers_of(process))
