"""Files that are out of reach now, told from files whose content is bad.

A drive that was pulled out or a forbidden folder says nothing of the videos: they get no result, so that the
next scan tries them again by itself.
"""

import stat
from pathlib import Path

import msgspec

from mvit_core.files.presence import is_away
from mvit_core.types import VideoStatus
from mvit_core.video.opening import unreadable


class OutOfReach(msgspec.Struct, frozen=True):
    """Why a file cannot be reached, as a sentence."""

    reason: str
    is_missing: bool  # it is not where it was; else it is there and may not, or cannot, be read

    @property
    def status(self) -> VideoStatus:
        """What a video without any result is called meanwhile."""
        return VideoStatus.NEW if self.is_missing else VideoStatus.UNREADABLE


def out_of_reach(root: Path, below: Path) -> OutOfReach | None:
    """None where the file can be read at least at its start, and where it is no file at all.

    Where the folder that was opened does not answer either, its drive was pulled out, whatever error is
    reported of the file.
    """
    path = root / below
    if is_away(root):
        return OutOfReach(str(unreadable(path, FileNotFoundError())), is_missing=True)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        gone = isinstance(error, FileNotFoundError | NotADirectoryError)
        return OutOfReach(str(unreadable(path, error)), is_missing=gone)
    return None
