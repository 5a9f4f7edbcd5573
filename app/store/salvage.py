"""What can still be read of a damaged project's file, row by row, around the pages that cannot.

Python's SQLite has no `.recover`, but its trees can be walked from both ends and entered anywhere: where a
page cannot be read, the rows before and behind it can, and what lies between is halved again and again.
"""

import sqlite3
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite

from app.store.base import checked_number, unpack_curve, unpack_points, unpack_spans
from app.store.impossible import is_possible
from app.store.plain_errors import GARBLED

MOST_MISSES = (
    20_000  # questions of a table that end at a damaged page; then what is left counts as unreadable
)
BLOCK = 4096
BROKEN = (sqlite3.Error, ValueError, TypeError, OverflowError, *GARBLED)
PACKED: dict[tuple[str, str], Callable[[bytes], object]] = {
    ("tracks", "points"): unpack_points,
    ("scan_results", "motion"): unpack_curve,
    ("track_windows", "spans"): unpack_spans,
    ("labels", "keyframes"): unpack_points,
}

Row = tuple[Any, ...]  # values as they lie in the file, in the order of the columns
Gap = tuple[int, int]  # the first and the last number of rows that cannot be read, if there are any


@dataclass
class Salvage:
    """A table as far as it can be read."""

    columns: tuple[str, ...] = ()
    rows: dict[int, Row] = field(default_factory=dict)  # by SQLite's number of the row
    gaps: list[Gap] = field(default_factory=list)

    def may_hold(self, number: int) -> bool:
        """Whether a row with this number may lie where nothing can be read."""
        place = bisect_right(self.gaps, (number, 1 << 63)) - 1
        return place >= 0 and number <= self.gaps[place][1]


def copy_readable(source: Path, place: Path) -> int:
    """Copy a file block by block; returns how many bytes the drive did not give, which are zeros then."""
    size, missing = source.stat().st_size, 0
    with source.open("rb", buffering=0) as old, place.open("wb") as new:
        for at in range(0, size, BLOCK):
            wanted = min(BLOCK, size - at)
            try:
                old.seek(at)
                block = old.read(wanted) or b""
            except OSError:
                block = b""
            missing += wanted - len(block)
            new.write(block.ljust(wanted, b"\0"))
    return missing


def open_damaged(file: Path) -> sqlite3.Connection:
    """A connection that reads what it can: also of a file whose end is missing, and beside wrong words."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")  # else a short file is refused as a whole
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def salvage(connection: sqlite3.Connection, table: Table, *, highest: int) -> Salvage:
    """All rows of a table that can be read and mean something; `highest` is the last number to look for."""
    try:
        known = {str(each[1]) for each in connection.execute(f'PRAGMA table_info("{table.name}")')}
    except BROKEN:
        known = set()
    columns = tuple(column.name for column in table.columns if column.name in known)
    found = Salvage(columns=columns)
    if not columns:
        found.gaps.append((0, highest))
        return found
    meant = _meaning(table, columns)
    wanted = ", ".join(f'"{name}"' for name in columns)
    question = f'SELECT rowid, {wanted} FROM "{table.name}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid'
    to_look: deque[Gap] = deque([(-(1 << 62), 1 << 62)])
    misses = 0
    while to_look:
        first, last = to_look.popleft()
        if misses > MOST_MISSES:
            found.gaps.append((first, last))
            continue
        low, was_read = _walk(connection, question, (first, last), meant, found)
        if was_read:
            continue
        high, _ = _walk(connection, f"{question} DESC", (low + 1, last), meant, found)
        low, high = max(low, -1), min(high, highest + 1)
        misses += 1
        if high - low <= 2:
            found.gaps.append((low + 1, high - 1))
        else:
            middle = (low + high) // 2
            to_look.extend(((low + 1, middle), (middle + 1, high - 1)))
    found.gaps = _joined(found.gaps)
    return found


def _walk(
    connection: sqlite3.Connection,
    question: str,
    between: Gap,
    meant: Callable[[Row], bool],
    found: Salvage,
) -> tuple[int, bool]:
    """Take rows until the first that cannot be read; the last number that was read, and whether all were."""
    backwards = question.endswith("DESC")
    at = between[1] + 1 if backwards else between[0] - 1
    try:
        for number, *values in connection.execute(question, between):
            row = tuple(values)
            if meant(row):
                found.rows[number] = row
            else:
                found.gaps.append((number, number))
            at = number
    except BROKEN:
        return at, False
    return at, True


def _meaning(table: Table, columns: Sequence[str]) -> Callable[[Row], bool]:
    """Whether the values of a row can be what their columns hold. Of what may be empty it need not: that
    alone is lost.
    """
    dialect = sqlite.dialect()
    readers = [
        (place, read)
        for place, name in enumerate(columns)
        for read in (
            table.columns[name].type.dialect_impl(dialect).result_processor(dialect, None),
            PACKED.get((table.name, name)),
        )
        if read is not None and read is not checked_number
    ]

    needed = {
        place: name
        for place, name in enumerate(columns)
        if not table.columns[name].nullable and table.columns[name].default is None
    }

    def is_meant(row: Row) -> bool:
        try:
            for place, read in readers:
                if row[place] is not None:
                    read(row[place])
        except BROKEN:
            return False
        return is_possible(table, {name: row[place] for place, name in needed.items()})

    return is_meant


def _joined(gaps: Sequence[Gap]) -> list[Gap]:
    """Gaps that touch, as one."""
    joined: list[Gap] = []
    for first, last in sorted(gap for gap in gaps if gap[0] <= gap[1]):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
