"""A folder that is opened may be one of the project's that moved: then its videos are the same ones."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import select

from app.services import media
from app.services.media.moved_drives import Found
from app.services.projects import Project
from app.store.schema import VideoRow
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.files.path_text import to_path, to_text
from mvit_core.video.fingerprint import fingerprint

ENOUGH = 0.5  # of the videos that a folder held
NUM_READ = 20  # of them, at least, where there are as many


def moved_to(
    project: Project, folder: Path, report: Callable[[object], None] = lambda _: None
) -> tuple[Path, Found] | None:
    """The root that is not there and most of whose videos lie in `folder`; None where there is none.

    Of several the one with the most; once that is taken, ask again: a drive may hold them all.
    In any thread; nothing is written, `media.take_moved` does that. Of a shared project there is none:
    another place would be another for everybody. `report` is told how many videos have been looked for, and
    may raise to stop.
    """
    if project.is_shared or project.read_only:
        return None
    candidates: list[tuple[int, Path, Found]] = []
    for old_root in media.missing_roots(project):
        try:
            found = media.look_for_moved(project, old_root, folder, report)
        except UserError:  # none of them lies there
            continue
        num_found = found.num_videos - len(found.lost)
        if num_found >= ENOUGH * found.num_videos and _is_of_that_content(project, found, report):
            candidates.append((num_found, old_root, found))
    if not candidates:
        return None
    _, old_root, found = max(candidates, key=lambda each: each[0])
    return old_root, _narrowed(project, found)


def _narrowed(project: Project, found: Found) -> Found:
    """The folder below where all of them lie as they lay, if there is one: others may have been beside it."""
    if not found.moves or len(found.moves) + len(found.lost) < found.num_videos:
        return found
    inside = select(VideoRow.id, VideoRow.relative_path).where(VideoRow.root_id == found.root_id)
    with project.reading() as session:
        old = {id_: path for id_, path in session.execute(inside) if id_ in found.moves}
    if not all(path.endswith(f"/{old[id_]}") for id_, path in found.moves.items()):
        return found
    below = {path.removesuffix(f"/{old[id_]}") for id_, path in found.moves.items()}
    place = to_path(found.new_root) / to_path(below.pop())
    if below or place in media.roots(project):
        return found
    return replace(found, new_root=to_text(place), moves={})


def _is_of_that_content(project: Project, found: Found, report: Callable[[object], None]) -> bool:
    """Whether files that were known by place and size have the content, too, as far as it is known.

    Cameras call their files alike, and some make all of one size: some are read, from all over the folder.
    """
    by_place = select(VideoRow.relative_path, VideoRow.fingerprint, VideoRow.id).where(
        VideoRow.root_id == found.root_id, VideoRow.fingerprint != ""
    )
    with project.reading() as session:
        rows = session.execute(by_place.order_by(VideoRow.sort_key, VideoRow.id)).all()
    gone = set(found.lost)
    known = [(path, mark) for path, mark, id_ in rows if id_ not in found.moves and path not in gone]
    read = known[:: max(1, len(known) // NUM_READ)]
    num_same = 0
    for number, (path, mark) in enumerate(read):
        report(number)
        num_same += _fingerprint(to_path(found.new_root) / to_path(path)) == mark
    return num_same >= ENOUGH * len(read)


def _fingerprint(file: Path) -> str:
    try:
        return fingerprint(file)
    except UnreadableVideo:
        return ""
