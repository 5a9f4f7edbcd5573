"""Two files or folders that swap their names at once, so that each name is there at any moment."""

import ctypes
import errno
import os
import sys
from pathlib import Path

SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
HERE = -100  # AT_FDCWD: paths begin in the working folder
_UNKNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchanged(one: Path, other: Path) -> bool:
    """Whether the two now have each other's name; False where the system or the disk cannot do it (Windows,
    FAT, most network drives): both are then as they were. Raises OSError.
    """
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        if not hasattr(library, "renamex_np"):
            return False
        failed = library.renamex_np(*names, ctypes.c_uint(SWAP))
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(HERE, names[0], HERE, names[1], ctypes.c_uint(SWAP))
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
