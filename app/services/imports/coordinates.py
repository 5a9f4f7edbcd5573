"""Coordinates as people and their receivers write them: 48.5123, 48,5123 N, 48°30'44"N, N 48° 30.73'."""

import math
import re
from typing import Any, Literal

from app.services.imports.reading import number

DECIMALS = 7  # of a degree: a centimeter
Axis = Literal["latitude", "longitude"]

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_ANGLE = rf"-?{_NUMBER}(?:\s*[°º](?:\s*{_NUMBER}\s*['′’](?:\s*{_NUMBER}\s*(?:[\"″”]|''|′′|’’))?)?)?"
_WRITTEN = re.compile(rf"[NSEW]\s*{_ANGLE}|{_ANGLE}\s*[NSEW]?", re.IGNORECASE)
_SIGNS = re.compile(r"[°ºNSEW]", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;,]\s+|\s*;\s*|\s+,\s*|\s+")  # two coordinates
_POSITIVE, _NEGATIVE = {"latitude": "N", "longitude": "E"}, {"latitude": "S", "longitude": "W"}


def coordinates(words: str) -> tuple[str, ...]:
    """The one or two coordinates of a cell: 47,51 is one with a comma, 47.51,9.44 and 47, 9 are two."""
    if _SIGNS.search(words):
        found, rest = [each.strip() for each in _WRITTEN.findall(words)], _WRITTEN.sub("", words)
        return tuple(found) if not rest.strip(" ,;/\t") else (words,)
    if "." in words:
        words = words.replace(",", " ")
    return tuple(filter(None, _BETWEEN.split(words)))


def coordinate(text: Any, axis: Axis, *, most: float = math.inf) -> float | None:
    """Degrees, south and west below 0; None where it is none of this axis, or farther from 0 than `most`."""
    words = text.strip() if isinstance(text, str) else text
    if not isinstance(words, str) or not _SIGNS.search(words):
        return number(words, low=-most, high=most)
    if _WRITTEN.fullmatch(words) is None:
        return None
    parts = [float(each.replace(",", ".")) for each in re.findall(_NUMBER, words)]
    sides = re.findall("[NSEW]", words.upper())
    is_below = words.lstrip("NSEWnsew ").startswith("-")
    if any(part >= 60 for part in parts[1:]) or (is_below and sides):
        return None
    if sides and sides[0] not in (_POSITIVE[axis], _NEGATIVE[axis]):
        return None
    value = sum(part / 60**place for place, part in enumerate(parts))
    value = round(-value if is_below or sides == [_NEGATIVE[axis]] else value, DECIMALS)
    return number(value, low=-most, high=most)
