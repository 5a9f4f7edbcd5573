"""A folder that is opened may be one of the project's that moved: then its videos are the same ones."""

from collections.abc import Callable, Iterator
from pathlib import Path

from app.services import media
from app.services.media.moved_drives import Found
from app.services.projects import Project
from mvit_core.errors import UserError

ENOUGH = 0.5  # of the videos that a folder held


def moved_to(
    project: Project, folder: Path, report: Callable[[object], None] = lambda _: None
) -> Iterator[tuple[Path, Found]]:
    """Each root that is not there and most of whose videos lie in `folder`; it is taken for that folder.

    Not in a shared project, where another place would be another for everybody. `report` is told how many
    videos have been looked for, and may raise to stop.
    """
    if project.is_shared or project.read_only:
        return
    for old_root in media.missing_roots(project):
        try:
            found = media.look_for_moved(project, old_root, folder, report)
        except UserError:  # none of them lies there
            continue
        if found.num_videos - len(found.lost) >= ENOUGH * found.num_videos:
            media.take_moved(project, found)
            yield old_root, found
