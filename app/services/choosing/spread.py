"""How unsure a machine is of a name: the spread of its scores."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from app.services.choosing.catalog import Catalog, Rows
from app.services.projects import Project
from app.store.library_order import batches
from app.store.schema import DetectionRow, ObservationRow


@dataclass(frozen=True, slots=True)
class Spread:
    """How the machine's scores of some rows are spread."""

    margin: NDArray[np.float32]  # between the best two
    entropy: NDArray[np.float32]  # in nats, over the best classes and the rest


def read_spread(project: Project, catalog: Catalog, rows: Rows, go_on: Callable[[], None]) -> Spread:
    """The spread of these rows. Where a machine named nothing, how sure it is that something lives there."""
    scores: dict[int, list[float]] = {}
    ids = catalog.animals.id[rows].tolist()
    with project.reading() as session:
        for some in batches(ids):
            go_on()
            statement = (
                select(ObservationRow.id, DetectionRow.scores)
                .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
                .where(ObservationRow.id.in_(some))
            )
            for id_, found in session.execute(statement):
                scores[id_] = [float(value) for _, value in found or ()]
    margin, entropy = np.ones(len(rows), np.float32), np.zeros(len(rows), np.float32)
    alive = np.nan_to_num(catalog.animals.confidence[rows], nan=1.0)
    for place, id_ in enumerate(ids):
        values = scores.get(id_) or [float(alive[place])]
        margin[place], entropy[place] = spread_of(values)
    return Spread(margin, entropy)


def spread_of(values: Sequence[float]) -> tuple[float, float]:
    """Margin and entropy of the best scores; what is missing to 1 counts as one more class."""
    ordered = sorted((max(0.0, value) for value in values), reverse=True)
    rest = max(0.0, 1.0 - sum(ordered))
    if len(ordered) == 1:
        ordered = sorted((ordered[0], rest), reverse=True)
        rest = 0.0
    shares = np.array([*ordered, rest])
    shares = shares[shares > 0] / max(1e-9, shares.sum())
    return ordered[0] - ordered[1], float(-(shares * np.log(shares)).sum())
