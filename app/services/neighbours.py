"""The other videos of a camera on the same day, by which an animal is followed across files."""

from datetime import datetime, time, timedelta

from sqlalchemy import select

from app.services.projects import Project
from app.store import library
from app.store.records import Video, VideoId
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
