"""Ids of places, videos and observations are never given twice: packages that went out hold them."""

import re

from alembic import context, op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = ("sites", "deployments", "videos", "observations")
KEY = re.compile(r",\s*CONSTRAINT\s+\w+\s+PRIMARY\s+KEY\s*\(id\)")
NAME = re.compile(r'^CREATE TABLE\s+"?\w+"?')
DEFINED = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'"
INDEXES = "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"


def upgrade() -> None:
    """SQLite gives the last id again where its row went; a server never does.

    It can be told otherwise only as a table is made, so each is made anew with its rows in it (the way of
    https://www.sqlite.org/lang_altertable.html#otheralter; foreign keys are off meanwhile).
    """
    if context.is_offline_mode() or op.get_bind().dialect.name != "sqlite":
        return
    for table in TABLES:
        _make_anew(table)


def downgrade() -> None:
    """The tables stay: they serve as well."""


def _make_anew(table: str) -> None:
    connection = op.get_bind()
    old = str(connection.exec_driver_sql(DEFINED.format(table=table)).scalar_one())
    indexes = connection.exec_driver_sql(INDEXES.format(table=table)).scalars().all()
    keyless, num_keys = KEY.subn("", old)
    if not num_keys:  # no Trapline wrote it so; it goes on as it did
        return
    new = keyless.replace("id INTEGER NOT NULL", "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", 1)
    connection.exec_driver_sql(NAME.sub(f"CREATE TABLE new_{table}", new))
    connection.exec_driver_sql(f"INSERT INTO new_{table} SELECT * FROM {table}")
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE new_{table} RENAME TO {table}")
    for index in indexes:
        connection.exec_driver_sql(str(index))
