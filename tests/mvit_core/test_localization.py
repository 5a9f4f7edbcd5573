"""Bouts from windows, against cases worked by hand."""

import pytest

from mvit_core.localization import BoutSettings, WindowScores, find_bouts, mean_scores
from mvit_core.types import Score, Span


def windows(*values, name="grooms", step=1.0, length=1.0):
    return [
        WindowScores(Span(k * step, k * step + length), (Score(name, value),))
        for k, value in enumerate(values)
    ]


PLAIN = BoutSettings(start=0.5, keep=0.35, max_gap_s=0.0, min_duration_s=0.0)


def test_a_window_speaks_up_to_half_way_to_its_neighbors():
    # Smoothed: 0, 0.25, 0.75, 1, 0.75, 0.25 -> windows 2 to 4; edges lie at whole seconds.
    bouts = find_bouts(windows(0, 0, 1, 1, 1, 0, 0), Span(0, 7), PLAIN)
    assert [(bout.behavior, bout.span) for bout in bouts] == [("grooms", Span(2, 5))]
    assert bouts[0].score == pytest.approx((0.75 + 1 + 0.75) / 3)


def test_a_bout_goes_on_at_a_lower_score_than_it_begins():
    bouts = find_bouts(windows(0.8, 0.8, 0.4, 0.4, 0.4, 0.1, 0.1), Span(0, 7), PLAIN)
    # Smoothed: 0.8, 0.7, 0.5, 0.4, 0.325 ...
    assert [bout.span for bout in bouts] == [Span(0, 4)]


def test_scores_that_never_reach_the_start_are_no_bout():
    assert find_bouts(windows(0.45, 0.45, 0.45), Span(0, 3), PLAIN) == ()


def test_a_short_gap_is_closed_and_a_long_one_is_not():
    scores = windows(1, 1, 1, 0, 0, 1, 1, 1)
    assert len(find_bouts(scores, Span(0, 8), PLAIN)) == 2
    closing = BoutSettings(start=0.5, keep=0.35, max_gap_s=2.5, min_duration_s=0)
    assert [bout.span for bout in find_bouts(scores, Span(0, 8), closing)] == [Span(0, 8)]


def test_a_short_bout_is_dropped_unless_the_track_is_no_longer():
    settings = BoutSettings(min_duration_s=3.5, max_gap_s=0)
    assert find_bouts(windows(0, 0, 1, 1, 1, 0, 0), Span(0, 7), settings) == ()
    assert len(find_bouts(windows(1.0), Span(0, 1), settings)) == 1


def test_no_bout_reaches_out_of_the_track():
    bouts = find_bouts(windows(1, 1, length=4.0), Span(1.5, 3.0), PLAIN)
    assert [bout.span for bout in bouts] == [Span(1.5, 3.0)]


def test_behaviors_are_judged_one_by_one_and_sorted_by_time():
    both = [
        WindowScores(Span(k, k + 1), (Score("eats", float(k < 4)), Score("looks", float(k >= 4))))
        for k in range(8)
    ]
    assert [bout.behavior for bout in find_bouts(both, Span(0, 8), PLAIN)] == ["eats", "looks"]


def test_nothing_comes_of_nothing():
    assert find_bouts([], Span(0, 5)) == ()
    assert mean_scores([]) == ()


def test_mean_scores_are_over_all_windows_best_first():
    means = mean_scores([(Score("a", 0.2), Score("b", 0.6)), (Score("a", 1.0),)])
    assert [(score.name, score.value) for score in means] == [("a", 0.6), ("b", 0.3)]


def test_a_clear_moment_that_smoothing_hides_is_a_bout_and_a_doubtful_one_is_not():
    # Smoothed, a single 0.9 between zeros is 0.45 and never begins.
    assert [bout.span for bout in find_bouts(windows(0, 0, 0.9, 0, 0), Span(0, 5), PLAIN)] == [Span(2, 3)]
    assert find_bouts(windows(0, 0, 0.6, 0, 0), Span(0, 5), PLAIN) == ()


def test_what_lies_in_a_bout_is_not_told_twice():
    bouts = find_bouts(windows(0.1, 0.6, 0.95, 0.6, 0.1, 0.1), Span(0, 6), PLAIN)
    assert len(bouts) == 1


def test_a_models_own_operating_point_decides_where_it_has_one():
    scores = windows(0.4, 0.4, 0.4)
    assert find_bouts(scores, Span(0, 3), PLAIN) == ()
    assert len(find_bouts(scores, Span(0, 3), PLAIN, {"grooms": 0.3})) == 1
    assert find_bouts(windows(0.6, 0.6, 0.6), Span(0, 3), PLAIN, {"grooms": 0.8}) == ()


def test_means_can_be_weighed():
    means = mean_scores([(Score("a", 0.0),), (Score("a", 1.0),)], [3.0, 1.0])
    assert means[0].value == pytest.approx(0.25)
