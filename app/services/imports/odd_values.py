"""Values of a table that are not understood: taken for unsaid, but never in silence."""

from collections.abc import Callable

from app.services.imports.reading import MISSING

UNSAID = (*(each.casefold() for each in MISSING), "unknown", "unidentified", "undetermined", "none", "?", "-")
MOST_SIGNS = 40


class OddValues:
    """How many of each column, and the first of them."""

    def __init__(self) -> None:
        self._num: dict[str, int] = {}
        self._first: dict[str, str] = {}

    def note(self, column: str, text: str, understood: object) -> None:
        """What a cell says and what was made of it; None where nothing could be."""
        if understood is None and text.strip().casefold() not in UNSAID:
            self._num[column] = self._num.get(column, 0) + 1
            self._first.setdefault(column, text)

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
