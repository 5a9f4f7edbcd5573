"""Where a project is: in a file, or on a database server."""

from pathlib import Path
from typing import TypeGuard


def is_address(place: Path | str) -> TypeGuard[str]:
    """Whether a project's place is the address of a database, not a file."""
    return isinstance(place, str) and "://" in place
