"""What the folder of a training remembers of a model when that is judged later."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from trainer.kept_judging import Key, key_of
from trainer.manifest import LabelledSpan
from trainer.reports.guessing import Calls
from trainer.runs import RunFolder


def trained_on(place: Path) -> tuple[str, ...]:
    """Fingerprints of the videos that a run was trained on; nothing where it is not known."""
    folder = RunFolder(place if place.is_dir() else place.parent)
    return folder.facts().trained_on if folder.exists else ()


def training_counts(place: Path) -> Counter[str]:
    """How many clips of each class a run was trained on; nothing where it is not known."""
    folder = RunFolder(place if place.is_dir() else place.parent)
    if not folder.exists:
        return Counter()
    spans = folder.manifest().spans
    return Counter(name for number in folder.facts().train for name in spans[number].class_names)


def calls_of_epochs(place: Path, spans: Sequence[LabelledSpan]) -> Calls | None:
    """What each epoch of a run called the very clips that it held out; None where these are others."""
    folder = RunFolder(place if place.is_dir() else place.parent)
    if not folder.exists:
        return None
    held = held_out_keys(folder)
    lines = [line["called"] for line in folder.epochs() if line.get("called")]
    rows = [line for line in lines if isinstance(line, list) and len(line) == len(spans)]
    if not lines or len(rows) < len(lines) or not all(key_of(span) in held for span in spans):
        return None
    return np.asarray(rows, np.int64)


def held_out_keys(folder: RunFolder) -> set[Key]:
    """The clips that a run held out."""
    spans = folder.manifest().spans
    return {key_of(spans[number]) for number in folder.facts().held_out}
