"""Files that are there whole or not at all, and sentences for disks that are full."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from mvit_core.errors import UserError
from mvit_core.files.whole_file import whole_file

DISK_FULL = ("os error 28)", "os error 112)", "No space left")  # as Rust has it: POSIX, Windows


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
    except OSError as error:
        raise UserError(sentence(path, error)) from error
    except SafetensorError as error:
        full = any(sign in str(error) for sign in DISK_FULL)
        why = "the disk is full; make room, then go on with the training" if full else str(error)
        raise UserError(f"{path.name} cannot be written: {why}.") from error


def sentence(path: Path, error: OSError) -> str:
    """Why `path` cannot be written, and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{path.name} cannot be written: the disk is full; make room, then go on with the training."
    return f"{path} cannot be written: {error.strerror or error}; choose another folder."
