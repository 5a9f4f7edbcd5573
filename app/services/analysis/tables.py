"""The numbers behind a plot as a file, and as values for other programs."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from app.services.analysis.values import Cell, Finding, Row
from app.services.exports.cells import text, write_table
from app.services.exports.writing import new_file
from app.services.speech import Speech

NOT_AVAILABLE = "NA"  # R's word: an empty cell would be read as text there
MATRICES = ("history", "effort")  # that R reads


def save_numbers(finding: Finding, out: Path) -> int:
    """Write the table of a finding as CSV, UTF-8; the number of its rows. UserError where it cannot be."""
    columns = [text(name) for name in finding.table.columns]
    empty = NOT_AVAILABLE if finding.key in MATRICES else None
    with new_file(out, overwrite=True, suffixes=(".csv",)) as draft:
        lines = (
            {name: _cell(cell, empty) for name, cell in zip(columns, row.cells, strict=True)}
            for row in finding.table.rows
        )
        return write_table(draft, columns, lines)


def as_values(finding: Finding) -> dict[str, object]:
    """A finding under plain names, with the ids of the videos behind each row."""
    return {
        "analysis": finding.key,
        "title": finding.title,
        "missing": finding.missing or None,
        "notes": list(finding.notes),
        "method": finding.method,
        "sources": list(finding.sources),
        "columns": list(finding.table.columns),
        "rows": [[*map(plain, row.cells)] for row in finding.table.rows],
        "videos": [list(row.behind.videos) for row in finding.table.rows],
    }


def shown(row: Row, say: Speech, decimals: Sequence[int]) -> Iterator[str]:
    """The cells as people read them, numbers with the decimals of their columns."""
    for cell, digits in zip(map(plain, row.cells), decimals, strict=True):
        yield "" if cell is None else cell if isinstance(cell, str) else say.number(cell, digits)


def plain(cell: Cell) -> str | int | float | None:
    """A moment as files have it, everything else as it is."""
    return f"{cell:%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime) else cell


def _cell(cell: Cell, empty: str | None) -> str | int | float | None:
    if cell is None:
        return empty
    return text(cell) if isinstance(cell, str) else plain(cell)
