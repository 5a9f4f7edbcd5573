"""The same branch, again: what of a camera repeats detections that were rejected is offered for rejection.

Nothing is suppressed by itself. An offer names the observations; `bulk.rejecting` makes the labels for all,
and one undo takes them back.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.base import unpack_points
from app.store.records import DeploymentId, Kind, ObservationId, ReviewState
from app.store.schema import GONE, ObservationRow, TrackRow, VideoRow
from mvit_core.types import Box, Track

if TYPE_CHECKING:
    from mvit_core.motion.memory import Spot

UNREVIEWED = ReviewState.UNREVIEWED.value
PAGE = 200  # tracks that are there at once


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
        spots = find_spots(
            Verdict.on(track, row.video_id, rejected=row.state == ReviewState.REJECTED)
            for row, track in _tracks_of(session, deployment, ObservationRow.state != UNREVIEWED)
        )
        if not spots:
            return []
        alike: dict[Spot, list[ObservationId]] = {spot: [] for spot in spots}
        for row, track in _tracks_of(session, deployment, ObservationRow.state == UNREVIEWED):
            box = still_box(track)
            for spot in spots:
                if repeats(spot, box):
                    alike[spot].append(ObservationId(row.id))
    return [Offer(spot.box, spot.num_rejected, tuple(waiting)) for spot, waiting in alike.items() if waiting]


def _tracks_of(
    session: Session, deployment: DeploymentId, state: ColumnElement[bool]
) -> Iterator[tuple[Row[int, int, str, bytes, float], Track]]:
    """The id, video and state of every animal that a scan found, with the machine's track."""
    statement = (
        select(
            ObservationRow.id,
            ObservationRow.video_id,
            ObservationRow.state,
            TrackRow.points,
            TrackRow.confidence,
        )
        .join(TrackRow, ObservationRow.track_id == TrackRow.id)
        .join(VideoRow, ObservationRow.video_id == VideoRow.id)
        .where(
            VideoRow.deployment_id == deployment,
            ObservationRow.kind == Kind.ANIMAL.value,
            ObservationRow.state != GONE,
            state,
        )
        .order_by(ObservationRow.id)
    )
    for row in session.execute(statement, execution_options={"yield_per": PAGE}):
        yield row, Track(unpack_points(row.points), row.confidence)
