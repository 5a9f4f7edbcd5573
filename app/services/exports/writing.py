"""Nothing half-written: a file or folder is made under another name and moved into place when it is whole."""

import errno
import glob
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.files.abandoned import MARK, delete_abandoned
from mvit_core.files.exchange import exchanged
from mvit_core.files.presence import exists
from mvit_core.files.temporary import FULL
from mvit_core.files.whole_file import InUse, flush, rename, whole_file

TABLES = (".csv", ".tsv", ".txt")
DRAFT = ".{name}.{mark}.part"  # as `whole_file` calls those of several writers
ASIDE = ".{name}.{mark}.old"
LONGEST_NAME = 60


@contextmanager
def new_file(out: Path, *, overwrite: bool, suffixes: tuple[str, ...] = TABLES) -> Iterator[Path]:
    """A path to write; it becomes `out` where the block ends well and vanishes where it does not.

    UserError: `out` exists and may not be overwritten (never, where its suffix is another: it is not of our
    making), its folder is missing or read-only, the disk is full.
    """
    with _plainly(out):
        _check_folder(out)
        is_there = exists(out)  # fails where a folder around it may not be looked into
    if out.is_dir():
        raise UserError(
            f"{out} is a folder. Give the name of a file, such as {out / f'trapline{suffixes[0]}'}."
        )
    if is_there and not overwrite:
        raise UserError(f"{out} exists already. Choose another name, or overwrite it (--overwrite).")
    if is_there and out.suffix.lower() not in suffixes:
        raise UserError(f"{out} is kept as it is. Choose a name that ends in {suffixes[0]}.")
    _clear_away(out)
    with _plainly(out), whole_file(out.absolute(), several_writers=True) as draft:
        yield draft


@contextmanager
def new_folder(out: Path, *, overwrite: bool, ours: frozenset[str]) -> Iterator[Path]:
    """As `new_file`, for a folder; overwritten only where it holds nothing but files named in `ours`."""
    with _plainly(out):
        _check_folder(out)
        _bring_back(out)
        is_there = exists(out)
        list(out.iterdir() if out.is_dir() else ())
    if is_there and not out.is_dir():
        raise UserError(f"{out} is a file. Give the name of a folder that does not exist yet.")
    inside = {entry.name for entry in out.iterdir()} if out.is_dir() else set()
    if inside and not overwrite:
        raise UserError(f"{out} is not empty. Choose another folder, or overwrite it (--overwrite).")
    if inside - ours:
        raise UserError(f"{out} holds other files ({min(inside - ours)}). Choose a new folder.")
    _clear_away(out)
    draft = _sibling(out)
    try:
        with _plainly(out):
            draft.mkdir()
            yield draft
            for file in draft.rglob("*"):
                if file.is_file():
                    flush(file)
            _swap(draft, out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _swap(draft: Path, out: Path) -> None:
    """What stood there is in the draft's place then, or gone. Where names cannot be exchanged, it lies aside
    for a moment.
    """
    if not exists(out):
        rename(draft, out)
        return
    if exchanged(draft, out):
        return
    aside = _aside(out)
    rename(out, aside)
    try:
        rename(draft, out)
    except OSError:
        rename(aside, out)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _bring_back(out: Path) -> None:
    """Give a folder its name back that a killed export had put aside; where the new one stands, it goes."""
    aside = _aside(out)
    if not exists(aside):
        return
    if exists(out):
        shutil.rmtree(aside, ignore_errors=True)
    else:
        rename(aside, out)


def _check_folder(out: Path) -> None:
    folder = out.absolute().parent
    if not folder.is_dir():
        raise UserError(f"The folder {folder} does not exist. Make it first or choose another.")


def _sibling(out: Path) -> Path:
    return out.absolute().with_name(DRAFT.format(name=out.name[:LONGEST_NAME], mark=uuid.uuid4().hex[:8]))


def _aside(out: Path) -> Path:
    """One place for each name, of which the beginning alone may be that of others, too."""
    mark = sha256(out.name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return out.absolute().with_name(ASIDE.format(name=out.name[:LONGEST_NAME], mark=mark))


def _clear_away(out: Path) -> None:
    """Delete the drafts of this name that killed exports left: of cut videos gigabytes."""
    name = glob.escape(out.name[:LONGEST_NAME])
    delete_abandoned(out.absolute().parent, DRAFT.format(name=name, mark=MARK))


@contextmanager
def _plainly(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(f"{out} was not written: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    if isinstance(error, InUse):
        return "another program has it open. Close it there, or choose another name."
    if error.errno in FULL:
        return "the disk is full. Free some space or choose another place."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "its folder may not be written. Choose another place."
    if error.errno == errno.EFBIG:
        return "its disk takes no file so large (FAT32: 4 GB). Choose another disk, or export less at once."
    return f"{error.strerror or error}."
