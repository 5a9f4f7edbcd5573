"""A scan killed at random moments, with its workers or without, goes on: nothing lost, nothing doubled."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import MakeVideo

NUM_VIDEOS = 12
NUM_KILLS = 5

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture(scope="module")
def footage(make_video: MakeVideo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Videos in which something bright crosses a textured scene, each at a speed of its own."""
    folder = tmp_path_factory.mktemp("card")
    scene = np.random.default_rng(1).integers(60, 120, (120, 160, 3), np.uint8)
    for number in range(NUM_VIDEOS):
        frames = []
        for index in range(60):
            frame = scene.copy()
            x = 10 + index * (1 + number % 3) // 2
            frame[50:80, x : x + 24] = 220
            frames.append(frame)
        make_video(folder / f"IMG_{number:04}.MP4", frames, rate=10)
    return folder


def trapline(*words: str, home: Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command line in a process group of its own, as a terminal would."""
    return subprocess.Popen(
        [sys.executable, "-m", "app", *words],
        env=os.environ | {"TRAPLINE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **options,
    )


def answer(*words: str, home: Path) -> Any:
    """The JSON that a command prints."""
    process = trapline(*words, "--json", home=home)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err.decode()
    return json.loads(out)


def essence(observations: list[dict[str, Any]]) -> list[str]:
    """What two scans of the same videos must agree on: everything but the numbering."""
    kept = [
        {key: value for key, value in row.items() if not key.endswith(("id", "_at"))} for row in observations
    ]
    return sorted(json.dumps(row, sort_keys=True) for row in kept)


def scan_and_kill(folder: Path, project: Path, home: Path, *, after_s: float, whole_group: bool) -> bool:
    """Scan, and kill after a while; returns whether the scan was quicker."""
    process = trapline("scan", str(folder), "--project", str(project), home=home)
    try:
        process.communicate(timeout=after_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL) if whole_group else process.kill()
        process.communicate(timeout=60)
        return False
    return True


@pytest.mark.slow
def test_a_scan_killed_again_and_again_ends_as_one_that_was_left_alone(footage: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    calm, killed = tmp_path / "calm.trapline", tmp_path / "killed.trapline"
    process = trapline("scan", str(footage), "--project", str(calm), home=home)
    begun = time.monotonic()
    process.communicate(timeout=300)
    took_s = time.monotonic() - begun
    rng = random.Random(7)
    saved: dict[str, str] = {}
    num_kills = 0
    for number in range(NUM_KILLS):
        after_s = took_s * rng.uniform(0.3, 0.95)
        quicker = scan_and_kill(footage, killed, home, after_s=after_s, whole_group=number % 2 == 0)
        num_kills += not quicker
        if not killed.exists():
            continue
        now = {row["path"]: row["status"] for row in answer("videos", str(killed), home=home)}
        lost = {path: status for path, status in saved.items() if status != "new" and now[path] != status}
        assert not lost
        saved = now
    assert num_kills, "no kill came in time: the test showed nothing"
    process = trapline("scan", str(footage), "--project", str(killed), home=home)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0, err.decode()
    expected = answer("observations", str(calm), home=home)
    assert len(expected) >= NUM_VIDEOS
    assert essence(answer("observations", str(killed), home=home)) == essence(expected)
