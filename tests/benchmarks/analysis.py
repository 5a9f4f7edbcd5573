"""How long analyses take: `python -m tests.benchmarks.analysis [--videos N] [--each N] [--json]`.

Prints milliseconds on a generated project: reading it once, then each analysis with its plot drawn for a
screen.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from app.services import media
from app.services.analysis.catalog import ANALYSES
from app.services.analysis.survey import Options, Survey
from app.services.plots.figures import picture
from app.services.plots.style import PAPER
from app.services.projects import create_project
from app.store.records import VideoId
from mvit_core.types import VideoInfo
from tests.benchmarks.store import add_videos, fill
from tests.videos import video_ids

Result = TypeVar("Result")
SIZE, DPI = (1000, 400), 96.0
START = datetime(2026, 1, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--videos", type=int, default=10_000)
    parser.add_argument("--each", type=int, default=12, help="observations a video")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), num_videos=arguments.videos, each=arguments.each)
    if arguments.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, value in figures.items():
            print(f"{value:12,.1f}  {name}")


def measure(folder: Path, *, num_videos: int, each: int) -> dict[str, float]:
    """Milliseconds by name."""
    figures: dict[str, float] = {}
    with create_project(folder / "bench.trapline") as project:
        add_videos(project, folder, num_videos)
        ids = video_ids(project)
        media.record_probes(project, [(id_, _info(id_), "") for id_ in ids])
        fill(project, ids, each)
        figures["read the project"], survey = _timed(lambda: Survey(project, Options()))
        figures["find independent events"], _ = _timed(lambda: survey.events)
        for one in ANALYSES:
            figures[f"{one.key}: find"], finding = _timed(lambda find=one.find: find(survey))  # type: ignore[misc]
            if finding.plot is not None:
                plot = finding.plot
                figures[f"{one.key}: draw"], _ = _timed(
                    lambda shown=plot: picture(shown, PAPER, size=SIZE, dpi=DPI)  # type: ignore[misc]
                )
    return figures


def _info(id_: VideoId) -> VideoInfo:
    return VideoInfo(
        size_bytes=1,
        container="avi",
        codec="mjpeg",
        width=1280,
        height=720,
        duration_s=30.0,
        captured_at=START + timedelta(minutes=47 * int(id_)),
        fingerprint=f"bench-{id_}",
    )


def _timed(call: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = call()
    return 1000 * (time.perf_counter() - began), result


if __name__ == "__main__":
    main()
