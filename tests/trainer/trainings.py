"""Whole trainings of tiny models, in one call."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from tests.trainer.conftest import TINY
from trainer.events import (
    TrainingEvent,
)
from trainer.labels.readers import read_labels
from trainer.recipes.recipe import Recipe
from trainer.run import Training, train
from trainer.runs.preparing import Places

T = TypeVar("T")


def begun(
    labels: Path, out: Path, recipe: Recipe = TINY, *, base: Path | None = None, resume: bool = False
) -> Training:
    """A training on one CPU thread, to be gone through event by event."""
    places = Places(out=out, cache=out.parent / "cache", base=base)
    return train(read_labels(labels), recipe, places, device="cpu", resume=resume)


def run(
    labels: Path, out: Path, recipe: Recipe = TINY, *, base: Path | None = None, resume: bool = False
) -> list[TrainingEvent]:
    """All events of it."""
    return list(begun(labels, out, recipe, base=base, resume=resume))


def of_kind(kind: type[T], found: Iterable[object]) -> list[T]:
    return [each for each in found if isinstance(each, kind)]
