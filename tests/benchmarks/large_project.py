"""A large project whose files are there: twenty cameras, most files scanned, some of them new."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy import insert, update

from app.services import media
from app.services.media.finding_videos import FoundFile
from app.services.projects import create_project
from app.services.scanning.scans import ScanRun
from app.store.base import pack_curve, pack_points, utc_now
from app.store.library_order import batches
from app.store.schema import DETECTIONS, OBSERVATIONS, TRACKS, VIDEOS, ScanResultRow
from app.store.settling import NOTHING, recount
from mvit_core.types import Box, MotionCurve, TrackPoint
from tests.benchmarks.ingest import tiny_photo, tiny_video
from tests.conftest import write_video
from tests.videos import video_ids

SCAN_RESULTS = ScanResultRow.__table__
CAMERAS = 20
A_FOLDER = 500  # files
FIRST = datetime(2024, 1, 1, 6)
RATE, NUM_FRAMES, WIDTH, HEIGHT = 10, 100, 1280, 720
TAXA = ("lynx", "felis", "canis", "vulpes", "ursus", "cervus")
BOUTS = 2  # of the first animal of each video
POINTS = tuple(TrackPoint(i / RATE, i, Box(0.1 + i * 1e-3, 0.2, 0.3, 0.4)) for i in range(NUM_FRAMES))


def make(folder: Path, num_files: int, each: int, num_new: int) -> Path:
    """The project file. `each` animals in every file but the `num_new` that nobody has probed or scanned."""
    footage = folder / "footage"
    files = written(footage, num_files, num_new)
    place = folder / "large.trapline"
    with create_project(place) as project:
        for some in batches(files):
            media.add_files(project, footage, some)
        ids = video_ids(project)
        fresh = {video.id for video in media.videos(project) if "/NEW/" in video.relative_path}
        known = [id_ for id_ in ids if id_ not in fresh]
        run = ScanRun.start(project, known[:1])
        points, motion = pack_points(POINTS), pack_curve(MotionCurve((0.0, 9.9), (0.01, 0.01)))
        for some in batches(known):
            with project.writing() as session:
                connection = session.connection()
                connection.execute(update(VIDEOS).where(VIDEOS.c.id.in_(some)).values(_probed()))
                connection.execute(insert(SCAN_RESULTS), [_result(run.scan_id, id_, motion) for id_ in some])
                _find(session, run.scan_id, some, points, each)
                recount(session, some)
    return place


def written(footage: Path, num_files: int, num_new: int) -> list[FoundFile]:
    """The files: known ones are links to one clip or photo a camera, new ones small and of their own."""
    bodies = (tiny_video(), tiny_photo())
    found = []
    a_camera, new_here = num_files // CAMERAS, num_new // CAMERAS
    for camera in range(CAMERAS):
        place = footage / f"Camera {camera + 1:02}"
        place.mkdir(parents=True)
        clip = footage.parent / f"clip {camera}.mp4"
        write_video(clip, _pictures(camera), rate=RATE, options={"preset": "ultrafast", "g": "20"})
        for number in range(a_camera):
            is_new, kind = number >= a_camera - new_here, number % 5 == 4
            card = "NEW" if is_new else f"{100 + number // A_FOLDER}MEDIA"
            path = place / card / f"IMG_{number:05}.{'JPG' if kind else 'MP4' if not is_new else 'AVI'}"
            path.parent.mkdir(exist_ok=True)
            if is_new or kind:
                path.write_bytes(bodies[kind] + (camera * a_camera + number).to_bytes(8, "little"))
            else:
                path.hardlink_to(clip)
            when = FIRST + timedelta(minutes=97 * number + camera)
            name = path.relative_to(footage).as_posix()
            found.append(FoundFile(path, name, path.stat().st_size, when))
    return found


def _pictures(camera: int) -> Iterable[np.ndarray]:
    for number in range(NUM_FRAMES):
        picture = np.full((HEIGHT, WIDTH), 60 + camera + number % 3, np.uint8)
        picture[144:432, 128 + number : 512 + number] = 200
        yield picture


def _probed() -> dict[str, object]:
    return {
        **{"probed": True, "status": "done", "container": "mp4", "codec": "h264", "width": WIDTH},
        **{"height": HEIGHT, "duration_s": NUM_FRAMES / RATE, "frame_rate": RATE, "num_frames": NUM_FRAMES},
    }


def _result(scan_id: int, video_id: int, motion: bytes) -> dict[str, object]:
    return {
        **{"scan_id": scan_id, "video_id": video_id, "current": True, "status": "done", "reason": ""},
        **{"num_frames": NUM_FRAMES, "decoded_s": NUM_FRAMES / RATE, "motion": motion, "masked": []},
        "stored_at": utc_now(),
    }


def _find(session: object, scan_id: int, videos: Sequence[int], points: bytes, each: int) -> None:
    """One track a video, `each` animals on it, and bouts of the first."""
    connection = session.connection()  # type: ignore[attr-defined]
    known = connection.execute(
        SCAN_RESULTS.select().where(SCAN_RESULTS.c.scan_id == scan_id, SCAN_RESULTS.c.video_id.in_(videos))
    )
    results = {row.video_id: row.id for row in known}
    shared = {"start_s": 0.0, "end_s": 9.0, "confidence": 0.5, "points": points}
    rows = [{**shared, "scan_result_id": results[id_], "video_id": id_} for id_ in videos]
    tracks = _inserted(connection, TRACKS, rows)
    places = [(video, track, n) for video, track in zip(videos, tracks, strict=True) for n in range(each)]
    animals = [_animal(video, track, n) for video, track, n in places]
    animal_ids = _store(connection, animals, results, [None] * len(animals))
    bouts = [
        {**animal, "kind": "behavior", "behavior": "eats_food", "start_s": 1.0 + n, "end_s": 1.5 + n}
        for animal in animals[::each]
        for n in range(BOUTS)
    ]
    _store(connection, bouts, results, [id_ for id_ in animal_ids[::each] for _ in range(BOUTS)])


def _animal(video: int, track: int, number: int) -> dict[str, object]:
    return {
        **{"video_id": video, "track_id": track, "kind": "animal", "subject": "animal", "behavior": None},
        **{"start_s": float(number), "end_s": 9.0, "taxon": TAXA[(video * 7 + number * 3) % len(TAXA)]},
        "confidence": (video * 37 + number * 11) % 1000 / 1000,
    }


def _store(connection, rows, results, parents) -> list[int]:  # type: ignore[no-untyped-def]
    scores = [["lynx", 0.5], ["felis", 0.25], ["canis", 0.125]]
    found = [{**one, "scan_result_id": results[one["video_id"]], "scores": scores} for one in rows]
    detections = _inserted(connection, DETECTIONS, found)
    counting = [
        {**NOTHING, **one, "detection_id": id_, "parent_id": parent, "state": "unreviewed"}
        for one, id_, parent in zip(rows, detections, parents, strict=True)
    ]
    return _inserted(connection, OBSERVATIONS, counting)


def _inserted(connection, table, rows) -> list[int]:  # type: ignore[no-untyped-def]
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.execute(statement, rows).scalars())
