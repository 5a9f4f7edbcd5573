"""Projects: one SQLite file each (or a database behind a URL), opened and closed."""

import logging
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine, make_url, select
from sqlalchemy.orm import Session

from app.services.keeping.backups import back_up
from app.services.keeping.leftovers import clear_away
from app.services.keeping.new_projects import AlreadyThere, check_empty, fill_new, make
from app.services.keeping.project_addresses import engine_at, sqlite_file, without_password
from app.services.keeping.project_files import check_file, engine_of, exists, file_at, lock_of, mark_of
from app.store import engine as engines
from app.store import migrate
from app.store.address import is_address
from app.store.drives import is_remote
from app.store.lock import Holder, ProjectLock, user_name
from app.store.plain_errors import DAMAGED, Adrift, Damaged, NotNow, Unreachable, plainly
from app.store.schema import ProjectRow
from mvit_core.errors import UserError
from mvit_core.files.closing import Closing
from mvit_core.files.path_text import to_text

__all__ = ["Project", "create_project", "open_or_create", "open_project", "user_name"]

SLOW_S = 0.03  # a label is put on and painted within as much again
SLOW_ONES = 2

log = logging.getLogger(__name__)


class Disk:
    """Whether a disk takes longer to flush than a window may wait: two slow flushes in a row say so."""

    def __init__(self) -> None:
        self._slow_ones = 0

    @property
    def is_slow(self) -> bool:
        """Whether it is waited for elsewhere."""
        return self._slow_ones >= SLOW_ONES

    def flushed(self, seconds: float) -> None:
        """Take in how long it took."""
        self._slow_ones = self._slow_ones + 1 if seconds > SLOW_S else 0


class Project(Closing):
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
        self.flush_later: Callable[[], object] | None = None  # how a window has a slow disk waited for
        self._disk = Disk()
        self.window = "" if path is not None else uuid.uuid4().hex  # which of those that share it this is
        self.away = ""  # why nobody should wait for the database now, a sentence
        self._engine = engine
        self._lock = lock
        self._mark = mark_of(path) if path is not None else None
        self.refused: NotNow | None = None  # why something was not written, and nothing has been since

    @property
    def holder(self) -> Holder | None:
        """Who else has the project open for writing, where that is why it is read-only here."""
        return self._lock.holder if self._lock else None

    @property
    def is_free_again(self) -> bool:
        """Whether the one who held it when it was opened here has closed it, or was ended."""
        return self._lock is not None and self.holder is not None and self._lock.is_gone

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

    @property
    def is_adrift(self) -> bool:
        """Whether it has to be opened again: what is open is not, or may not be, the file that is there."""
        return isinstance(self.refused, Adrift) or self._is_elsewhere()

    def reading(self) -> AbstractContextManager[Session]:
        """A session for queries, on any thread. UserError where its server is known to be away."""
        if self.away:
            raise Unreachable(self.away)
        return self._reading()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._heeding(), engines.reading(self._engine, self.where) as session:
            yield session

    def writing(self, *, waits: bool = True) -> AbstractContextManager[Session]:
        """A session that is one transaction. UserError where the project is read-only.

        Without `waits` a window goes on before the disk has it: of what would be found again, as in a file.
        """
        if self.away:
            raise Unreachable(self.away)
        if self.read_only:
            raise NotNow(self.why_read_only)
        return self._writing(waits=waits and not self._disk.is_slow)

    @contextmanager
    def _writing(self, *, waits: bool) -> Iterator[Session]:
        later = self.flush_later if self.flushes and not waits else None
        with self._heeding():
            self._check_where_it_is()
            with engines.writing(
                self._engine,
                self.where,
                flush=self.flushes and later is None,
                window=self.window,
                flushed=self._disk.flushed if self.path is not None else None,
            ) as session:
                yield session
        self.refused = None
        if later:
            later()

    @contextmanager
    def _heeding(self) -> Iterator[None]:
        """Remember what is refused: what is open on a drive that failed is lost when that is there again."""
        try:
            yield
        except NotNow as error:
            self.refused = error
            raise

    def _check_where_it_is(self) -> None:
        if self._is_elsewhere():
            raise Adrift(
                f"{self.where} is not there any more: it was moved, renamed or removed, or its drive was "
                "pulled out. Nothing of this change was saved. Put it back, or open it where it is now."
            )

    def _is_elsewhere(self) -> bool:
        """Whether its file was moved or removed, or another one took its place; SQLite would not notice."""
        if self.path is None:
            return False
        try:
            return mark_of(self.path) != self._mark
        except OSError:  # said by whoever reads or writes it
            return False

    def flush(self) -> None:
        """Make sure that what was written without a flush is on the disk; on any thread, it waits."""
        if self.path is not None:
            began_s = time.perf_counter()
            with self._heeding():
                engines.flush_all(self._engine, self.where, self.path)
            self._disk.flushed(time.perf_counter() - began_s)

    def close(self) -> None:
        """Let go of the file. What was written is safe already."""
        engines.let_go(self._engine)
        if self._lock:
            self._lock.release()

    @property
    def why_read_only(self) -> str:
        """Why it cannot be written, and what to do, as a sentence."""
        if self.holder:
            return f"{self.where} is open for writing by {self.holder}. Close it there to make changes here."
        return (
            f"{self.where} is in a folder that cannot be written, or its disk is full. Free some space, "
            "or copy it elsewhere to make changes."
        )


def create_project(path: Path | str) -> Project:
    """A new, empty project. UserError where something is there already or the folder cannot be written."""
    name = "Trapline" if is_address(path) else to_text(Path(path).stem)
    make(path, lambda engine: fill_new(engine, name))
    return open_project(path)


def open_project(path_or_url: Path | str) -> Project:
    """Open for writing; read-only where another process writes it or its folder cannot be written.

    UserError: missing, not a project, damaged, or made with a newer Trapline.
    """
    if is_address(path_or_url):
        return _open_url(str(path_or_url))
    file = file_at(path_or_url)
    check_file(file)
    lock = lock_of(file)
    if lock is not None and lock.holder is None:
        clear_away(file)
    remote = is_remote(file)  # there a write-ahead log may damage it: its index needs one computer's memory
    engine = engine_of(file, writable=lock is not None and lock.holder is None, log=not remote)
    url = f"sqlite:///{file.as_posix()}"
    return _ready(Project(engine, path=file, url=url, lock=lock, is_remote=remote))


def open_or_create(path: Path | str) -> Project:
    """Open the project, made anew where nothing is there."""
    if is_address(path):
        return _open_url(str(path), create=True)
    if not exists(Path(path)):
        with suppress(AlreadyThere):  # by somebody who was faster
            return create_project(path)
    return open_project(path)


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
    with project.engine.connect() as connection:
        revision = migrate.current_revision(connection)
        is_whole = revision != migrate.HEAD or migrate.has_all_columns(connection)
    if revision is None and project.is_shared:
        raise UserError(f"There is no project at {project.where} yet. A scan makes it, or the window.")
    if revision is None:
        raise Damaged(f"{project.where} is not a Trapline project, or it is damaged.")
    migrate.check_revision(revision, project.where)
    if not is_whole:
        raise Damaged(DAMAGED.format(where=project.where))
    if revision == migrate.HEAD:
        return
    if project.read_only:
        raise UserError(
            f"{project.where} is of an older version and cannot be written to bring it up to date."
        )
    if project.path is not None:
        back_up(project.path)
    log.info("bringing %s from schema %s to %s", project.where, revision, migrate.HEAD)
    migrate.upgrade(project.engine)


def _open_url(url: str, *, create: bool = False) -> Project:
    file = sqlite_file(url)
    if file is not None:
        return open_or_create(file) if create else open_project(file)
    project = Project(engine_at(url), path=None, url=without_password(url), lock=None)
    with plainly(project.where), project.engine.connect() as connection:
        empty = migrate.current_revision(connection) is None
        if create and empty:
            check_empty(connection, project.where)
    if create and empty:
        with plainly(project.where):
            fill_new(project.engine, make_url(url).database or "Trapline")
    return _ready(project)
