"""Average precision of bouts in time, beside figures worked out by hand."""

from math import isnan

import pytest

from mvit_core.types import Span
from trainer.scores.bout_metrics import ACTIVITYNET_TIOUS, FoundBout, TrueBout, average_precision, mean_ap

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


def test_of_two_bouts_a_find_takes_the_one_it_overlaps_best_and_the_next_find_the_other() -> None:
    near = [TrueBout("v", "eats", Span(0, 10)), TrueBout("v", "eats", Span(2, 12))]
    assert average_precision([found(2, 12, 0.9), found(1, 11, 0.8)], near, "eats", 0.5) == 1.0


def test_of_two_bouts_that_it_overlaps_alike_a_find_takes_the_later_named_as_activitynets_code_does() -> None:
    both = [TrueBout("v", "eats", Span(0, 6)), TrueBout("v", "eats", Span(4, 10))]
    finds = [found(2, 8, 0.9), found(4, 10, 0.8)]  # the first overlaps both by one half
    assert average_precision(finds, both, "eats", 0.5) == pytest.approx(0.5)
    assert average_precision(finds, both[::-1], "eats", 0.5) == 1.0


def test_a_doubled_find_costs_the_right_one_that_comes_after_it() -> None:
    finds = [found(0, 10, 0.9), found(0, 10, 0.8), found(20, 30, 0.7)]
    assert average_precision(finds, KNOWN, "eats", 0.5) == pytest.approx((1 + 2 / 3) / 2)


def test_of_equal_scores_the_one_found_first_comes_first() -> None:
    wrong, right = found(50, 60, 0.5), found(0, 10, 0.5)
    assert average_precision([right, wrong], KNOWN, "eats", 0.5) == pytest.approx(0.5)
    assert average_precision([wrong, right], KNOWN, "eats", 0.5) == pytest.approx(0.25)


def test_a_find_in_another_video_is_a_false_one() -> None:
    elsewhere = FoundBout("w", "eats", Span(0, 10), 0.9)
    assert average_precision([elsewhere, found(0, 10, 0.8)], KNOWN, "eats", 0.5) == pytest.approx(0.25)


def test_precision_is_that_of_the_best_cut_further_on() -> None:
    finds = [found(50, 60, 0.9), found(0, 10, 0.8), found(20, 30, 0.7)]
    assert average_precision(finds, KNOWN, "eats", 0.5) == pytest.approx(2 / 3), "1/2 rises to 2/3"


def test_nobody_knows_the_mean_where_nothing_happened() -> None:
    assert isnan(mean_ap([found(0, 10, 0.9)], [], 0.5))


def test_activitynet_asks_at_ten_overlaps() -> None:
    assert ACTIVITYNET_TIOUS == (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
    half_right = [found(0, 8, 0.9)]  # overlap 0.8 of one of two bouts: right at 7 of the 10
    means = [mean_ap(half_right, KNOWN, tiou) for tiou in ACTIVITYNET_TIOUS]
    assert sum(means) / 10 == pytest.approx(0.5 * 7 / 10)
