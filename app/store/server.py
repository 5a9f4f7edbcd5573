"""A project on a PostgreSQL server that several windows and programs share, one of them writing at a time."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text

BUSY_MS = 5000  # how long a writer waits for another
CHANNEL = "trapline"  # on which a writer tells the others
LOCK = 0x54524C4E  # "TRLN": what writers of a project take in turns
PATIENCE = {  # with a server that has gone, in seconds but for the last: 10 s at most, instead of hours
    "connect_timeout": 4,
    "keepalives_idle": 4,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


class News(msgspec.Struct, frozen=True):
    """What a writer tells the others: who it was, and in which tables it wrote."""

    window: str
    tables: tuple[str, ...]


def url_engine(url: str) -> Engine:
    """An engine on another database than SQLite, such as `postgresql+psycopg://...`."""
    options: dict[str, Any] = {}
    if make_url(url).get_backend_name() == "postgresql":
        given = make_url(url).query
        options["connect_args"] = {name: value for name, value in PATIENCE.items() if name not in given}
        options["connect_args"].setdefault("application_name", "Trapline")
    engine = create_engine(url, pool_pre_ping=True, max_overflow=20, **options)
    event.listen(engine, "begin", _take_turns)
    event.listen(engine, "after_cursor_execute", _note_table)
    return engine


def seeing_one_moment(engine: Engine) -> Engine:
    """The engine for a session that only reads; SQLite's sees one moment anyway."""
    if engine.dialect.name != "postgresql":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def tell(connection: Connection, window: str) -> None:
    """Tell the others what was written, once it is committed."""
    tables: set[str] = connection.info.get("written", set())
    if tables and connection.dialect.name == "postgresql":
        news = msgspec.json.encode(News(window, tuple(sorted(tables)))).decode()
        connection.execute(text("SELECT pg_notify(:channel, :news)"), {"channel": CHANNEL, "news": news})


def _take_turns(connection: Connection) -> None:
    """A writer waits for its turn first, so that what it reads cannot change under it."""
    connection.info.pop("written", None)
    if connection.dialect.name == "postgresql" and connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))")


def _note_table(
    connection: Connection, _cursor: object, _words: str, _values: object, context: Any, _many: bool
) -> None:
    if context.isinsert or context.isupdate or context.isdelete:
        state = getattr(context.compiled, "compile_state", None)
        if state is not None:
            connection.info.setdefault("written", set()).add(str(state.dml_table.name))
