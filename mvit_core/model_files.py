"""What a file of a model is: recognized by its content, checked, turned into our own form where it is not.

Weights are read as numbers alone, and detectors are tried in a process of their own: nothing in a stranger's
file is ever run here.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mvit_core.errors import BadCheckpoint, UserError

if TYPE_CHECKING:  # detectors need no torch, and torch takes seconds
    from torch import Tensor

ONNX = ".onnx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognized:
    """A file that can be used."""

    title: str
    task: Literal["model", "base", "detector"]
    classes: str  # how many of what, in words
    architecture: str = ""  # a name of the registry; empty for detectors
    weights: "dict[str, Tensor] | None" = None  # under our names, where the file has to be rewritten

    def write_to(self, place: Path) -> None:
        """The weights as our own file; raises OSError."""
        from mvit_core.checkpoint.architecture import KEY
        from mvit_core.checkpoint.files import write_weights

        if self.weights is not None:
            state = {name: value.detach().contiguous() for name, value in self.weights.items()}
            write_weights(state, place, {KEY: self.architecture})


def recognized(file: Path) -> Recognized:
    """What a file is; raises UserError, with the reason, where it is nothing of use."""
    if not file.is_file():
        raise UserError(f"There is no file {file}.")
    return detector_in(file) if file.suffix.lower() == ONNX else weights_in(file)


def detector_in(file: Path) -> Recognized:
    """A detector, which has found nothing in an empty picture without doing harm."""
    from mvit_core.detection import Detector

    detector = Detector.load(file)
    return Recognized(
        title=detector.card.name or file.stem,
        task="detector",
        classes=f"{len(detector.class_names)} kinds of things",
        architecture=detector.family,
    )


def weights_in(file: Path) -> Recognized:
    """A checkpoint of ours, or weights that training can start from."""
    from mvit_core.checkpoint import check_finite, load_checkpoint
    from mvit_core.checkpoint.architecture import known_architecture
    from mvit_core.checkpoint.files import read_weights
    from mvit_core.checkpoint.foreign import Layout, layout_of, renamed
    from mvit_core.checkpoint.header import KEY
    from mvit_core.checkpoint.kinds import kind_of

    state, metadata = read_weights(file)
    layout = layout_of(state)
    if layout is None:
        raise BadCheckpoint(f"{file.name} holds weights of no model that Trapline knows.")
    if layout is Layout.OURS and KEY in metadata:
        header = load_checkpoint(file).header
        known = header.classes
        words = f"{len(known.species)} animals, {len(known.behaviors)} behaviors"
        return Recognized(title=file.stem, task="model", classes=words, architecture=header.model)
    check_finite(state, file.name)
    own = renamed(state, file.name)
    architecture = known_architecture(state, metadata, file.name)
    head = own.get("head.weight", own.get("head.last.weight"))
    is_ours = layout is Layout.OURS and kind_of(file) == "safetensors"
    return Recognized(
        title=f"{architecture} ({layout})",
        task="base",
        classes=f"{len(head)} classes of its makers" if head is not None and head.ndim else "",
        architecture=architecture,
        weights=None if is_ours else own,
    )
