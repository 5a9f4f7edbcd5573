"""Whether a project's file is whole, asked while the project is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.services.projects import create_project
from app.store.integrity import check, may_be_given_up
from app.store.plain_errors import Damaged

PAGE = 4096


def large(place: Path) -> Path:
    create_project(place).close()
    with sqlite3.connect(place) as connection:
        rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        connection.execute(f"CREATE TABLE ballast AS {rows} SELECT i, hex(randomblob(60)) AS words FROM n")
        connection.execute("CREATE INDEX by_words ON ballast (words)")
    connection.close()
    return place


def test_a_whole_project_passes_also_while_it_is_written(tmp_path: Path) -> None:
    place = large(tmp_path / "wolves.trapline")
    with sqlite3.connect(place) as writer:
        writer.execute("INSERT INTO ballast VALUES (0, 'in a transaction')")
        check(place)
    writer.close()


def test_a_page_that_went_bad_is_found_and_the_file_is_named(tmp_path: Path) -> None:
    place = large(tmp_path / "wolves.trapline")
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with place.open("r+b") as file:
        file.seek(-20 * PAGE, 2)
        file.write(b"\xa5" * PAGE)
    with pytest.raises(Damaged, match=r"wolves\.trapline is damaged.*Recover what can be read"):
        check(place)


def test_a_table_of_any_name_is_read(tmp_path: Path) -> None:
    place = large(tmp_path / "волки.trapline")
    with sqlite3.connect(place) as connection:
        connection.execute('CREATE TABLE "owner\'s" (n)')
    connection.close()
    check(place)


class Unwanted(Exception):  # noqa: N818 - it says what happened
    """Nobody waits for it any more."""


def test_a_check_that_nobody_wants_any_more_is_given_up(tmp_path: Path) -> None:
    def between() -> None:
        raise Unwanted

    with pytest.raises(Unwanted):
        check(large(tmp_path / "wolves.trapline"), between=between)


def test_one_long_call_of_sqlite_is_given_up_too() -> None:
    asked: list[int] = []

    def between() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise Unwanted

    forever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(Unwanted),
        may_be_given_up(connection, between),
    ):
        connection.execute(forever).fetchone()
    assert len(asked) == 2


def test_a_project_without_a_log_is_left_to_its_backups(tmp_path: Path) -> None:
    place = large(tmp_path / "wolves.trapline")
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    check(place, between=lambda: pytest.fail("it was read"))
