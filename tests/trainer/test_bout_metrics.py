"""Average precision of bouts in time, beside figures worked out by hand."""

from math import isnan

import pytest

from mvit_core.types import Span
from trainer.bout_metrics import FoundBout, TrueBout, average_precision, mean_ap

KNOWN = [TrueBout("v", "eats", Span(0, 10)), TrueBout("v", "eats", Span(20, 30))]


def found(start_s: float, end_s: float, score: float, behavior: str = "eats") -> FoundBout:
    return FoundBout("v", behavior, Span(start_s, end_s), score)


def test_all_found_is_one_and_nothing_found_is_none() -> None:
    assert average_precision([found(0, 10, 0.9), found(21, 30, 0.8)], KNOWN, "eats", 0.5) == 1.0
    assert average_precision([], KNOWN, "eats", 0.5) == 0.0
    assert isnan(average_precision([], KNOWN, "sleeps", 0.5))


def test_a_false_one_before_the_second_right_one_costs() -> None:
    finds = [found(0, 10, 0.9), found(50, 60, 0.8), found(20, 30, 0.7)]
    assert average_precision(finds, KNOWN, "eats", 0.5) == pytest.approx((1 + 2 / 3) / 2)


def test_one_bout_is_taken_once() -> None:
    finds = [found(0, 10, 0.9), found(0, 9, 0.8)]
    assert average_precision(finds, KNOWN, "eats", 0.5) == pytest.approx(0.5)


def test_a_stricter_overlap_finds_less() -> None:
    finds = [found(0, 6, 0.9)]
    assert average_precision(finds, KNOWN, "eats", 0.5) == 0.5
    assert average_precision(finds, KNOWN, "eats", 0.7) == 0.0


def test_the_mean_is_over_behaviors_that_happened() -> None:
    finds = [found(0, 10, 0.9), found(20, 30, 0.9), found(0, 5, 0.9, "sleeps")]
    assert mean_ap(finds, KNOWN, 0.5) == 1.0
