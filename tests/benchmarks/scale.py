"""What a million videos cost, from rates measured here: `python -m tests.benchmarks.scale [PART ...]`.

  scan    CPU seconds of one core for a second of footage, without a model and with the starter; for a window
  store   bytes of the database for a video, and milliseconds of the scan's owner for it: SQLite, and
          PostgreSQL where a server is installed
  labels  labels a second that 1, 2 and 4 people at once can write to one PostgreSQL project
  travel  bytes that go to a node of a cluster for a video, and come back

CPU times, where they are given, do not depend on what else the machine does; wall times do.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from app.services import observations
from app.services.cluster.shard import Outcome, encode_outcome, encode_shard
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation
from mvit_core.events import ScanRequest, VideoScanned
from mvit_core.scan import Tools, scan
from mvit_core.types import (
    Bout,
    Box,
    MotionCurve,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    TrackWindows,
    VideoResult,
    VideoStatus,
)
from tests.benchmarks.scan import FOOTAGE, cpu_seconds, make
from tests.benchmarks.store import add_videos
from tests.postgres import PostgresServer, find_programs

VIDEO_S, ANIMAL_S = 30.0, 10.0  # of the videos whose storage is measured: as a trail camera takes them
WINDOW_S = 1.0
FEATURES = {"starter (192)": 192, "MViT (768)": 768}
NUM_BEHAVIORS, NUM_SPECIES = 12, 8
MEASURED = ("1080p H.264, GOP 30", "720p H.264, GOP 30")
STARTER = Path("resources/starter/mvit_xs.safetensors")
PARTS = ("scan", "store", "labels", "travel")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--videos", type=int, default=400, help="stored for each kind")
    parser.add_argument("--seconds", type=float, default=10.0, help="length of the videos that are scanned")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    chosen = arguments.parts or PARTS
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        if "scan" in chosen:
            figures |= measure_scan(Path(folder), arguments.seconds, arguments.repeats)
        with databases(Path(folder)) as places:
            if "store" in chosen:
                figures |= measure_store(Path(folder), places, arguments.videos)
            if "labels" in chosen:
                figures |= measure_labels(Path(folder), places)
    if "travel" in chosen:
        figures |= measure_travel()
    if arguments.json:
        print(json.dumps(figures, indent=2))
    else:
        print("\n".join(f"{value:14,.4g}  {name}" for name, value in figures.items()))


def measure_scan(folder: Path, seconds: float, repeats: int) -> dict[str, float]:
    """CPU seconds a second of footage, one thread; the same clips in turns."""
    import torch

    from mvit_core.inference import Predictor

    torch.set_num_threads(1)
    predictor = Predictor.from_checkpoint(STARTER)
    figures: dict[str, float] = {}
    ways = {"without a model": Tools(), "with the starter": Tools(predictor=predictor)}
    for footage in (each for each in FOOTAGE if each.name in MEASURED):
        path = folder / f"{footage.width}.mp4"
        make(path, footage, seconds)
        costs: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(repeats):
            for name, tools in ways.items():
                costs[name].append(cpu_seconds(partial(scanned, path, tools)))
        without, with_model = (median(each) for each in costs.values())
        tracks = scanned(path, ways["with the starter"]).tracks
        num_windows = sum(len(one.windows.spans) for one in tracks if one.windows)
        kind = footage.name.partition(",")[0]
        figures[f"{kind}: CPU s for a second of footage, without a model"] = without / seconds
        figures[f"{kind}: the same with the starter"] = with_model / seconds
        if num_windows:
            name = f"{kind}: CPU s for a window of the starter ({num_windows} windows in {seconds:.0f} s)"
            figures[name] = (with_model - without) / num_windows
    return figures


def scanned(path: Path, tools: Tools) -> VideoResult:
    """One video, as a worker scans it."""
    events = scan(iter([ScanRequest(key=0, path=str(path))]), tools=tools)
    return next(event.result for event in events if isinstance(event, VideoScanned))


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, Callable[[], Project]]]:
    """Makes new projects, by kind of database."""
    numbers = iter(range(1000))
    places: dict[str, Callable[[], Project]] = {
        "SQLite": lambda: create_project(folder / f"{next(numbers)}.trapline")
    }
    programs = find_programs()
    if programs is None:
        yield places
        return
    server = PostgresServer(programs, settings=())
    places["PostgreSQL"] = lambda: create_project(server.new_database())
    try:
        yield places
    finally:
        server.remove()


def measure_store(folder: Path, places: dict[str, Callable[[], Project]], number: int) -> dict[str, float]:
    """Bytes a video and milliseconds a result; what has no animal, one without and with a model."""
    results = {"nothing in it": blank_result(), "an animal for 10 s, no model": animal_result(None)}
    results |= {f"the same, {name}": animal_result(width) for name, width in FEATURES.items()}
    figures: dict[str, float] = {}
    for database, new in places.items():
        for name, result in results.items():
            with new() as project:
                empty = size_of(project)
                add_videos(project, folder, number)
                before = size_of(project)
                began = time.process_time()
                times_ms = list(store(project, result))
                cpu_ms = 1e3 * (time.process_time() - began) / number
                figures[f"{database}: bytes for a video before it is scanned"] = (before - empty) / number
                figures[f"{database}: bytes for its result, {name}"] = (size_of(project) - before) / number
                figures[f"{database}: ms to ask for it and write its result, {name}"] = median(times_ms)
                figures[f"{database}: CPU ms of the owner for that, {name}"] = cpu_ms
    return figures


def store(project: Project, result: VideoResult) -> Iterator[float]:
    """Ask for every video and store the result; milliseconds of each, all that the owner of a scan does."""
    run, began = ScanRun.start(project), time.perf_counter()
    while (request := run.next_request()) is not None:
        run.record(VideoScanned(key=request.key, result=result))
        yield 1e3 * (time.perf_counter() - began)
        began = time.perf_counter()


def size_of(project: Project) -> float:
    """Bytes on the disk of everything in it."""
    project.flush()
    with project.engine.connect() as connection:
        if project.engine.dialect.name == "sqlite":
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            return float(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())
        return float(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def measure_labels(
    folder: Path, places: dict[str, Callable[[], Project]], seconds: float = 3.0
) -> dict[str, float]:
    """Labels a second, of several people at once; each waits for every answer."""
    if "PostgreSQL" not in places:
        return {}
    figures: dict[str, float] = {}
    with places["PostgreSQL"]() as project:
        add_videos(project, folder, 64)
        list(store(project, animal_result(None)))
        address = project.engine.url.render_as_string(hide_password=False)
        animals = [one for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL]
    for number in (1, 2, 4):
        shares = [animals[who::number] for who in range(number)]
        with ThreadPoolExecutor(number) as people:
            done = people.map(partial(label_for, address, seconds=seconds), shares)
            figures[f"PostgreSQL: labels a second, {number} at once"] = sum(done) / seconds
    return figures


def label_for(address: str, animals: list[Observation], *, seconds: float) -> int:
    """Label again and again for a while; how often."""
    with open_project(address) as project:
        until_s, done = time.monotonic() + seconds, 0
        while time.monotonic() < until_s:
            one = animals[done % len(animals)]
            labels.apply(project, {one.id: labels.correct(one, taxon="lynx", count=done)}, who="bench")
            done += 1
    return done


def measure_travel() -> dict[str, float]:
    """Bytes that a video is on the network between the project and a node."""
    request = ScanRequest(key=123_456, path="/data/survey/Site 12/DCIM/100MEDIA/IMG_0042.AVI")
    figures = {"bytes to a node for a video": float(len(encode_shard([request] * 8)) / 8)}
    kinds = {"nothing in it": blank_result(), "an animal, no model": animal_result(None)}
    for name, result in (kinds | {"an animal, MViT": animal_result(768)}).items():
        answers = tuple(VideoScanned(key=request.key, result=result) for _ in range(8))
        figures[f"bytes back for a video, {name}"] = (
            len(encode_outcome(Outcome(node="n", answers=answers))) / 8
        )
    return figures


def blank_result() -> VideoResult:
    """Nothing in 30 seconds."""
    return _result(VideoStatus.BLANK, ())


def animal_result(num_features: int | None) -> VideoResult:
    """One animal for ten seconds; where a model of so many features looked, with two bouts and windows."""
    dice = np.random.default_rng(4)
    steps = np.cumsum(dice.normal(0, 0.004, (round(ANIMAL_S * 5), 4)), axis=0) + 0.3
    points = tuple(
        TrackPoint(0.2 * i, 6 * i, Box(*(float(side) for side in row))) for i, row in enumerate(steps)
    )
    if num_features is None:
        return _result(VideoStatus.DONE, (TrackResult(track=Track(points, 0.75)),))
    number = round(ANIMAL_S / WINDOW_S)
    scores = dice.random((number, NUM_SPECIES + NUM_BEHAVIORS)).astype("<f2")
    windows = TrackWindows(
        spans=tuple(Span(WINDOW_S * i, WINDOW_S * (i + 1)) for i in range(number)),
        species=tuple(f"species_{i}" for i in range(NUM_SPECIES)),
        behaviors=tuple(f"behavior_{i}" for i in range(NUM_BEHAVIORS)),
        scores=scores.tobytes(),
        embeddings=dice.normal(0, 1, (number, num_features)).astype("<f2").tobytes(),
    )
    bouts = tuple(Bout("eats_food", Span(start, start + 2.0), 0.6) for start in (1.0, 5.0))
    found = TrackResult(
        track=Track(points, 0.75),
        species=(Score("lynx", 0.8), Score("felis", 0.1)),
        bouts=bouts,
        windows=windows,
    )
    return _result(VideoStatus.DONE, (found,))


def _result(status: VideoStatus, tracks: tuple[TrackResult, ...]) -> VideoResult:
    times = tuple(0.2 * i for i in range(round(VIDEO_S * 5)))
    values = tuple(float(value) for value in np.random.default_rng(5).random(len(times)) * 0.01)
    return VideoResult(
        status=status,
        num_frames=round(VIDEO_S * 30),
        decoded_s=VIDEO_S,
        tracks=tracks,
        motion=MotionCurve(times, values),
        masked=(Box(0.0, 0.94, 1.0, 0.06),),
    )


if __name__ == "__main__":
    main()
