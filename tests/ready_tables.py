"""The tables of a new project, copied from the first that the migrations made.

Running all migrations takes an eighth of a second, and most tests of the application make a new project.
"""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from app.store import engine as engines
from app.store import migrate

in_steps = migrate.upgrade


def upgrade(engine: Engine, to: str = migrate.HEAD) -> None:
    """As `migrate.upgrade`; what holds no tables yet becomes a copy of what that makes."""
    if engine.dialect.name != "sqlite" or to != migrate.HEAD or not copied(engine):
        in_steps(engine, to)


def copied(engine: Engine) -> bool:
    """Whether the database was empty; it has its tables now."""
    with closing(engine.raw_connection()) as connection:
        database = connection.driver_connection
        assert isinstance(database, sqlite3.Connection)
        if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return False
        with closing(sqlite3.connect(":memory:")) as kept:
            kept.deserialize(migrated())
            kept.backup(database)
    return True


@cache
def migrated() -> bytes:
    """The file that the migrations make."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "new.trapline"
        engine = engines.sqlite_engine(file, log=False)
        in_steps(engine)
        engine.dispose()
        return file.read_bytes()
