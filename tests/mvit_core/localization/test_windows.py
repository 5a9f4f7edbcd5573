"""Windows are packed small and come back as they were, to the precision of 16 bits."""

import numpy as np
import pytest

from mvit_core.localization.windows import Scored, embeddings_of, packed, scores_of, species_of
from mvit_core.types import ClipScores, Score, Span

SPANS = (Span(0.0, 2.0), Span(1.0, 3.0))
SCORED = Scored(
    [
        ClipScores((Score("lynx", 0.7), Score("vulpes", 0.2), Score("ursus", 0.1)), (Score("eats", 0.9),)),
        ClipScores((Score("vulpes", 0.6), Score("lynx", 0.3), Score("ursus", 0.1)), (Score("eats", 0.1),)),
    ],
    np.array([[0.5, -2.0, 1e-3], [1e9, 0.0, 3.0]], np.float32),
)


def test_embeddings_come_back_and_what_is_too_large_stays_finite() -> None:
    found = embeddings_of(packed(SPANS, SCORED))
    assert found[0].tolist() == pytest.approx([0.5, -2.0, 1e-3], rel=1e-3)
    assert found[1].tolist() == pytest.approx([65504.0, 0.0, 3.0])


def test_scores_are_the_best_species_and_all_behaviors() -> None:
    windows = packed(SPANS, SCORED, num_species=2)
    assert windows.species == ("lynx", "vulpes")
    assert windows.behaviors == ("eats",)
    assert scores_of(windows) == pytest.approx(np.array([[0.7, 0.2, 0.9], [0.3, 0.6, 0.1]]), abs=1e-3)
    assert [[score.name for score in each] for each in species_of(windows)] == [
        ["lynx", "vulpes"],
        ["vulpes", "lynx"],
    ]
