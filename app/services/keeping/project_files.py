"""The file of a project before it is opened: whether it is whole, who may write it, how it can be read."""

import os
import sys
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.store import engine as engines
from app.store import migrate
from app.store.copying import has_log
from app.store.lock import ProjectLock
from app.store.plain_errors import Damaged
from mvit_core.errors import UserError
from mvit_core.files import presence
from mvit_core.files.refused import unread


def file_at(place: Path | str) -> Path:
    """Where a project lies itself, by one name whatever way leads there: its lock, its log and its backups go
    by that.
    """
    # Without "..", unless a link on the way leads elsewhere by it.
    file = Path(os.path.normpath(Path(place).absolute()))
    try:
        if file.is_symlink() or not file.samefile(place):
            return Path(place).resolve()
    except OSError:  # said by whoever opens it
        pass
    return file


def check_file(file: Path) -> None:
    """UserError where it is missing, no project, or not whole."""
    if file.is_dir():
        raise UserError(f"{file} is a folder, not a project file.")
    try:
        header = engines.read_header(file)
    except FileNotFoundError:
        raise UserError(
            f"There is no project at {file}. Check the name and that its drive is connected."
        ) from None
    except OSError as error:
        raise UserError(unread(file, error)) from error
    if not header:
        raise UserError(f"{file} is empty (0 bytes), so nothing is left in it. Restore it from a backup.")
    if not engines.is_project_header(header):
        raise Damaged(f"{file} is not a Trapline project, or it is damaged.")
    if not has_log(file) and file.stat().st_size < engines.promised_bytes(header):
        raise Damaged(f"{file} is damaged: its end is missing. Copy it again, or recover what can be read.")


def mark_of(file: Path) -> tuple[int, int] | None:
    """What tells a file from another one that takes its place while it is open; None where nothing is there.

    On Windows none can: what is open cannot be moved or removed there. Raises OSError.
    """
    if sys.platform == "win32":
        return (0, 0)
    try:
        about = file.stat()
    except FileNotFoundError:
        return None
    return about.st_dev, about.st_ino


def exists(file: Path) -> bool:
    """Whether something is there; UserError where nobody may know."""
    try:
        return presence.exists(file)
    except OSError as error:  # a folder around it may not be looked into
        raise UserError(unread(file, error)) from error


def lock_of(file: Path) -> ProjectLock | None:
    """The lock on it, ours or another's; None where the file or its folder cannot be written."""
    if not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
        return None
    try:
        return ProjectLock.acquire(file)
    except OSError:
        return None


def engine_of(file: Path, *, writable: bool, log: bool) -> Engine:
    """How its database is reached, by a write-ahead log or without; UserError where it cannot be read so."""
    engine = engines.sqlite_engine(file, read_only=not writable, log=log)
    if writable or _can_read(engine):
        return engine
    _check_no_log(file)
    return engines.sqlite_engine(file, read_only=True, immutable=True)


def _can_read(engine: Engine) -> bool:
    """Whether SQLite can read a write-ahead log's database here; it needs a file beside it for that."""
    try:
        with engine.connect() as connection:
            migrate.current_revision(connection)
    except SQLAlchemyError:
        engine.dispose()
        return False
    return True


def _check_no_log(file: Path) -> None:
    """Changes that a crash left in the log can only be read where the log can be opened."""
    if has_log(file):
        raise UserError(
            f"{file} was not closed properly and cannot be put in order here, since its folder cannot be "
            f"written. Copy it together with {file.name}-wal to another folder and open it there."
        )
