"""Which models' scores are raw: never fitted to how often they are right, so that 90 % is no chance."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from app.services.checkpoint_card import Card, card_of
from app.services.choosing.catalog import Catalog, Rows
from app.services.projects import Project
from app.store.library_order import batches
from app.store.records import Kind, Observation, ObservationId
from app.store.schema import DetectionRow, ModelVersionRow, ObservationRow, ScanResultRow, ScanRow
from mvit_core.files.path_text import to_path


class RawScores(msgspec.Struct, frozen=True):
    """Models of a project by name. Of models of others, and of those whose file is gone, nobody knows."""

    species: frozenset[str] = frozenset()
    behaviors: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()  # all models that there were when their checkpoints were read

    def has(self, one: Observation) -> bool:
        """Whether the confidence and scores of an observation are raw."""
        if one.kind is Kind.BEHAVIOR:
            return one.model in self.behaviors
        return (
            one.taxon is not None and one.model in self.species
        )  # what has no name is motion's or a detector's


NONE_KNOWN = RawScores()


def raw_scores(project: Project) -> RawScores:
    """Of the models that scanned or were trained here and whose checkpoint lies where it lay."""
    with project.reading() as session:
        places = session.execute(select(ModelVersionRow.name, ModelVersionRow.path)).all()
    cards = [
        (name, card)
        for name, path in places
        if name and path and (card := _card_at(to_path(path))) is not None
    ]
    return RawScores(
        frozenset(name for name, card in cards if card.classes.species and card.calibration.species_are_raw),
        frozenset(name for name, card in cards if _behaviors_are_raw(card)),
        frozenset(name for name, _ in places),
    )


def with_raw_scores(
    project: Project, raw: RawScores, animals: Sequence[ObservationId]
) -> frozenset[ObservationId]:
    """Which of these animals have a raw confidence: their finding has a name, and from such a model."""
    if not raw.species:
        return frozenset()
    asked = (
        select(ObservationRow.id)
        .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
        .join(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .join(ScanRow)
        .join(ModelVersionRow)
        .where(ModelVersionRow.name.in_(raw.species), DetectionRow.taxon.is_not(None))
    )
    with project.reading() as session:
        found = [
            id_
            for some in batches(animals)
            for id_ in session.scalars(asked.where(ObservationRow.id.in_(some)))
        ]
    return frozenset(map(ObservationId, found))


def videos_with_raw_scores(project: Project, raw: RawScores) -> NDArray[np.int64]:
    """The ids of the videos whose latest scan was with such a model."""
    if not raw.species:
        return np.zeros(0, np.int64)
    asked = (
        select(ScanResultRow.video_id)
        .join(ScanRow)
        .join(ModelVersionRow)
        .where(ModelVersionRow.name.in_(raw.species), ScanResultRow.current)
    )
    with project.reading() as session:
        return np.array(session.scalars(asked).all(), np.int64)


def any_raw(catalog: Catalog, rows: Rows, videos: NDArray[np.int64]) -> bool:
    """Whether one of these animals has a name and lies in one of `videos`, those with raw scores."""
    named = rows[catalog.animals.taxon[rows] > 0]
    return bool(np.isin(catalog.animals.video_id[named], videos).any())


def _behaviors_are_raw(card: Card) -> bool:
    """The scores of a head that finds bouts are never fitted."""
    return bool(card.temporal or (card.classes.behaviors and card.calibration.behaviors_are_raw))


def _card_at(path: Path) -> Card | None:
    try:
        return _card(path, path.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=64)
def _card(path: Path, _changed_ns: int) -> Card | None:
    """Read once for each state of the file."""
    return card_of(path)
