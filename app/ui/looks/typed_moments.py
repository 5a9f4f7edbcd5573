"""What somebody means who types a whole date into a field, whatever the field makes of it key by key."""

import re
from collections.abc import Sequence
from datetime import datetime

_QUOTED = re.compile(r"'[^']*'")
_PARTS = {"y": "year", "M": "month", "d": "day", "H": "hour", "m": "minute", "s": "second"}
_PART = re.compile(f"([{''.join(_PARTS)}])\\1*")
_CENTURY = 2000  # of a year of two digits: there were no such cameras before


def parts_of(form: str) -> list[str]:
    """What the parts of a form of Qt's stand for, such as year, month, day."""
    return [_PARTS[found[1]] for found in _PART.finditer(_QUOTED.sub("", form))]


def split_up(typed: str, parts: Sequence[str]) -> dict[str, str]:
    """The digits of each part, as far as they were typed; without signs each part has all of its digits."""
    found: list[str] = []
    for rest in re.findall(r"\d+", typed):
        while rest and len(found) < len(parts):
            width = 4 if parts[len(found)] == "year" else 2
            found.append(rest[:width])
            rest = rest[width:]  # noqa: PLW2901 - what is left of it
    return dict(zip(parts, found, strict=False))


def moment_typed(typed: str, form: str, before: datetime, *, is_over: bool = False) -> datetime | None:
    """The moment that was typed from the first part of the form on; what was not typed is as `before`.

    None where it is no whole date, or none yet: `is_over` where nothing more comes.
    """
    parts = parts_of(form)
    said = split_up(typed, parts)
    if not {"year", "month", "day"} <= said.keys():
        return None
    year_goes_on = parts[len(said) - 1] == "year" and not is_over
    if len(said["year"]) != 4 and (year_goes_on or len(said["year"]) != 2):
        return None
    numbers = {part: int(digits) for part, digits in said.items()}
    if len(said["year"]) == 2:
        numbers["year"] += _CENTURY
    try:
        return before.replace(**numbers)  # type: ignore[arg-type]  # mypy takes them for any of its fields
    except ValueError:
        return None
