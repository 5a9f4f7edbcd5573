"""Walking a folder for videos and photos, without the database, so that any thread may do it."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from mvit_core.errors import UserError
from mvit_core.files.path_text import to_line, to_text
from mvit_core.files.refused import unread
from mvit_core.video.suffixes import MEDIA_SUFFIXES

NOT_OURS = {"$recycle.bin", "system volume information", "@eadir", "lost+found", "__macosx"}


class FoundFile(msgspec.Struct, frozen=True):
    """The file of a video or a photo as the folder lists it."""

    path: Path
    relative_path: str  # below the root, with forward slashes, as mvit_core.files.path_text writes it
    size_bytes: int
    modified_at: datetime  # local time of this computer, which is the camera's for files on a card


def find_videos(root: Path, *, problems: list[str] | None = None) -> Iterator[FoundFile]:
    """Every video and photo below `root`, folder by folder in the order of names.

    Hidden files are left out; links to folders are followed once, but not to those around `root`, which would
    bring in all that lies beside it. Folders that cannot be read are skipped, with a sentence each in
    `problems`. UserError where `root` itself cannot be read.
    """
    if not _is_there(root):
        raise UserError(f"There is no folder {to_line(root)}. Check that its drive is connected.")
    seen = set(filter(None, map(_identity, root.resolve().parents)))
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            if (identity := _identity(folder)) in seen:
                continue
            seen |= {identity} if identity else set()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if folder == root:
                raise UserError(unread(to_line(folder), error)) from error
            _note(problems, unread(to_line(folder), error))
            continue
        yield from _videos_in(entries, prefix, problems)
        inner = [entry for entry in entries if not _is_hidden(entry) and _is_folder(entry)]
        waiting.extend((Path(entry.path), f"{prefix}{entry.name}/") for entry in reversed(inner))


def found_video(root: Path, path: Path) -> FoundFile:
    """A single video below `root`, as a walk would find it. UserError where it cannot be looked at."""
    try:
        status = path.stat()
    except OSError as error:
        raise UserError(unread(to_line(path), error)) from error
    relative_path = to_text(path.relative_to(root).as_posix())
    return FoundFile(path, relative_path, status.st_size, _local(status.st_mtime))


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder by any path; None where the file system does not say or does not let us ask."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None


def _is_there(folder: Path) -> bool:
    try:
        return stat.S_ISDIR(folder.stat().st_mode)
    except OSError as error:
        return isinstance(error, PermissionError)  # said by reading it


def _videos_in(
    entries: list["os.DirEntry[str]"], prefix: str, problems: list[str] | None
) -> Iterator[FoundFile]:
    for entry in entries:
        if os.path.splitext(entry.name)[1].lower() not in MEDIA_SUFFIXES or _is_hidden(entry):  # noqa: PTH122 - 100,000 names
            continue
        try:
            if entry.is_file():
                yield _found(entry, prefix)
        except OSError as error:
            _note(problems, unread(to_line(entry.path), error))


def _found(entry: "os.DirEntry[str]", prefix: str) -> FoundFile:
    status = entry.stat()
    return FoundFile(Path(entry.path), to_text(prefix + entry.name), status.st_size, _local(status.st_mtime))


def _local(timestamp: float) -> datetime:
    try:
        return datetime.fromtimestamp(int(timestamp))
    except (ValueError, OSError, OverflowError):  # damaged file systems give times beyond the calendar
        return datetime(1970, 1, 1)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_hidden(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(".") or entry.name.casefold() in NOT_OURS:
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) if os.name == "nt" else 0
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _note(problems: list[str] | None, sentence: str) -> None:
    if problems is not None:
        problems.append(sentence)
