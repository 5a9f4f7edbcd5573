"""Projects: one SQLite file each (or a database behind a URL), made, opened, closed."""

import logging
import os
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session

from app.services.backups import back_up
from app.store import engine as engines
from app.store import migrate, server
from app.store.address import is_address
from app.store.base import utc_now
from app.store.drives import is_remote
from app.store.lock import Holder, ProjectLock, user_name
from app.store.plain_errors import Damaged, Unreachable, plainly
from app.store.schema import ProjectRow
from mvit_core.errors import UserError

__all__ = ["Project", "create_project", "open_or_create", "open_project", "user_name"]

log = logging.getLogger(__name__)


class Project:
    """An open project. Close it, or use it as a context manager."""

    def __init__(
        self,
        engine: Engine,
        *,
        path: Path | None,
        url: str,
        lock: ProjectLock | None,
        is_remote: bool = False,
    ) -> None:
        self.path = path
        self.is_remote = is_remote  # a file on a drive of another computer
        self.url = url
        self.read_only = path is not None and (lock is None or lock.holder is not None)
        self.name = ""
        self.flushes = True  # at each commit; an edit in many steps does so once, at its end
        self.window = "" if path is not None else uuid.uuid4().hex  # which of those that share it this is
        self.away = ""  # why nobody should wait for the database now, a sentence
        self._engine = engine
        self._lock = lock

    @property
    def holder(self) -> Holder | None:
        """Who else has the project open for writing, where that is why it is read-only here."""
        return self._lock.holder if self._lock else None

    @property
    def where(self) -> str:
        """The project as a sentence names it."""
        return str(self.path or self.url)

    @property
    def engine(self) -> Engine:
        """How its database is reached."""
        return self._engine

    @property
    def is_shared(self) -> bool:
        """Whether others may write at the same time: it lies on a database server."""
        return self.path is None

    def reading(self) -> AbstractContextManager[Session]:
        """A session for queries, on any thread. UserError where its server is known to be away."""
        if self.away:
            raise Unreachable(self.away)
        return engines.reading(self._engine, self.where)

    def writing(self) -> AbstractContextManager[Session]:
        """A session that is one transaction. UserError where the project is read-only."""
        if self.away:
            raise Unreachable(self.away)
        if self.read_only:
            raise UserError(self.why_read_only)
        return engines.writing(self._engine, self.where, flush=self.flushes, window=self.window)

    def flush(self) -> None:
        """Make sure that what was written while `flushes` was off is on the disk; on any thread, it waits."""
        if self.path is not None:
            engines.flush_all(self._engine, self.where, self.path)

    def close(self) -> None:
        """Let go of the file. What was written is safe already."""
        engines.let_go(self._engine)
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def why_read_only(self) -> str:
        """Why it cannot be written, and what to do, as a sentence."""
        if self.holder:
            return f"{self.where} is open for writing by {self.holder}. Close it there to make changes here."
        return f"{self.where} is in a folder that cannot be written. Copy it elsewhere to make changes."


def create_project(path: Path | str, *, name: str | None = None) -> Project:
    """A new, empty project. UserError where something is there already or the folder cannot be written."""
    usual = "Trapline" if is_address(path) else Path(path).stem
    make(path, lambda engine: _fill(engine, name or usual))
    return open_project(path)


def make(place: Path | str, fill: Callable[[Engine], object]) -> None:
    """Make a project's database of what `fill` puts into a new one, whole or not at all.

    UserError where something is there already or the place cannot be written.
    """
    file = _sqlite_file(place) if is_address(place) else Path(place)
    if file is None:
        _make_at_url(str(place), fill)
    else:
        _make_file(file.absolute(), fill)


def _make_file(file: Path, fill: Callable[[Engine], object]) -> None:
    if _exists(file):
        raise UserError(f"{file} exists already. Choose another name or open it.")
    if not file.parent.is_dir():
        raise UserError(f"The folder {file.parent} does not exist. Make it first or choose another.")
    # Made under another name first, so that a crash never leaves half a project under the real one.
    draft = file.with_name(f".{file.name}.{uuid.uuid4().hex[:8]}")
    try:
        draft.touch(exist_ok=False)  # says better than SQLite why a folder cannot be written
        engine = engines.sqlite_engine(draft, log=False)
        try:
            with plainly(str(file)):
                fill(engine)
        finally:
            engine.dispose()
        draft.rename(file)
    except OSError as error:
        raise UserError(f"{file} cannot be made: {error.strerror or error}.") from error
    finally:
        for leftover in (draft, draft.with_name(f"{draft.name}-journal")):
            leftover.unlink(missing_ok=True)


def _make_at_url(url: str, fill: Callable[[Engine], object]) -> None:
    engine, where = _engine_at(url), _without_password(url)
    try:
        with plainly(where):
            with engine.connect() as connection:
                if migrate.current_revision(connection) is not None:
                    raise UserError(f"{where} holds a project already. Open it instead.")
                _check_empty(connection, where)
            try:
                fill(engine)
            except BaseException:
                migrate.remove(engine)
                raise
    finally:
        engine.dispose()


def _check_empty(connection: Connection, where: str) -> None:
    if inspect(connection).get_table_names():
        raise UserError(f"{where} holds something else. Make an own database for the project: createdb NAME.")


def open_project(path_or_url: Path | str) -> Project:
    """Open for writing; read-only where another process writes it or its folder cannot be written.

    UserError: missing, not a project, damaged, or made with a newer Trapline.
    """
    if is_address(path_or_url):
        return _open_url(str(path_or_url))
    file = Path(path_or_url).absolute()
    _check_file(file)
    lock = _lock(file)
    writable = lock is not None and lock.holder is None
    remote = is_remote(file)  # there a write-ahead log may damage it: its index needs one computer's memory
    engine = engines.sqlite_engine(file, read_only=not writable, log=not remote)
    if not writable and not _can_read(engine):
        _check_no_log(file)
        engine = engines.sqlite_engine(file, read_only=True, immutable=True)
    url = f"sqlite:///{file.as_posix()}"
    return _ready(Project(engine, path=file, url=url, lock=lock, is_remote=remote))


def open_or_create(path: Path | str) -> Project:
    """Open the project, made anew where nothing is there."""
    if is_address(path):
        return _open_url(str(path), create=True)
    return open_project(path) if _exists(Path(path)) else create_project(path)


def _ready(project: Project) -> Project:
    try:
        with plainly(project.where):
            _bring_up_to_date(project)
        with project.reading() as session:
            name = session.scalars(select(ProjectRow.name)).one_or_none()
        if name is None:
            raise UserError(
                f"The project at {project.where} was not made to its end. Drop the database and begin again."
            )
        project.name = name
    except BaseException:
        project.close()
        raise
    if project.holder:
        log.info("%s is held by %s: opened read-only", project.where, project.holder)
    return project


def _bring_up_to_date(project: Project) -> None:
    with project._engine.connect() as connection:
        revision = migrate.current_revision(connection)
        is_whole = revision != migrate.HEAD or migrate.has_all_columns(connection)
    if revision is None and project.is_shared:
        raise UserError(f"There is no project at {project.where} yet. A scan makes it, or the window.")
    if revision is None:
        raise Damaged(f"{project.where} is not a Trapline project, or it is damaged.")
    migrate.check_revision(revision, project.where)
    if not is_whole:
        raise Damaged(f"{project.where} is damaged. Restore it from a backup.")
    if revision == migrate.HEAD:
        return
    if project.read_only:
        raise UserError(
            f"{project.where} is of an older version and cannot be written to bring it up to date."
        )
    if project.path is not None:
        back_up(project.path)
    log.info("bringing %s from schema %s to %s", project.where, revision, migrate.HEAD)
    migrate.upgrade(project._engine)


def _fill(engine: Engine, name: str) -> None:
    """Make the tables and the one row. Of two who do so at the same moment, the second finds it done."""
    migrate.upgrade(engine)
    with engines.writing(engine, name) as session:
        if session.get(ProjectRow, 1) is not None:
            return
        session.add(ProjectRow(id=1, name=name, uuid=str(uuid.uuid4()), created_at=utc_now()))
        session.flush()
        if engine.dialect.name == "sqlite":
            session.connection().exec_driver_sql(f"PRAGMA application_id = {engines.APPLICATION_ID}")


def _check_file(file: Path) -> None:
    try:
        header = engines.read_header(file)
    except FileNotFoundError:
        raise UserError(
            f"There is no project at {file}. Check the name and that its drive is connected."
        ) from None
    except IsADirectoryError:
        raise UserError(f"{file} is a folder, not a project file.") from None
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror or error}.") from error
    if not header:
        raise UserError(f"{file} is empty (0 bytes), so nothing is left in it. Restore it from a backup.")
    if not engines.is_project_header(header):
        raise Damaged(f"{file} is not a Trapline project, or it is damaged.")
    if not _has_log(file) and file.stat().st_size < engines.promised_bytes(header):
        raise Damaged(f"{file} is damaged: its end is missing. Copy it again or restore it from a backup.")


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:  # a folder around it may not be looked into
        raise UserError(f"{file} cannot be read: {error.strerror or error}.") from error


def _has_log(file: Path) -> bool:
    log_file = file.with_name(file.name + "-wal")
    return log_file.exists() and log_file.stat().st_size > 0


def _lock(file: Path) -> ProjectLock | None:
    """None where the file or its folder cannot be written."""
    if not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
        return None
    try:
        return ProjectLock.acquire(file)
    except OSError:
        return None


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
    if _has_log(file):
        raise UserError(
            f"{file} was not closed properly and cannot be put in order here, since its folder cannot be "
            f"written. Copy it together with {file.name}-wal to another folder and open it there."
        )


def shown_place(path_or_url: str) -> str:
    """A project's place as it may be printed: without the password of a database."""
    return _without_password(path_or_url) if is_address(path_or_url) else path_or_url


def _open_url(url: str, *, create: bool = False) -> Project:
    file = _sqlite_file(url)
    if file is not None:
        return open_or_create(file) if create else open_project(file)
    project = Project(_engine_at(url), path=None, url=_without_password(url), lock=None)
    with plainly(project.where), project._engine.connect() as connection:
        empty = migrate.current_revision(connection) is None
        if create and empty:
            _check_empty(connection, project.where)
    if create and empty:
        with plainly(project.where):
            _fill(project._engine, make_url(url).database or "Trapline")
    return _ready(project)


def _engine_at(url: str) -> Engine:
    try:
        return server.url_engine(url)
    except ModuleNotFoundError as error:
        if error.name == "psycopg":
            raise UserError(
                "A project on a PostgreSQL server needs a driver: pip install 'trapline[postgresql]'."
            ) from error
        raise UserError(f"{url.split(':', maxsplit=1)[0]}://... cannot be opened: {error}.") from error
    except ArgumentError as error:
        raise UserError(f"{url.split(':', maxsplit=1)[0]}://... cannot be opened: {error}.") from error


def _sqlite_file(url: str) -> Path | None:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise UserError(f"{url} is neither a file nor the address of a database.") from None
    if parsed.get_backend_name() != "sqlite":
        return None
    if not parsed.database:
        raise UserError("A project needs a file.")
    return Path(parsed.database)


def _without_password(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)
