"""Windows, wherever they lie, made into even steps."""

import numpy as np
import pytest

from mvit_core.localization.sequences import Steps, sequence_of, suffice
from mvit_core.types import Span


def test_steps_cover_a_span_and_times_come_back() -> None:
    steps = Steps(Span(3.0, 7.0), 0.5)
    assert steps.count == 8
    assert steps.times_s.tolist() == pytest.approx([3.25 + 0.5 * n for n in range(8)])
    assert steps.to_times(np.array([steps.to_steps(4.1)])).tolist() == pytest.approx([4.1])
    assert Steps(Span(3.0, 3.0), 0.5).count == 1, "a moment has one step"


def test_windows_stand_around_their_steps() -> None:
    windows = Steps(Span(0.0, 2.0), 1.0).windows(1.6)
    assert [(window.start_s, window.end_s) for window in windows] == [
        pytest.approx((-0.3, 1.3)),
        pytest.approx((0.7, 2.3)),
    ]


def test_what_lies_between_two_windows_is_something_of_both() -> None:
    windows = [Span(0, 2), Span(2, 4), Span(6, 8)]  # their middles: 1, 3, 7
    embeddings = np.array([[0.0], [10.0], [30.0]], np.float32)
    sequence = sequence_of(windows, embeddings, Steps(Span(0, 10), 2.0))  # at 1, 3, 5, 7, 9
    assert sequence.ravel().tolist() == [0, 10, 20, 30, 30], "the ends go on"


def test_windows_suffice_where_no_moment_is_far_from_one() -> None:
    windows = [Span(0, 2), Span(1, 3), Span(2, 4)]
    assert suffice(windows, Span(0, 4), farthest_s=1.0)
    assert not suffice(windows, Span(0, 6), farthest_s=1.0), "nothing of the end"
    assert not suffice([windows[0], windows[2]], Span(0, 4), farthest_s=1.0), "a gap"
    assert not suffice([], Span(0, 4), farthest_s=9.0)
