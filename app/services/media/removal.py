"""Taking videos out of a project: what was never meant to be in it, and what is in it twice.

The files themselves are not touched. What was found in the videos and said of them goes with them, so a
backup of the project is made first, and kept for longer where people had said something of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Delete, delete, exists, func, or_, select, text, union_all, update
from sqlalchemy.orm import Session

from app.services.keeping.backups import Backup, back_up, backups_of, spare
from app.services.media.event_rows import events_seen, forget_events
from app.services.projects import Project
from app.store.empty_places import drop_empty_sites, drop_lost_deployment
from app.store.imported_rows import OBSERVATION, VIDEO
from app.store.library_order import batches
from app.store.photos import number_of_photos
from app.store.records import VideoId
from app.store.replaced import forget_replaced
from app.store.rescans import forget_videos
from app.store.schema import (
    DeploymentRow,
    DetectionRow,
    ImportedRow,
    LabelHistoryRow,
    LabelRow,
    ObservationRow,
    OpinionRow,
    RootRow,
    ScanResultRow,
    TrackRow,
    TrackWindowsRow,
    VideoRow,
)
from mvit_core.errors import UserError

MANY = 50  # videos
NO_PLACES: Mapping[VideoId, VideoId] = {}
NAMING = (  # rows that go, in columns that have no index of their own
    ("observations", "track_id"),
    ("detections", "track_id"),
    ("detections", "video_id"),
    ("tracks", "video_id"),
    ("scan_results", "video_id"),
)


class Going(msgspec.Struct, frozen=True):
    """What would go with some videos."""

    num_videos: int = 0
    num_photos: int = 0  # of them
    num_reviewed: int = 0  # of them, in which people have labelled something
    num_labels: int = 0  # of people, second observers too: animals and bouts


def going(project: Project, videos: Sequence[VideoId]) -> Going:
    """What would go with these videos."""
    found = Going()
    said = union_all(select(LabelRow.observation_id), select(OpinionRow.observation_id)).subquery()
    with project.reading() as session:
        for some in batches(videos):
            inside = VideoRow.id.in_(some)
            number, photos = session.execute(select(func.count(), number_of_photos()).where(inside)).one()
            of_people = (
                select(func.count(), func.count(ObservationRow.video_id.distinct()))
                .select_from(ObservationRow)
                .join(said, said.c.observation_id == ObservationRow.id)
                .where(ObservationRow.video_id.in_(some))
            )
            labels, reviewed = session.execute(of_people).one()
            found = Going(
                found.num_videos + number,
                found.num_photos + photos,
                found.num_reviewed + reviewed,
                found.num_labels + labels,
            )
    return found


def remove(
    project: Project,
    videos: Sequence[VideoId],
    report: Callable[[object], None] = lambda _: None,
    *,
    places: Mapping[VideoId, VideoId] = NO_PLACES,
) -> Backup | None:
    """Take videos out of the project, with all that is known of them; in any thread.

    `places`: others, which stay, and lie from now on where one of these lay (see `Copies`).

    Gives the backup that was made before; None where one as new was there already. `report` is told how many
    videos are gone, and may raise to stop: then all stay. Raises UserError where the project cannot be
    written, no backup can be made, or others share it.
    """
    if project.path is None:
        raise UserError(
            "Videos cannot be taken out of a shared project: others may be looking at them. "
            "Copy it into a file first (trapline copy)."
        )
    if project.read_only:
        raise UserError(project.why_read_only)
    backup = back_up(project.path, between=lambda: report(0))
    known = backups_of(project.path)
    if known and going(project, videos).num_labels:
        spare(known[0])
    with project.writing() as session, _looked_up_quickly(session, len(videos)):
        lay = _where_they_lie(session, list(places.values()))
        num_gone = 0
        for some in batches(videos):
            report(num_gone)
            _remove(session, some)
            forget_videos(session, some)
            forget_replaced(session, some)
            num_gone += len(some)
        for stays, gone in places.items():
            session.execute(update(VideoRow).where(VideoRow.id == stays).values(lay[gone]))
        _drop_unused_roots(session)
    return backup


def _where_they_lie(session: Session, videos: Sequence[VideoId]) -> dict[VideoId, dict[str, Any]]:
    columns = (VideoRow.root_id, VideoRow.relative_path, VideoRow.modified_at)
    found: dict[VideoId, dict[str, Any]] = {}
    for some in batches(videos):
        rows = session.execute(select(VideoRow.id, *columns).where(VideoRow.id.in_(some)))
        found |= {
            VideoId(id_): dict(zip(("root_id", "relative_path", "modified_at"), place, strict=True))
            for id_, *place in rows
        }
    return found


@contextmanager
def _looked_up_quickly(session: Session, num_videos: int) -> Iterator[None]:
    """SQLite looks for each row that goes whether another one names it, in all of a table without an index.

    Nothing else asks for these, so they are there for many videos alone. What is stopped takes them back.
    """
    wanted = NAMING if num_videos >= MANY else ()
    for table, column in wanted:
        session.execute(text(f"CREATE INDEX going_{table}_{column} ON {table} ({column})"))
    yield
    for table, column in wanted:
        session.execute(text(f"DROP INDEX going_{table}_{column}"))


def _remove(session: Session, videos: Sequence[VideoId]) -> None:
    left = set(session.scalars(select(VideoRow.deployment_id).where(VideoRow.id.in_(videos)).distinct()))
    events = events_seen(session, videos)
    for statement in _of_videos(videos):
        session.execute(statement)
    session.flush()
    of_them = select(DeploymentRow.site_id).where(DeploymentRow.id.in_(left))
    sites = set(session.scalars(of_them))
    for deployment in left:
        forget_events(session, deployment, events)
        drop_lost_deployment(session, deployment)
    drop_empty_sites(session, sites)


def _drop_unused_roots(session: Session) -> None:
    used = or_(
        exists().where(VideoRow.root_id == RootRow.id), exists().where(DeploymentRow.root_id == RootRow.id)
    )
    session.execute(delete(RootRow).where(~used))


def _of_videos(videos: Sequence[VideoId]) -> Iterable[Delete]:
    """Every row about them, those that name others first."""
    observations = select(ObservationRow.id).where(ObservationRow.video_id.in_(videos))
    results = select(ScanResultRow.id).where(ScanResultRow.video_id.in_(videos))
    for row in (LabelHistoryRow, OpinionRow, LabelRow):
        yield delete(row).where(row.observation_id.in_(observations))
    yield delete(ImportedRow).where(
        ((ImportedRow.kind == OBSERVATION) & ImportedRow.owner_id.in_(observations))
        | ((ImportedRow.kind == VIDEO) & ImportedRow.owner_id.in_(videos))
    )
    yield delete(ObservationRow).where(ObservationRow.video_id.in_(videos))
    yield delete(DetectionRow).where(DetectionRow.scan_result_id.in_(results))
    yield delete(TrackWindowsRow).where(TrackWindowsRow.video_id.in_(videos))
    yield delete(TrackRow).where(TrackRow.scan_result_id.in_(results))
    yield delete(ScanResultRow).where(ScanResultRow.video_id.in_(videos))
    yield delete(VideoRow).where(VideoRow.id.in_(videos))
