from datetime import datetime, timedelta

import pytest

from app.services.ecology.effort import Working, capture_rate, trap_nights, watched, within, worked

MAY = datetime(2026, 5, 1, 12)


def day(number: float) -> datetime:
    return MAY + timedelta(days=number)


def test_ten_days_of_one_camera_are_ten_nights_and_parts_count_as_parts() -> None:
    assert trap_nights([Working(day(0), day(10))]) == 10
    assert trap_nights([Working(day(0), day(1.5))]) == 1.5


def test_of_a_time_outside_nothing_is_left_that_lies_outside() -> None:
    for one in (Working(day(-3), day(-1)), Working(day(12), day(15))):
        inside = within(one, day(0), day(10))
        assert worked(inside) == timedelta(0)
        assert day(0) <= inside.start == inside.end <= day(10), "no occasion reaches beyond the chosen days"


def test_two_cameras_at_once_are_added() -> None:
    assert trap_nights([Working(day(0), day(10)), Working(day(5), day(15))]) == 20


def test_time_in_which_any_camera_worked_counts_once() -> None:
    one = Working(day(0), day(4), ((day(1), day(3)),))
    other = Working(day(2), day(6))
    assert watched([one, other]) == timedelta(days=5)
    assert watched([other, one, one]) == timedelta(days=5)
    assert watched([Working(day(0), day(1), is_known=False)]) == timedelta(0)
    assert watched([]) == timedelta(0)


def test_gaps_are_taken_off_once_and_only_inside_the_period() -> None:
    gaps = ((day(2), day(4)), (day(3), day(5)), (day(9), day(20)), (day(-3), day(-1)))
    assert worked(Working(day(0), day(10), gaps)) == timedelta(days=6)


def test_a_period_or_a_gap_that_ends_before_it_begins_is_nothing() -> None:
    assert trap_nights([Working(day(3), day(1))]) == 0
    assert trap_nights([Working(day(0), day(4), ((day(3), day(2)),))]) == 4


def test_the_rate_is_of_a_hundred_nights() -> None:
    assert capture_rate(12, 240) == 5.0
    assert capture_rate(1, 30) == pytest.approx(3.3333, abs=1e-4)
    assert capture_rate(0, 30) == 0
    assert capture_rate(3, 0) is None
