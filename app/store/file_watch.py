"""Notices what another process writes into a project's file; one connection of its own, for one thread.

SQLite tells a connection that somebody else has written (`PRAGMA data_version`, sqlite.org/pragma.html), but
not what: the small tables are compared with what stood in them before.
"""

from collections.abc import Callable
from typing import Any, Self

from sqlalchemy import Engine, Table, func, select
from sqlalchemy.orm import Session

from app.store import engine as engines
from app.store.plain_errors import plainly
from app.store.schema import VIDEOS, LabelHistoryRow, ScanResultRow, metadata
from app.store.server import News

Wait = Callable[[float], object]  # for so many seconds; may return sooner where nobody listens any more
SMALL = ("taxa", "behaviors", "settings", "roots", "sites", "deployments")
TRACED = (LabelHistoryRow.id, ScanResultRow.id)  # whoever listens looks for the new rows of these
WRITER = "another process"
ANYTHING = News(WRITER, ("videos",))  # rows that nobody traces


class FileWatch:
    """Connects when it is made; a context manager. UserError where the file is gone, now or later."""

    def __init__(self, engine: Engine, where: str, wait: Wait) -> None:
        self._engine, self._where, self._wait = engine, where, wait
        with plainly(where):
            self._connection = engine.raw_connection()
        self._version = self._data_version()
        self._traced, self._stood = self._look()

    def heard(self, within_s: float) -> list[News]:
        """What somebody else wrote in that time."""
        self._wait(within_s)
        version = self._data_version()
        if version == self._version:
            return []
        traced, stands = self._look()
        written = tuple(table for table, was in self._stood.items() if stands[table] != was)
        is_traced = traced != self._traced
        self._version, self._traced, self._stood = version, traced, stands
        if written:
            return [News(WRITER, written)]
        return [] if is_traced else [ANYTHING]

    def _data_version(self) -> int:
        with plainly(self._where):
            return int(self._connection.cursor().execute("PRAGMA data_version").fetchone()[0])

    def _look(self) -> tuple[tuple[Any, ...], dict[str, int]]:
        """Up to where the traced tables go, and a number for what stands in each of the others."""
        with engines.reading(self._engine, self._where) as session:
            traced = tuple(session.scalar(select(func.max(id_))) for id_ in TRACED)
            stands = {name: _rows(session, metadata.tables[name]) for name in SMALL}
            videos = session.execute(select(func.count(), func.max(VIDEOS.c.id)).select_from(VIDEOS)).one()
        return traced, stands | {"videos": hash(repr(videos))}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()


def _rows(session: Session, table: Table) -> int:
    return hash(repr(session.execute(select(table).order_by(*table.primary_key)).all()))
