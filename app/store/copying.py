"""A project's file copied while it is in use, checked, and counted: SQLite's own online copy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.store.address import reading_uri
from app.store.impossible import first_impossible
from app.store.integrity import fault_of, may_be_given_up, reading
from app.store.plain_errors import Damaged
from mvit_core.errors import UserError
from mvit_core.files.whole_file import whole_file

PAGES = 2048  # copied at a time; between them writers may write and the copy may be given up
PAUSE_S = 0.005
SPOILED = "{source} is damaged ({fault}); no backup was made of it. Recover what can be read."


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """How much is in a project."""

    num_videos: int = 0
    num_observations: int = 0
    num_labels: int = 0
    last_change: datetime | None = None  # of a label, UTC


def copy_project(source: Path, place: Path, *, between: Callable[[], object] = lambda: None) -> None:
    """Copy whole or not at all, also what is still in the log; the copy has none of its own.

    `between` is called after each few pages; what it raises gives the copy up. Raises Damaged where the
    source is, and UserError where the disk is full.
    """
    try:
        with whole_file(place) as draft:
            try:
                _copy(source, draft, between)
            finally:
                draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        if type(error) is sqlite3.DatabaseError:  # what is of the disk is of a class of its own
            raise Damaged(SPOILED.format(source=source, fault=error)) from error
        raise UserError(f"{source.name} could not be copied to {place.parent}: {error}.") from error


def _copy(source: Path, draft: Path, between: Callable[[], object]) -> None:
    draft.unlink(missing_ok=True)  # a killed copy's would be taken for a database to write into
    with closing(_reading(source)) as original, closing(sqlite3.connect(draft)) as copy:
        original.backup(copy, pages=PAGES, progress=lambda *_: between(), sleep=PAUSE_S)
        copy.execute("PRAGMA journal_mode = DELETE")
        with may_be_given_up(copy, between):
            fault = fault_of(copy) or first_impossible(lambda question: _first_row(copy, question))
        if fault:
            raise Damaged(SPOILED.format(source=source, fault=fault))


def _first_row(connection: sqlite3.Connection, question: str) -> tuple[object, ...] | None:
    """None also where a project of an older version has no such column."""
    try:
        found: tuple[object, ...] | None = connection.execute(question).fetchone()
    except sqlite3.OperationalError:
        return None
    return found


def contents_of(file: Path) -> Contents | None:
    """What a project holds; None where it cannot be read."""
    questions = (
        "SELECT count(*) FROM videos",
        "SELECT count(*) FROM observations WHERE state != 'gone'",
        "SELECT count(*) FROM labels",
        "SELECT max(at) FROM label_history",
    )
    try:
        with closing(_reading(file)) as connection:
            videos, seen, labels, last = (connection.execute(each).fetchone()[0] for each in questions)
    except (sqlite3.Error, OSError):
        return None
    return Contents(
        num_videos=videos,
        num_observations=seen,
        num_labels=labels,
        last_change=datetime.fromisoformat(last).replace(tzinfo=UTC) if last else None,
    )


def _reading(file: Path) -> sqlite3.Connection:
    if not file.is_file():
        raise OSError(f"{file} is not there")
    connection = reading(file)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:  # its folder cannot be written, where a log would need a file
        connection.close()
        if _has_log(file):
            raise
        return sqlite3.connect(reading_uri(file, immutable=True), uri=True)
    except sqlite3.Error:  # damaged: whoever reads it says so
        pass
    return connection


def _has_log(file: Path) -> bool:
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0
