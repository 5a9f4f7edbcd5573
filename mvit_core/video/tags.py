"""When a video was taken, as its container's metadata have it."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

TIME_TAGS = (
    "com.apple.quicktime.creationdate",
    "datetimeoriginal",
    "creation_time",
    "creationtime",
    "date",
    "icrd",
    "idit",
    "wm/encodingtime",
)
"""Lower case; the first that holds a time counts. Apple's is local where its creation_time is UTC."""

EARLIEST_YEAR = 1990
"""Below lie the zeros of clocks that nobody set: 1904 (QuickTime), 1970 (Unix), 1980 (FAT)."""

LATEST_YEAR = 2100
"""Beyond lie damaged bytes; and seconds added to the last year of the calendar are no date at all."""

_NUMERIC = re.compile(r"(\d{4})[-:/.](\d\d?)[-:/.](\d\d?)[T ,]+(\d\d?):(\d\d):(\d\d)")
_SPELLED = re.compile(r"([A-Z][a-z]{2})\s+(\d\d?)\s+(\d\d?):(\d\d):(\d\d)\s+(\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def capture_time(metadata: Iterable[Mapping[str, str]]) -> datetime | None:
    """The camera's own time of recording, without a zone; None where no tag says it.

    Zones are cut off, not converted: trail cameras write their local time and mark it as UTC.
    """
    lowered = [{name.lower(): value for name, value in tags.items()} for tags in metadata]
    for name in TIME_TAGS:
        for tags in lowered:
            found = parse_time(tags.get(name, ""))
            if found is not None:
                return found
    return None


def parse_time(text: str) -> datetime | None:
    """The time in `2019-08-01T12:00:00.5+02:00`, `2019:08:01 12:00:00` or `Thu Aug 01 12:00:00 2019`."""
    if match := _NUMERIC.search(text):
        year, month, day, hour, minute, second = (int(part) for part in match.groups())
    elif (match := _SPELLED.search(text)) and match[1].lower() in _MONTHS:
        year, month = int(match[6]), _MONTHS.index(match[1].lower()) + 1
        day, hour, minute, second = (int(part) for part in match.groups()[1:5])
    else:
        return None
    try:
        found = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None
