"""When it was recorded: the container's or EXIF's word, else the file name's, else the file's own time."""

import re
from datetime import datetime

IN_NAME = re.compile(
    r"(?<!\d)((?:19[89]|20\d)\d)[-_.]?(\d\d)[-_.]?(\d\d)[T _.-]{0,3}(\d\d)[-_.:h]?(\d\d)[-_.:m]?(\d\d)(?!\d)",
    re.IGNORECASE,
)
FIRST_YEAR = 1990  # no file is older: cards that lost their clock say 1970, 1980
LAST_YEAR = 2100  # what says more is damaged

METADATA, EXIF, FILE_NAME, FILE_TIME = "metadata", "EXIF", "file name", "file time"
BURNT_IN = "burnt-in clock"  # read in the pictures, and taken by a person
IMPORTED = "import"  # said by another program's file, which knew it better than the file does
TABLE = "table"  # said by an imported table, of a file that says no date itself

TOLD = frozenset({IMPORTED, BURNT_IN})  # what the file says of itself does not take its place again
NO_OWN = frozenset({"", FILE_TIME})  # nobody's word, or that of the last copy


def time_in_name(name: str) -> datetime | None:
    """A full date with a time of day in a file name; a date alone would put every video at midnight."""
    for found in IN_NAME.finditer(name):
        try:
            return datetime(*map(int, found.groups()))  # type: ignore[arg-type]
        except ValueError:
            continue
    return None


def captured(
    *, metadata: datetime | None, name: str, modified_at: datetime | None, photo: bool = False
) -> tuple[datetime | None, str]:
    """The best capture time (camera-local) and where it comes from; (None, "") where nobody knows.

    `metadata` is the container's word, or of a `photo` its EXIF's.
    """
    said = EXIF if photo else METADATA
    for time, source in ((metadata, said), (time_in_name(name), FILE_NAME), (modified_at, FILE_TIME)):
        if time is not None and is_likely(time):
            return time.replace(microsecond=0), source
    return None, ""


def is_likely(time: datetime) -> bool:
    """Whether a camera can have been there."""
    return FIRST_YEAR <= time.year <= LAST_YEAR
