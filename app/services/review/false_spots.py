"""The same branch, again: what of a camera repeats detections that were rejected is offered for rejection.

Nothing is suppressed by itself. An offer names the observations; `bulk.rejecting` makes the labels for all,
and one undo takes them back.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.base import unpack_points
from app.store.library_order import batches
from app.store.records import DeploymentId, Kind, ObservationId, ReviewState
from app.store.schema import GONE, ObservationRow, TrackRow, VideoRow
from mvit_core.types import Box, Track

if TYPE_CHECKING:
    from mvit_core.motion.memory import Spot

UNREVIEWED = ReviewState.UNREVIEWED.value


class Offer(msgspec.Struct, frozen=True):
    """A place at which a camera is wrong again and again."""

    box: Box
    num_rejected: int
    waiting: tuple[ObservationId, ...]  # that nobody has reviewed, and that keep to the same place


def offers(project: Project, deployment: DeploymentId) -> list[Offer]:
    """The places of one deployment at which detections wait that repeat rejected ones; most rejected first.

    It reads the tracks of what was judged there, and where they make a spot those of all that waits, one
    after the other: call it in a pool task.
    """
    from mvit_core.motion.memory import Verdict, find_spots, repeats, still_box  # OpenCV is not for the start

    with project.reading() as session:
        videos = session.scalars(select(VideoRow.id).where(VideoRow.deployment_id == deployment)).all()
        spots = find_spots(
            Verdict.on(track, row.video_id, rejected=row.state == ReviewState.REJECTED)
            for row, track in _tracks_of(session, videos, waiting=False)
        )
        if not spots:
            return []
        alike: dict[Spot, list[ObservationId]] = {spot: [] for spot in spots}
        for row, track in _tracks_of(session, videos, waiting=True):
            box = still_box(track)
            for spot in spots:
                if repeats(spot, box):
                    alike[spot].append(ObservationId(row.id))
    return [Offer(spot.box, spot.num_rejected, tuple(waiting)) for spot, waiting in alike.items() if waiting]


def _tracks_of(
    session: Session, videos: Sequence[int], *, waiting: bool
) -> Iterator[tuple[Row[int, int, str, str, bytes, float], Track]]:
    """The id, video and state of each animal that a scan found and that waits, or that was judged, with the
    machine's track.
    """
    for some in batches(videos):
        for row in session.execute(_found(waiting), {"videos": some}):
            if row.kind == Kind.ANIMAL.value and (row.state == UNREVIEWED) == waiting:
                yield row, Track(unpack_points(row.points), row.confidence)


@cache  # each statement with ids in it is garbage that only a search finds
def _found(waiting: bool) -> Select[int, int, str, str, bytes, float]:
    """Of animals, and of those that wait, SQLite has indexes: it would go through all cameras' by them."""
    columns = (ObservationRow.id, ObservationRow.video_id, ObservationRow.kind, ObservationRow.state)
    found = (
        select(*columns, TrackRow.points, TrackRow.confidence)
        .join(TrackRow, ObservationRow.track_id == TrackRow.id)
        .where(ObservationRow.video_id.in_(bindparam("videos", expanding=True)), ObservationRow.state != GONE)
        .order_by(ObservationRow.video_id, ObservationRow.id)
    )
    return found if waiting else found.where(ObservationRow.state != UNREVIEWED)
