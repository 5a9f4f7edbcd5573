"""Tables as text: no cell is taken for a formula, no line is broken by what somebody wrote."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

Cell = str | int | float | bool | None
Cells = Mapping[str, Cell]

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
HALF_A_MILLISECOND = timedelta(microseconds=500)
YES = ("yes", "true", "1", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "si", "vero", "verdadeiro", "sim")
NO = ("no", "false", "0", "falsch", "nein", "faux", "non", "falso", "não", "nao")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_table(
    file: Path, columns: Sequence[str], rows: Iterable[Cells], *, delimiter: str = ",", heading: bool = True
) -> int:
    """Write rows of named cells as CSV, missing ones empty; the number of rows."""
    number = 0
    with file.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n", delimiter=delimiter)
        if heading:
            writer.writeheader()
        for row in rows:
            writer.writerow({name: _plain(value) for name, value in row.items()})
            number += 1
    return number


def text(value: str) -> str:
    """A cell that no spreadsheet takes for a formula; what looks as if it had been through here has one
    apostrophe more.
    """
    return f"'{value}" if value.lstrip("'").startswith(FORMULA_STARTS) else value


def plain(value: str) -> str:
    """What `text` was given; an apostrophe that a name begins with stays."""
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(FORMULA_STARTS) else value


def truth(value: str) -> bool | None:
    """What a cell affirms or denies: spreadsheets save TRUE in their own language. None: neither."""
    word = value.strip().casefold()
    return True if word in YES else False if word in NO else None


def coded(path: str) -> str:
    """A path whose signs that no line of a table may hold are written as codes, such as %09."""
    return _CONTROL.sub(lambda match: f"%{ord(match[0]):02X}", path)


def file_name(relative_path: str) -> str:
    """As `text`, but still the path of the same file."""
    return f"./{relative_path}" if relative_path.startswith(FORMULA_STARTS) else relative_path


def moment(value: datetime | None) -> str:
    """ISO 8601 to the nearest millisecond, as seconds are rounded beside it, without a zone."""
    if value is None:
        return ""
    nearest = value.replace(tzinfo=None) + HALF_A_MILLISECOND
    return nearest.isoformat(sep=" ", timespec="milliseconds")


def second(value: datetime | None) -> str:
    """Like 2026-05-14 05:12:33, as R and spreadsheets read it; cut off, never rounded up."""
    return "" if value is None else value.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")


def _plain(value: Cell) -> str | int | float:
    if value is None:
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else value
