"""Locks of the operating system on open files: they end with the process that holds them."""

import errno
import os
import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
FAR_AWAY = 1 << 30  # Windows locks bytes against reading too: lock one that nobody reads


def try_lock(file: IO[str] | IO[bytes]) -> bool:
    """Lock an open file until it is closed; whether nobody else has."""
    try:
        if sys.platform == "win32":
            file.seek(FAR_AWAY, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network drives have no locks at all: better to write there than never to.
        return error.errno not in HELD
    return True


def is_free(file: IO[str] | IO[bytes]) -> bool:
    """Whether nobody holds a lock on this open file, by a look that takes none; False where none can tell."""
    try:
        if sys.platform == "win32":
            file.seek(FAR_AWAY, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(FAR_AWAY, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)  # a file that may only be read can be asked, too
            fcntl.flock(file, fcntl.LOCK_UN)
    except OSError:
        return False
    return True
