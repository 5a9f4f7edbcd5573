"""Videos of a project, as tests ask for them."""

from app.services import media
from app.services.projects import Project
from app.store.records import Video, VideoId


def video_of(project: Project, video_id: VideoId) -> Video:
    """The one with this id."""
    (found,) = media.videos_by_id(project, [video_id])
    return found


def video_ids(project: Project) -> list[VideoId]:
    """The id of each, in library order."""
    return [video.id for video in media.videos(project)]
