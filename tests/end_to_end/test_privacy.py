"""Nothing leaves the computer: every process of a journey is watched for attempts to reach a network."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from app.paths import HOME_VARIABLE
from tests.conftest import MakeVideo

WATCH = """
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        where = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
        if isinstance(where, (str, bytes)) and event == "socket.connect":
            return  # a socket of this computer's own file system
        with open(os.environ["TRAPLINE_WATCH"], "a") as file:
            file.write(f"{event} {where} in {sys.argv}\\n")

sys.addaudithook(watch)
with open(os.environ["TRAPLINE_WATCH"] + ".started", "a") as file:
    file.write(f"{os.getpid()}\\n")
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python process watches itself from its first line on."""
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch/sitecustomize.py").write_text(WATCH)
    here = str(Path(__file__).parents[2])
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "watch"), here]),
        "TRAPLINE_WATCH": str(tmp_path / "seen"),
        HOME_VARIABLE: str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }


@pytest.fixture
def card(make_video: MakeVideo, tmp_path: Path) -> Path:
    """One video in which something crosses."""
    scene = np.random.default_rng(1).integers(60, 120, (120, 160, 3), np.uint8)
    frames = []
    for index in range(30):
        frame = scene.copy()
        frame[50:80, 10 + 3 * index : 34 + 3 * index] = 220
        frames.append(frame)
    (tmp_path / "card").mkdir()
    make_video(tmp_path / "card/IMG_0001.mp4", frames, rate=10)
    return tmp_path / "card"


def told(surroundings: dict[str, str], *words: object) -> str:
    command = [sys.executable, "-P", "-m", "app", *map(str, words)]
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def wait_until_it_can_be_closed(window: subprocess.Popen[bytes]) -> None:
    """A window hears SIGTERM once it is there, which takes a busy computer long; before, it would kill it."""
    process = Path(f"/proc/{window.pid}")
    if not process.exists():
        time.sleep(15.0)
    while process.exists() and not ("libQt6Widgets" in (process / "maps").read_text() and hears(process)):
        assert window.poll() is None
        time.sleep(0.1)


def hears(process: Path) -> bool:
    """Whether a process of Linux catches SIGTERM."""
    lines = (process / "status").read_text().splitlines()
    caught = next(line for line in lines if line.startswith("SigCgt")).split()[1]
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


@pytest.mark.skipif(sys.platform == "win32", reason="closes the window with a signal")
def test_a_whole_journey_reaches_no_network(surroundings: dict[str, str], card: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.trapline"
    told(surroundings, "scan", card, "--project", project)
    told(surroundings, "observations", project, "--json")
    told(surroundings, "export", project, "--format", "camtrap-dp", "--out", tmp_path / "dp")
    told(surroundings, "backups", project, "--now")
    told(surroundings, "models", "catalogue")
    told(surroundings, "info")
    window = subprocess.Popen([sys.executable, "-P", "-m", "app", "open", str(project)], env=surroundings)
    wait_until_it_can_be_closed(window)
    time.sleep(4.0)
    window.send_signal(signal.SIGTERM)
    assert window.wait(timeout=60) == 0
    started = (tmp_path / "seen.started").read_text().splitlines()
    assert len(started) >= 8  # seven commands, and at least one worker of theirs
    assert not (tmp_path / "seen").exists(), (tmp_path / "seen").read_text()


def test_the_watch_sees_what_it_should(surroundings: dict[str, str], tmp_path: Path) -> None:
    code = "import socket; s = socket.socket(); s.settimeout(0.2); s.connect_ex(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", code], env=surroundings, check=True)
    assert "socket.connect ('127.0.0.1', 9)" in (tmp_path / "seen").read_text()
