"""What databases say when the world fails them, as sentences for people."""

import json
import os
import re
import shutil
import sqlite3
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from mvit_core.errors import UserError

DAMAGED = "{where} is damaged. Recover what can be read."
AWAY = (
    "The database server of {where} does not answer. What was saved is safe; try again when the server and "
    "the network are back."
)
GARBLED = (UnicodeDecodeError, zlib.error, struct.error, json.JSONDecodeError)
"""What reading values raises where bytes in the middle of a database's file are wrong."""

NO_ROOM, FAILED = "database or disk is full", "disk i/o error"
READ_ONLY, NO_FILE = "readonly database", "unable to open database file"
FEW_BYTES = 1 << 20

SENTENCES = {
    NO_ROOM: "The disk that holds {where} is full. Nothing of this change was saved: "
    "free some space, then try again.",
    READ_ONLY: "{where} cannot be written: the file or its folder is read-only. "
    "Change its permissions or copy the project to another folder.",
    FAILED: "{where} cannot be read or written: the drive reports an error or was pulled out. "
    "Connect it again, then open the project again.",
    "database is locked": "{where} is in use by another program, which does not let go. "
    "Close the other program, then try again.",
    NO_FILE: "{where} cannot be opened: the file or its folder is missing or may not "
    "be read. Check that the drive is connected.",
    "file is not a database": "{where} is not a Trapline project, or it is damaged.",
    "unsupported file format": DAMAGED,  # a number in its header that no SQLite writes
    "malformed": DAMAGED,
    "could not decode to utf-8": DAMAGED,
    "lock timeout": "Somebody else is writing {where} and takes long. Try again in a moment.",
    "password authentication failed": "The database server of {where} does not take this name and password.",
    "no password supplied": "The database server of {where} asks for a password. Put it into ~/.pgpass or "
    "into the variable PGPASSWORD.",
    "permission denied": "The database server of {where} does not let you do this. Ask who looks after it "
    "for the right to read and write the project.",
    "failed to resolve host": "The computer that {where} names cannot be found. Check the name and the "
    "network.",
}
NO_DATABASE = re.compile(r'database ".*" does not exist')
OUT_OF_REACH = (
    "connection refused",
    "could not connect",
    "is the server running",
    "connection timeout",
    "connection failed",
    "server closed the connection",
    "terminating connection",
    "the connection is closed",
    "the connection is lost",
    "could not receive data",
    "could not send data",
    "network is unreachable",
    "no route to host",
    "starting up",
    "shutting down",
    "consuming input failed",
)
"""What PostgreSQL and its driver say where the server or the way to it is gone."""


class Damaged(UserError):  # noqa: N818 - it names the state of a file
    """Bytes of a project's file are wrong or missing; `app.services.keeping.recovery` rescues what it can."""


class Unreachable(UserError):  # noqa: N818 - it names the state of a server
    """The database server of a shared project does not answer; what is not saved can be said again."""


class NotNow(UserError):  # noqa: N818 - it says when
    """Nothing was written; the same can be done again once the disk, or who else writes, lets it."""


class Adrift(NotNow):
    """The drive with a project's file was pulled out, or the file is elsewhere now: open it again."""


NOT_NOW = (
    NO_ROOM,
    READ_ONLY,
    "database is locked",
    "lock timeout",
)


@contextmanager
def plainly(where: str) -> Iterator[None]:
    """Turn what the world did into a UserError that names `where`; errors of ours pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = _what_is_behind(str(error.orig if isinstance(error, DBAPIError) else error).lower(), where)
        sentence = _sentence(said)
        if sentence is None and any(words in said for words in OUT_OF_REACH):
            raise Unreachable(AWAY.format(where=where)) from error
        if sentence is None:
            raise
        kind = Damaged if "damaged" in sentence else UserError
        if any(words in said for words in NOT_NOW):
            kind = NotNow
        elif FAILED in said or NO_FILE in said:
            kind = Adrift
        raise kind(sentence.format(where=where)) from error
    except GARBLED as error:
        raise Damaged(DAMAGED.format(where=where)) from error


def _what_is_behind(said: str, where: str) -> str:
    """What SQLite would have said if it looked at the drive.

    It says that the drive fails where its log's index finds no room, or where the drive became read-only; and
    that the file is damaged where it gets nothing from a drive that fails.
    """
    if "malformed" in said and not _can_be_read(where):
        return FAILED
    if FAILED not in said or not _can_be_read(where):
        return said
    if _has_no_room(where):
        return NO_ROOM
    return said if os.access(where, os.W_OK) else READ_ONLY


def _can_be_read(where: str) -> bool:
    try:
        with Path(where).open("rb") as file:
            return bool(file.read(1))
    except (OSError, ValueError):
        return False


def _has_no_room(where: str) -> bool:
    try:
        return shutil.disk_usage(Path(where).parent).free < FEW_BYTES
    except (OSError, ValueError):
        return False


def _sentence(said: str) -> str | None:
    if NO_DATABASE.search(said):
        return "The server has no database for {where}. Make it first: createdb NAME."
    return next((sentence for words, sentence in SENTENCES.items() if words in said), None)
