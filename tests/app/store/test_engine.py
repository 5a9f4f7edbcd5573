import os
import shutil
import sqlite3
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from app.store.engine import reading, sqlite_engine, writing
from app.store.plain_errors import Adrift, Damaged, NotNow, plainly
from mvit_core.errors import UserError

metadata = MetaData()
parents = Table("parents", metadata, Column("id", Integer, primary_key=True))
children = Table("children", metadata, Column("parent_id", Integer, ForeignKey("parents.id")))


@pytest.fixture
def engine(tmp_path: Path):
    engine = sqlite_engine(tmp_path / f"ä b#%41{'' if os.name == 'nt' else '?'}.trapline")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_every_connection_is_durable_and_keeps_its_references(engine):
    with engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert found == ["wal", 2, 1]
    with pytest.raises(IntegrityError), writing(engine, "x") as session:
        session.execute(insert(children).values(parent_id=7))


def test_one_connection_is_used_again_and_again_so_that_the_others_fill_no_cache(engine):
    with engine.connect() as one, engine.connect() as other:
        both = {id(each.connection.driver_connection) for each in (one, other)}
    used = set()
    for _ in range(4):
        with engine.connect() as again:
            used.add(id(again.connection.driver_connection))
    assert len(both) == 2
    assert len(used) == 1


def test_of_many_at_once_few_stay_open_with_what_they_keep_of_the_file(engine):
    """Three that a project was opened with kept 160 MB of a large one."""
    with ExitStack() as many:
        for _ in range(6):
            many.enter_context(engine.connect())
    assert engine.pool.checkedin() <= 2
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar() == -32 * 1024  # KiB


def test_a_block_that_raises_is_undone_whole(engine):
    with pytest.raises(IntegrityError), writing(engine, "x") as session:
        session.execute(insert(parents), [{"id": 1}, {"id": 2}, {"id": 1}])
    with reading(engine, "x") as session:
        assert session.execute(select(parents)).all() == []


def test_a_reader_sees_one_moment_while_another_writes(engine):
    with reading(engine, "x") as reader:
        assert reader.execute(select(parents)).all() == []
        with writing(engine, "x") as writer:
            writer.execute(insert(parents).values(id=1))
        assert reader.execute(select(parents)).all() == []
    with reading(engine, "x") as reader:
        assert len(reader.execute(select(parents)).all()) == 1


def test_a_read_only_engine_reads_what_others_write_and_writes_nothing(engine, tmp_path: Path):
    path = next(tmp_path.glob("*.trapline"))
    other = sqlite_engine(path, read_only=True)
    with writing(engine, "x") as session:
        session.execute(insert(parents).values(id=1))
    with reading(other, "x") as session:
        assert len(session.execute(select(parents)).all()) == 1
    with pytest.raises(UserError, match="cannot be written"), writing(other, "x") as session:
        session.execute(insert(parents).values(id=2))
    other.dispose()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "free some space"),
        ("attempt to write a readonly database", "read-only"),
        ("disk I/O error", "pulled out"),
        ("database is locked", "in use"),
        ("unable to open database file", "drive"),
        ("file is not a database", "not a Trapline project"),
        ("failed: No such file or directory\n\tIs the server running locally?", "does not answer"),
    ],
)
def test_what_the_database_says_becomes_a_sentence(said: str, told: str):
    with pytest.raises(UserError, match=told) as caught, plainly("/data/x.trapline"):
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    assert "/data/x.trapline" in str(caught.value)


@pytest.mark.parametrize(("free", "told"), [(4096, "is full"), (10**9, "pulled out")])
def test_a_drive_that_fails_for_want_of_room_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, told: str
):
    """The person was told to connect the drive again."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=free))
    (tmp_path / "x.trapline").write_bytes(b"SQLite format 3")
    with pytest.raises(UserError, match=told), plainly(str(tmp_path / "x.trapline")):
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError("disk I/O error"))


def malformed_and_failed() -> list[OperationalError]:
    words = ("database disk image is malformed", "disk I/O error")
    return [OperationalError("SELECT 1", {}, sqlite3.OperationalError(said)) for said in words]


def test_a_file_is_damaged_only_where_its_drive_answers(tmp_path: Path):
    """SQLite takes what a pulled drive does not give for damage, and the person was told to recover it."""
    file = tmp_path / "x.trapline"
    malformed, failed = malformed_and_failed()
    for error in (malformed, failed):
        with pytest.raises(Adrift, match="pulled out"), plainly(str(file)):
            raise error
    file.write_bytes(b"SQLite format 3")
    with pytest.raises(Damaged), plainly(str(file)):
        raise malformed


def test_a_drive_that_became_read_only_is_not_to_be_connected_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "x.trapline"
    file.write_bytes(b"SQLite format 3")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotNow, match="read-only") as caught, plainly(str(file)):
        raise malformed_and_failed()[1]
    assert not isinstance(caught.value, Adrift)


def test_errors_of_ours_pass_as_they_are():
    with pytest.raises(OperationalError), plainly("x"):
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError("no such column: spieces"))
