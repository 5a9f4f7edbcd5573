"""A folder that is opened may be one of the project's that moved: then its videos are the same ones."""

from collections.abc import Callable
from pathlib import Path

from app.services import media
from app.services.media.moved_drives import Found
from app.services.projects import Project
from mvit_core.errors import UserError

ENOUGH = 0.5  # of the videos that a folder held


def moved_to(
    project: Project, folder: Path, report: Callable[[object], None] = lambda _: None
) -> tuple[Path, Found] | None:
    """The root that is not there and most of whose videos lie in `folder`; None where there is none.

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
        if num_found >= ENOUGH * found.num_videos:
            candidates.append((num_found, old_root, found))
    if not candidates:
        return None
    _, old_root, found = max(candidates, key=lambda each: each[0])
    return old_root, found
