"""Values that no project has, left by wrong bytes or another program in a row that reads well."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    String,
    Table,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.exc import SQLAlchemyError

from app.store.records import Kind, ReviewState, Subject, Verdict
from app.store.schema import GONE, metadata
from mvit_core.errors import UserError
from mvit_core.types import VideoStatus

WORDS = {
    ("videos", "status"): tuple(VideoStatus),
    ("scan_results", "status"): tuple(VideoStatus),
    ("observations", "kind"): tuple(Kind),
    ("observations", "state"): (*ReviewState, GONE),
    ("observations", "subject"): tuple(Subject),
    ("labels", "verdict"): tuple(Verdict),
    ("labels", "subject"): tuple(Subject),
}
NUMBERS = ("integer", "real", "null")  # as SQLite calls what it stored


@contextmanager
def said_impossible(engine: Engine, where: str) -> Iterator[None]:
    """Name the row where reading fails for a value that cannot be; what fails for another reason passes."""
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        found = impossible_value(engine)
        if not found:
            raise
        raise UserError(f"{where} is damaged: {found}. Restore it from a backup.") from error


def impossible_value(engine: Engine) -> str:
    """The first value of a SQLite project that cannot be, with its place; empty where all can."""
    if engine.dialect.name != "sqlite":
        return ""  # a server keeps what is no number out of a column of numbers
    try:
        with engine.connect() as connection:
            found = (_first(connection, table) for table in metadata.sorted_tables)
            return next(filter(None, found), "")
    except SQLAlchemyError:
        return ""


def _first(connection: Connection, table: Table) -> str:
    wrong = {column.name: test for column in table.columns if (test := _is_wrong(column)) is not None}
    if not wrong:
        return ""
    row: ColumnElement[int] = literal_column("rowid")
    values = [type_coerce(table.columns[name], String) for name in wrong]
    question = select(row, *values, *wrong.values()).select_from(table).where(or_(*wrong.values())).limit(1)
    found = connection.execute(question).first()
    if found is None:
        return ""
    number, *said = found
    name, value = next(
        (name, value)
        for name, value, is_wrong in zip(wrong, said, said[len(wrong) :], strict=False)
        if is_wrong
    )
    return f"row {number} of {table.name} has {value!r} as {name}"


def _is_wrong(column: Column[object]) -> ColumnElement[bool] | None:
    if words := WORDS.get((column.table.name, column.name)):
        return type_coerce(column, String).not_in([literal(str(word)) for word in words])
    if isinstance(column.type, Integer | Float):
        return func.typeof(column).not_in(NUMBERS)
    return None
