"""The models that people name on the command line: files, or what is installed."""

from pathlib import Path

from app import paths
from app.services.model_shelf.shelf import find_installed
from mvit_core.errors import UserError


def given_file(word: Path | None, what: str) -> Path | None:
    """The file that a word means: its own, else that of the installed model of this name; None of none.

    Raises UserError.
    """
    if word is None or word.is_file():
        return word
    if (file := installed_file(str(word))) is not None:
        return file
    raise UserError(f"There is no {what} {word}, neither as a file nor as an installed model's name.")


def installed_file(name: str) -> Path | None:
    """Of the installed model of this name, if there is one."""
    found = find_installed(paths.models_dir(), name)
    return None if found is None else found.path
