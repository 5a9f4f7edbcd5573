"""Reading the library: sites, deployments and videos as frozen rows; and the one site of a name."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app.store.library_order import batches, natural
from app.store.records import Deployment, DeploymentId, Site, SiteId, Video, VideoId
from app.store.schema import DeploymentRow, RootRow, SiteRow, VideoRow
from mvit_core.files.path_text import to_path
from mvit_core.types import VideoStatus

VIDEO_COLUMNS = (
    VideoRow.id,
    VideoRow.deployment_id,
    RootRow.path,
    VideoRow.relative_path,
    VideoRow.status,
    VideoRow.reason,
    VideoRow.fingerprint,
    VideoRow.size_bytes,
    VideoRow.duration_s,
    VideoRow.frame_rate,
    VideoRow.width,
    VideoRow.height,
    VideoRow.num_frames,
    VideoRow.codec,
    VideoRow.captured_at,
    VideoRow.captured_from,
    VideoRow.recorded_at,
    VideoRow.num_observations,
    VideoRow.num_unreviewed,
)
DEPLOYMENT_FIELDS = tuple(
    name for name in Deployment.__struct_fields__ if name not in ("id", "site_id", "gaps")
)  # that are stored as they are
PAGE = 2000  # videos read at once
_FIELDS = [column.key for column in VIDEO_COLUMNS[5:]]
_STATUSES = {str(status): status for status in VideoStatus}


def select_videos() -> Select[*tuple[Any, ...]]:
    """The columns that `to_video` reads."""
    return select(*VIDEO_COLUMNS).join_from(VideoRow, RootRow, VideoRow.root_id == RootRow.id)


@lru_cache(maxsize=64)  # a hundred thousand videos lie below a handful of roots
def _root(text: str) -> Path:
    return to_path(text)


def to_video(row: Sequence[Any]) -> Video:
    """A row of `select_videos` (which may have more columns behind)."""
    return Video(
        id=row[0],
        deployment_id=row[1],
        root=_root(row[2]),
        relative_path=row[3],
        status=_STATUSES[row[4]],
        **dict(zip(_FIELDS, row[5 : len(VIDEO_COLUMNS)], strict=True)),
    )


def all_videos(session: Session) -> list[Video]:
    """Every video in library order."""
    return [video for page in video_pages(session) for video in page]


def video_pages(session: Session) -> Iterator[list[Video]]:
    """The same, some thousands at a time."""
    wanted = select_videos().order_by(VideoRow.sort_key, VideoRow.id)
    for page in session.execute(wanted, execution_options={"yield_per": PAGE}).partitions():
        yield [to_video(row) for row in page]


def videos_by_id(session: Session, ids: Sequence[VideoId]) -> list[Video]:
    """These videos in the order of `ids`; those that are gone are left out."""
    found: dict[VideoId, Video] = {}
    for some in batches(ids):
        rows = session.execute(_some_videos(), {"ids": some})
        found.update((row[0], to_video(row)) for row in rows)
    return [found[id_] for id_ in ids if id_ in found]


@cache  # each statement with ids in it is garbage that only a search finds, and keeps memory beside it taken
def _some_videos() -> Select[*tuple[Any, ...]]:
    return select_videos().where(VideoRow.id.in_(bindparam("ids", expanding=True)))


def all_sites(session: Session) -> list[Site]:
    """Every site, by name."""
    return sorted(map(to_site, session.scalars(select(SiteRow))), key=_by_name)


def to_site(row: SiteRow) -> Site:
    """The frozen row."""
    return Site(
        id=SiteId(row.id),
        name=row.name,
        latitude=row.latitude,
        longitude=row.longitude,
        uncertainty_m=row.uncertainty_m,
    )


def all_deployments(session: Session) -> list[Deployment]:
    """Every deployment, by name."""
    return sorted(map(to_deployment, session.scalars(select(DeploymentRow))), key=_by_name)


def to_deployment(row: DeploymentRow) -> Deployment:
    """The frozen row."""
    return Deployment(
        id=DeploymentId(row.id),
        site_id=SiteId(row.site_id),
        gaps=tuple(
            (datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in row.gaps or ()
        ),
        **{name: getattr(row, name) for name in DEPLOYMENT_FIELDS},
    )


def _by_name(place: Site | Deployment) -> str:
    return natural(place.name)


def ids(rows: Iterable[int]) -> frozenset[VideoId]:
    """Plain numbers as ids of videos."""
    return frozenset(map(VideoId, rows))


def site_called(session: Session, name: str) -> SiteRow:
    """The site that has the name; a new one where there is none."""
    row = session.scalar(select(SiteRow).where(SiteRow.name == name))
    if row is None:
        row = SiteRow(name=name)
        session.add(row)
        session.flush()
    return row
