"""Cells of tables that say nothing: what is missing as R and pandas write it, what went wrong. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from app.services.imports.columns import OWN, Columns
from app.services.imports.values import Cells

MISSING = ("NA", "NaN", "nan", "<NA>", "NULL", "null", "#N/A", "#NV", "#N/D")
NAMELESS = ("individual", "behavior")  # of which Python's None is no name
NEVER_NA = ("start_s", "end_s", "count", "sex", "life_stage", "quality", "confidence", "when", "noted_at")
"""What our own table never says so: where it does, R has written it, and an animal called NA has no name."""
_ERROR = re.compile(r"#[¡¿]?[^\W\d_]+(/0)?[!?]|#{3,}")  # #REF!, #¿NOMBRE?, #DIV/0!, a column too narrow


def without_unsaid(
    rows: Sequence[Cells], columns: Columns, note: Callable[[str, str], None]
) -> Sequence[Cells]:
    """The rows with such cells empty; `note` is told the column and the text of each that went wrong."""
    fields = {name: field for field, name in msgspec.structs.asdict(columns).items() if name}
    fields.pop(columns.file, None)
    may_be_name = columns.key == OWN.key and not _went_through_r(rows, columns)
    return [_without(row, fields, note, may_be_name=may_be_name) for row in rows]


def without_missing(rows: Iterable[Cells]) -> list[Cells]:
    """The same of what is missing, of tables without names of animals."""
    return [{name: "" if text in MISSING else text for name, text in row.items()} for row in rows]


def _without(
    row: Cells, fields: Mapping[str, str], note: Callable[[str, str], None], *, may_be_name: bool
) -> Cells:
    emptied: Cells = {}
    for name, field in fields.items():
        text = row.get(name, "")
        if _ERROR.fullmatch(text):
            note(name, text)
            emptied[name] = ""
        elif (text in MISSING and not may_be_name) or (text == "None" and field in NAMELESS):
            emptied[name] = ""
    return row | emptied if emptied else row


def _went_through_r(rows: Iterable[Cells], columns: Columns) -> bool:
    names = [getattr(columns, field) for field in NEVER_NA]
    return any(row.get(name) in MISSING for row in rows for name in names if name)
