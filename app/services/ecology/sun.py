"""Sun time: the day stretched so that the sun rises at 6 and sets at 18, wherever and whenever it was.

Nouvellet, Rasmussen, Macdonald & Courchamp 2012, J. Zool. 286: 179-184: activity follows the sun, and the
clock blurs it over seasons and latitudes. Both anchors: Vazquez, Rowcliffe, Spoelstra & Jansen 2019, Methods
Ecol. Evol. 10: 2057-2066 (equinoctial). Sunrise and sunset by astral.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
from astral import Observer
from astral import sun as almanac

Almanac = Callable[..., datetime]  # of a place and a day; ValueError where there is no such moment

DAY = timedelta(days=1)
DAY_MIN = 24 * 60.0
RISE_MIN, SET_MIN = 6 * 60.0, 18 * 60.0  # of sun time


class SunDay(msgspec.Struct, frozen=True):
    """When the sun rises and sets, in minutes of the camera's own clock; may lie beyond midnight."""

    sunrise_min: float
    sunset_min: float

    @property
    def light_min(self) -> float:
        """From sunrise to sunset."""
        return self.sunset_min - self.sunrise_min


def sun_day(day: date, *, latitude: float, longitude: float, utc_offset_min: int) -> SunDay | None:
    """Of one day at one place; None where the sun does not rise or not set (polar night, polar day)."""
    zone = timezone(timedelta(minutes=utc_offset_min))
    place = Observer(latitude, longitude)
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    noon = _noon_of_the_sun(midnight.astimezone(UTC) + timedelta(hours=12), longitude)
    try:
        rise, down = _nearest(almanac.sunrise, place, noon), _nearest(almanac.sunset, place, noon)
    except ValueError:
        return None
    found = SunDay(_minutes(rise - midnight), _minutes(down - midnight))
    return found if 0 < found.light_min < DAY_MIN else None


def offset_by_longitude(longitude: float) -> int:
    """The offset from UTC of the nautical zone there, in minutes: where nobody said how clocks were set."""
    return 60 * round(longitude / 15)


def sun_minutes(clock_min: float, day: SunDay) -> float:
    """Clock time as sun time, both in minutes after midnight, 0 to 1440."""
    length = day.light_min
    since = (clock_min - day.sunrise_min) % DAY_MIN
    if since <= length:
        return RISE_MIN + since / length * (SET_MIN - RISE_MIN)
    dark = DAY_MIN - length
    return (SET_MIN + (since - length) / dark * (DAY_MIN - SET_MIN + RISE_MIN)) % DAY_MIN


def with_light_of(light_min: float, sun_min: float) -> float:
    """Sun time moved to a day with so much light around noon, where it may be less or more than 12 hours.

    All in minutes. With the mean light of the days of some events, as much of the day is light as then was
    (Vazquez et al. 2019, average anchoring).
    """
    noon = DAY_MIN / 2
    since_noon = sun_min - noon
    if abs(since_noon) <= noon / 2:
        return noon + since_noon / noon * light_min
    dark = since_noon - noon if since_noon > 0 else since_noon + noon
    return (dark / noon * (DAY_MIN - light_min)) % DAY_MIN


def _noon_of_the_sun(noon_utc: datetime, longitude: float) -> datetime:
    """The one nearest to the clock's noon, to a quarter of an hour: a clock may be set to any offset."""
    behind = timedelta(hours=12 - longitude / 15) - timedelta(hours=noon_utc.hour, minutes=noon_utc.minute)
    return noon_utc + (behind + DAY / 2) % DAY - DAY / 2


def _nearest(what: Almanac, place: Observer, noon_utc: datetime) -> datetime:
    """The sunrise or sunset that is within half a day of noon: the almanac counts days in UTC."""
    days = [_or_none(what, place, noon_utc.date() + timedelta(days=by)) for by in (-1, 0, 1)]
    found = [moment for moment in (*days, *map(_skipped, days, days[1:])) if moment is not None]
    if not found:
        raise ValueError("the sun does not cross the horizon")
    best = min(found, key=lambda moment: abs(moment - noon_utc))
    if abs(best - noon_utc) > timedelta(hours=13):
        raise ValueError("the sun does not cross the horizon on this day")
    return best


def _skipped(before: datetime | None, after: datetime | None) -> datetime | None:
    """Between those of two days of UTC that are two days apart: the almanac knows one of a day, and a day on
    which one comes just after midnight and the next just before it has two.
    """
    if before is None or after is None or after - before < 1.5 * DAY:
        return None
    return before + (after - before) / 2


def _or_none(what: Almanac, place: Observer, day: date) -> datetime | None:
    try:
        return what(place, date=day)
    except ValueError:
        return None


def _minutes(since: timedelta) -> float:
    return since / timedelta(minutes=1)
