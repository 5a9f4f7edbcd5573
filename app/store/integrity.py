"""Whether SQLite finds a project's file whole: asked of copies, and behind the window of what was opened."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

from app.store.address import reading_uri
from app.store.impossible import first_impossible, sentence
from app.store.plain_errors import Damaged, plainly

WHOLE = "ok"
ASKED_EVERY_S = 0.05  # whether anybody still wants it


def reading(file: Path) -> sqlite3.Connection:
    """A connection that changes nothing and makes no file where there is none."""
    return sqlite3.connect(reading_uri(file), uri=True)


@contextmanager
def may_be_given_up(connection: sqlite3.Connection, between: Callable[[], object]) -> Iterator[None]:
    """Call `between` from a thread beside it; what it raises ends what the connection does, and is raised.

    SQLite reads a table of gigabytes in one call, within which it asks nobody.
    """
    raised: list[BaseException] = []
    is_over = Event()

    def ask() -> None:
        while not is_over.wait(ASKED_EVERY_S):
            try:
                between()
            except BaseException as error:  # noqa: BLE001 - raised again below
                raised.append(error)
            if raised:
                connection.interrupt()  # again and again: between two calls it reaches neither

    asking = Thread(target=ask, daemon=True)
    asking.start()
    try:
        yield
    except sqlite3.OperationalError:
        if not raised:
            raise
    finally:
        is_over.set()
        asking.join()
    if raised:
        raise raised[0]


def fault_of(connection: sqlite3.Connection, table: str = "") -> str | None:
    """The first thing that is wrong with a database, or with one table and its indexes, in SQLite's words.

    None where nothing is.
    """
    quoted = table.replace("'", "''")  # a stranger's project may have tables of any name
    asked = f"PRAGMA quick_check('{quoted}')" if table else "PRAGMA quick_check(1)"
    said = str(connection.execute(asked).fetchone()[0])
    return None if said == WHOLE else said.splitlines()[-1]


def check(project: Path, *, between: Callable[[], object] = lambda: None) -> None:
    """Read every table of a project, while it is in use; raises Damaged where one is damaged, or holds what
    cannot be.

    `between` is called now and then, in another thread; what it raises gives the check up. A project without
    a write-ahead log, as on a network drive, could not be written meanwhile: its backups are checked.
    """
    with plainly(str(project)), closing(reading(project)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            return
        between()
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        with may_be_given_up(connection, between):
            for (table,) in tables:
                if (fault := fault_of(connection, table)) is not None:
                    raise Damaged(f"{project} is damaged ({fault}). Recover what can be read.")
            if found := first_impossible(lambda question: connection.execute(question).fetchone()):
                raise Damaged(sentence(str(project), found))
