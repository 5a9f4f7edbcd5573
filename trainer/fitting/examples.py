"""Pictures of what a model learns from, as it sees it: cut to the animal, turned, darkened, erased."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from mvit_core.errors import UnreadableVideo
from trainer.clips.cutting import Clip
from trainer.clips.dataset import Truth
from trainer.events import EpochDone, ExamplesDrawn, TrainingEvent
from trainer.fitting.batches import Lessons
from trainer.labels.manifest import ManifestHeader
from trainer.recipes.recipe import Recipe

T = TypeVar("T")
NUM_SHOWN = 6
FRAMES_SHOWN = 8
SIDE = 112
QUALITY = 88


def with_examples(
    steps: Generator[TrainingEvent, None, T],
    lessons: Lessons,
    recipe: Recipe,
    header: ManifestHeader,
    out: Path,
) -> Generator[TrainingEvent, None, T]:
    """The same events, with fresh examples before the first and after each epoch."""
    with closing(steps):
        epoch: int | None = 0
        while True:
            if epoch is not None and (drawn := draw(lessons, recipe, header, out, epoch)) is not None:
                yield drawn
            try:
                event = next(steps)
            except StopIteration as end:
                value: T = end.value
                return value
            yield event
            epoch = event.epoch if isinstance(event, EpochDone) else None


def draw(
    lessons: Lessons, recipe: Recipe, header: ManifestHeader, out: Path, epoch: int
) -> ExamplesDrawn | None:
    """Write a sheet of some clips; None where none can be read or the sheet cannot be written."""
    rng = np.random.default_rng((recipe.seed, 61, epoch))
    chosen = rng.permutation(len(lessons.train))[: 2 * NUM_SHOWN].tolist()
    rows: list[Clip] = []
    names: list[str] = []
    for number in chosen:
        try:
            clip = lessons.train.training_clips(number, rng)[0]
        except UnreadableVideo:
            continue
        rows.append(strip(clip))
        names.append(name_of(lessons.train_truth, header, number))
        if len(rows) == NUM_SHOWN:
            break
    if not rows:
        return None
    path = out / f"examples-{epoch % 2}.jpg"  # in turn, so that nobody reads what is being written
    packed, data = cv2.imencode(".jpg", np.concatenate(rows)[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    try:
        path.write_bytes(data.tobytes() if packed else b"")
    except OSError:
        return None  # it is a picture to look at; what is learned is saved with more care
    return ExamplesDrawn(path=str(path), names=tuple(names), side=SIDE, num_frames=FRAMES_SHOWN)


def strip(clip: Clip) -> Clip:
    """Some frames of a clip (T, S, S, 3) side by side."""
    numbers = np.linspace(0, len(clip) - 1, FRAMES_SHOWN).round().astype(int)
    frames = [cv2.resize(clip[number], (SIDE, SIDE), interpolation=cv2.INTER_AREA) for number in numbers]
    return np.asarray(np.concatenate(frames, axis=1), np.uint8)


def name_of(truth: Truth, header: ManifestHeader, number: int) -> str:
    """Its classes, joined by a bar; "-" where none of the behaviors is shown."""
    species = [header.species[each] for each in np.flatnonzero(truth.species[number])]
    behaviors = [header.behaviors[each] for each in np.flatnonzero(truth.behaviors[number])]
    return "|".join([*species[:1], *behaviors]) or "-"
