"""A new project, in a file or in a database, whole or not at all."""

import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from app.services.keeping.leftovers import clear_away, new_draft
from app.services.keeping.project_addresses import engine_at, sqlite_file, without_password
from app.services.keeping.project_files import exists
from app.store import engine as engines
from app.store import migrate
from app.store.address import is_address
from app.store.base import utc_now
from app.store.lock import ProjectLock
from app.store.plain_errors import plainly
from app.store.schema import ProjectRow
from mvit_core.errors import UserError
from mvit_core.files.whole_file import name_anew


class AlreadyThere(UserError):  # noqa: N818 - it names what is there
    """Something has the name of a project that was to be made, perhaps since a moment ago."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} exists already. Choose another name or open it.")


def make(place: Path | str, fill: Callable[[Engine], object]) -> None:
    """Make a project's database of what `fill` puts into a new one, whole or not at all.

    UserError where the place cannot be written; AlreadyThere where something is there, which stays.
    """
    file = sqlite_file(place) if is_address(place) else Path(place)
    if file is None:
        _make_at_url(str(place), fill)
    else:
        _make_file(file.absolute(), fill)


def _make_file(file: Path, fill: Callable[[Engine], object]) -> None:
    if exists(file):
        raise AlreadyThere(file)
    if not file.parent.is_dir():
        raise UserError(f"The folder {file.parent} does not exist. Make it first or choose another.")
    clear_away(file)
    # Made under another name first, so that a crash never leaves half a project under the real one.
    draft = new_draft(file)
    try:
        draft.touch(exist_ok=False)  # says better than SQLite why a folder cannot be written
        engine = engines.sqlite_engine(draft, log=False)
        try:
            with plainly(str(file)):
                fill(engine)
        finally:
            engine.dispose()
        name_anew(draft, file)
    except FileExistsError as error:
        raise AlreadyThere(file) from error
    except OSError as error:
        raise UserError(
            f"{file} cannot be made: {error.strerror or error}. Choose another folder."
        ) from error
    finally:
        for leftover in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def take_back(file: Path) -> None:
    """Delete a project that was made in vain, unless somebody has it open for writing."""
    with suppress(OSError):
        lock = ProjectLock.acquire(file.absolute())
        try:
            if lock.holder is None:
                file.unlink(missing_ok=True)
        finally:
            lock.release()


def _make_at_url(url: str, fill: Callable[[Engine], object]) -> None:
    engine, where = engine_at(url), without_password(url)
    try:
        with plainly(where):
            with engine.connect() as connection:
                if migrate.current_revision(connection) is not None:
                    raise UserError(f"{where} holds a project already. Open it instead.")
                check_empty(connection, where)
            try:
                fill(engine)
            except BaseException:
                migrate.remove(engine)
                raise
    finally:
        engine.dispose()


def fill_new(engine: Engine, name: str) -> None:
    """Make the tables and the one row. Of two who do so at the same moment, the second finds it done."""
    migrate.upgrade(engine)
    with engines.writing(engine, name) as session:
        if session.get(ProjectRow, 1) is not None:
            return
        session.add(ProjectRow(id=1, name=name, uuid=str(uuid.uuid4()), created_at=utc_now()))
        session.flush()
        if engine.dialect.name == "sqlite":
            session.connection().exec_driver_sql(f"PRAGMA application_id = {engines.APPLICATION_ID}")


def check_empty(connection: Connection, where: str) -> None:
    """UserError where a database has tables of others."""
    if inspect(connection).get_table_names():
        raise UserError(f"{where} holds something else. Make an own database for the project: createdb NAME.")
