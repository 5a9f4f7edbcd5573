"""A workbook for those who live in spreadsheets: observations, the summary, the deployments.

Every cell is a text or a number; nothing that somebody wrote into a note is taken for a formula or a link.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from app.services.exports import summary, table
from app.services.exports.camtrap_deployments import LOCAL_COLUMNS
from app.services.exports.cells import Cell
from app.services.exports.deployments_table import lines as deployment_lines
from app.services.exports.material import Material, Progress, Written

MOST_ROWS = 1_048_576  # of a sheet, by the file format
MOST_SIGNS = 32_767  # of a cell
FULL = (
    f"A sheet holds {MOST_ROWS:,} rows; the observations beyond are left out. Export a table (CSV) for all."
)


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole workbook, row by row."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(out), {**options, "strings_to_numbers": False}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Observations")
        rows = ([column(row) for column in table.COLUMNS.values()] for row in material.rows())
        number, whole = _fill(sheet, tuple(table.COLUMNS), rows, bold, progress)
        lines = summary.lines(material, lambda _: progress(number))
        _fill(book.add_worksheet("Summary"), summary.COLUMNS, _listed(summary.COLUMNS, lines), bold)
        those = _listed(LOCAL_COLUMNS, deployment_lines(material))
        _fill(book.add_worksheet("Deployments"), LOCAL_COLUMNS, those, bold)
    return Written(number, [table.UNSAID, *([] if whole else [FULL]), *summary.warnings(material)])


def _listed(columns: Sequence[str], lines: Iterable[object]) -> Iterable[list[Cell]]:
    return ([line.get(name) for name in columns] for line in lines)  # type: ignore[attr-defined]


def _fill(
    sheet: Worksheet,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    bold: object,
    progress: Progress = lambda _: None,
) -> tuple[int, bool]:
    """The number of rows, and whether all of them fit."""
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 16)
    number = 0
    for number, row in enumerate(chain([columns], rows)):
        if number >= MOST_ROWS:
            return number - 1, False
        for place, value in enumerate(row):
            _put(sheet, number, place, value, bold if number == 0 else None)
        progress(number)
    return number, True


def _put(sheet: Worksheet, row: int, place: int, value: Cell, form: object) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, form)
    elif value:
        sheet.write_string(row, place, value[:MOST_SIGNS], form)
