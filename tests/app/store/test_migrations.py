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


def test_in_an_old_project_no_id_comes_again_and_every_row_stays(engine: Engine):
    migrate.upgrade(engine, "0013")
    places = "INSERT INTO roots VALUES (1, '/cards'); INSERT INTO sites VALUES (1, 'Pond', 1, 2, 3);"
    with closing(engine.raw_connection()) as connection:
        connection.executescript(
            places
            + "INSERT INTO deployments (id, root_id, site_id, folder, name) VALUES (1, 1, 1, '', 'Pond');"
            + video(1)
            + video(2)
            + observation(7, of=1)
            + observation(8, of=1, parent=7)
        )
    before = contents(engine)
    migrate.upgrade(engine)
    assert contents(engine) == before
    with closing(engine.raw_connection()) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.executescript("DELETE FROM observations WHERE id = 8; DELETE FROM videos WHERE id = 2;")
        connection.executescript(video(None) + observation(None, of=3))
        assert connection.execute("SELECT max(id) FROM videos").fetchone() == (3,)
        assert connection.execute("SELECT max(id) FROM observations").fetchone() == (9,)


def video(id_: int | None) -> str:
    return (
        "INSERT INTO videos (id, root_id, deployment_id, relative_path, sort_key, size_bytes, modified_at, "
        "fingerprint, probed, status, reason, num_observations, num_unreviewed, container, codec, "
        f"rotation_degrees, has_audio, captured_from) VALUES ({id_ or 'NULL'}, "
        f"1, 1, '{id_}.avi', '', 9, '2024-05-01', '', 0, 'new', '', 0, 0, '', '', 0, 0, '');"
    )


def observation(id_: int | None, *, of: int, parent: int | None = None) -> str:
    return (
        "INSERT INTO observations (id, video_id, parent_id, kind, state, start_s, end_s, subject, count, "
        f"sex, life_stage, individual) VALUES ({id_ or 'NULL'}, {of}, {parent or 'NULL'}, 'animal', "
        "'added', 0, 1, 'animal', 1, '', '', '');"
    )


def contents(engine: Engine) -> dict[str, list[object]]:
    """The rows of all tables, and the indexes."""
    with closing(engine.raw_connection()) as connection:
        found = {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
            for name in metadata.tables
        }
        named = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
        return {**found, "indexes": connection.execute(named).fetchall()}


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
