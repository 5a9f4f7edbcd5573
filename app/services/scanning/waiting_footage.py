"""How much footage waits to be scanned, by kind: what the time that a scan takes is reckoned from."""

import msgspec
from sqlalchemy import case, func, select

from app.services.projects import Project
from app.services.scanning.machine import PHOTO_S, USUAL_PIXELS, Footage
from app.store.photos import number_of_photos
from app.store.schema import VideoRow
from mvit_core.types import VideoStatus

USUAL_DURATION_S = 30.0  # of a video that has not been probed


class WaitingFootage(msgspec.Struct, frozen=True):
    """Videos that no scan has read, photos among them."""

    num_videos: int
    num_photos: int
    kinds: tuple[Footage, ...]

    @property
    def duration_s(self) -> float:
        """Of all of them."""
        return sum(kind.duration_s for kind in self.kinds)


def waiting_footage(project: Project) -> WaitingFootage:
    """What a scan would read now."""
    kind = (VideoRow.codec, VideoRow.width, VideoRow.height, VideoRow.frame_rate)
    lasts = case(
        (VideoRow.duration_s <= 0, PHOTO_S), else_=func.coalesce(VideoRow.duration_s, USUAL_DURATION_S)
    )
    statement = (
        select(*kind, func.count(), func.sum(lasts), number_of_photos())
        .where(VideoRow.status == VideoStatus.NEW.value)
        .group_by(*kind)
    )
    with project.reading() as session:
        rows = session.execute(statement).all()
    kinds = tuple(
        Footage(
            codec=codec,
            pixels=(width or 0) * (height or 0) or USUAL_PIXELS,
            frame_rate=frame_rate,
            duration_s=duration_s,
        )
        for codec, width, height, frame_rate, _, duration_s, _ in rows
    )
    return WaitingFootage(sum(row[4] for row in rows), sum(row[6] for row in rows), kinds)
