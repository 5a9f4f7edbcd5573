"""Folders of temporary files, and sentences where there can be none."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mvit_core.errors import UserError

FULL = (errno.ENOSPC, errno.EDQUOT)
NAMED_BY = ("TMPDIR", "TEMP", "TMP")  # variables of the environment, as `tempfile` asks for them
NAMED_HERE = "TEMP" if sys.platform == "win32" else "TMPDIR"


def temporary_place() -> Path:
    """Where they are made; raises UserError where none can be."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        wanted = next(filter(None, map(os.environ.get, NAMED_BY)), "/tmp")
        raise UserError(
            f"Temporary files cannot be written: {wanted} is full, or may not be written. Free some space "
            f"there, or name another folder in the environment variable {NAMED_HERE}, then try again."
        ) from error


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that vanishes. UserError where none can be made, and where its disk is full.

    A full disk of an error that names a file elsewhere is another: it passes as it is.
    """
    place = temporary_place()
    try:
        with tempfile.TemporaryDirectory(prefix="trapline-", dir=place, ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except OSError as error:
        if error.errno not in FULL or not Path(error.filename or place).is_relative_to(place):
            raise
        raise UserError(
            f"The folder of temporary files, {place}, is full. Free some space there, then try again."
        ) from error
