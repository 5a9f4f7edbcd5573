"""Files that are there whole or not at all: written beside their place, and given their name at the end."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

SUFFIX = ".part"
LONGEST_NAME = 60  # characters of a draft's name; most file systems take 255 bytes
OPEN_ELSEWHERE = (5, 32)  # of Windows: access denied, sharing violation
PAUSES_S = (0.05, 0.1, 0.2, 0.4, 0.8)  # a virus scanner is done with a new file by then


class InUse(PermissionError):  # noqa: N818 - it names the state of a file
    """Another program has a file open, which on Windows keeps it from being renamed and replaced."""


@contextmanager
def whole_file(place: Path, *, several_writers: bool = False, durable: bool = True) -> Iterator[Path]:
    """A path to write to, which becomes `place` where the block ends well and vanishes where it does not.

    What a killed process left is written over; where `several_writers` may write the same file at once,
    each has a draft of its own, and whoever owns the folder clears away. `durable`: the bytes are on the disk
    before the name is, so that a power cut leaves the old file or the new; caches tell a torn file anyway.
    Raises OSError; `place` is then as it was.
    """
    draft = _draft_of(place, f".{uuid4().hex[:8]}" if several_writers else "")
    try:
        yield draft
        if durable:
            flush(draft)
        rename(draft, place, over=True)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def rename(old: Path, new: Path, *, over: bool = False) -> None:
    """Give a file or a folder a name; `over`: also where a file has it, which goes. Raises OSError.

    Windows refuses while anybody has one of the two open, and virus scanners open each new file for a moment:
    there it is tried again before InUse is raised.
    """
    for pause_s in (*PAUSES_S, 0.0):
        try:
            (old.replace if over else old.rename)(new)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in OPEN_ELSEWHERE:
                raise
            if not pause_s:
                why = "another program has it open, or it is write-protected"
                raise InUse(error.errno, why, str(new)) from error
            time.sleep(pause_s)
        else:
            return


def name_anew(old: Path, new: Path) -> None:
    """Give a file a name that nobody else has given meanwhile: `rename` would replace theirs on many systems.

    Raises OSError, of which FileExistsError where something has it. A drive that knows no links can only be
    asked before.
    """
    if sys.platform == "win32":
        rename(old, new)  # refuses by itself
        return
    try:
        os.link(old, new)
    except FileExistsError:
        raise
    except OSError:
        if new.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new)) from None
        rename(old, new)
    else:
        old.unlink()


def flush(file: Path) -> None:
    """To the disk, not only to the system's memory. Raises OSError."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _draft_of(place: Path, writer: str) -> Path:
    return place.with_name(f".{place.name[:LONGEST_NAME]}{writer}{SUFFIX}")
