"""Medians over time are those that sorting gives."""

import numpy as np
import pytest

from mvit_core.motion.ranks import median, ranked


@pytest.mark.parametrize("count", [1, 2, 9, 45, 300])
def test_every_rank_is_that_of_the_sorted_samples(count):
    frames = np.random.default_rng(count).integers(0, 256, (count, 7, 11)).astype(np.uint8)
    ordered = np.sort(frames, axis=0)
    for rank in {0, count // 3, count - 1}:
        assert np.array_equal(ranked(frames, rank), ordered[rank])
    assert np.array_equal(median(frames), ordered[count // 2])
