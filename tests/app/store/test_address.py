"""Where SQLite is told to look."""

import sqlite3
from contextlib import closing
from pathlib import Path, PureWindowsPath
from typing import Any, Self

import pytest

from app.store.address import reading_uri


class OfWindows(PureWindowsPath):
    """A path of Windows on whatever system."""

    def absolute(self) -> Self:
        return self


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (r"C:\Users\Anna B\wölfe.trapline", "file:///C%3A/Users/Anna%20B/w%C3%B6lfe.trapline?mode=ro"),
        (
            r"\\lab\share\a.trapline",
            "file:////lab/share/a.trapline?mode=ro",
        ),  # SQLite wants no computer there
    ],
)
def test_paths_of_windows_are_written_as_sqlite_takes_them(path: str, uri: str) -> None:
    place: Any = OfWindows(path)
    assert reading_uri(place) == uri
    assert reading_uri(place, immutable=True) == f"{uri}&immutable=1"


def test_odd_names_are_found_and_nothing_is_made(tmp_path: Path) -> None:
    file = tmp_path / "ä b#%41&mode=rwc.trapline"
    with pytest.raises(sqlite3.OperationalError, match="unable to open"), closing(_opened(file)):
        pass
    sqlite3.connect(file).close()
    with closing(_opened(file)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("CREATE TABLE x (y)")


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(reading_uri(file), uri=True)
    connection.execute("SELECT count(*) FROM sqlite_master")
    return connection
