"""Learning from a data set's published lists and judging by its test list: what SSv2 and Charades share."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from mvit_core.checkpoint import Classes
from mvit_core.errors import UserError
from trainer.evaluation.evaluate import Question, answers, checkpoint_at
from trainer.events import ClipSkipped, TrainingEvent
from trainer.experiments.foreign import as_ours
from trainer.experiments.listed import Listed
from trainer.recipes.recipe import Recipe
from trainer.reports.judging import Judged
from trainer.run import train
from trainer.runs.preparing import Places

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to do with a data set."""

    recipe: Recipe  # by which is learned, with the published views
    out: Path | None = None  # where to learn; None: `checkpoint` is judged as it is
    base: Path | None = None  # to start learning from
    checkpoint: Path | None = None  # a checkpoint, a run or published weights to judge
    views: tuple[int, int] | None = None  # clips and crops; None: the recipe's
    resume: bool = False
    device: str = "auto"
    cache: Path = Path()


@dataclass(frozen=True, slots=True)
class Answered:
    """A model's answers to the test list, and what of the list it could not be asked."""

    checkpoint: Path
    judged: Judged
    classes: Classes  # in the order of the logits
    views: tuple[int, int]
    unreadable: tuple[str, ...]


def learned_and_judged(listed: Listed, wanted: Wanted) -> Generator[TrainingEvent, None, Answered]:
    """Learn where that is wanted, then answer the test list; raises UserError, BadCheckpoint."""
    for sentence in listed.left_out.sentences:
        yield ClipSkipped(video="", reason=sentence)
    test = listed.side("held_out")
    unreadable: dict[str, str] = {}
    if wanted.out is not None:
        listed.side("train")
        places = Places(out=wanted.out, cache=wanted.cache, base=wanted.base)
        recipe = in_training(wanted.recipe)
        steps = train(listed.manifest, recipe, places, device=wanted.device, resume=wanted.resume)
        yield from _said_once(steps, unreadable)
    place = wanted.checkpoint or wanted.out
    if place is None:
        raise UserError("Give a folder to train in (--out), or a checkpoint to judge (--checkpoint).")
    header = listed.manifest.header
    classes = Classes(species=header.species, behaviors=header.behaviors)
    path = as_ours(checkpoint_at(place), wanted.recipe, classes, wanted.cache)
    views = wanted.views or (wanted.recipe.views, wanted.recipe.view_crops)
    question = Question(checkpoint=path, views=views, pooled=wanted.recipe.pooled, device=wanted.device)
    judged, found, _ = yield from _said_once(answers(path, test, question, wanted.cache), unreadable)
    return Answered(path, judged, found.classes, views, tuple(unreadable.values()))


def _said_once(
    steps: Generator[TrainingEvent, None, T], unreadable: dict[str, str]
) -> Generator[TrainingEvent, None, T]:
    """The events, but of a video that cannot be read only the first; they are gathered in `unreadable`."""
    value: list[T] = []

    def kept() -> Generator[TrainingEvent]:
        value.append((yield from steps))

    for event in kept():
        if isinstance(event, ClipSkipped):
            if event.video in unreadable:
                continue
            unreadable[event.video] = event.reason
        yield event
    return value[0]


def in_training(recipe: Recipe) -> Recipe:
    """The recipe with one view while it learns: all of them after every epoch would take longer than it."""
    return replace(recipe, views=1, view_crops=1)
