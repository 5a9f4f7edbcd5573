"""A workbook for those who live in spreadsheets: observations, the summary, the deployments.

Every cell is a text, a number or a moment; nothing that somebody wrote into a note is taken for a formula or
a link.
"""

import io
import os
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.services.exports import summary, table
from app.services.exports.camtrap_deployments import LOCAL_COLUMNS
from app.services.exports.cells import Cell, Cells
from app.services.exports.deployments_table import lines as deployment_lines
from app.services.exports.material import Material, Progress, Written
from mvit_core.files.temporary import temporary_folder

MOST_ROWS = 1_048_576  # of a sheet, by the file format
MOST_SIGNS = 32_767  # of a cell
MOMENTS = {  # columns of dates, and how a spreadsheet shows them
    **dict.fromkeys(("start", "end", "labelled_at_utc", "noted_at_utc"), "yyyy-mm-dd hh:mm:ss.000"),
    **dict.fromkeys(("max_n_at", "deploymentStart", "deploymentEnd"), "yyyy-mm-dd hh:mm:ss"),
}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FIRST_YEAR = 1900  # of a spreadsheet
FULL = (
    f"A sheet holds {MOST_ROWS:,} rows; the observations beyond are left out. Export a table (CSV) for all."
)


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole workbook, row by row. OSError: the disk is full, or the folder may not be written."""
    with _workbook(out) as book:
        rows = table.lines(material)
        number, whole = _fill(book, "Observations", tuple(table.COLUMNS), rows, progress)
        lines = summary.lines(material, lambda _: progress(number))
        _fill(book, "Summary", summary.COLUMNS, _listed(summary.COLUMNS, lines))
        those = _listed(LOCAL_COLUMNS, deployment_lines(material))
        _fill(book, "Deployments", LOCAL_COLUMNS, those)
    return Written(number, [table.UNSAID, *([] if whole else [FULL]), *summary.warnings(material)])


@contextmanager
def _workbook(out: Path) -> Iterator[xlsxwriter.Workbook]:
    """One to fill, which is then stored; of one that fails nothing stays in the folder of temporary files."""
    with (
        temporary_folder() as rows,
        io.BufferedWriter(_Draft(out, "wb")) as stream,
    ):
        book = xlsxwriter.Workbook(stream, {**OPTIONS, "tmpdir": str(rows)})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            met: OSError = error.args[0]
            traceback.clear_frames(met.__traceback__)  # the archive ends while its file is still open
            raise met from None
        finally:
            with ExitStack() as files:
                for sheet in book.worksheets():
                    files.callback(sheet.row_data_fh.close)
                    if sheet.fh is not None:
                        files.callback(sheet.fh.close)


class _Draft(io.FileIO):
    """A file that fails once: zipfile writes again as it is thrown away, where nobody hears what it meets."""

    _lost_at: int | None = None  # where the next byte would go

    def __init__(self, place: Path, mode: str) -> None:
        super().__init__(place, mode)
        self._place = place

    def write(self, content: Any, /) -> int:
        """As FileIO has it; after an OSError nothing is written."""
        if self._lost_at is None:
            try:
                return super().write(content)
            except OSError as error:
                self._lost_at = self.tell()
                error.filename = os.fspath(self._place)  # else it might be the rows that found no room
                raise
        num_bytes = memoryview(content).nbytes
        self._lost_at += num_bytes
        return num_bytes

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        """As FileIO has it; after an OSError from the beginning alone, as zipfile does."""
        if self._lost_at is None:
            return super().seek(place, whence)
        self._lost_at = place
        return place

    def tell(self) -> int:
        """As FileIO has it."""
        return super().tell() if self._lost_at is None else self._lost_at


def _listed(columns: Sequence[str], lines: Iterable[Cells]) -> Iterable[list[Cell]]:
    return ([line.get(name) for name in columns] for line in lines)


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
