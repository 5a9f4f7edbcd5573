import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.times import clocks
from app.services.times.clocks import Drift, Shift, SummerTime, SwapDayMonth, right_time
from mvit_core.errors import UserError

CAMERA_TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda t: t.replace(microsecond=0)
)
SECONDS = st.integers(-clocks.FAR // timedelta(seconds=1), clocks.FAR // timedelta(seconds=1))
ZONES = st.sampled_from(
    ["Europe/Brussels", "Europe/Dublin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
)


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"])
def computer_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one zone for all programs")
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@given(CAMERA_TIMES, SECONDS)
def test_shifted_and_shifted_back_is_the_same_second(recorded: datetime, seconds: int) -> None:
    right = right_time(recorded, [Shift(seconds=seconds)])
    assert right - recorded == timedelta(seconds=seconds)
    assert right_time(right, [Shift(seconds=-seconds)]) == recorded


@given(CAMERA_TIMES)
def test_day_and_month_swapped_twice_are_where_they_were(recorded: datetime) -> None:
    once = right_time(recorded, [SwapDayMonth()])
    assert right_time(once, [SwapDayMonth()]) == recorded
    assert once.year == recorded.year
    assert once.time() == recorded.time()


def test_the_fifth_of_march_was_the_third_of_may() -> None:
    assert right_time(datetime(2026, 3, 5, 7), [SwapDayMonth()]) == datetime(2026, 5, 3, 7)
    assert right_time(datetime(2026, 3, 13, 7), [SwapDayMonth()]) == datetime(2026, 3, 13, 7)


@given(CAMERA_TIMES, st.integers(1, 400), st.integers(-3600, 3600))
def test_a_drift_meets_both_known_moments_and_keeps_the_order(
    set_up: datetime, days: int, late_s: int
) -> None:
    end = set_up + timedelta(days=days)
    drift = Drift(
        recorded_first=set_up,
        right_first=set_up,
        recorded_last=end,
        right_last=end + timedelta(seconds=late_s),
    )
    assert right_time(set_up, [drift]) == set_up
    assert right_time(end, [drift]) == end + timedelta(seconds=late_s)
    middle = right_time(set_up + (end - set_up) / 2, [drift])
    assert abs(middle - set_up - (end - set_up) / 2 - timedelta(seconds=late_s / 2)) < timedelta(
        milliseconds=1
    )
    back = Drift(recorded_first=set_up, right_first=set_up, recorded_last=drift.right_last, right_last=end)
    assert abs(right_time(middle, [back]) - set_up - (end - set_up) / 2) < timedelta(milliseconds=1)


def test_summer_time_is_taken_off_in_summer_alone() -> None:
    brussels = [SummerTime(zone="Europe/Brussels")]
    assert right_time(datetime(2026, 3, 29, 1, 59), brussels) == datetime(2026, 3, 29, 1, 59)
    assert right_time(datetime(2026, 3, 29, 3, 0), brussels) == datetime(2026, 3, 29, 2, 0)
    assert right_time(datetime(2026, 7, 1, 12), brussels) == datetime(2026, 7, 1, 11)
    assert right_time(datetime(2026, 12, 1, 12), brussels) == datetime(2026, 12, 1, 12)
    lord_howe = [SummerTime(zone="Australia/Lord_Howe")]  # half an hour, in the southern summer
    assert right_time(datetime(2026, 1, 1, 12), lord_howe) == datetime(2026, 1, 1, 11, 30)
    dublin = [SummerTime(zone="Europe/Dublin")]  # whose law calls the summer's time standard
    assert right_time(datetime(2026, 7, 1, 12), dublin) == datetime(2026, 7, 1, 11)
    assert right_time(datetime(2026, 12, 1, 12), dublin) == datetime(2026, 12, 1, 12)


@given(CAMERA_TIMES, ZONES)
def test_summer_time_never_moves_a_time_by_more_than_an_hour_or_two(recorded: datetime, zone: str) -> None:
    moved = recorded - right_time(recorded, [SummerTime(zone=zone)])
    assert timedelta(0) <= moved <= timedelta(hours=2)


def test_a_step_is_for_the_times_within_its_bounds_alone() -> None:
    reset = clocks.shift(datetime(2000, 1, 1, 0, 0, 10), datetime(2026, 6, 3, 9), until=datetime(2001, 1, 1))
    assert right_time(datetime(2000, 1, 1, 1, 0, 10), [reset]) == datetime(2026, 6, 3, 10)
    assert right_time(datetime(2026, 5, 30), [reset]) == datetime(2026, 5, 30)


def test_a_camera_that_began_anew_is_noticed_in_the_order_of_its_files() -> None:
    may = datetime(2026, 5, 1)
    recorded = [
        may,
        may + timedelta(days=2),
        datetime(2000, 1, 1),
        datetime(2000, 1, 2),
        None,
        datetime(2000, 1, 1),
    ]
    assert clocks.resets(recorded) == [2]


def test_what_is_stored_is_what_was_said() -> None:
    repair = (
        Shift(seconds=-3600.0, since=datetime(2026, 3, 29, 2)),
        SwapDayMonth(),
        SummerTime(zone="Europe/Brussels", until=datetime(2027, 1, 1)),
    )
    assert clocks.from_json(clocks.to_json(repair)) == repair
    assert clocks.from_json(clocks.to_json(())) == ()


@pytest.mark.parametrize(
    "step",
    [
        Shift(seconds=1e12),
        Shift(seconds=float("nan")),
        SummerTime(zone="../../etc/passwd"),
        SummerTime(zone="Nowhere/Land"),
        Shift(seconds=1, since=datetime(2026, 1, 1), until=datetime(2025, 1, 1)),
        Drift(
            recorded_first=datetime(2026, 1, 1), right_first=datetime(2026, 1, 1),
            recorded_last=datetime(2026, 1, 2), right_last=datetime(2030, 1, 1),
        ),
    ],
)  # fmt: skip
def test_a_step_that_makes_no_sense_is_refused_with_a_sentence(step: clocks.Step) -> None:
    with pytest.raises(UserError):
        clocks.checked([step])


def test_the_computers_own_zone_never_moves_a_result(computer_zone: str) -> None:
    noon = datetime(2026, 7, 1, 12)
    steps = [Shift(seconds=90), SummerTime(zone="Europe/Brussels")]
    assert right_time(noon, steps) == datetime(2026, 7, 1, 11, 1, 30)
