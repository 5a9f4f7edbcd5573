"""Dates as spreadsheets write them: 5/1/2026 is in January or May, the dates around it tell which. Pure."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from app.services.imports.reading import YEARS, is_beyond, moment

Refuse = Callable[[str], None]
_NUMBERS = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})"
    r"(?:[ T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<rest>\d{2})(?:\.\d+)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?)?"
)


class Dates:
    """How those who wrote a table order day and month, found out from all its dates.

    A number above 12 is a day. Where there is none, or some say so and some otherwise, nobody knows, and none
    of these dates is read but those whose day and month are alike.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        written = [(text, found) for text in texts if (found := _NUMBERS.fullmatch(text))]
        day_first = any(int(found["first"]) > 12 for _, found in written)
        month_first = any(int(found["second"]) > 12 for _, found in written)
        self.has_any = bool(written)  # that only the others may tell
        self._is_told = day_first is not month_first
        self._is_day_first = day_first
        self._is_mixed = day_first and month_first
        self._unclear = next((text for text, _ in written if self.is_unclear(text)), "")

    def read(self, text: str) -> tuple[datetime | None, int | None]:
        """A time by the camera's clock, and its offset from UTC in minutes where it says one."""
        known = moment(text)
        if known[0] is not None:
            return known
        found = self._of_numbers(text)
        return (None if found is None or found.year not in YEARS else found), None

    def is_beyond(self, text: str) -> bool:
        """Whether it is a time, but of a year in which nothing can have been filmed."""
        found = self._of_numbers(text)
        return is_beyond(text) or (found is not None and found.year not in YEARS)

    def _of_numbers(self, text: str) -> datetime | None:
        """Of any year."""
        found = _NUMBERS.fullmatch(text)
        if found is None or self.is_unclear(text):
            return None
        day, month = (found["first"], found["second"])
        if not self._is_day_first:
            day, month = month, day
        hour = int(found["hour"] or 0)
        if found["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
        rest = int(found["minute"] or 0), int(found["rest"] or 0)
        try:
            return datetime(int(found["year"]), int(month), int(day), hour, *rest)
        except ValueError:
            return None

    def is_unclear(self, text: str) -> bool:
        """Whether it is a date of which nobody knows what is the day."""
        found = _NUMBERS.fullmatch(text)
        return found is not None and not self._is_told and int(found["first"]) != int(found["second"])

    def tell(self, column: str, refuse: Refuse) -> None:
        """What has to be said of the dates of a column, or of several."""
        if self._unclear and self._is_mixed:
            refuse(
                f"Some dates of {column} have the day first, some the month, such as {self._unclear!r}: "
                "they are left out. Write them like 2026-05-01."
            )
        elif self._unclear:
            refuse(
                f"Dates of {column} such as {self._unclear!r} may have the day or the month first, and no "
                "other tells which: they are left out. Write them like 2026-05-01."
            )
