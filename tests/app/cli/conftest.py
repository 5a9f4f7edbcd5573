"""A command line of its own, and a project that was scanned."""

import signal
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from app.services import media
from app.services.projects import create_project
from app.services.scanning.scans import ScanRun
from mvit_core.types import Box, Track, TrackPoint, TrackResult, VideoResult, VideoStatus
from tests.scanned import to_its_end


@pytest.fixture
def home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Trapline keeps its things; signals stay those of the tests."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            monkeypatch.setattr(signal, "signal", lambda *_: None)
    return home


@pytest.fixture
def project(home: Path, tmp_path: Path) -> Path:
    """A scanned project of two videos, one of them unreadable; names with brackets and umlauts."""
    root = tmp_path / "cards"
    for place in ("Süd/[bold]1.mp4", "Süd/2.mp4"):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(b"x")
    points = tuple(TrackPoint(i * 0.5, i * 15, Box(0.1, 0.1, 0.2, 0.2)) for i in range(5))
    found = TrackResult(track=Track(points, 0.75))
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, root, list(media.find_videos(root)))
        done = VideoResult(status=VideoStatus.DONE, tracks=(found,))
        unreadable = VideoResult(status=VideoStatus.UNREADABLE, reason="It is [red]empty.")
        to_its_end(ScanRun.start(project), lambda request: done if "[bold]" in request.path else unreadable)
    return tmp_path / "p.trapline"


class Terminal(StringIO):
    """A terminal that tells not its size."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], StringIO]:
    """The output becomes a terminal of so many columns."""

    def begin(width: int) -> StringIO:
        made = Terminal()
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "dumb")  # no colors
        monkeypatch.setattr("sys.stdout", made)
        return made

    return begin
