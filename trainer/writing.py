"""Files that are there whole or not at all, and sentences for disks that are full."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from mvit_core.errors import UserError
from mvit_core.files.whole_file import whole_file

DISK_FULL = (errno.ENOSPC, errno.EDQUOT, 112)  # the last as Windows has it
TOO_LARGE = (errno.EFBIG, 223)
RUST_NUMBER = re.compile(r"\(os error (\d+)\)")  # in what safetensors says


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, or leave it as it was; raises UserError where it cannot be written."""
    with said_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path, several_writers=True) as draft:
            draft.write_bytes(content)


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """What the disk refuses, as a UserError."""
    try:
        yield
    except (OSError, SafetensorError) as error:
        raise UserError(sentence(path, error)) from error


def sentence(path: Path, error: OSError | SafetensorError) -> str:
    """Why `path` cannot be written, and what to do."""
    number = number_of(error)
    if number in DISK_FULL:
        return f"{path.name} cannot be written: the disk is full; make room, then go on with the training."
    if number in TOO_LARGE:
        return (
            f"{path.name} cannot be written: its disk, or a limit of this account (ulimit -f), takes no file "
            "so large; raise the limit, or choose a folder on another disk."
        )
    why = error.strerror if isinstance(error, OSError) else None
    return f"{path} cannot be written: {why or error}; choose another folder."


def number_of(error: OSError | SafetensorError) -> int | None:
    """The system's number of an error."""
    if isinstance(error, OSError):
        return error.errno
    found = RUST_NUMBER.search(str(error))
    return int(found[1]) if found else None
