"""How wide names are: a letter of Chinese, Japanese or Korean takes the room of two."""

from itertools import accumulate
from unicodedata import east_asian_width

WIDE = ("W", "F")


def num_letters(name: str) -> int:
    """The room that it takes, in letters of Latin."""
    return sum(map(_width, name))


def beginning(name: str, most: int) -> str:
    """As much of it as takes the room of so many letters at most."""
    ends = accumulate(map(_width, name))
    return name[: sum(end <= most for end in ends)]


def short(name: str, most: int = 26) -> str:
    """Cut off where there is no room."""
    return name if num_letters(name) <= most else f"{beginning(name, most - 1).rstrip()}…"


def without_middle(name: str, most: int) -> str:
    """The same of a site: those of one survey often differ in their last letters."""
    if num_letters(name) <= most:
        return name
    kept = most // 2
    return f"{beginning(name, kept).rstrip()}…{beginning(name[::-1], kept)[::-1].lstrip()}"


def _width(letter: str) -> int:
    return 2 if east_asian_width(letter) in WIDE else 1
