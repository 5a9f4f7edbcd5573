"""What is there; of a drive that gives no answer nothing is, or nobody knows.

Windows has a dozen errors for a network drive that just went away, and Linux one for a stale handle of NFS.
Up to Python 3.13 Path raises for most of them, since then it says no: these say the same in all.
"""

import errno
import os
from pathlib import Path

_NOTHING = {errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP}
_NOTHING_ON_WINDOWS = {21, 123, 1921}  # not ready, no name, a link to itself


def exists(path: Path) -> bool:
    """Whether something is there. Raises OSError where that cannot be told: what is new is written without
    a question, and a folder that may not be looked into holds nothing new.
    """
    try:
        path.stat()
    except ValueError:  # no name
        return False
    except OSError as error:
        if error.errno in _NOTHING or getattr(error, "winerror", None) in _NOTHING_ON_WINDOWS:
            return False
        raise
    return True


def is_folder(path: Path) -> bool:
    """Whether a folder is there now."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


def is_away(folder: Path) -> bool:
    """Whether a drive with this folder is not connected, or does not answer.

    An empty folder is where a drive can be connected: it holds nothing of what lay below it.
    """
    if not is_folder(folder):
        return True
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except PermissionError:  # what lies in it may be read all the same
        return False
    except OSError:
        return True


def is_called(root: Path, below: Path) -> bool:
    """Whether a file lies below `root` under this very name.

    Where the case of letters tells no names apart (Windows, macOS) a file is found by names that it has not.
    """
    place = root
    for part in below.parts:
        try:
            if part not in os.listdir(place):  # noqa: PTH208 - names alone
                return False
        except OSError:
            return False
        place /= part
    return True


def is_file(path: Path) -> bool:
    """Whether a file is there now."""
    return os.path.isfile(path)  # noqa: PTH113 - see above
