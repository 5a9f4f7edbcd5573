"""What the folder of a training remembers of a model when that is judged later."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from trainer.labels.manifest import LabelledSpan
from trainer.runs.folder import RunFolder
from trainer.scores.over_epochs import Answers, answers_in


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


def answers_of_epochs(place: Path, spans: Sequence[LabelledSpan]) -> Answers | None:
    """What each epoch of a run answered to the very clips that it held out; None where these are others."""
    folder = folder_of(place)
    if folder is None or not spans:
        return None
    known, held = folder.manifest().spans, folder.facts().held_out
    row_of = {known[number].key: row for row, number in enumerate(held)}
    if {span.key for span in spans} != set(row_of):
        return None
    answers = answers_in(folder.epochs(), len(held))
    return answers.of(np.array([row_of[span.key] for span in spans])) if len(answers) else None
