"""The other videos of a camera on the same day, by which an animal is followed across files."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy import select

from app.services.media.bursts import GAP
from app.services.projects import Project
from app.store import library
from app.store.records import DeploymentId, Video, VideoId
from app.store.schema import VideoRow


def day_of(project: Project, video: Video) -> list[Video]:
    """The videos of the deployment on the camera's day of `video`, in order; none where it has no date."""
    if video.captured_at is None:
        return []
    start = datetime.combine(video.captured_at.date(), time())
    with project.reading() as session:
        ids = session.scalars(
            select(VideoRow.id)
            .where(
                VideoRow.deployment_id == video.deployment_id,
                VideoRow.captured_at >= start,
                VideoRow.captured_at < start + timedelta(days=1),
            )
            .order_by(VideoRow.captured_at, VideoRow.id)
        ).all()
        found = {each.id: each for each in library.videos_by_id(session, [VideoId(id_) for id_ in ids])}
    return [found[VideoId(id_)] for id_ in ids if VideoId(id_) in found]


def burst_in(day: Sequence[Video], photo: Video) -> list[Video]:
    """The photos of `photo`'s burst in order of time, itself among them; it alone where it has no date."""
    camera = [each for each in day if each.is_photo and each.path.parent == photo.path.parent]
    place = next((n for n, each in enumerate(camera) if each.id == photo.id), None)
    if place is None or photo.captured_at is None:
        return [photo]
    before = _chained(photo, reversed(camera[:place]))
    return [*reversed(before), photo, *_chained(photo, camera[place + 1 :])]


def bursts_of(videos: Iterable[Video]) -> dict[VideoId, tuple[VideoId, ...]]:
    """The burst of each photo, in order of time; of videos nothing. `videos` in any order."""
    cameras: dict[tuple[DeploymentId, Path], list[Video]] = {}
    for each in videos:
        if each.is_photo and each.captured_at is not None:
            cameras.setdefault((each.deployment_id, each.path.parent), []).append(each)
    found: dict[VideoId, tuple[VideoId, ...]] = {}
    for photos in cameras.values():
        left = sorted(photos, key=lambda each: (each.captured_at or datetime.min, each.id))
        while left:
            burst = [left[0], *_chained(left[0], left[1:])]
            found |= dict.fromkeys((each.id for each in burst), tuple(each.id for each in burst))
            left = left[len(burst) :]
    return found


def _chained(photo: Video, nearest: Iterable[Video]) -> list[Video]:
    """The photos in one direction, nearest first, up to the first gap."""
    found: list[Video] = []
    for each in nearest:
        last = (found or [photo])[-1]
        if each.captured_at is None or last.captured_at is None:
            break
        if abs(each.captured_at - last.captured_at) > GAP:
            break
        found.append(each)
    return found
