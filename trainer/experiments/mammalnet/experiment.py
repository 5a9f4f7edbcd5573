"""MammalNet's recognition and low-shot experiments from lists to figures: train from each base, then test."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np

from mvit_core.errors import UserError
from mvit_core.taxonomy import mammalnet_keys, shipped_behaviors
from trainer.events import TrainingEvent
from trainer.experiments.mammalnet.figures import Answers, Figures, among_pairs, figures_of, of_pairs
from trainer.experiments.mammalnet.lists import Lists, pair_of
from trainer.experiments.mammalnet.low_shot import LowShot, held_out_pairs, low_shot
from trainer.experiments.mammalnet.published import PUBLISHED, PublishedRow
from trainer.experiments.mammalnet.testing import Tested, judge_clips
from trainer.experiments.mammalnet.two_heads import load_two_heads
from trainer.labels.mammalnet import mammalnet_manifest
from trainer.labels.manifest import LabelledSpan, Manifest
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places

SCRATCH = "scratch"
HELD_OUT = 0.05  # of the clips to learn from, where no list says on which the best epoch is chosen


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One base, trained and tested."""

    base: str
    figures: Figures
    num_trained: int  # clips
    num_unreadable: int  # of the test
    checkpoint: str
    published: PublishedRow | None = None


class LowShotResult(msgspec.Struct, frozen=True, kw_only=True):
    """One number of shots, trained and tested on the held-out pairs."""

    base: str
    shots: int
    num_pairs: int  # held out
    chance: float  # of naming a pair by guessing among all animals and behaviors that training shows
    among_held_out: float | None  # top-1 of pairs where only the held-out ones can be; chance: 1 / num_pairs
    result: Result  # on the held-out pairs
    shown: Figures  # on the test clips of all other pairs


@dataclass(frozen=True, slots=True)
class Trial:
    """How an experiment is run: the recipe, bases by name ("scratch" has none), folders, views, device."""

    recipe: Recipe
    bases: Mapping[str, Path | None]
    out: Path
    cache: Path
    views: int
    device: str = "auto"


def recognition(lists: Lists, trial: Trial) -> Generator[TrainingEvent, None, list[Result]]:
    """Train from each base and test. The same call goes on where it was stopped. Raises UserError."""
    results = []
    for name, base in trial.bases.items():
        run = trial.out / name
        sides = lists.train, lists.val, lists.test
        result, _ = yield from _trained_and_tested(sides, lists, trial, run, base)
        results.append(msgspec.structs.replace(result, base=name, published=PUBLISHED.get(name)))
    return results


def low_shots(
    lists: Lists, trial: Trial, shots: Sequence[int], *, seed: int
) -> Generator[TrainingEvent, None, list[LowShotResult]]:
    """For each base and number of shots: train without the held-out pairs but those shots, test on them."""
    unseen = held_out_pairs(lists, seed=seed, at_least=max(1, *shots))
    results = []
    for name, base in trial.bases.items():
        for number in shots:
            part = low_shot(lists, unseen, number, seed=seed)
            run = trial.out / f"{name}_{number}_shots"
            sides = (part.train, part.val, (*part.test, *part.shown))
            result, answers = yield from _trained_and_tested(sides, lists, trial, run, base)
            results.append(_low_shot_result(name, part, result, answers))
    return results


def judged(
    lists: Lists, checkpoint: Path, model: str, trial: Trial
) -> Generator[TrainingEvent, None, Result]:
    """Test a checkpoint as it is: one of Trapline's own, or one in the official layout."""
    heads = load_two_heads(checkpoint, model, views=trial.views)
    found = yield from judge_clips(
        heads, lists.test, lists.train, lists.root, trial.cache, device=trial.device
    )
    return _result(checkpoint.name, found, len(lists.train), checkpoint)


def _trained_and_tested(
    sides: tuple[Sequence[LabelledSpan], Sequence[LabelledSpan], Sequence[LabelledSpan]],
    lists: Lists,
    trial: Trial,
    out: Path,
    base: Path | None,
) -> Generator[TrainingEvent, None, tuple[Result, Answers]]:
    learned, val, test = sides
    manifest = training_manifest(learned, val, lists.root)
    recipe = trial.recipe if val else replace(trial.recipe, held_out=HELD_OUT)
    run = RunFolder(out)
    if run.exists and run.facts().manifest_hash != manifest.hash:
        raise UserError(f"{out} holds a training on other clips; give another folder for --out.")
    places = Places(out=out, cache=trial.cache, base=base)
    yield from train(manifest, recipe, places, device=trial.device, resume=run.exists)
    heads = load_two_heads(run.best, recipe.model, views=trial.views)
    found = yield from judge_clips(heads, test, learned, lists.root, trial.cache, device=trial.device)
    return _result(out.name, found, len(learned), run.best), found.answers


def training_manifest(learned: Sequence[LabelledSpan], val: Sequence[LabelledSpan], root: Path) -> Manifest:
    """What a training sees: `val` decides which epoch is kept. Without it some of the clips are held out."""
    given = learned if val else [msgspec.structs.replace(span, side="") for span in learned]
    return mammalnet_manifest([*given, *val], root, source="mammalnet")


def limited(lists: Lists, number: int) -> Lists:
    """At most `number` clips of each side, evenly from all of it."""
    return Lists(lists.root, *(_some(side, number) for side in (lists.train, lists.val, lists.test)))


def _some(spans: tuple[LabelledSpan, ...], number: int) -> tuple[LabelledSpan, ...]:
    if len(spans) <= number:
        return spans
    return tuple(spans[place] for place in np.linspace(0, len(spans) - 1, number).round().astype(int))


def _result(base: str, found: Tested, num_trained: int, checkpoint: Path) -> Result:
    return Result(
        base=base,
        figures=found.figures,
        num_trained=num_trained,
        num_unreadable=found.num_unreadable,
        checkpoint=str(checkpoint),
    )


def _low_shot_result(base: str, part: LowShot, result: Result, answers: Answers) -> LowShotResult:
    names = mammalnet_keys(), tuple(each.key for each in shipped_behaviors())
    animals, behaviors = (len({pair_of(span)[side] for span in part.train}) for side in (0, 1))
    held_out = of_pairs(answers, part.unseen, *names)
    figures, shown = (figures_of(answers.of(rows), part.train, *names) for rows in (held_out, ~held_out))
    return LowShotResult(
        base=base,
        shots=part.shots,
        num_pairs=len(part.unseen),
        chance=1 / (animals * behaviors),
        among_held_out=among_pairs(answers, part.unseen, *names),
        result=msgspec.structs.replace(result, base=base, figures=figures),
        shown=shown,
    )
