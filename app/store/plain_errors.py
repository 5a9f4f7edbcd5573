"""What databases say when the world fails them, as sentences for people."""

import json
import sqlite3
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from mvit_core.errors import UserError

DAMAGED = "{where} is damaged. Restore it from a backup."
GARBLED = (UnicodeDecodeError, zlib.error, struct.error, json.JSONDecodeError)
"""What reading values raises where bytes in the middle of a database's file are wrong."""

SENTENCES = {
    "database or disk is full": "The disk that holds {where} is full. Nothing of this change was saved: "
    "free some space, then try again.",
    "readonly database": "{where} cannot be written: the file or its folder is read-only. "
    "Change its permissions or copy the project to another folder.",
    "disk i/o error": "{where} cannot be read or written: the drive reports an error or was pulled out. "
    "Connect it again, then open the project again.",
    "database is locked": "{where} is in use by another program, which does not let go. "
    "Close the other program, then try again.",
    "unable to open database file": "{where} cannot be opened: the file or its folder is missing or may not "
    "be read. Check that the drive is connected.",
    "file is not a database": "{where} is not a Trapline project, or it is damaged.",
    "unsupported file format": DAMAGED,  # a number in its header that no SQLite writes
    "malformed": DAMAGED,
    "could not decode to utf-8": DAMAGED,
    "connection refused": "The database server of {where} does not answer. Check that it runs.",
    "could not connect": "The database server of {where} does not answer. Check the address.",
}


@contextmanager
def plainly(where: str) -> Iterator[None]:
    """Turn what the world did into a UserError that names `where`; errors of ours pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        sentence = _sentence(str(error.orig if isinstance(error, DBAPIError) else error).lower())
        if sentence is None:
            raise
        raise UserError(sentence.format(where=where)) from error
    except GARBLED as error:
        raise UserError(DAMAGED.format(where=where)) from error


def _sentence(said: str) -> str | None:
    return next((sentence for words, sentence in SENTENCES.items() if words in said), None)
