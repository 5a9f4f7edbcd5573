"""Projects with rendered findings in them: no video is decoded here; and workers that follow a script."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.services import media, models
from app.services.projects import Project, create_project
from app.services.scanning import worker_pipes
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.store.records import VideoId
from mvit_core.types import (
    Bout,
    Box,
    MotionCurve,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoResult,
    VideoStatus,
)
from tests.scanned import to_its_end

MakeResult = Callable[..., VideoResult]

START = """
import sys, json, os, time
say = lambda **event: (sys.stdout.write(json.dumps(event) + "\\n"), sys.stdout.flush())
scanned = lambda key: say(type="scanned", key=key, result={"status": "blank"})
"""
READY = 'say(type="ready")\n'
LOOP = "for line in sys.stdin:\n    key = json.loads(line)['key']\n    "


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets every worker be this script, which may begin with READY and LOOP."""

    def replace(script: str) -> None:
        words = [sys.executable, "-c", START + script]
        monkeypatch.setattr(worker_pipes, "worker_command", lambda _settings: words)

    return replace


@contextmanager
def looked_at_by_a_model(
    folder: Path, num_videos: int, result_of: Callable[[int], VideoResult]
) -> Iterator[Project]:
    """A project of one site's videos, each scanned by a model with the result of its number."""
    model = folder / "model.safetensors"
    model.write_bytes(b"weights")
    hill = folder / "footage/Hill"
    hill.mkdir(parents=True)
    for number in range(num_videos):
        (hill / f"{number:02}.mp4").write_bytes(b"%d" % number)
    with create_project(folder / "x.trapline") as project:
        media.add_files(project, hill.parent, list(media.find_videos(hill.parent)))
        models.use_model(project, model)
        numbers = {video.id: number for number, video in enumerate(media.videos(project))}
        to_its_end(
            ScanRun.start(project, settings=ScanSettings(model_path=model)),
            lambda request: result_of(numbers[VideoId(request.key)]),
        )
        yield project


@pytest.fixture
def footage(tmp_path: Path) -> Path:
    """Three empty files of two sites."""
    folder = tmp_path / "footage"
    for path in ("North/DCIM/100MEDIA/IMG_0001.AVI", "North/DCIM/101MEDIA/IMG_0001.AVI", "Süd/a.mp4"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(path.encode())
    return folder


@pytest.fixture
def project(tmp_path: Path, footage: Path) -> Iterator[Project]:
    """A project of those files, not scanned yet."""
    with create_project(tmp_path / "test.trapline") as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
        yield project


@pytest.fixture
def make_result() -> MakeResult:
    """A result with one track for each of `xs`, moving right from there, each with a bout of eating."""
    return result_with


@pytest.fixture
def scan(project: Project) -> Callable[..., ScanRun]:
    """Runs a scan in which every video has the result given."""

    def run_scan(
        result: VideoResult, videos: list[VideoId] | None = None, *, rescan: bool = False
    ) -> ScanRun:
        return to_its_end(ScanRun.start(project, videos, rescan=rescan), lambda _request: result)

    return run_scan


def result_with(
    *xs: float,
    start_s: float = 0.0,
    species: tuple[Score, ...] = (),
    status: VideoStatus = VideoStatus.DONE,
    bouts: bool = True,
) -> VideoResult:
    """See `make_result`."""
    found = []
    for x in xs:
        points = tuple(
            TrackPoint(start_s + i * 0.2, i * 6, Box(x + i * 0.002, 0.25, 0.125, 0.25)) for i in range(30)
        )
        bout = (Bout("eats_food", Span(start_s + 1, start_s + 3), 0.625),) if bouts else ()
        found.append(TrackResult(track=Track(points, 0.75), species=species, bouts=bout))
    return VideoResult(
        status=status,
        num_frames=180,
        decoded_s=6.0,
        tracks=tuple(found),
        motion=MotionCurve((0.0, 0.5), (0.25, 0.5)),
        masked=(Box(0.0, 0.9375, 1.0, 0.0625),),
    )
