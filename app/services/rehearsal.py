"""A project to try something on: what is written to it is seen there and stays nowhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app.services.projects import Project, create_project, open_project
from app.store import engine as engines
from app.store.copying import copy_project
from mvit_core.files.temporary import temporary_folder


@contextmanager
def rehearsal(project: Project, *, between: Callable[[], object] = lambda: None) -> Iterator[Project]:
    """The project as it is now, to be written to at will; on any thread, nobody has to wait for it.

    A file is copied, so that who writes it goes on; a database behind an address takes all of it back in the
    end. `between` is called while the copy is made and may raise to stop. UserError where there is no room.
    """
    if project.path is None:
        with engines.taking_back(project.engine) as connection:
            yield _Tried(project, connection)
        return
    with temporary_folder() as folder:
        copy = folder / project.path.name
        copy_project(project.path, copy, between=between)
        with _open(copy) as twin:
            yield twin


@contextmanager
def empty_rehearsal() -> Iterator[Project]:
    """A new project that vanishes: for what would be made."""
    with (
        temporary_folder() as folder,
        create_project(folder / "new.trapline") as twin,
    ):
        twin.flushes = False
        yield twin


def _open(copy: Path) -> Project:
    twin = open_project(copy)
    twin.flushes = False  # a power cut would cost nothing
    return twin


class _Tried(Project):
    """Every transaction is a part of one that is taken back."""

    def __init__(self, project: Project, connection: Connection) -> None:
        super().__init__(project.engine, path=None, url=project.url, lock=None)
        self.name = project.name
        self._connection = connection

    def reading(self) -> engines.Sessions:
        return engines.within(self._connection, self.where)

    def writing(self, *, waits: bool = True) -> engines.Sessions:  # noqa: ARG002
        return engines.within(self._connection, self.where)
