from datetime import datetime

import pytest

from mvit_core.overlay.dates import Reading, readings
from mvit_core.overlay.writing import Written

MOMENT = datetime(2015, 7, 20, 6, 52, 24)


def line(text: str, *, sure: float = 1.0) -> Written:
    """A line in which every sign is one step wide."""
    return Written(text, (sure,) * len(text), tuple(float(place) for place in range(len(text))))


def read(text: str) -> list[Reading]:
    return list(readings(line(text)))


@pytest.mark.parametrize(
    "text",
    [
        "07/20/2015 06:52:24",
        "20/07/2015 06:52:24",
        "20.07.2015 06:52:24",
        "2015-07-20 06:52:24",
        "06:52:24 07/20/2015 21 79",
        "? 07/20/2015 06:52:24AM",
        "605 07-20-2015 06:52:24 AM 21?",
        "07/20/201506:52:24",  # a font whose spaces are narrow
    ],
)
def test_dates_in_the_forms_of_cameras_are_read(text: str) -> None:
    (found,) = read(text)
    assert {found.month_first, found.day_first} - {None} == {MOMENT}


def test_day_and_month_that_may_be_swapped_are_both_told() -> None:
    (found,) = read("06/12/2016 10:10:35")
    assert found.month_first == datetime(2016, 6, 12, 10, 10, 35)
    assert found.day_first == datetime(2016, 12, 6, 10, 10, 35)


def test_half_past_noon_and_midnight_by_the_twelve_hour_clock() -> None:
    assert read("2015-07-20 12:30:00 PM")[0].month_first == datetime(2015, 7, 20, 12, 30)
    assert read("2015-07-20 12:30:00 AM")[0].month_first == datetime(2015, 7, 20, 0, 30)
    assert read("2015-07-20 3:30 PM")[0].month_first == datetime(2015, 7, 20, 15, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2015-07-20 3:04:05",  # of 13:04:05 the first digit may be hidden
        "2015-07-20 06:52:24 ??",  # AM or PM, not read
        "2015-07-20 06:52:24?",
        "2015-07-20 13:30 PM",
        "2015-07-20 06:52 24",  # the second colon was not seen
        "52:24 07/20/2015"[1:],
        "1 06:52 07/20/2015",
        "2015-13-20 06:52:24",
        "2015-07-20 24:52:24",
        "31/02/2015 06:52:24",
        "1815-07-20 06:52:24",
        "07/20-2015 06:52:24",
        "107/20/2015 06:52:24",
        "07/20/2015",
        "06:52:24",
    ],
)
def test_what_is_not_wholly_there_is_not_read(text: str) -> None:
    assert read(text) == []


def test_a_sign_that_is_not_sure_makes_the_whole_unread() -> None:
    assert list(readings(line("2015-07-20 06:52:24", sure=0.6))) == []
