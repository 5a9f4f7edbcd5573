from fractions import Fraction
from itertools import pairwise

import pytest

from mvit_core.video.clock import Clock, sort_stamps, step_of


def times(stamps, **options):
    clock = Clock(**options)
    return [clock.time_of(stamp) for stamp in stamps]


def test_growing_stamps_are_kept_and_count_from_the_first():
    assert times([5.0, 5.1, 5.9, 6.0]) == pytest.approx([0, 0.1, 0.9, 1.0])


def test_missing_stamps_follow_at_the_nominal_rate():
    assert times([None, None, None], step_s=0.1) == pytest.approx([0, 0.1, 0.2])


def test_a_stamp_that_stands_still_moves_on_by_one_frame():
    assert times([0, 0.1, 0.1, 0.3], step_s=0.1) == pytest.approx([0, 0.1, 0.2, 0.3])


def test_stamps_that_start_anew_go_on_from_where_they_were():
    spliced = times([0, 0.1, 0.2, 0.0, 0.1, 0.2], step_s=0.1)
    assert spliced == pytest.approx([0, 0.1, 0.2, 0.3, 0.4, 0.5])


def test_one_damaged_stamp_far_ahead_does_not_stretch_the_video():
    assert times([0, 0.1, 9e5, 0.3, 0.4], step_s=0.1) == pytest.approx([0, 0.1, 0.2, 0.3, 0.4])


def test_stamps_that_go_on_from_a_jump_keep_their_distances():
    assert times([0, 0.1, 9e5, 9e5 + 0.3], step_s=0.1) == pytest.approx([0, 0.1, 0.2, 0.5], abs=1e-6)


def test_a_gap_within_the_promised_length_is_true():
    assert times([0, 100.0, 100.1], duration_s=100.2) == pytest.approx([0, 100.0, 100.1])


def test_whatever_the_stamps_times_grow():
    wild = times([3.0, -1.0, None, 3.0, 1e12, 1e12, -5.0, None, 4.0], step_s=0.04)
    assert wild[0] == 0
    assert all(a < b for a, b in pairwise(wild))


def test_swapped_stamps_are_sorted_and_frames_keep_their_order():
    stamped = list(sort_stamps(zip("abcdefgh", [1, 2, 4, 3, 6, 7, 5, 8], strict=True), 3))
    assert stamped == list(zip("abcdefgh", range(1, 9), strict=True))


def test_unstamped_frames_pass_in_place():
    stamped = list(sort_stamps(zip("abcd", [1, None, 4, 3], strict=True), 1))
    assert stamped == [("a", 1), ("b", None), ("c", 3), ("d", 4)]


@pytest.mark.parametrize("rate", [None, Fraction(0), Fraction(90000), Fraction(1, 10**6)])
def test_rates_that_no_camera_has_are_not_believed(rate):
    assert step_of(rate) == pytest.approx(0.04)


def test_a_believable_rate_gives_its_step():
    assert step_of(Fraction(30000, 1001)) == pytest.approx(1001 / 30000)
