"""What is read of the project to draw tiles: for some observations at a time, in any thread."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.services.observations.boxes import held
from app.services.observations.tile_cuts import NUM_FRAMES, Cut, tile_cuts
from app.services.projects import Project
from app.store import library
from app.store.base import unpack_points
from app.store.library_order import batches
from app.store.records import ObservationId, VideoId
from app.store.schema import LabelRow, ObservationRow, TrackRow
from mvit_core.types import Span

USUAL_PICTURE = 16 / 9  # of videos that were not probed yet


@dataclass(frozen=True, slots=True)
class TileSource:
    """Where the pictures of a tile come from. `key` is the same for as long as they would be."""

    id: ObservationId
    path: Path
    key: str
    still: Cut
    moving: tuple[Cut, ...]


def tile_sources(
    project: Project, ids: Sequence[ObservationId], tile: float
) -> dict[ObservationId, TileSource]:
    """The sources of these observations; `tile` is width over height of a tile."""
    found: dict[ObservationId, TileSource] = {}
    with project.reading() as session:
        for some in batches(ids):
            rows = session.execute(
                select(
                    ObservationRow.id,
                    ObservationRow.video_id,
                    ObservationRow.start_s,
                    ObservationRow.end_s,
                    TrackRow.points,
                    LabelRow.keyframes,
                )
                .outerjoin(TrackRow, ObservationRow.track_id == TrackRow.id)
                .outerjoin(LabelRow, LabelRow.observation_id == ObservationRow.id)
                .where(ObservationRow.id.in_(some))
            ).all()
            wanted = list({VideoId(row[1]) for row in rows})
            videos = {video.id: video for video in library.videos_by_id(session, wanted)}
            for id_, video_id, start_s, end_s, machine, drawn in rows:
                video = videos.get(VideoId(video_id))
                if video is None:
                    continue
                shape = video.width / video.height if video.width and video.height else USUAL_PICTURE
                span = Span(start_s, end_s)
                packed = drawn or machine  # what a person drew counts
                points = unpack_points(packed) if packed else ()
                if drawn:
                    points = held(points, span)
                still, moving = tile_cuts(points, span, picture=shape, tile=tile, duration_s=video.duration_s)
                key = _key(video.fingerprint or str(video.path), still, moving)
                found[ObservationId(id_)] = TileSource(
                    ObservationId(id_), video.path, key, still, tuple(moving)
                )
    return found


def _key(content: str, still: Cut, moving: Sequence[Cut]) -> str:
    places = [still, moving[0], moving[-1]] if moving else [still]
    said = "|".join(f"{time_s:.3f},{box.x:.3f},{box.y:.3f},{box.w:.3f}" for time_s, box in places)
    return hashlib.sha256(f"{content}|{NUM_FRAMES}|{said}".encode()).hexdigest()[:32]
