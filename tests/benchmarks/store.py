"""How fast the store is: `python -m tests.benchmarks.store [--videos N] [--each N] [--json]`.

Prints medians in milliseconds on a project that it generates in a temporary folder.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select

from app.services import media, observations
from app.services.media.finding_videos import FoundFile
from app.services.observations import scanned
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.base import pack_curve, pack_points, utc_now
from app.store.library_order import batches
from app.store.records import Observation, VideoId
from app.store.schema import DETECTIONS, OBSERVATIONS, TRACKS, ObservationRow, ScanResultRow
from app.store.settling import NOTHING, recount
from mvit_core.events import VideoScanned
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
from tests.videos import video_ids

POINTS = tuple(TrackPoint(i * 0.2, i * 6, Box(0.1 + i * 1e-3, 0.2, 0.3, 0.4)) for i in range(150))
REPEATS = 40


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
            print(f"{value:12,.3f}  {name}")


def measure(folder: Path, *, num_videos: int, each: int) -> dict[str, float]:
    """Figures by name; milliseconds unless the name says otherwise."""
    figures: dict[str, float] = {}
    file = folder / "bench.trapline"
    with create_project(file) as project:
        seconds = timed(lambda: add_videos(project, folder, num_videos))
        figures["files taken in a second"] = num_videos / seconds
        ids = video_ids(project)
        seconds = timed(lambda: fill(project, ids, each))
        figures["observations generated"] = num_videos * each
        figures["observations generated a second"] = num_videos * each / seconds
        figures |= measure_writes(project, ids)
        figures |= measure_reads(project, ids)
    figures["project file, MB"] = file.stat().st_size / 1e6
    figures["open the project"] = 1e3 * timed(lambda: open_project(file).close())
    return figures


def measure_writes(project: Project, ids: list[VideoId]) -> dict[str, float]:
    """Saving scans and edits, one transaction and one fsync each."""
    run = ScanRun.start(project, ids[: 2 * REPEATS], rescan=True)
    result = result_with(20)

    def save() -> None:
        request = run.next_request()
        assert request is not None
        run.record(VideoScanned(key=request.key, result=result))

    some = [observations.of_video(project, id_)[0] for id_ in ids[-REPEATS:]]
    todo: Iterator[Observation] = iter(some)

    def edit() -> None:
        one = next(todo)
        labels.apply(project, {one.id: labels.correct(one, taxon="lynx")}, who="bench")

    with project.reading() as session:
        many = session.scalars(select(ObservationRow.id).limit(10_000)).all()
    bulk = {id_: labels.add(Span(0, 1), taxon="lynx") for id_ in many}
    figures = {"save a scanned video with 20 bouts": median_ms(save), "an edit": median_ms(edit)}
    undo: list[labels.Assignment] = []
    figures["a bulk edit of 10,000 observations"] = 1e3 * timed(
        lambda: undo.append(labels.apply(project, bulk, who="bench")[0])
    )
    figures["its undo"] = 1e3 * timed(lambda: labels.apply(project, undo[0], who="bench"))
    return figures


def measure_reads(project: Project, ids: list[VideoId]) -> dict[str, float]:
    """What views ask for."""
    middle = ids[len(ids) // 2]
    first = observations.of_video(project, middle)[0]

    def page() -> None:
        with project.reading() as session:
            statement = select(ObservationRow.id).where(
                ObservationRow.kind == "animal", ObservationRow.state == "unreviewed"
            )
            session.execute(statement.order_by(ObservationRow.confidence, ObservationRow.id).limit(100)).all()

    return {
        "first page of review (100 least certain of all)": median_ms(page),
        "next unreviewed": median_ms(lambda: observations.next_unreviewed(project, first.id)),
        "observations of a video": median_ms(lambda: observations.of_video(project, middle)),
        "tracks of a video": median_ms(lambda: scanned.tracks_of_video(project, middle)),
        "ids of all videos": median_ms(lambda: video_ids(project), repeats=5),
        "50 videos by id": median_ms(lambda: media.videos_by_id(project, ids[:50])),
        "all videos as rows": median_ms(lambda: media.videos(project), repeats=3),
        "summary": median_ms(lambda: observations.summary(project), repeats=3),
        "first of all observations, streamed": median_ms(
            lambda: next(observations.all_observations(project)), repeats=3
        ),
    }


def add_videos(project: Project, root: Path, number: int) -> None:
    """Files that are not there, 500 a deployment, as a folder would list them."""
    when = datetime(2024, 5, 6, 7, 8, 9)
    names = [f"Site {i // 500}/DCIM/{100 + i // 100 % 5}MEDIA/IMG_{i % 100:04}.AVI" for i in range(number)]
    files = [FoundFile(root / name, name, 10_000_000, when) for name in names]
    for some in batches(files):
        media.add_files(project, root, some)


def result_with(num_bouts: int) -> VideoResult:
    """Two tracks, with so many bouts in all."""
    bouts = tuple(Bout("eats_food", Span(i, i + 1), 0.5) for i in range(num_bouts // 2))
    species = tuple(Score(key, 0.1) for key in ("lynx", "felis", "panthera", "canis", "vulpes"))
    found = TrackResult(track=Track(POINTS, 0.5), species=species, bouts=bouts)
    times = tuple(i * 0.2 for i in range(150))
    return VideoResult(
        status=VideoStatus.DONE, num_frames=900, tracks=(found, found), motion=MotionCurve(times, times)
    )


def fill(project: Project, ids: list[VideoId], each: int) -> None:
    """Animals in every video, in bulk: far faster than scanning, the same rows."""
    run = ScanRun.start(project)
    points, motion = pack_points(POINTS), pack_curve(MotionCurve())
    for some in batches(ids):
        with project.writing() as session:
            for id_ in some:
                result = ScanResultRow(
                    scan_id=run.scan_id,
                    video_id=id_,
                    current=True,
                    status="done",
                    reason="",
                    num_frames=900,
                    decoded_s=30.0,
                    motion=motion,
                    masked=[],
                    stored_at=utc_now(),
                )
                session.add(result)
                session.flush()
                insert_findings(session, result.id, id_, points, each)
            recount(session, some)


def insert_findings(session: object, result_id: int, video_id: int, points: bytes, each: int) -> None:
    """One track a video, `each` animals on it."""
    connection = session.connection()  # type: ignore[attr-defined]
    shared = {"video_id": video_id, "start_s": 0.0, "end_s": 30.0}
    track = {**shared, "scan_result_id": result_id, "confidence": 0.5, "points": points}
    track_id = connection.execute(insert(TRACKS).returning(TRACKS.c.id), [track]).scalar()
    found = [
        {
            **shared,
            "track_id": track_id,
            "kind": "animal",
            "start_s": float(i),
            "subject": "animal",
            "taxon": ("lynx", "felis", "canis")[i % 3],
            "behavior": None,
            "confidence": (video_id * 37 + i * 11) % 1000 / 1000,
        }
        for i in range(each)
    ]
    scores = [["lynx", 0.5], ["felis", 0.25], ["canis", 0.125]]
    rows = [{**one, "scan_result_id": result_id, "scores": scores} for one in found]
    statement = insert(DETECTIONS).returning(DETECTIONS.c.id, sort_by_parameter_order=True)
    detection_ids = connection.execute(statement, rows).scalars().all()
    connection.execute(
        insert(OBSERVATIONS),
        [
            {**NOTHING, **one, "detection_id": id_, "state": "unreviewed"}
            for one, id_ in zip(found, detection_ids, strict=True)
        ],
    )


def timed(do: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def median_ms(do: Callable[[], object], repeats: int = REPEATS) -> float:
    """Median of some calls, in milliseconds."""
    return 1e3 * statistics.median(timed(do) for _ in range(repeats))


if __name__ == "__main__":
    main()
