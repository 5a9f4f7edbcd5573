"""The labelled videos of a project: where each lies, and to which event of its site it belongs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.ecology.independence import ComparedTo, Independence, Record, events
from app.services.times.capture_times import NO_OWN
from app.store.records import VideoId
from app.store.schema import DeploymentRow, LabelRow, ObservationRow, RootRow, SiteRow, VideoRow
from mvit_core.files.path_text import to_path, to_text


@dataclass(frozen=True, slots=True)
class Place:
    """A labelled video: where it lies, and which visit to its site it shows."""

    id: VideoId
    video: str  # as the manifest has it
    site: str
    event: str  # the first video of those of its site that follow each other within the interval
    fingerprint: str
    file: Path


def labelled_places(session: Session, interval: timedelta, *, in_one_root: bool) -> list[Place]:
    """The videos in which something is labelled, in library order."""
    labelled = select(ObservationRow.video_id).join(LabelRow, LabelRow.observation_id == ObservationRow.id)
    rows = session.execute(
        select(
            VideoRow.id,
            RootRow.path,
            VideoRow.relative_path,
            SiteRow.name,
            VideoRow.captured_at,
            VideoRow.captured_from,
            VideoRow.fingerprint,
        )
        .join_from(VideoRow, RootRow)
        .join(DeploymentRow, VideoRow.deployment_id == DeploymentRow.id)
        .join(SiteRow, DeploymentRow.site_id == SiteRow.id)
        .where(VideoRow.id.in_(labelled.distinct()))
        .order_by(VideoRow.sort_key, VideoRow.id)
    ).all()
    videos = [
        (
            VideoId(id_),
            relative if in_one_root else to_text(to_path(root) / to_path(relative)),
            site,
            None if source in NO_OWN else at,  # a file's own time may be that of its copy
        )
        for id_, root, relative, site, at, source, _ in rows
    ]
    first = events_of([each[1:] for each in videos], interval)
    return [
        Place(
            id_,
            video,
            site,
            first.get(video, ""),
            row.fingerprint,
            to_path(row.path) / to_path(row.relative_path),
        )
        for (id_, video, site, _), row in zip(videos, rows, strict=True)
    ]


def events_of(videos: Iterable[tuple[str, str, datetime | None]], interval: timedelta) -> dict[str, str]:
    """Of each video with a time the first of its event: (video, site, time) in which each follows another.

    One belongs to the event of the one before it at its site where less than `interval` lies between them.
    """
    records = [
        Record(species="", site=site, at=at, item=video)
        for video, site, at in sorted(videos, key=lambda each: each[0])
        if at is not None
    ]
    found = events(records, Independence(interval, ComparedTo.LAST_RECORD))
    return {video: event.items[0] for event in found for video in event.items}
