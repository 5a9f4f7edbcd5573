from datetime import date

import pytest

from app.services.ecology.sun import SunDay, offset_by_longitude, sun_day, sun_minutes


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
