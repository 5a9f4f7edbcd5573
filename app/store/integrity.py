"""Whether SQLite finds a project's file whole: asked of copies, and behind the window of what was opened."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.store.plain_errors import Damaged, plainly

WHOLE = "ok"


def reading(file: Path) -> sqlite3.Connection:
    """A connection that changes nothing and makes no file where there is none."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def fault_of(connection: sqlite3.Connection, table: str = "") -> str | None:
    """The first thing that is wrong with a database, or with one table and its indexes, in SQLite's words.

    None where nothing is.
    """
    quoted = table.replace("'", "''")  # a stranger's project may have tables of any name
    asked = f"PRAGMA quick_check('{quoted}')" if table else "PRAGMA quick_check(1)"
    said = str(connection.execute(asked).fetchone()[0])
    return None if said == WHOLE else said.splitlines()[-1]


def check(project: Path, *, between: Callable[[], object] = lambda: None) -> None:
    """Read every table of a project, while it is in use; raises Damaged where one is damaged.

    `between` is called before each table; what it raises gives the check up. A project without a write-ahead
    log, as on a network drive, could not be written meanwhile: it is left to the check of its backups.
    """
    with plainly(str(project)), closing(reading(project)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            return
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            between()
            if (fault := fault_of(connection, table)) is not None:
                raise Damaged(f"{project} is damaged ({fault}). Recover what can be read.")
