"""Where a project is: in a file, or on a database server."""

import os
from pathlib import Path
from typing import TypeGuard
from urllib.parse import quote


def is_address(place: Path | str) -> TypeGuard[str]:
    """Whether a project's place is the address of a database, not a file."""
    return isinstance(place, str) and "://" in place


def reading_uri(file: Path, *, immutable: bool = False) -> str:
    """What SQLite takes for opening a file that it may not change; see `sqlite3.connect(..., uri=True)`.

    `immutable`: nobody writes it, so not even lock files are needed beside it. Not Path.as_uri: that names
    the computer of \\\\server\\share where SQLite allows none.
    """
    posix = file.absolute().as_posix()
    place = quote(os.fsencode(posix if posix.startswith("/") else f"/{posix}"))
    return f"file://{place}?mode=ro{'&immutable=1' if immutable else ''}"
