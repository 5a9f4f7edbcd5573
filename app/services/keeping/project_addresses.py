"""The address of a project in a database: what it leads to, and how it may be printed."""

from pathlib import Path

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import ArgumentError

from app.store import server
from app.store.address import is_address
from mvit_core.errors import UserError
from mvit_core.machine.lacking import how_to_install


def shown_place(path_or_url: str) -> str:
    """A project's place as it may be printed: without the password of a database."""
    return without_password(path_or_url) if is_address(path_or_url) else path_or_url


def without_password(url: str) -> str:
    """The address, as it may be printed."""
    return make_url(url).render_as_string(hide_password=True)


def engine_at(url: str) -> Engine:
    """How the database on a server is reached; UserError where it cannot be."""
    if not url.startswith("postgresql"):
        kind = url.split(":", maxsplit=1)[0]
        raise UserError(
            f"{kind}://... is no place for a project: it is a file, or postgresql+psycopg://server/database."
        )
    try:
        return server.url_engine(url)
    except ModuleNotFoundError as error:
        if error.name == "psycopg":
            raise UserError(
                f"A project on a PostgreSQL server needs a driver. {how_to_install('psycopg[binary]')}"
            ) from error
        raise UserError(f"{url.split(':', maxsplit=1)[0]}://... cannot be opened: {error}.") from error
    except ArgumentError as error:
        raise UserError(f"{url.split(':', maxsplit=1)[0]}://... cannot be opened: {error}.") from error


def sqlite_file(url: str) -> Path | None:
    """The file that an address of SQLite names; None where it leads to a server. UserError: to neither."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise UserError(f"{url} is neither a file nor the address of a database.") from None
    if parsed.get_backend_name() != "sqlite":
        return None
    if not parsed.database:
        raise UserError("A project needs a file.")
    return Path(parsed.database)
