"""Bring a database to the schema of this version. The version table in the database is the truth."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.store.schema import metadata
from mvit_core.errors import UserError

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
)  # every schema there ever was, oldest first
HEAD = REVISIONS[-1]
SCRIPTS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = Lock()  # Alembic holds the database that it works on in a global: two would swap theirs


def current_revision(connection: Connection) -> str | None:
    """The schema that the database has; None where it has none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine, to: str = HEAD) -> None:
    """Run the migrations that are missing up to `to`, each whole or not at all."""
    # Alembic takes a fifth of a second to import, so a project that is up to date never needs it.
    from alembic import command
    from alembic.config import Config

    with (
        ONE_AT_A_TIME,
        engine.connect().execution_options(writes=True) as connection,
        _untied(connection),
        connection.begin(),
    ):
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, to)


@contextmanager
def _untied(connection: Connection) -> Iterator[None]:
    """While SQLite makes a table anew, others name one that is not there; it can be told so before alone."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def remove(engine: Engine) -> None:
    """Take all tables of ours out of a database again, with what is in them."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        metadata.drop_all(connection)
        connection.execute(text("DROP TABLE IF EXISTS alembic_version"))


def has_all_columns(connection: Connection) -> bool:
    """Whether a database of this version has its tables whole; a wrong byte may have renamed one."""
    quote = connection.dialect.identifier_preparer.quote
    try:
        for table in metadata.sorted_tables:
            columns = ", ".join(quote(column.name) for column in table.columns)
            connection.exec_driver_sql(f"SELECT {columns} FROM {quote(table.name)} LIMIT 0")
    except (OperationalError, ProgrammingError) as error:
        if any(words in str(error.orig) for words in ("no such", "does not exist")):
            return False
        raise
    return True


def check_revision(revision: str, where: str) -> None:
    """UserError where a newer Trapline made the database."""
    if revision not in REVISIONS:
        raise UserError(
            f"{where} was made with a newer version of Trapline than this one. Update Trapline to open it."
        )
