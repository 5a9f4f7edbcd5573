"""What models made of each window of a track: score curves, and embeddings to search and to learn from.

Embeddings of two models have nothing to do with each other: `StoredWindows.model` says whose they are.
`mvit_core.localization.windows` turns the packed values into arrays.
"""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import Row, Select, select

from app.services.projects import Project
from app.store.base import unpack_spans
from app.store.library_order import batches
from app.store.records import Kind, ObservationId, TrackId, VideoId
from app.store.schema import (
    GONE,
    ModelVersionRow,
    ObservationRow,
    ScanResultRow,
    ScanRow,
    TrackRow,
    TrackWindowsRow,
)
from mvit_core.types import TrackWindows

BATCH = 200  # rows in memory at once: a long track's embeddings are some 40 KB


class StoredWindows(msgspec.Struct, frozen=True, kw_only=True):
    """The windows of one observed animal."""

    observation_id: ObservationId
    video_id: VideoId
    track_id: TrackId
    model: str  # SHA-256 of the checkpoint that looked
    windows: TrackWindows


def windows_of(
    project: Project, observations: Collection[ObservationId]
) -> dict[ObservationId, StoredWindows]:
    """The windows behind these animals; those that no model has looked at are left out."""
    found: dict[ObservationId, StoredWindows] = {}
    with project.reading() as session:
        for some in batches(sorted(observations)):
            for row in session.execute(_windows().where(ObservationRow.id.in_(some))):
                found[row[0]] = _stored(row)
    return found


def windows_in(project: Project, video_id: VideoId) -> dict[ObservationId, StoredWindows]:
    """The windows of every animal of one video that counts or was rejected, as its timeline shows them."""
    with project.reading() as session:
        rows = session.execute(_windows().where(ObservationRow.video_id == video_id)).all()
    return {row[0]: _stored(row) for row in rows}


def all_windows(project: Project, *, model: str = "") -> Iterator[StoredWindows]:
    """Those of every animal of the project, in order of their ids; of one model only, where it is named.

    They are read a few hundred at a time, each time with a new session: what the caller does in between holds
    nothing up.
    """
    last = 0
    while True:
        statement = _windows().where(ObservationRow.id > last).order_by(ObservationRow.id).limit(BATCH)
        if model:
            statement = statement.where(ModelVersionRow.sha256 == model)
        with project.reading() as session:
            rows = session.execute(statement).all()
        if not rows:
            return
        yield from map(_stored, rows)
        last = rows[-1][0]


def _windows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ObservationRow.id,
            ObservationRow.video_id,
            TrackWindowsRow.track_id,
            ModelVersionRow.sha256,
            TrackWindowsRow.spans,
            TrackWindowsRow.species,
            TrackWindowsRow.behaviors,
            TrackWindowsRow.scores,
            TrackWindowsRow.embeddings,
        )
        .select_from(ObservationRow)
        .join(TrackWindowsRow, TrackWindowsRow.track_id == ObservationRow.track_id)
        .join(TrackRow, TrackRow.id == TrackWindowsRow.track_id)
        .join(ScanResultRow, ScanResultRow.id == TrackRow.scan_result_id)
        .join(ScanRow, ScanRow.id == ScanResultRow.scan_id)
        .join(ModelVersionRow, ModelVersionRow.id == ScanRow.model_version_id)
        .where(ObservationRow.kind == Kind.ANIMAL.value, ObservationRow.state != GONE)
    )


def _stored(row: Row[*tuple[Any, ...]]) -> StoredWindows:
    observation_id, video_id, track_id, model, spans, species, behaviors, scores, embeddings = row
    return StoredWindows(
        observation_id=ObservationId(observation_id),
        video_id=VideoId(video_id),
        track_id=TrackId(track_id),
        model=model,
        windows=TrackWindows(
            spans=unpack_spans(spans),
            species=tuple(species),
            behaviors=tuple(behaviors),
            scores=scores,
            embeddings=embeddings,
        ),
    )
