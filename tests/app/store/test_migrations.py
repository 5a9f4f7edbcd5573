import io
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from app.store import migrate
from app.store.engine import sqlite_engine
from app.store.schema import metadata
from tests import ready_tables


@pytest.fixture(scope="module", autouse=True)
def tables_are_ready() -> None:
    """Not here: these tests are about the migrations themselves."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = sqlite_engine(tmp_path / "x.trapline")
    yield engine
    engine.dispose()


def config(**attributes: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    config.attributes.update(attributes)
    return config


def test_the_migrations_make_exactly_the_schema(engine: Engine):
    migrate.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert migrate.current_revision(connection) == migrate.HEAD


def test_the_known_revisions_are_those_of_the_scripts_in_order():
    scripts = ScriptDirectory.from_config(config()).walk_revisions()
    assert [script.revision for script in scripts] == list(reversed(migrate.REVISIONS))


def test_an_upgrade_that_is_not_needed_changes_nothing(engine: Engine):
    migrate.upgrade(engine)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert migrate.current_revision(connection) == migrate.HEAD


def test_every_migration_can_go_back(engine: Engine):
    migrate.upgrade(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        command.downgrade(config(connection=connection), "base")
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_a_migration_that_fails_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    def fail(*arguments: object, **options: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(RuntimeError):
        migrate.upgrade(engine)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []


def test_the_migrations_are_sql_for_postgresql():
    sql = io.StringIO()
    offline = config(dialect="postgresql")
    offline.output_buffer = sql
    command.upgrade(offline, "head", sql=True)
    text = sql.getvalue()
    assert "CREATE TABLE observations" in text
    assert "BYTEA" in text
    assert "WHERE num_unreviewed > 0" in text
    assert "AUTOINCREMENT" not in text.upper()


def test_the_schema_compiles_for_postgresql():
    dialect = postgresql.dialect()
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_projects_that_are_made_at_the_same_time_do_not_get_each_others_tables(tmp_path: Path) -> None:
    """As by a person who opens a folder and, before it is there, another one."""

    def make(number: int) -> bool:
        made = sqlite_engine(tmp_path / f"{number}.trapline")
        migrate.upgrade(made)
        with made.connect() as connection:
            is_whole = migrate.has_all_columns(connection)
            revision = migrate.current_revision(connection)
        made.dispose()
        return is_whole and revision == migrate.HEAD

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(make, range(8)))


def test_the_tables_that_other_tests_copy_are_those_of_the_migrations(tmp_path: Path) -> None:
    made = []
    for name, upgrade in (("steps", migrate.upgrade), ("copy", ready_tables.upgrade)):
        engine = sqlite_engine(tmp_path / name, log=False)
        upgrade(engine)
        upgrade(engine)
        engine.dispose()
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            made.append(list(connection.iterdump()))
    assert made[0] == made[1]
    assert len(made[0]) > 40
