"""From which scores on scans call a class, by how often calls are to be right, and what that gives."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import PRECISIONS, Calibration
from mvit_core.species.roll_up import HOLDS
from trainer.reports.report import OperatingPoint, known
from trainer.scores import metrics


def operating_points(
    scores: metrics.F64, truth: NDArray[np.integer], at: Mapping[float, float], name: str
) -> tuple[OperatingPoint, ...]:
    """What the model's scores for wished precisions give on these clips; nothing without an example."""
    if not truth.any():
        return ()
    found = []
    for precision, threshold in at.items():
        here = metrics.at_threshold(scores, truth, threshold, name)
        never = threshold >= 1
        found.append(
            OperatingPoint(
                precision=precision,
                threshold=None if never else threshold,
                recall=0.0 if never else known(here.recall),
                right=None if never else known(here.precision),
            )
        )
    return tuple(found)


def points_of(calibration: Calibration, name: str, *, of_species: bool) -> dict[float, float]:
    """The score from which a class is called, by wished precision: that which scans use."""
    return {
        wish: calibration.points_for(
            wish, (name,), calibration.holds_for(wish, HOLDS) if of_species else None
        )[name]
        for wish in PRECISIONS
    }
