"""What the folder of a training remembers of a model when that is judged later, or is all that is left."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from mvit_core.checkpoint import load_checkpoint, read_header
from mvit_core.errors import BadCheckpoint, UnreadableVideo
from mvit_core.files.path_text import to_path
from mvit_core.video.fingerprint import fingerprint
from trainer.fitting.state import Progress
from trainer.labels.manifest import LabelledSpan
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import encode_recipe
from trainer.runs.folder import RunFolder
from trainer.scores.over_epochs import Answers, answers_in


def folder_of(place: Path) -> RunFolder | None:
    """The folder of a run or of the checkpoint in it; None where none of it is left."""
    folder = RunFolder(place if place.is_dir() else place.parent)
    return folder if folder.exists else None


def trained_on(place: Path) -> tuple[str, ...]:
    """Fingerprints of the videos that a run was trained on; nothing where it is not known."""
    folder = folder_of(place)
    facts = folder.facts() if folder else None
    return (*facts.trained_on, *prints_of(map(to_path, facts.away))) if facts else ()


def prints_of(videos: Iterable[Path]) -> Iterator[str]:
    """The fingerprints of those that are there: heads learn from what was kept of a drive that is away."""
    for video in videos:
        with suppress(UnreadableVideo):
            yield fingerprint(video)


def training_counts(place: Path) -> Counter[str]:
    """How many clips of each class a run was trained on; nothing where it is not known."""
    folder = folder_of(place)
    if folder is None:
        return Counter()
    spans = folder.manifest().spans
    return Counter(name for number in folder.facts().train for name in spans[number].class_names)


def answers_of_epochs(place: Path, spans: Sequence[LabelledSpan], cautions: list[str]) -> Answers | None:
    """What each epoch of a run answered to clips that it held out; None where some of these are others.

    None, too, where the folder has lost some of its epochs, which is said in `cautions`.
    """
    folder = folder_of(place)
    if folder is None or not spans:
        return None
    known, held = folder.manifest().spans, folder.facts().held_out
    row_of = {known[number].key: row for row, number in enumerate(held)}
    if not row_of.keys() >= {span.key for span in spans}:
        return None
    lines = folder.epochs()
    try:
        answers = answers_in(lines, len(held))
    except (ValueError, TypeError, OverflowError):  # of what are no answers
        answers = None
    if answers is None or [line["epoch"] for line in lines] != list(range(1, len(lines) + 1)):
        cautions.append("The training's notes of its rounds are damaged: the best of them may be so by luck.")
        return None
    return answers.of(np.array([row_of[span.key] for span in spans])) if len(answers) else None


def has_best(run: RunFolder) -> bool:
    """Whether there is a best model so far, and its file is whole."""
    try:
        load_checkpoint(run.best)
    except BadCheckpoint:
        return False
    return True


def ended_with_best(run: RunFolder, recipe: Recipe, why: str) -> Progress:
    """How a training went that cannot go on: the best model so far is what it comes to."""
    epochs = run.epochs()
    return Progress(
        recipe=encode_recipe(recipe),
        num_epochs=recipe.epochs,
        epoch=len(epochs),
        best_epoch=max((line["epoch"] for line in epochs if line.get("is_best")), default=0),
        best_figures=read_header(run.best).lineage.metrics,
        reason=why,
        is_cut_short=True,
    )
