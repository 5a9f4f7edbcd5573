"""Engines: how a project's database is opened, in SQLite or through any SQLAlchemy URL."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from app.store import server
from app.store.address import reading_uri
from app.store.impossible import said_impossible
from app.store.plain_errors import plainly

Sessions = AbstractContextManager[Session]

APPLICATION_ID = 0x54524C4E  # "TRLN", at byte 68 of the file: tells a project from any other SQLite file
SQLITE_MAGIC = b"SQLite format 3\x00"
LOG_PAGES = 1000  # in the log before it is folded into the file: SQLite's own default
BUSY_MS = 5000  # how long a writer waits for another
KEPT, MOST = 2, 25  # connections: kept open, each with a cache of its own, and at once
_PLAIN: dict[str, Any] = {"autoflush": False, "expire_on_commit": False}

# WAL: readers (export, reports) never block the writer. synchronous=FULL: in WAL mode NORMAL survives kill -9
# but may forget the last commits in a power cut; what was shown as saved must not be forgotten, and one fsync
# a commit costs an edit about a millisecond on an SSD.
SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32768",  # KiB, with the minus; what the system keeps of the file is as near
    "PRAGMA temp_store = MEMORY",
)


def sqlite_engine(
    path: Path, *, read_only: bool = False, immutable: bool = False, log: bool = True
) -> Engine:
    """An engine on one file. `immutable`: nobody writes it, so not even lock files are needed beside it.

    Without `log` each commit is in the file itself when it returns: what is to be renamed must not have parts
    in a write-ahead log, which a full disk keeps from being folded in.
    """

    def connect() -> sqlite3.Connection:
        # isolation_level None: SQLAlchemy's transactions are ours to begin, see below.
        if read_only:
            uri = reading_uri(path, immutable=immutable)
            return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        return sqlite3.connect(path, isolation_level=None, check_same_thread=False)

    # The connection that was given back last comes first: in turns, each would fill a cache of its own.
    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=KEPT,
        max_overflow=MOST - KEPT,
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        if not read_only:
            connection.execute(f"PRAGMA journal_mode = {'WAL' if log else 'DELETE'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once, so that what it reads first cannot change under it.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Session]:
    """A session that sees one moment of the database; any thread, any number at once."""
    with (
        plainly(where),
        said_impossible(engine, where),
        Session(server.seeing_one_moment(engine), **_PLAIN) as session,
    ):
        yield session


@contextmanager
def writing(
    engine: Engine,
    where: str,
    *,
    flush: bool = True,
    window: str = "",
    flushed: Callable[[float], object] | None = None,
) -> Iterator[Session]:
    """A session that is one transaction: committed at the end of the block, undone where it raises.

    Without `flush` SQLite leaves it to `flush_all` to make sure that the commit survives a power cut.
    `window` says to the others at a shared project, and in its audit trail, who wrote. `flushed` hears how
    many seconds a commit with a flush took.
    """
    with (
        plainly(where),
        said_impossible(engine, where),
        engine.connect().execution_options(writes=True) as connection,
    ):
        if engine.dialect.name == "sqlite":
            _set_flushing(connection, flush)
        with Session(bind=connection, info={"window": window}, **_PLAIN) as session, session.begin():
            yield session
            if window:
                session.flush()
                server.tell(session.connection(), window)
            began_s = time.perf_counter()
        connection.commit()
        if flush and flushed is not None:
            flushed(time.perf_counter() - began_s)


@contextmanager
def taking_back(engine: Engine) -> Iterator[Connection]:
    """One transaction that is undone at the end, whatever was written within it."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin() as whole:
        try:
            yield connection
        finally:
            whole.rollback()


@contextmanager
def within(connection: Connection, where: str) -> Iterator[Session]:
    """A session that is a part of a connection's transaction: kept until that is undone, or undone alone."""
    with (
        plainly(where),
        Session(
            bind=connection,
            join_transaction_mode="create_savepoint",
            autoflush=False,
            expire_on_commit=False,
        ) as session,
        session.begin(),
    ):
        yield session


def flush_all(engine: Engine, where: str, path: Path) -> None:
    """Bring to the disk what was written without a flush, and fold the log into the file; on any thread."""
    with plainly(where):
        log = path.with_name(path.name + "-wal")
        if log.exists():  # nobody locks the log itself, so that it may be opened beside SQLite
            with log.open("rb+") as file:
                os.fsync(file.fileno())
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")


def let_go(engine: Engine) -> None:
    """Close all connections; those that another thread still reads by, once it gives them back."""
    event.listen(engine.pool, "checkin", _close)  # taken over by the pool that comes after this one
    engine.dispose()


def _close(_connection: object, record: ConnectionPoolEntry) -> None:
    record.invalidate()


def _set_flushing(connection: Connection, flush: bool) -> None:
    """A fold of the log into the file would flush too, and takes longer than a step of a bulk edit may."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute(f"PRAGMA synchronous = {'FULL' if flush else 'NORMAL'}")
    raw.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES if flush else 0}")


def is_project_header(header: bytes) -> bool:
    """Whether a file that begins so is a project of ours."""
    return header.startswith(SQLITE_MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def promised_bytes(header: bytes) -> int:
    """How long a project's file should be by its own word; 0 where the word is out of date."""
    if header[24:28] != header[92:96]:  # another program changed it and did not count the pages
        return 0
    page_bytes = int.from_bytes(header[16:18], "big")
    return int.from_bytes(header[28:32], "big") * (65536 if page_bytes == 1 else page_bytes)


def read_header(path: Path) -> bytes:
    """The first 100 bytes."""
    with path.open("rb") as file:
        return file.read(100)
