"""Values that no project has, left by wrong bytes or another program in a row that reads well."""

import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import isfinite
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Engine,
    Float,
    Integer,
    Select,
    String,
    Table,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError

from app.store.plain_errors import Damaged
from app.store.records import Kind, ReviewState, Subject, Verdict
from app.store.schema import GONE, metadata
from mvit_core.types import VideoStatus

WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("videos", "status"): tuple(VideoStatus),
    ("scan_results", "status"): tuple(VideoStatus),
    ("observations", "kind"): tuple(Kind),
    ("observations", "state"): (*ReviewState, GONE),
    ("observations", "subject"): tuple(Subject),
    ("labels", "verdict"): tuple(Verdict),
    ("labels", "subject"): tuple(Subject),
}
NUMBERS = ("integer", "real", "null")  # as SQLite calls what it stored
NEVER_NEGATIVE = frozenset(
    {
        *("duration_s", "decoded_s", "frame_rate", "num_frames", "width", "height", "size_bytes"),
        "count",
    }
)
START, END = "start_s", "end_s"
ROUNDING_S = 0.001  # that an end may lie before its start

Ask = Callable[[str], Sequence[Any] | None]  # the first row that SQLite answers with


@contextmanager
def said_impossible(engine: Engine, where: str) -> Iterator[None]:
    """Name the row where reading fails for a value that cannot be; what fails for another reason passes."""
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        found = impossible_value(engine)
        if not found:
            raise
        raise Damaged(sentence(where, found)) from error


def sentence(where: str, found: str) -> str:
    """What to say of a project in which something impossible was found."""
    return f"{where} is damaged: {found}. Recover what can be read."


def impossible_value(engine: Engine) -> str:
    """The first value of a SQLite project that cannot be, with its place; empty where all can."""
    if engine.dialect.name != "sqlite":
        return ""  # a server keeps what is no number out of a column of numbers
    try:
        with engine.connect() as connection:
            return first_impossible(lambda question: connection.exec_driver_sql(question).first())
    except SQLAlchemyError:
        return ""


def first_impossible(ask: Ask) -> str:
    """The same, of whatever answers questions in SQLite's words."""
    found = (_first(ask, table) for table in metadata.sorted_tables)
    return next(filter(None, found), "")


def wrong_cells(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that hold what cannot be, by SQLite's number, with the names of those columns."""
    question, names = _question(table)
    if question is None:
        return
    for number, *said in connection.execute(_text(question)).fetchall():
        flags = said[len(names) :]
        yield int(number), [name for name, is_wrong in zip(names, flags, strict=True) if is_wrong]


def is_possible(table: Table, values: Mapping[str, object]) -> bool:
    """Whether a row may hold these values, by column, as Python reads them."""
    if not all(_may_be(table.columns[name], value) for name, value in values.items()):
        return False
    start, end = values.get(START), values.get(END)
    return not (isinstance(start, int | float) and isinstance(end, int | float) and end < start - ROUNDING_S)


def _may_be(column: Column[Any], value: object) -> bool:
    if value is None:
        return True
    if words := WORDS.get((column.table.name, column.name)):
        return value in words
    if isinstance(column.type, Integer | Float):
        if not isinstance(value, int | float) or not isfinite(value):
            return False
        return value >= 0 or column.name not in NEVER_NEGATIVE
    return True


def _first(ask: Ask, table: Table) -> str:
    question, names = _question(table)
    found = ask(_text(question.limit(1))) if question is not None else None
    if found is None:
        return ""
    number, *said = found
    name, value = next(
        (name, value)
        for name, value, is_wrong in zip(names, said, said[len(names) :], strict=False)
        if is_wrong
    )
    return f"row {number} of {table.name} has {value!r} as {name}"


def _question(table: Table) -> tuple[Select[*tuple[Any, ...]] | None, list[str]]:
    """Which rows hold what cannot be: their numbers, the values of these columns, and which are wrong."""
    wrong = {column.name: test for column in table.columns if (test := _is_wrong(column)) is not None}
    if not wrong:
        return None, []
    row: ColumnElement[int] = literal_column("rowid")
    values = [type_coerce(table.columns[name], String) for name in wrong]
    return select(row, *values, *wrong.values()).select_from(table).where(or_(*wrong.values())), list(wrong)


def _is_wrong(column: Column[Any]) -> ColumnElement[bool] | None:
    if words := WORDS.get((column.table.name, column.name)):
        return type_coerce(column, String).not_in([literal(str(word)) for word in words])
    if not isinstance(column.type, Integer | Float):
        return None
    wrong: list[ColumnElement[bool]] = [func.typeof(column).not_in(NUMBERS)]
    if isinstance(column.type, Float):
        wrong.append(func.abs(column) > sys.float_info.max)
    if column.name in NEVER_NEGATIVE:
        wrong.append(column < 0)
    if column.name == END and START in column.table.columns:
        wrong.append(column < column.table.columns[START] - ROUNDING_S)
    return func.coalesce(or_(*wrong), 0)


def _text(question: Select[*tuple[Any, ...]]) -> str:
    return str(question.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
