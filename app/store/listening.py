"""Hears what others write into a shared project; one connection of its own, for one thread."""

from contextlib import suppress
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.store.plain_errors import AWAY, Unreachable, plainly
from app.store.server import CHANNEL, News


class Listener:
    """Connects when it is made; a context manager. Unreachable where the server is gone."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._where = where
        with plainly(where):
            self._connection: Connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._connection.exec_driver_sql(f"LISTEN {CHANNEL}")

    def heard(self, within_s: float) -> list[News]:
        """What anybody wrote, ourselves included, as soon as it happens, but not for longer than that."""
        from psycopg import Error

        driver: Any = self._connection.connection.driver_connection
        try:
            said = [notice.payload for notice in driver.notifies(timeout=within_s, stop_after=1)]
        except Error as error:
            raise Unreachable(AWAY.format(where=self._where)) from error
        return [news for each in said if (news := _read(each)) is not None]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(SQLAlchemyError):
            self._connection.invalidate()
            self._connection.close()


def _read(said: str) -> News | None:
    """None for what other programs say on the channel."""
    try:
        return msgspec.json.decode(said, type=News)
    except ValueError:
        return None
