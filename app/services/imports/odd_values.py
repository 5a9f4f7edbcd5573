"""Values of a table that are not understood: taken for unsaid, but never in silence."""

from collections.abc import Callable

from app.services.imports.reading import MISSING, is_beyond, moment

UNSAID = (*(each.casefold() for each in MISSING), "unknown", "unidentified", "undetermined", "none", "?", "-")
MOST_SIGNS = 40


class OddValues:
    """How many of each column, and the first of them."""

    def __init__(self) -> None:
        self._num: dict[str, int] = {}
        self._first: dict[str, str] = {}
        self._beyond: dict[str, str] = {}  # of times, the first of a year that is not read

    def note(self, column: str, text: str, understood: object) -> None:
        """What a cell says and what was made of it; None where nothing could be."""
        if understood is None and text.strip().casefold() not in UNSAID:
            self._num[column] = self._num.get(column, 0) + 1
            self._first.setdefault(column, text)

    def note_time(self, column: str, text: str, understood: object, *, beyond: bool) -> None:
        """The same of a time; `beyond`: it is one, but of a year that is not read."""
        if beyond:
            self._beyond.setdefault(column, text)
        else:
            self.note(column, text, understood)

    def note_moment(self, column: str, text: str) -> None:
        """The same of a time that is written as in a package."""
        self.note_time(column, text, moment(text)[0], beyond=is_beyond(text))

    def tell(self, refuse: Callable[[str], None]) -> None:
        """A sentence a column."""
        for column, number in self._num.items():
            first = f"{self._first[column][:MOST_SIGNS]!r}"
            if number == 1:
                refuse(f"A value of {column} is not understood and taken for unsaid: {first}.")
            else:
                refuse(
                    f"{number} values of {column} are not understood and taken for unsaid, such as {first}."
                )
        for column, text in self._beyond.items():
            refuse(
                f"{column} has times such as {text[:MOST_SIGNS]!r}, but only years from 1900 to 2199 are "
                "read: they are taken for unsaid."
            )
