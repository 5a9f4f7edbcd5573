"""All rows of a project carried into another database, such as from a file to a server, ids and all."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, Integer, Table, insert, select, text

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
        _begin_behind(new)


def _plain(row: Any) -> dict[str, Any]:
    """PostgreSQL keeps no NUL in a text; nobody misses one."""
    return {name: value.replace("\0", "") if isinstance(value, str) else value for name, value in row.items()}


def _begin_behind(connection: Connection) -> None:
    """New rows take numbers behind those that were carried; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        return
    for table in filter(_is_numbered, metadata.sorted_tables):
        last = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"
        connection.execute(text(f"{last} HAVING max(id) IS NOT NULL"))


def _is_numbered(table: Table) -> bool:
    return "id" in table.c and isinstance(table.c.id.type, Integer) and table.name != "projects"
