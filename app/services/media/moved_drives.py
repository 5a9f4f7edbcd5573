"""Finding the videos of a folder or a drive again after it moved."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.media.finding_videos import FoundFile, find_videos
from app.services.placing import layout
from app.services.placing.folder_patterns import placed
from app.store import library
from app.store.library_order import reorder
from app.store.records import Changes
from app.store.schema import DeploymentRow, RootRow, VideoRow
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.files.path_text import to_path, to_text
from mvit_core.files.presence import is_folder
from mvit_core.video.fingerprint import fingerprint
from mvit_core.video.suffixes import is_photo

STEP = 100  # files between two reports


class Found(msgspec.Struct, frozen=True):
    """Where the videos of a root lie now."""

    root_id: int
    new_root: str
    num_videos: int  # that lay there
    num_photos: int  # of them
    moves: dict[int, str]  # new paths below the root, of videos in folders or under names that changed
    lost: tuple[str, ...]  # the paths of those that are nowhere there


def look(
    session: Session, *, old_root: Path, new_root: Path, report: Callable[[object], None] = lambda _: None
) -> Found:
    """Look below `new_root` for the videos of `old_root`, by place, then by content; nothing is written.

    `report` is told how many have been looked for, and may raise to stop. UserError where nothing of it lies
    there.
    """
    root = session.scalar(select(RootRow).where(RootRow.path == to_text(old_root)))
    if root is None:
        raise UserError(f"The project has no videos below {old_root}.")
    if not is_folder(new_root):
        raise UserError(f"There is no folder {new_root}. Check that its drive is connected.")
    taken = session.scalar(select(RootRow.id).where(RootRow.path == to_text(new_root), RootRow.id != root.id))
    if taken is not None:
        raise UserError(f"{new_root} is a folder of this project already.")
    columns = (VideoRow.id, VideoRow.relative_path, VideoRow.size_bytes, VideoRow.fingerprint)
    rows = [_Wanted(*row) for row in session.execute(select(*columns).where(VideoRow.root_id == root.id))]
    others = _of_other_roots(session, root.id, new_root)
    lost: list[_Wanted] = []
    for number, row in enumerate(rows):
        if number % STEP == 0:
            report(number)
        path = row.relative_path
        if path in others or not _lies_at(new_root / to_path(path), row.size_bytes):
            lost.append(row)
    kept = {row.relative_path for row in rows} - {row.relative_path for row in lost}
    moves = _search(new_root, lost, kept | others, report) if lost else {}
    if len(lost) == len(rows) and not moves:
        if others:
            raise UserError(f"{new_root} is a folder of this project already.")
        raise UserError(
            f"None of the videos of {old_root} lies in {new_root}. Choose the folder that has them."
        )
    nowhere = tuple(row.relative_path for row in lost if row.id not in moves)
    num_photos = sum(is_photo(row.relative_path) for row in rows)
    return Found(root.id, to_text(new_root), len(rows), num_photos, moves, nowhere)


def reconnect(session: Session, found: Found) -> Changes:
    """Give the root its new path, and the videos in renamed folders below it theirs."""
    session.get_one(RootRow, found.root_id).path = found.new_root
    rows = session.scalars(select(VideoRow).where(VideoRow.root_id == found.root_id)).all()
    _move(session, [row for row in rows if row.id in found.moves], found.moves)
    return Changes(videos=library.ids(row.id for row in rows), library=True)


class _Wanted(NamedTuple):
    """What is known of a video that is looked for."""

    id: int
    relative_path: str
    size_bytes: int
    fingerprint: str


def _of_other_roots(session: Session, root_id: int, folder: Path) -> set[str]:
    """What lies below `folder` and is a video of another root already, by path: one file is one video."""
    here = folder.resolve()
    found: set[str] = set()
    for other in session.scalars(select(RootRow).where(RootRow.id != root_id)):
        there = to_path(other.path).resolve()
        if not here.is_relative_to(there) and not there.is_relative_to(here):
            continue
        for path in session.scalars(select(VideoRow.relative_path).where(VideoRow.root_id == other.id)):
            file = there / to_path(path)
            if file.is_relative_to(here):
                found.add(to_text(file.relative_to(here).as_posix()))
    return found


def _search(
    root: Path, lost: Sequence[_Wanted], kept: set[str], report: Callable[[object], None]
) -> dict[int, str]:
    """New relative paths by video: of the same content where it is known, else of the same name and size."""
    by_size: dict[int, list[FoundFile]] = {}
    for number, file in enumerate(find_videos(root)):
        if number % STEP == 0:
            report(number)
        if file.relative_path not in kept:
            by_size.setdefault(file.size_bytes, []).append(file)
    alike_of = _Alike(by_size, report)
    moves: dict[int, str] = {}
    taken: set[str] = set()
    for number, row in enumerate(lost):
        if number % STEP == 0:
            report(number)
        free = [path for path in alike_of.one(row) if path not in taken]
        if len(free) == 1 or (free and row.fingerprint):
            moves[row.id] = free[0]
            taken.add(free[0])
    return moves


class _Alike:
    """Files by what they are known by; read once each, for cameras may make thousands of one size."""

    def __init__(self, by_size: dict[int, list[FoundFile]], report: Callable[[object], None]) -> None:
        self._by_size, self._report = by_size, report
        self._by_content: dict[int, dict[str, list[str]]] = {}
        self._by_name: dict[int, dict[str, list[str]]] = {}

    def one(self, row: _Wanted) -> Sequence[str]:
        """The paths of files with its size and its content; with its name where that is not known."""
        size = row.size_bytes
        if row.fingerprint:
            if size not in self._by_content:
                self._by_content[size] = self._sorted(size, _content)
            return self._by_content[size].get(row.fingerprint, ())
        if size not in self._by_name:
            self._by_name[size] = self._sorted(size, lambda file: file.relative_path.rsplit("/", 1)[-1])
        return self._by_name[size].get(row.relative_path.rsplit("/", 1)[-1], ())

    def _sorted(self, size_bytes: int, kind: Callable[[FoundFile], str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for number, file in enumerate(self._by_size.get(size_bytes, ())):
            if number % STEP == 0:
                self._report(number)
            found.setdefault(kind(file), []).append(file.relative_path)
        return found


def _content(file: FoundFile) -> str:
    try:
        return fingerprint(file.path)
    except UnreadableVideo:
        return ""


def _move(session: Session, rows: Sequence[VideoRow], moves: dict[int, str]) -> None:
    for row in rows:  # folders may have changed names with each other: first out of the way
        row.relative_path = f"//{row.id}"
    session.flush()
    pattern = layout.stored_pattern(session)
    folders: dict[int, set[str]] = {}
    for row in rows:
        row.relative_path = moves[row.id]
        folders.setdefault(row.deployment_id, set()).add(placed(pattern, row.relative_path).folder)
    session.flush()
    _rename_folders(session, {id_: places.pop() for id_, places in folders.items() if len(places) == 1})
    reorder(session, VideoRow.deployment_id.in_(list(folders)))


def _rename_folders(session: Session, folders: dict[int, str]) -> None:
    """So that files that are added there later join the deployment, whatever it is called by now."""
    rows = [session.get_one(DeploymentRow, id_) for id_ in folders]
    former = {row.id: row.folder for row in rows}
    for row in rows:
        row.folder = f"//{row.id}"
    session.flush()
    for row in rows:
        row.folder = next(
            folder
            for folder in (folders[row.id], former[row.id], row.folder)
            if folder == row.folder or not _is_taken(session, row.root_id, folder)
        )
        session.flush()


def _is_taken(session: Session, root_id: int, folder: str) -> bool:
    same = select(DeploymentRow.id).where(DeploymentRow.root_id == root_id, DeploymentRow.folder == folder)
    return session.scalar(same) is not None


def _lies_at(path: Path, size_bytes: int) -> bool:
    try:
        return path.stat().st_size == size_bytes
    except OSError:
        return False
