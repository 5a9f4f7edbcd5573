"""A project's file copied while it is in use, checked, and counted: SQLite's own online copy."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from app.store import migrate
from app.store.address import reading_uri
from app.store.impossible import first_impossible
from app.store.integrity import fault_of, may_be_given_up, reading
from app.store.mending import mend, revision_of
from app.store.plain_errors import Damaged
from mvit_core.errors import UserError
from mvit_core.files.presence import exists
from mvit_core.files.whole_file import whole_file

PAGES = 2048  # copied at a time; between them writers may write and the copy may be given up
PAUSE_S = 0.005
SPOILED = "{source} is damaged ({fault}); no backup was made of it. Recover what can be read."
MENDED = "{source} is damaged ({fault}); backups hold all but that. Recover what can be read."
MENDING = ".mending "  # a temporary folder's name begins so


class Impossible(Damaged):
    """SQLite reads every page, and some row says what cannot be."""

    def __init__(self, source: Path, fault: str) -> None:
        super().__init__(SPOILED.format(source=source, fault=fault))
        self.fault = fault


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """How much is in a project."""

    num_videos: int = 0
    num_observations: int = 0
    num_labels: int = 0
    last_change: datetime | None = None  # of a label, UTC


def copy_project(source: Path, place: Path, *, between: Callable[[], object] = lambda: None) -> None:
    """Copy whole or not at all, also what is still in the log; the copy has none of its own.

    `between` is called after each few pages; what it raises gives the copy up. Raises Damaged where the
    source is (Impossible where only values are), and UserError where the disk is full.
    """
    with _said_plainly(source, place), _draft(place) as draft:
        if found := _copy(source, draft, between):
            raise Impossible(source, found)


def copy_mended(
    source: Path, place: Path, *, base: Path | None, between: Callable[[], object] = lambda: None
) -> bool:
    """Copy a project that holds what cannot be without that: such rows are as in `base`, an earlier copy, or
    empty, or left out.

    Whether there is a copy now: one of an older version stays as it is. Raises as `copy_project` does, but
    not Impossible.
    """
    with (
        _said_plainly(source, place),
        TemporaryDirectory(prefix=MENDING, dir=place.parent) as folder,
    ):
        damaged = Path(folder) / "damaged"
        _copy(source, damaged, between)
        with closing(reading(damaged)) as connection:
            if revision_of(connection) != migrate.HEAD:
                return False
        with _draft(place) as draft:
            shutil.copyfile(base or damaged, draft)
            mend(damaged, draft, between=between)
    return True


@contextmanager
def _said_plainly(source: Path, place: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if type(error) is sqlite3.DatabaseError:  # what is of the disk is of a class of its own
            raise Damaged(SPOILED.format(source=source, fault=error)) from error
        raise UserError(f"{source.name} could not be copied to {place.parent}: {error}.") from error


@contextmanager
def _draft(place: Path) -> Iterator[Path]:
    with whole_file(place) as draft:
        try:
            yield draft
        finally:
            draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)


def _copy(source: Path, draft: Path, between: Callable[[], object]) -> str:
    """What is in it that cannot be; empty where all can. Raises Damaged where it cannot be read."""
    draft.unlink(missing_ok=True)  # a killed copy's would be taken for a database to write into
    with closing(_reading(source)) as original, closing(sqlite3.connect(draft)) as copy:
        original.backup(copy, pages=PAGES, progress=lambda *_: between(), sleep=PAUSE_S)
        copy.execute("PRAGMA journal_mode = DELETE")
        with may_be_given_up(copy, between):
            if fault := fault_of(copy):
                raise Damaged(SPOILED.format(source=source, fault=fault))
            return first_impossible(lambda question: _first_row(copy, question))


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
        if has_log(file):
            raise
        return sqlite3.connect(reading_uri(file, immutable=True), uri=True)
    except sqlite3.Error:  # damaged: whoever reads it says so
        pass
    return connection


def has_log(file: Path) -> bool:
    """Whether a project's log holds changes that are not in the file yet. Raises OSError."""
    log = file.with_name(f"{file.name}-wal")
    return exists(log) and log.stat().st_size > 0
