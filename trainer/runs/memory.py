"""What the folder of a training remembers of a model when that is judged later."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from trainer.labels.manifest import LabelledSpan, SpanKey
from trainer.runs.folder import RunFolder
from trainer.scores.over_epochs import Calls


def folder_of(place: Path) -> RunFolder | None:
    """The folder of a run or of the checkpoint in it; None where none of it is left."""
    folder = RunFolder(place if place.is_dir() else place.parent)
    return folder if folder.exists else None


def trained_on(place: Path) -> tuple[str, ...]:
    """Fingerprints of the videos that a run was trained on; nothing where it is not known."""
    folder = folder_of(place)
    return folder.facts().trained_on if folder else ()


def training_counts(place: Path) -> Counter[str]:
    """How many clips of each class a run was trained on; nothing where it is not known."""
    folder = folder_of(place)
    if folder is None:
        return Counter()
    spans = folder.manifest().spans
    return Counter(name for number in folder.facts().train for name in spans[number].class_names)


def calls_of_epochs(place: Path, spans: Sequence[LabelledSpan]) -> Calls | None:
    """What each epoch of a run called the very clips that it held out; None where these are others."""
    folder = folder_of(place)
    if folder is None:
        return None
    held = held_out_keys(folder)
    lines = [line["called"] for line in folder.epochs() if line.get("called")]
    rows = [line for line in lines if isinstance(line, list) and len(line) == len(spans)]
    if not lines or len(rows) < len(lines) or not all(span.key in held for span in spans):
        return None
    return np.asarray(rows, np.int64)


def held_out_keys(folder: RunFolder) -> set[SpanKey]:
    """The clips that a run held out."""
    spans = folder.manifest().spans
    return {spans[number].key for number in folder.facts().held_out}
