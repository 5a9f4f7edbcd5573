"""When the row of a file says that it was labelled, against what is known here: files cut times. Pure."""

from datetime import datetime, timedelta

IN_TABLES, IN_PACKAGES, IN_SPREADSHEETS = (
    timedelta(milliseconds=1),
    timedelta(seconds=1),
    timedelta(minutes=1),
)
"""What times are cut to."""


def is_before(when: datetime | None, labelled_at: datetime | None) -> bool:
    """Whether a row was labelled before this; not where either says no time."""
    if when is None or labelled_at is None:
        return False
    return when < labelled_at - _cut_to(when)


def is_same_time(when: datetime, labelled_at: datetime | None) -> bool:
    """Whether a row's time is this one, as far as its file tells."""
    return labelled_at is not None and abs(when - labelled_at) <= _cut_to(when)


def _cut_to(when: datetime) -> timedelta:
    return IN_TABLES if when.microsecond else IN_PACKAGES if when.second else IN_SPREADSHEETS
