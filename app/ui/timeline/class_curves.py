"""Which classes of an animal's windows are worth a curve, and their curves; no Qt."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mvit_core.localization.windows import scores_of
from mvit_core.types import TrackWindows

NUM_SPECIES, NUM_BEHAVIORS = 2, 3
LEAST = 0.1  # a class that is never surer than this is not drawn

Line = tuple[NDArray[np.float64], NDArray[np.float64]]


def curves_of(windows: TrackWindows) -> Iterator[tuple[str, Line]]:
    """The surest species and behaviors as (class, (times, scores)), a value in the middle of each window."""
    if not windows.spans:
        return
    middles = np.array([(span.start_s + span.end_s) / 2 for span in windows.spans])
    scores = scores_of(windows).astype(np.float64)
    num_species = len(windows.species)
    parts = (
        (windows.species, scores[:, :num_species], NUM_SPECIES),
        (windows.behaviors, scores[:, num_species:], NUM_BEHAVIORS),
    )
    for names, columns, number in parts:
        best = sorted(range(len(names)), key=lambda at: -float(columns[:, at].max()))[:number]
        for at in best:
            if columns[:, at].max() >= LEAST:
                yield names[at], (middles, np.ascontiguousarray(columns[:, at]))
