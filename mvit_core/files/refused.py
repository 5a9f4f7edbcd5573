"""What a disk or the system refuses of a file or a folder, and what to do, said in one place for all."""

import errno
import sys
from pathlib import Path
from typing import Literal

from mvit_core.errors import UserError

Done = Literal["read", "written", "made", "moved", "copied", "removed"]

MAY_NOT = (
    "Close other programs that have it open, or change its permissions, and try again."
    if sys.platform == "win32"  # which says so of a file that is in use, too
    else "Change its permissions, or those of the folders around it, and try again."
)
REMEDIES = {
    errno.EACCES: MAY_NOT,
    errno.EPERM: MAY_NOT,
    errno.ENOENT: "Check its name and that its drive is connected.",
    errno.ENOTDIR: "Check its name and that its drive is connected.",
    errno.EEXIST: "Move away what has this name already, or choose another.",
    errno.EISDIR: "Give the name of a file, not of a folder.",
    errno.ENAMETOOLONG: "Give it a shorter name, or move it to a folder less deep.",
    errno.ENOSPC: "Free some space, or choose another disk.",
    errno.EROFS: "Make its disk writable, or choose another.",
    errno.EMFILE: "Close other programs and try again.",
    errno.ENOMEM: "Close other programs and try again.",
}
OTHERWISE = "Check the card or the drive, connect it anew, and try again."


def refused(what: Path | str, done: Done, error: OSError) -> str:
    """Why it cannot be read, written, made, moved, copied or removed, and what to do."""
    return f"{what} cannot be {done}: {error.strerror or error}. {remedy(error)}"


def unread(path: Path | str, error: OSError) -> str:
    """Why a file or a folder cannot be read, and what to do."""
    return refused(path, "read", error)


def make_folder(folder: Path) -> None:
    """Make a folder and those around it, where they are not there; raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(refused(folder, "made", error)) from error


def remedy(error: OSError) -> str:
    """What to do, as a sentence."""
    return REMEDIES.get(error.errno or 0, OTHERWISE)
