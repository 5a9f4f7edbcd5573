"""Notices what another process writes into a project's file; one connection of its own, for one thread.

SQLite tells a connection that somebody else has written (`PRAGMA data_version`, sqlite.org/pragma.html), but
not what: the small tables are compared with what stood in them before.
"""

from collections.abc import Callable, Iterable
from typing import Self

from sqlalchemy import Engine, Table, func, select
from sqlalchemy.orm import Session

from app.store import engine as engines
from app.store.plain_errors import plainly
from app.store.schema import VIDEOS, metadata
from app.store.server import News

Wait = Callable[[float], object]  # for so many seconds; may return sooner where nobody listens any more
WRITER = "another process"


class FileWatch:
    """Connects when it is made; a context manager. UserError where the file is gone, now or later."""

    def __init__(self, engine: Engine, where: str, small: Iterable[str], wait: Wait) -> None:
        """`small`: the tables that are compared."""
        self._engine, self._where, self._wait = engine, where, wait
        self._small = [metadata.tables[name] for name in small]
        with plainly(where):
            self._connection = engine.raw_connection()
        self._version = self._data_version()
        self._stood = self._look()

    def heard(self, within_s: float) -> list[News]:
        """What somebody else wrote in that time: of no table where it was in none that is compared."""
        self._wait(within_s)
        version = self._data_version()
        if version == self._version:
            return []
        stood, self._version, self._stood = self._stood, version, self._look()
        return [News(WRITER, tuple(name for name, was in stood.items() if self._stood[name] != was))]

    def _data_version(self) -> int:
        with plainly(self._where):
            return int(self._connection.cursor().execute("PRAGMA data_version").fetchone()[0])

    def _look(self) -> dict[str, int]:
        """A number for what stands in each of the small tables, and for which videos there are."""
        with engines.reading(self._engine, self._where) as session:
            stands = {table.name: _rows(session, table) for table in self._small}
            videos = session.execute(select(func.count(), func.max(VIDEOS.c.id)).select_from(VIDEOS)).one()
        return stands | {VIDEOS.name: hash(repr(videos))}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()


def _rows(session: Session, table: Table) -> int:
    return hash(repr(session.execute(select(table).order_by(*table.primary_key)).all()))
