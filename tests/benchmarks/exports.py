"""How long exports take, and how much memory: `python -m tests.benchmarks.exports [--videos N] [--json]`.

A project of N videos with five animals each, a third with bouts, all with boxes, is made first.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from app.services import media
from app.services.exports import FORMATS, export
from app.services.media.finding_videos import FoundFile
from app.services.projects import create_project, open_project
from app.services.scanning.scans import ScanRun
from mvit_core.events import VideoScanned
from mvit_core.types import (
    Bout,
    Box,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoInfo,
    VideoResult,
    VideoStatus,
)

ANIMALS = 5
SPECIES = ("panthera", "ursus", "vulpes", "canis", "cervus")
START = datetime(2026, 5, 1)


def main() -> None:
    """Make the project, then each export in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--videos", type=int, default=4000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs=3, metavar=("PROJECT", "FORMAT", "OUT"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(*arguments.one)))
        return
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "p.trapline"
        make(project, arguments.videos)
        figures = []
        for name in FORMATS:
            if FORMATS[name].plan is not None:
                continue  # these decode videos
            words = [sys.executable, "-m", __spec__.name, "--one", str(project), name, f"{folder}/{name}"]
            done = subprocess.run(words, check=True, capture_output=True, text=True)
            figures.append(json.loads(done.stdout.splitlines()[-1]))
    if arguments.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{arguments.videos} videos, {arguments.videos * ANIMALS} animals")
    for one in figures:
        name, seconds, rows, most = one["format"], one["seconds"], one["rows"], one["megabytes"]
        print(f"{name:14} {seconds:7.1f} s {rows:9} rows {most:6.0f} MB at most")


def measure(project: str, name: str, out: str) -> dict[str, object]:
    """One export: seconds, rows, and the most memory that the process had."""
    with open_project(project) as opened:
        began = time.perf_counter()
        report = export(opened, name, Path(out + FORMATS[name].suffix), utc_offset="+00:00")
        seconds = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"format": name, "seconds": round(seconds, 2), "rows": report.num_rows, "megabytes": round(most)}


def make(path: Path, num_videos: int) -> None:
    """The project."""
    root = path.parent / "footage"
    root.mkdir()
    with create_project(path) as project:
        names = [f"Site {number % 40}/{number:06d}.mp4" for number in range(num_videos)]
        files = [
            FoundFile(root / name, name, 9, START + timedelta(minutes=7 * place))
            for place, name in enumerate(names)
        ]
        media.add_files(project, root, files)
        run = ScanRun.start(project)
        number = 0
        while (request := run.next_request()) is not None:
            run.record(VideoScanned(key=request.key, result=result(number)))
            number += 1
        run.finish()


def result(number: int) -> VideoResult:
    """What a scan says of one video."""
    tracks = []
    for place in range(ANIMALS):
        points = tuple(TrackPoint(i * 0.2, i * 6, Box(0.1 + i * 0.01, 0.2, 0.1, 0.2)) for i in range(30))
        bouts = (Bout("eats_food", Span(1.0, 3.0), 0.6),) if place % 3 == 0 else ()
        score = Score(SPECIES[(number + place) % len(SPECIES)], 0.8)
        tracks.append(TrackResult(track=Track(points, 0.7), species=(score,), bouts=bouts))
    info = VideoInfo(
        size_bytes=9, container="mov", codec="h264", width=1280, height=720, duration_s=20.0, frame_rate=30.0,
        captured_at=START + timedelta(minutes=7 * number),
    )  # fmt: skip
    return VideoResult(status=VideoStatus.DONE, info=info, decoded_s=20.0, tracks=tuple(tracks))


if __name__ == "__main__":
    main()
