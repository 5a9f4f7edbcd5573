"""Where a person left off in a project, so that the next day begins there and not at the first video."""

from collections.abc import Sequence

from app.services.choosing.next_up import Next
from app.services.projects import Project
from app.store.records import ObservationId, ReviewState, Video
from app.ui.session import Session
from mvit_core.files.path_text import to_text


def known_as(project: Project) -> str:
    """What the settings call a project: its file, or its address without the password."""
    return to_text(project.path) if project.path else project.url.replace(":***@", "@")


def left_off(session: Session) -> tuple[int, int] | None:
    """The ids of the video and of the observation that are looked at, 0 for none; None where no video is."""
    return None if session.video is None else (session.video.id, session.observation_id or 0)


def video_to_begin_with(videos: Sequence[Video], left_at: int, queue: Next) -> Video:
    """The one that was looked at; where it is reviewed and the library says what comes next, what waits
    behind it; without one, what waits first. `videos` has some, in the order of the library.
    """
    waits = [bool(video.num_unreviewed) for video in videos]
    place = next((place for place, video in enumerate(videos) if video.id == left_at), None)
    if place is not None and (waits[place] or queue is not Next.LIBRARY or not any(waits)):
        return videos[place]
    ahead = range(len(videos)) if place is None else (*range(place, len(videos)), *range(place))
    return videos[next((each for each in ahead if waits[each]), 0)]


def observation_to_begin_with(session: Session, left_at: int, queue: Next) -> ObservationId | None:
    """The one that was looked at, where it is in the open video and still to be reviewed, or a queue that
    does not go by the library says what comes next.
    """
    one = session.find(ObservationId(left_at)) if left_at else None
    is_due = one is not None and (one.state is ReviewState.UNREVIEWED or queue is not Next.LIBRARY)
    return one.id if one is not None and is_due else None
