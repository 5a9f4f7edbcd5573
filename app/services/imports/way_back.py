"""The project as it was before an import."""

from collections.abc import Callable

from app.services.keeping.backups import Backup, as_it_is_now
from app.services.projects import Project


def backup_before(project: Project, *, between: Callable[[], object] = lambda: None) -> Backup | None:
    """A backup of the project as it stands; None where it is only read, or on a server, which keeps its own.

    Any thread; `between` is called often, and may raise to stop it. Raises UserError as `back_up` does.
    """
    if project.path is None or project.read_only:
        return None
    return as_it_is_now(project.path, between=between)
