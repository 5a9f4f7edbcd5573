"""Data files that ship with Trapline: taxonomy, ethogram, icons, themes."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """The shipped file at `parts`, below this folder, readable also from a frozen build."""
    return files(__name__).joinpath(*parts)
