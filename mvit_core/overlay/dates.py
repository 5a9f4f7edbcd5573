"""Date and time in a line of text. What is not wholly there is not read. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from mvit_core.overlay.writing import Written

FIRST_YEAR, LAST_YEAR = 1999, 2079  # what is outside was misread
LEAST_SURE = 0.7  # of each sign that counts
NEAR = 3.0  # steps: digits or letters so near beside a time may be part of it
NOON = 12

ISO = r"(?P<y>\d{4})(?P<s>[-/.])(?P<a>\d\d)(?P=s)(?P<b>\d\d)"
WESTERN = r"(?P<a>\d\d)(?P<s>[-/.])(?P<b>\d\d)(?P=s)(?P<y>\d{4})"
TIME = r"(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<sec>\d\d))?(?: ?(?P<half>[AP]M))?"
FORMS = tuple(
    re.compile(rf"(?<!\d)(?<!\d[-/.:]){form}(?![-/.:]?\d)")
    for date in (ISO, WESTERN)
    for form in (rf"{date}[ ?]{{0,2}}{TIME}", rf"{TIME}[ ?]{{0,2}}{date}")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows: one time, or two where day and month could stand in each other's place."""

    month_first: datetime | None
    day_first: datetime | None
    has_seconds: bool

    @property
    def step(self) -> timedelta:
        """For how long the clock shows the same."""
        return timedelta(seconds=1) if self.has_seconds else timedelta(minutes=1)


def readings(line: Written) -> Iterator[Reading]:
    """Every whole date with its time of day."""
    for form in FORMS:
        for found in form.finditer(line.text):
            if min(line.sure[found.start() : found.end()]) >= LEAST_SURE and _is_whole(line, found):
                reading = _reading(found)
                if reading is not None:
                    yield reading


def _is_whole(line: Written, found: re.Match[str]) -> bool:
    """Whether nothing near could be the rest of the time: seconds, hours, AM or PM."""
    fields = found.groupdict()
    if fields["half"] is None and len(fields["h"]) == 1:
        return False  # of 13:04 the 1 may be hidden
    is_last = found.end("min") > found.end("y")
    if is_last:
        after = _near(line, found.end())
        maybe_half = fields["half"] is None and int(fields["h"]) <= NOON
        if maybe_half and after[:1] in tuple("?AMP"):
            return False
        return fields["sec"] is not None or not after[:1].isdigit()
    return not _near(line, found.start() - 1, -1)[:1].isdigit()


def _near(line: Written, place: int, way: int = 1) -> str:
    """The signs on that side that are no spaces, as far as each is near the one before; the nearest first."""
    edge = line.at[place - way]
    near = ""
    while 0 <= place < len(line.text) and abs(line.at[place] - edge) <= NEAR:
        if line.text[place] != " ":
            near, edge = near + line.text[place], line.at[place]
        place += way
    return near


def _reading(found: re.Match[str]) -> Reading | None:
    fields = found.groupdict()
    hour = int(fields["h"])
    if fields["half"] is not None:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if fields["half"] == "PM" else 0)
    year, one, other = int(fields["y"]), int(fields["a"]), int(fields["b"])
    clock = hour, int(fields["min"]), int(fields["sec"] or 0)
    month_first = _time(year, one, other, clock)
    is_iso = found.start("y") < found.start("a")
    day_first = month_first if is_iso else _time(year, other, one, clock)
    if month_first is None and day_first is None:
        return None
    return Reading(month_first, day_first, fields["sec"] is not None)


def _time(year: int, month: int, day: int, clock: tuple[int, int, int]) -> datetime | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, *clock)
    except ValueError:
        return None
