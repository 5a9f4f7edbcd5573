"""What to do where a disk or the system refuses a file or a folder, said in one place for all who read."""

import errno
import sys
from pathlib import Path

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
    errno.EISDIR: "Give the name of a file, not of a folder.",
    errno.ENAMETOOLONG: "Give it a shorter name, or move it to a folder less deep.",
    errno.ENOSPC: "Free some space, or choose another disk.",
    errno.EROFS: "Make its disk writable, or choose another.",
    errno.EMFILE: "Close other programs and try again.",
    errno.ENOMEM: "Close other programs and try again.",
}
OTHERWISE = "Check the card or the drive, connect it anew, and try again."


def unread(path: Path | str, error: OSError) -> str:
    """Why a file or a folder cannot be read, and what to do."""
    return f"{path} cannot be read: {error.strerror or error}. {remedy(error)}"


def remedy(error: OSError) -> str:
    """What to do, as a sentence."""
    return REMEDIES.get(error.errno or 0, OTHERWISE)
