"""A workbook for those who live in spreadsheets: observations, the summary, the deployments.

Every cell is a text, a number or a moment; nothing that somebody wrote into a note is taken for a formula or
a link.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.services.exports import summary, table
from app.services.exports.camtrap_deployments import LOCAL_COLUMNS
from app.services.exports.cells import Cell
from app.services.exports.deployments_table import lines as deployment_lines
from app.services.exports.material import Material, Progress, Written

MOST_ROWS = 1_048_576  # of a sheet, by the file format
MOST_SIGNS = 32_767  # of a cell
MOMENTS = {  # columns of dates, and how a spreadsheet shows them
    **dict.fromkeys(("start", "end", "labelled_at_utc"), "yyyy-mm-dd hh:mm:ss.000"),
    **dict.fromkeys(("max_n_at", "deploymentStart", "deploymentEnd"), "yyyy-mm-dd hh:mm:ss"),
}
FIRST_YEAR = 1900  # of a spreadsheet
FULL = (
    f"A sheet holds {MOST_ROWS:,} rows; the observations beyond are left out. Export a table (CSV) for all."
)


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole workbook, row by row."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(out), {**options, "strings_to_numbers": False}) as book:
        rows = ([column(row) for column in table.COLUMNS.values()] for row in material.rows())
        number, whole = _fill(book, "Observations", tuple(table.COLUMNS), rows, progress)
        lines = summary.lines(material, lambda _: progress(number))
        _fill(book, "Summary", summary.COLUMNS, _listed(summary.COLUMNS, lines))
        those = _listed(LOCAL_COLUMNS, deployment_lines(material))
        _fill(book, "Deployments", LOCAL_COLUMNS, those)
    return Written(number, [table.UNSAID, *([] if whole else [FULL]), *summary.warnings(material)])


def _listed(columns: Sequence[str], lines: Iterable[object]) -> Iterable[list[Cell]]:
    return ([line.get(name) for name in columns] for line in lines)  # type: ignore[attr-defined]


def _fill(
    book: xlsxwriter.Workbook,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    progress: Progress = lambda _: None,
) -> tuple[int, bool]:
    """Write a sheet; the number of rows, and whether all of them fit."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 16)
    sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
    forms = [book.add_format({"num_format": MOMENTS[each]}) if each in MOMENTS else None for each in columns]
    number = 0
    for number, row in enumerate(rows, start=1):
        if number >= MOST_ROWS:
            return number - 1, False
        for place, (value, form) in enumerate(zip(row, forms, strict=True)):
            _put(sheet, number, place, value, form)
        progress(number)
    return number, True


def _put(sheet: Worksheet, row: int, place: int, value: Cell, moment: Format | None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif value and moment is not None and int(value[:4]) >= FIRST_YEAR:
        sheet.write_datetime(row, place, datetime.fromisoformat(value), moment)
    elif value:
        sheet.write_string(row, place, value[:MOST_SIGNS])
