"""Many orders at once give what one after the other gives."""

import numpy as np
import pytest

from trainer.scores.metrics import average_precision
from trainer.scores.orders import of_exchanged, of_swapped

N, E, S = 60, 4, 6
RNG = np.random.default_rng(0)
OURS = RNG.random((E, N)).argsort(axis=1)
THEIRS = RNG.permutation(N)
TRUTH, KNOWN = RNG.random(N) < 0.2, RNG.random(N) < 0.8


def test_unswapped_it_is_the_difference_of_both_precisions_and_all_swapped_its_opposite() -> None:
    swapped = np.array([[False] * N, [True] * N])
    truth = TRUTH.astype(np.int64)
    theirs = average_precision(THEIRS.astype(float), truth)
    expected = [average_precision(each.astype(float), truth) - theirs for each in OURS]
    found = of_swapped(OURS, THEIRS, TRUTH, swapped)
    assert found[0].tolist() == pytest.approx(expected, abs=1e-5)
    assert found[1].tolist() == pytest.approx([-each for each in expected], abs=1e-5)


def test_of_two_clips_at_one_place_chance_puts_one_first() -> None:
    """Swapping a clip that is shown with one that is not, at the same places, is fair on average."""
    swapped = RNG.random((400, N)) < 0.5
    same = np.arange(N)[None]
    assert np.abs(of_swapped(same, same[0], TRUTH, swapped)).max() == pytest.approx(0)


def test_what_is_true_of_other_clips_is_judged_where_it_is_known() -> None:
    rows = np.stack([RNG.permutation(N) for _ in range(S)])
    found = of_exchanged(OURS, TRUTH, KNOWN, rows)
    for time, row in enumerate(rows):
        known = KNOWN[row]
        truth = TRUTH[row][known].astype(np.int64)
        expected = [average_precision(each[known].astype(float), truth) for each in OURS]
        assert found[time].tolist() == pytest.approx(expected, abs=1e-5)


def test_where_nothing_is_shown_nothing_is_known() -> None:
    rows = np.arange(N)[None]
    assert np.isnan(of_exchanged(OURS, np.zeros(N, bool), KNOWN, rows)).all()
