"""Bouts from windows, against cases worked by hand."""

from math import exp

import pytest

from mvit_core.localization import BoutSettings, WindowScores, clear_moments, find_bouts, joint_scores
from mvit_core.types import Bout, Score, Span


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
    assert joint_scores([]) == ()


def test_one_window_speaks_for_itself():
    scores = (Score("a", 0.5), Score("b", 0.3))
    assert [each.value for each in joint_scores([scores])] == pytest.approx([0.5, 0.3])


def test_windows_speak_together_as_the_mean_of_their_logits():
    both = joint_scores([(Score("a", 0.9), Score("b", 0.1)), (Score("a", 0.5), Score("b", 0.5))])
    # sqrt(0.45) to sqrt(0.05) is 3 to 1
    assert [(each.name, each.value) for each in both] == [
        ("a", pytest.approx(0.75)),
        ("b", pytest.approx(0.25)),
    ]


def test_a_window_that_cannot_tell_takes_little_from_one_that_can():
    sure = tuple(Score(name, 0.94 if name == "a" else 0.01) for name in "abcdefg")
    unsure = tuple(Score(name, 1 / 7) for name in "abcdefg")
    assert joint_scores([sure, sure, unsure])[0].value > 0.75  # a plain mean would be 0.67


def test_no_window_rules_out_what_it_does_not_name():
    found = joint_scores([(Score("a", 0.9),), (Score("a", 0.9),), (Score("b", 0.9),)])
    assert found[0].name == "a"
    assert 0 < found[1].value < found[0].value < 1


def test_a_clear_moment_that_smoothing_hides_is_a_bout_and_a_doubtful_one_is_not():
    # Smoothed, a single 0.9 between zeros is 0.45 and never begins.
    assert [bout.span for bout in find_bouts(windows(0, 0, 0.9, 0, 0), Span(0, 5), PLAIN)] == [Span(2, 3)]
    assert find_bouts(windows(0, 0, 0.6, 0, 0), Span(0, 5), PLAIN) == ()


def test_of_clear_moments_soft_nms_leaves_those_that_are_new() -> None:
    stands = [Bout("grooms", Span(0, 10), 0.6)]
    sharp = [
        Bout("grooms", Span(8, 20), 0.9),  # IoU 0.1: 0.9 exp(-0.02) is 0.88
        Bout("grooms", Span(5, 12), 0.9),  # IoU 5/12: 0.9 exp(-0.35) is 0.64, below sharp
        Bout("grooms", Span(2, 3), 0.99),  # IoU 0.1, but a part of the bout
        Bout("grooms", Span(30, 31), 0.7),  # alone, and not clear enough
    ]
    (found,) = clear_moments(sharp, stands, PLAIN)
    assert found.span == Span(8, 20)
    assert found.score == pytest.approx(0.9 * exp(-0.02))
    first, second = clear_moments(sharp[:2], [], PLAIN)
    assert (first.score, second.score) == (0.9, pytest.approx(0.9 * exp(-((4 / 15) ** 2) / 0.5)))


def test_what_lies_in_a_bout_is_not_told_twice():
    bouts = find_bouts(windows(0.1, 0.6, 0.95, 0.6, 0.1, 0.1), Span(0, 6), PLAIN)
    assert len(bouts) == 1


def test_a_models_own_operating_point_decides_where_it_has_one():
    scores = windows(0.4, 0.4, 0.4)
    assert find_bouts(scores, Span(0, 3), PLAIN) == ()
    assert len(find_bouts(scores, Span(0, 3), PLAIN, {"grooms": 0.3})) == 1
    assert find_bouts(windows(0.6, 0.6, 0.6), Span(0, 3), PLAIN, {"grooms": 0.8}) == ()


def test_windows_count_for_as_long_as_they_speak():
    yes, no = (Score("a", 0.8), Score("b", 0.2)), (Score("a", 0.2), Score("b", 0.8))
    assert joint_scores([yes, no], [3.0, 1.0])[0] == Score("a", pytest.approx(2 / 3))  # type: ignore[arg-type]
    assert joint_scores([yes, no], [0.0, 0.0])[0].value == pytest.approx(0.5)
