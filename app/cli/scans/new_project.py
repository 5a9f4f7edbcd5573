"""A project for a command to work on, made where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.services import media
from app.services.keeping.new_projects import take_back
from app.services.keeping.project_files import exists
from app.services.projects import Project, open_or_create
from app.store.address import is_address
from mvit_core.errors import UserError
from mvit_core.types import VideoStatus


@contextmanager
def opened_or_made(where: str) -> Iterator[Project]:
    """The project; one made here goes again where a UserError ends the work before any video is scanned, and
    nobody else has it open.
    """
    is_new = not is_address(where) and not exists(Path(where))
    is_in_vain = False
    try:
        with open_or_create(where) as project:
            try:
                yield project
            except UserError:
                is_ours = is_new and not project.read_only  # else somebody was faster
                is_in_vain = is_ours and all(one.status is VideoStatus.NEW for one in media.videos(project))
                raise
    finally:
        if is_in_vain:
            take_back(Path(where))
