"""The same branch, again: what of a camera repeats detections that were rejected is offered for rejection.

Nothing is suppressed by itself. An offer names the observations; `bulk.rejecting` makes the labels for all,
and one undo takes them back.
"""

import msgspec
from sqlalchemy import select

from app.services.projects import Project
from app.store.base import unpack_points
from app.store.records import DeploymentId, Kind, ObservationId, ReviewState
from app.store.schema import GONE, ObservationRow, TrackRow, VideoRow
from mvit_core.types import Box, Track


class Offer(msgspec.Struct, frozen=True):
    """A place at which a camera is wrong again and again."""

    box: Box
    num_rejected: int
    waiting: tuple[ObservationId, ...]  # that nobody has reviewed, and that keep to the same place


def offers(project: Project, deployment: DeploymentId) -> list[Offer]:
    """The places of one deployment at which detections wait that repeat rejected ones; most rejected first.

    It reads all tracks of the deployment: call it in a pool task.
    """
    from mvit_core.motion.memory import Verdict, find_spots, repeats  # OpenCV is not for the start

    verdicts, waiting = [], []
    for id_, video, state, track in _tracks_of(project, deployment):
        if state == ReviewState.UNREVIEWED:
            waiting.append((id_, track))
        else:
            verdicts.append(Verdict(track, video, rejected=state == ReviewState.REJECTED))
    found = []
    for spot in find_spots(verdicts):
        alike = tuple(id_ for id_, track in waiting if repeats(spot, track))
        if alike:
            found.append(Offer(spot.box, spot.num_rejected, alike))
    return found


def _tracks_of(
    project: Project, deployment: DeploymentId
) -> list[tuple[ObservationId, int, ReviewState, Track]]:
    """Id, video, state and the machine's track of every animal that a scan found."""
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
        )
        .order_by(ObservationRow.id)
    )
    with project.reading() as session:
        return [
            (ObservationId(id_), video, ReviewState(state), Track(unpack_points(points), confidence))
            for id_, video, state, points, confidence in session.execute(statement)
        ]
