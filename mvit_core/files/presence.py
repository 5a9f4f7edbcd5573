"""What is there; of a drive that gives no answer nothing is. Path.is_dir and Path.is_file raise for those.

Windows has a dozen errors for a network drive that just went away, and Linux one for a stale handle of NFS;
up to Python 3.13 Path knows few of them.
"""

import os
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether a folder is there now."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


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
