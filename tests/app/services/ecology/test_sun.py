from datetime import date
from itertools import pairwise

import pytest

from app.services.ecology.sun import DAY_MIN, SunDay, offset_by_longitude, sun_day, sun_minutes, with_light_of


def clock(minutes: float) -> str:
    return f"{int(minutes) // 60:02d}:{int(minutes) % 60:02d}"


@pytest.mark.parametrize(
    ("day", "place", "offset_min", "rise_min", "set_min"),
    [  # as almanacs have them
        (date(2024, 6, 20), (51.48, 0.0), 60, 4 * 60 + 43, 21 * 60 + 21),  # Greenwich
        (date(2024, 12, 21), (51.48, 0.0), 0, 8 * 60 + 4, 15 * 60 + 53),
        (date(2024, 3, 20), (-1.29, 36.82), 180, 6 * 60 + 36, 18 * 60 + 42),  # Nairobi
        (date(2024, 12, 21), (-33.87, 151.21), 660, 5 * 60 + 41, 20 * 60 + 5),  # Sydney
        (date(2024, 6, 20), (61.22, -149.9), -480, 4 * 60 + 20, 23 * 60 + 42),  # Anchorage: UTC's next day
    ],
)
def test_the_sun_rises_and_sets_as_almanacs_say(
    day: date, place: tuple[float, float], offset_min: int, rise_min: int, set_min: int
) -> None:
    found = sun_day(day, latitude=place[0], longitude=place[1], utc_offset_min=offset_min)
    assert found is not None
    assert found.sunrise_min == pytest.approx(rise_min, abs=3), clock(found.sunrise_min)
    assert found.sunset_min == pytest.approx(set_min, abs=3), clock(found.sunset_min)


@pytest.mark.parametrize("offset_min", [0, 300, 480, -480, 840])
def test_a_clock_may_be_set_to_any_offset_wherever_it_is(offset_min: int) -> None:
    """A camera in China that says UTC: noon there is at four."""
    at_home = sun_day(date(2026, 3, 21), latitude=30, longitude=120, utc_offset_min=480)
    found = sun_day(date(2026, 3, 21), latitude=30, longitude=120, utc_offset_min=offset_min)
    assert at_home is not None
    assert found is not None
    noon = (at_home.sunrise_min + 360, at_home.sunset_min - 360)
    for minutes in (at_home.sunrise_min, at_home.sunset_min, *noon, 10.0):
        there = sun_minutes((minutes + offset_min - 480) % 1440, found)
        apart = abs(there - sun_minutes(minutes, at_home))
        assert min(apart, 1440 - apart) < 3


def test_a_day_of_utc_with_two_sunsets_is_not_without_one() -> None:
    """In Wyoming on 23 October: at 00:01 and at 23:59 UTC."""
    place = {"latitude": 45.0, "longitude": -105.0, "utc_offset_min": -420}
    sunsets = [sun_day(date(2025, 10, day), **place) for day in range(20, 28)]
    assert None not in sunsets
    each = [one.sunset_min for one in sunsets if one is not None]
    assert all(0 < before - after < 3 for before, after in pairwise(each))


def test_where_the_sun_stays_up_or_down_there_is_no_sun_time() -> None:
    tromso = {"latitude": 69.65, "longitude": 18.96}
    assert sun_day(date(2024, 6, 20), **tromso, utc_offset_min=120) is None
    assert sun_day(date(2024, 12, 21), **tromso, utc_offset_min=60) is None


def test_sunrise_is_six_sunset_is_eighteen_and_all_between_is_stretched() -> None:
    long_day = SunDay(sunrise_min=4 * 60, sunset_min=20 * 60)
    assert sun_minutes(4 * 60, long_day) == 6 * 60
    assert sun_minutes(20 * 60, long_day) == 18 * 60
    assert sun_minutes(12 * 60, long_day) == 12 * 60  # half-way through the light
    assert sun_minutes(0, long_day) == 0  # half-way through the dark
    assert sun_minutes(5 * 60, long_day) == 6 * 60 + 45  # an hour of 16 is 1/16 of 12 hours


def test_the_offset_is_guessed_by_longitude() -> None:
    assert [offset_by_longitude(each) for each in (0, 7.4, 8, -123, 179)] == [0, 0, 60, -480, 720]


@pytest.mark.parametrize("clock_min", [0, 130, 239, 241, 700, 1200, 1325, 1439])
def test_with_the_light_of_its_own_day_a_moment_is_as_far_from_noon_as_by_the_clock(clock_min: int) -> None:
    day = SunDay(240.0, 1320.0)  # 18 hours of light, noon at 13:00
    moved = with_light_of(day.light_min, sun_minutes(clock_min, day))
    assert moved == pytest.approx((clock_min - 60) % DAY_MIN)
