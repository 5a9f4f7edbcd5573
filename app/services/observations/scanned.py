"""Reading what the latest scan found in a video, tracks and motion, and which boxes of it count."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.services.observations import boxes
from app.services.projects import Project
from app.store.base import unpack_curve, unpack_points
from app.store.library_order import batches
from app.store.plain_errors import plainly
from app.store.records import Kind, Observation, ObservationId, StoredTrack, TrackId, VideoId
from app.store.reviewed import is_shown, select_observations, to_observation
from app.store.schema import GONE, ObservationRow, ScanResultRow, TrackRow, VideoRow
from mvit_core.types import MotionCurve, Track


def current_scan(project: Project, video_id: VideoId) -> int | None:
    """Which result of a scan is shown of a video: another number once there is another; None: none."""
    with project.reading() as session:
        return session.scalar(
            select(ScanResultRow.id).where(ScanResultRow.video_id == video_id, ScanResultRow.current)
        )


def tracks_of_video(project: Project, video_id: VideoId) -> list[StoredTrack]:
    """The tracks of the latest scan, and older ones that an observation still stands on."""
    used = select(ObservationRow.track_id).where(
        ObservationRow.video_id == video_id,
        ObservationRow.state != GONE,
        ObservationRow.track_id.is_not(None),
    )
    with project.reading() as session:
        rows = session.execute(
            select(TrackRow.id, TrackRow.confidence, TrackRow.points)
            .join(ScanResultRow, TrackRow.scan_result_id == ScanResultRow.id)
            .where(ScanResultRow.video_id == video_id, or_(ScanResultRow.current, TrackRow.id.in_(used)))
            .order_by(TrackRow.start_s, TrackRow.id)
        )
        return [
            StoredTrack(id=TrackId(id_), video_id=video_id, track=Track(unpack_points(points), confidence))
            for id_, confidence, points in rows
        ]


def track_of(session: Session, observation: Observation) -> Track | None:
    """The machine's track that an observation stands on, within a transaction."""
    row = session.get(TrackRow, observation.track_id) if observation.track_id is not None else None
    return None if row is None else Track(unpack_points(row.points), row.confidence)


def frame_rates_of(session: Session, ids: Sequence[VideoId]) -> dict[VideoId, float | None]:
    """How many frames a second each of these videos has, within a transaction; None: it never said."""
    found: dict[VideoId, float | None] = {}
    for some in batches(ids):
        rows = session.execute(select(VideoRow.id, VideoRow.frame_rate).where(VideoRow.id.in_(some)))
        found.update((VideoId(id_), rate) for id_, rate in rows)
    return found


def boxes_of_videos(
    project: Project, ids: Sequence[VideoId], *, rejected: bool = False
) -> dict[VideoId, dict[ObservationId, Track]]:
    """The boxes that count of each animal that counts: a person's where one drew, else the machine's.

    `rejected`: of those that a person has rejected, too.
    """
    found: dict[VideoId, dict[ObservationId, Track]] = {id_: {} for id_ in ids}
    with project.reading() as session:
        shown = select_observations().where(
            ObservationRow.video_id.in_(ids),
            ObservationRow.kind == Kind.ANIMAL.value,
            is_shown(rejected=rejected),
        )
        animals = [to_observation(row) for row in session.execute(shown)]
        tracks: dict[int, Track] = {}
        for some in batches(sorted({each.track_id for each in animals if each.track_id is not None})):
            rows = session.execute(
                select(TrackRow.id, TrackRow.points, TrackRow.confidence).where(TrackRow.id.in_(some))
            )
            tracks.update((id_, Track(unpack_points(points), sure)) for id_, points, sure in rows)
        drawn_on = sorted({each.video_id for each in animals if each.keyframes})
        rates = frame_rates_of(session, drawn_on)
    for each in animals:
        machine = tracks.get(each.track_id) if each.track_id is not None else None
        track = boxes.counting(each, machine, frame_rate=rates.get(each.video_id))
        if track is not None:
            found[each.video_id][each.id] = track
    return found


def motion_of_video(project: Project, video_id: VideoId) -> MotionCurve:
    """The motion curve of the latest scan; an empty one where there was none."""
    with plainly(project.where):
        return motion_of_videos(project, [video_id]).get(video_id, MotionCurve())


def motion_of_videos(project: Project, ids: Sequence[VideoId]) -> dict[VideoId, MotionCurve]:
    """The motion curves of several videos' latest scans; those without one are left out."""
    with project.reading() as session:
        rows = session.execute(
            select(ScanResultRow.video_id, ScanResultRow.motion).where(
                ScanResultRow.video_id.in_(ids), ScanResultRow.current
            )
        )
        return {VideoId(id_): unpack_curve(packed) for id_, packed in rows}
