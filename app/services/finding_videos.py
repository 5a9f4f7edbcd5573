"""Walking a folder for videos, without the database, so that any thread may do it."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from mvit_core.errors import UserError
from mvit_core.video.suffixes import VIDEO_SUFFIXES

NOT_OURS = {"$recycle.bin", "system volume information", "@eadir", "lost+found", "__macosx"}


class FoundFile(msgspec.Struct, frozen=True):
    """A video's file as the folder lists it."""

    path: Path
    relative_path: str  # below the root, with forward slashes
    size_bytes: int
    modified_at: datetime  # local time of this computer, which is the camera's for files on a card


def find_videos(root: Path, *, problems: list[str] | None = None) -> Iterator[FoundFile]:
    """Every video below `root`, folder by folder in the order of names.

    Hidden files are left out, links to folders followed once. Folders that cannot be read are skipped, with a
    sentence each in `problems`. UserError where `root` itself cannot be read.
    """
    if not root.is_dir():
        raise UserError(f"There is no folder {root}. Check that its drive is connected.")
    seen: set[tuple[int, int]] = set()
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if folder == root:
                raise UserError(f"{folder} cannot be read: {error.strerror}.") from error
            _note(problems, f"{folder} cannot be read: {error.strerror}.")
            continue
        yield from _videos_in(entries, prefix, problems)
        inner = [entry for entry in entries if not _is_hidden(entry) and entry.is_dir()]
        waiting.extend((Path(entry.path), f"{prefix}{entry.name}/") for entry in reversed(inner))


def _videos_in(
    entries: list["os.DirEntry[str]"], prefix: str, problems: list[str] | None
) -> Iterator[FoundFile]:
    for entry in entries:
        if os.path.splitext(entry.name)[1].lower() not in VIDEO_SUFFIXES or _is_hidden(entry):  # noqa: PTH122 - 100,000 names
            continue
        try:
            if entry.is_file():
                yield _found(entry, prefix)
        except OSError as error:
            _note(problems, f"{entry.path} cannot be read: {error.strerror}.")


def _found(entry: "os.DirEntry[str]", prefix: str) -> FoundFile:
    status = entry.stat()
    return FoundFile(Path(entry.path), prefix + entry.name, status.st_size, _local(status.st_mtime))


def _local(timestamp: float) -> datetime:
    try:
        return datetime.fromtimestamp(int(timestamp))
    except (ValueError, OSError, OverflowError):  # damaged file systems give times beyond the calendar
        return datetime(1970, 1, 1)


def _is_hidden(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(".") or entry.name.casefold() in NOT_OURS:
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) if os.name == "nt" else 0
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _note(problems: list[str] | None, sentence: str) -> None:
    if problems is not None:
        problems.append(sentence)
