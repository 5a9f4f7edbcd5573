"""Files that are there whole or not at all: written beside their place, and given their name at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

SUFFIX = ".part"
LONGEST_NAME = 60  # characters of a draft's name; most file systems take 255 bytes


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
        draft.replace(place)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def flush(file: Path) -> None:
    """To the disk, not only to the system's memory. Raises OSError."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _draft_of(place: Path, writer: str) -> Path:
    return place.with_name(f".{place.name[:LONGEST_NAME]}{writer}{SUFFIX}")
