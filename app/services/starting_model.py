"""The model that ships with Trapline, and what people call a checkpoint that nobody has named."""

from pathlib import Path

from resources import resource
from trainer.runs.folder import BEST

STARTER = "Starter"
FILE = "mvit_xs.safetensors"


def starter() -> Path | None:
    """The model that ships with Trapline to begin from; None where this copy has none."""
    place = Path(str(resource("starter", FILE)))
    return place if place.is_file() else None


def shipped_name(checkpoint: Path | None) -> str:
    """The starter's name; empty of all others."""
    return STARTER if checkpoint is not None and checkpoint == starter() else ""


def name_of_file(checkpoint: Path) -> str:
    """The starter's own name, else that of the file."""
    return shipped_name(checkpoint) or checkpoint.stem


def base_as_written(base: str) -> str:
    """What people call the base that a checkpoint names; empty where every training has one of that name."""
    return {FILE: STARTER, BEST: ""}.get(base, base)
