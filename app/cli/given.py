"""The models that people name on the command line: files, or what is installed."""

from pathlib import Path

from app import paths
from app.services.model_shelf.shelf import find_installed
from app.services.starting_model import starter
from mvit_core.errors import UserError
from mvit_core.files.presence import is_file, is_folder

STARTER = "starter"  # the word for the model that ships


def given_file(word: Path | None, what: str) -> Path | None:
    """The file that a word means: its own, else that of the installed model of this name; None of none.

    Raises UserError.
    """
    if word is None or is_file(word):
        return word
    if (file := installed_file(str(word))) is not None:
        return file
    raise UserError(f"There is no {what} {word}, neither as a file nor as an installed model's name.")


def named_file(name: str) -> Path | None:
    """What lies at a path, else the installed model of this name; None where neither is there."""
    return Path(name) if is_file(Path(name)) or is_folder(Path(name)) else installed_file(name)


def installed_file(name: str) -> Path | None:
    """Of the installed model of this name, if there is one; the model that ships has one, too."""
    found = find_installed(paths.models_dir(), name)
    if found is not None:
        return found.path
    return starter() if name == STARTER else None
