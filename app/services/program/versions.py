"""Which version of Trapline this is, and where the licences of its parts stand."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import resources

LICENSE = "LICENSE"
PARTS = "THIRD_PARTY.md"


def program_version() -> str:
    """Trapline's own version."""
    return version_of("trapline", "unknown")


def version_of(package: str, missing: str = "not installed") -> str:
    """The version of an installed package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return missing


def shipped_text(name: str) -> str:
    """A text that lies beside the packages, as in the built program; empty where it does not."""
    file = Path(resources.__file__).parents[1] / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""
