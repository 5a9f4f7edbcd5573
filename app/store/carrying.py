"""All rows of a project carried into another database, such as from a file to a server, ids and all."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Integer, Table, func, insert, select, text

from app.store import migrate
from app.store.engine import APPLICATION_ID
from app.store.schema import metadata
from app.store.server import seeing_one_moment

PAGE = 1000  # rows read and written at once


def carry(source: Engine, target: Engine, report: Callable[[int], object] = lambda _rows: None) -> None:
    """Bring `target`, which is empty, to this version's tables and fill them, in one transaction.

    `report` is told how many rows there are so far. The source has to be of this version, too.
    """
    migrate.upgrade(target)
    done = 0
    with (
        seeing_one_moment(source).connect() as old,
        target.connect().execution_options(writes=True) as new,
        new.begin(),
    ):
        for table in metadata.sorted_tables:
            # What a row refers to in its own table has a smaller number, so that it is there first.
            rows = old.execution_options(yield_per=PAGE).execute(select(table).order_by(*table.primary_key))
            for page in rows.partitions():
                new.execute(insert(table), [_plain(row._mapping) for row in page])
                done += len(page)
                report(done)
        _begin_behind(new, _given_last(old))


def _plain(row: Any) -> dict[str, Any]:
    """PostgreSQL keeps no NUL in a text; nobody misses one."""
    return {name: value.replace("\0", "") if isinstance(value, str) else value for name, value in row.items()}


def _given_last(connection: Connection) -> dict[str, int]:
    """The last id that a table gave, of which the row may be gone; of tables that may not give it again."""
    tables = [
        table.name for table in metadata.sorted_tables if table.dialect_options["sqlite"]["autoincrement"]
    ]
    if connection.dialect.name == "sqlite":
        given = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all()
        return {str(name): int(last) for name, last in given if name in tables}
    found = {}
    for name in tables:
        sequence = connection.scalar(text(f"SELECT pg_get_serial_sequence('{name}', 'id')"))
        found[name] = connection.scalar(text(f"SELECT last_value FROM {sequence} WHERE is_called"))
    return {name: last for name, last in found.items() if last is not None}


def _begin_behind(connection: Connection, given: Mapping[str, int]) -> None:
    """New rows take ids behind those that were carried, and behind the last that were given."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        for name, last in given.items():
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
            connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))
        return
    for table in filter(_is_numbered, metadata.sorted_tables):
        highest = connection.scalar(select(func.max(table.c.id))) or 0
        if last := max(highest, given.get(table.name, 0)):
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), :last)"), {"last": last}
            )


def _is_numbered(table: Table) -> bool:
    return "id" in table.c and isinstance(table.c.id.type, Integer) and table.name != "projects"
