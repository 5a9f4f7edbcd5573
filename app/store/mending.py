"""A whole project made of what can be read of a damaged one, laid over a backup of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Table

from app.store import engine as engines
from app.store import migrate
from app.store.impossible import wrong_cells
from app.store.integrity import fault_of
from app.store.salvage import BROKEN, Salvage, open_damaged, salvage
from app.store.schema import metadata

FARTHEST = 100_000  # row numbers behind the backup's last, within which newer rows are looked for


@dataclass
class Mended:
    """What became of a table's rows, by SQLite's numbers of them."""

    table: str
    num_read: int = 0  # from the damaged file
    from_backup: list[int] = field(default_factory=list)  # could not be read, and the backup had them
    left_out: list[int] = field(default_factory=list)  # belonged to something that is lost
    num_gaps: int = 0  # places where nothing can be read
    emptied: list[tuple[int, str]] = field(default_factory=list)  # the column held what cannot be


def mend(damaged: Path, whole: Path, *, between: Callable[[], object] = lambda: None) -> list[Mended]:
    """Lay what can be read of `damaged` over `whole`, a backup or an empty file, and bring that up to date.

    A row that can be read counts as it is there; one that the backup has and that is not there any more,
    where everything can be read, was removed since. Rows that lost what they belong to are left out.
    `between` is called before each table; what it raises gives it up.
    """
    with closing(open_damaged(damaged)) as source:
        revision = revision_of(source)
        _bring_to(whole, revision or migrate.HEAD)
        with closing(sqlite3.connect(whole, isolation_level=None)) as target:
            target.execute("PRAGMA foreign_keys = OFF")
            target.execute("BEGIN")
            there = {str(name) for (name,) in target.execute("SELECT name FROM sqlite_master")}
            tables = [table for table in metadata.sorted_tables if table.name in there]
            mended = {}
            for table in tables:
                between()
                mended[table.name] = _lay_over(source, target, table)
            for name, number in _without_owner(target):
                mended[name].left_out.append(number)
            target.execute("COMMIT")
    _bring_to(whole, migrate.HEAD)
    with closing(sqlite3.connect(whole)) as target:
        for table in tables:
            _without_impossible(target, table, mended[table.name])
        for name, number in _without_owner(target):
            mended[name].left_out.append(number)
        target.commit()
    return list(mended.values())


def revision_of(connection: sqlite3.Connection) -> str | None:
    """The schema of a file; None where that cannot be read."""
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except BROKEN:
        return None
    return str(found[0]) if found else None


def lists_tables(file: Path) -> bool:
    """Whether it can be read which tables a file has, and where they begin."""
    with closing(open_damaged(file)) as connection:
        try:
            connection.execute("SELECT name, rootpage, sql FROM sqlite_master").fetchall()
            connection.execute("SELECT version_num FROM alembic_version").fetchall()
        except BROKEN:
            return False
    return True


def is_whole(file: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file."""
    with closing(sqlite3.connect(file)) as connection:
        return fault_of(connection) is None


def _bring_to(file: Path, revision: str) -> None:
    engine = engines.sqlite_engine(file, log=False)
    try:
        with engine.connect() as connection:
            current = migrate.current_revision(connection)
        if current is None or migrate.REVISIONS.index(current) < migrate.REVISIONS.index(revision):
            migrate.upgrade(engine, revision)
    finally:
        engine.dispose()


def _lay_over(source: sqlite3.Connection, target: sqlite3.Connection, table: Table) -> Mended:
    name = table.name
    known = {int(number) for (number,) in target.execute(f'SELECT rowid FROM "{name}"')}
    found = salvage(source, table, highest=max(known, default=0) + FARTHEST)
    unread = sorted(known - found.rows.keys())
    removed = [number for number in unread if not found.may_hold(number)]
    target.executemany(f'DELETE FROM "{name}" WHERE rowid = ?1', ((number,) for number in removed))
    refused = set(_put(target, name, found))
    return Mended(
        table=name,
        num_read=len(found.rows) - len(refused),
        from_backup=[
            number for number in sorted(known - set(removed)) if number not in found.rows or number in refused
        ],
        num_gaps=len(found.gaps) + len(refused),
    )


def _put(target: sqlite3.Connection, table: str, found: Salvage) -> Iterator[int]:
    """Write the rows; the numbers of those that the table does not take, since wrong bytes are in them."""
    columns = ", ".join(f'"{name}"' for name in ("rowid", *found.columns))
    marks = ", ".join("?" * (1 + len(found.columns)))
    question = f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({marks})'
    for number, row in found.rows.items():
        try:
            target.execute(question, (number, *row))
        except sqlite3.IntegrityError:
            yield number


def _without_impossible(target: sqlite3.Connection, table: Table, mended: Mended) -> None:
    """Empty what holds a value that cannot be, or set it back; take out rows that cannot do without it."""
    for number, names in list(wrong_cells(target, table)):
        columns = [table.columns[name] for name in names]
        if all(column.nullable or column.default is not None for column in columns):
            for column in columns:
                value = None if column.nullable else getattr(column.default, "arg", None)
                target.execute(
                    f'UPDATE "{table.name}" SET "{column.name}" = ?1 WHERE rowid = ?2', (value, number)
                )
                mended.emptied.append((number, column.name))
        else:
            target.execute(f'DELETE FROM "{table.name}" WHERE rowid = ?1', (number,))
            mended.from_backup = [each for each in mended.from_backup if each != number]
            mended.num_gaps += 1


def _without_owner(target: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Take out the rows whose owner is not there; where an owner may lack, only the tie is cut."""
    while orphans := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _parent, place in orphans:
            column = next(
                str(each[3])
                for each in target.execute(f'PRAGMA foreign_key_list("{table}")')
                if each[0] == place
            )
            needed = next(
                each[3] for each in target.execute(f'PRAGMA table_info("{table}")') if each[1] == column
            )
            if needed:
                target.execute(f'DELETE FROM "{table}" WHERE rowid = ?1', (number,))
                yield str(table), int(number)
            else:
                target.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?1', (number,))
