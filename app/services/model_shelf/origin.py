"""What the training of a model began from, by the name that people know it by."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from app.services.learning.model_versions import Version
from app.services.model_shelf.shelf import installed
from app.services.starting_model import base_as_written, shipped_name
from mvit_core.errors import UserError
from trainer.runs.folder import RunFolder, name_of


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """A model that another one grew from."""

    name: str
    made_at: str = ""  # ISO 8601; empty where that is not known


def origin_of(version: Version, own: Iterable[Version], folder: Path) -> Origin | None:
    """What a version's training began from; None where it is not known, and for models from elsewhere."""
    base = base_of_run(version.run) if version.run is not None else None
    return named(base, own, folder) if base is not None else None


def named(base: Path, own: Iterable[Version], folder: Path) -> Origin:
    """A checkpoint by its name: the starter, a model of the project, one of this computer, else its file."""
    if name := shipped_name(base):
        return Origin(name=name)
    version = next((each for each in own if each.path == base), None)
    if version is not None:
        return Origin(name=version.name, made_at=version.created_at)
    model = next((each for each in installed(folder) if each.path == base), None)
    if model is not None:
        return Origin(name=model.card.title or model.name, made_at=model.card.added_at)
    return Origin(name=base_as_written(name_of(base)))


def base_of_run(run: Path) -> Path | None:
    """The checkpoint that a run began from, as its folder has it; None: from scratch, or not known."""
    try:
        base = RunFolder(run).facts().base
    except UserError:
        return None
    return Path(base) if base else None
