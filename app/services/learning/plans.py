"""How a project's labels are best learned on this computer: the way, and the time that it takes. Pure."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from trainer.labels.manifest import Manifest
from trainer.orders import MachineMeasured
from trainer.recipes.presets import preset, suggested
from trainer.recipes.recipe import Recipe

Way = Literal["starter", "scratch", "heads", "last", "all"]

FEW = 40  # examples below which a model that is trained whole learns them by heart
PATIENT_MINUTES = 20.0  # that a person waits for on a computer without a GPU
FRESH_MINUTES = 15.0  # within which a training that has all to learn is over, the head for bouts included
LEAST_MINUTES = 7.0  # of them for the model itself, however much there is to prepare
FASTEST_DECODED = 25.0  # clips a second, on one core of a laptop
FEWEST_BOUTS = 20  # from which on a head that finds bouts is learned, too: trainer.temporal.adding
BOUT_STEP_S = 0.8  # about what lies between two of the windows that it learns from
BOUT_HEAD_MINUTES = 1.0  # of learning, when the windows are computed
LOOKS = 3  # at what is held out: by the new model, once more in disorder, by the model in use
JUDGING_SHARE = 0.25  # of the examples is held out and judged after each epoch
ENOUGH_ROUNDS = 120  # that a model from scratch should see every example; at 64 pixels each costs half
SMALL_CROP = 64
FRESH: tuple[Way, ...] = ("starter", "scratch")  # without anything that was learned for this project
PRESET_OF: dict[Way, str] = {"heads": "heads", "last": "finetune_last", "all": "finetune"}
SLOWER = 3.0  # times, where a training went astray
FROZEN_GAIN = 0.55  # of a whole step's time where the first layers stay as they are


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the choice depends on."""

    num_examples: int
    machine: MachineMeasured
    base: Path | None  # to start from: the model in use, or one that is installed
    num_kept: int = 0  # examples of which a scan by `base` kept embeddings
    starter: Path | None = None  # the model that Trapline brings along, for whom there is no other
    astray: Recipe | None = None  # by which the training before this one diverged


@dataclass(frozen=True, slots=True)
class Plan:
    """What one click does."""

    way: Way
    recipe: Recipe
    base: Path | None
    minutes: float
    uses_kept: bool = False  # heads on embeddings of the scan: no video is read
    after_minutes: float = 0.0  # of them: what follows the last round, bouts and the judgement
    is_slower: bool = False  # learns with smaller steps, as the training before went astray


def plan(manifest: Manifest, around: Circumstances, wanted: Way | None = None) -> Plan:
    """The best way here, or the one that the person wants."""
    ways = possible(around)
    way = wanted if wanted in ways else picked(around)
    usual = recipe_for(way, manifest)
    recipe = slower_after(around.astray, usual)
    if way in FRESH:
        recipe = smaller_where_slow(in_time(recipe, manifest, around), around)
    uses_kept = way == "heads" and around.num_kept >= 0.8 * around.num_examples > 0
    base = {"scratch": None, "starter": around.starter}.get(way, around.base)
    after = minutes_for_bouts(manifest, around)
    after += 0.0 if uses_kept else minutes_for_judging(recipe, around)
    minutes = minutes_for(way, recipe, around, uses_kept=uses_kept) + after
    return Plan(way, recipe, base, minutes, uses_kept, after, recipe.lr < usual.lr)


def num_usable(manifest: Manifest, kept: Collection[int]) -> int:
    """Of how many examples a scan kept what heads learn from; 0 where of a class that is less than half.

    Of animals that a person drew nothing was kept. A class of those would go unlearned, and nobody see why.
    """
    total, known = Counter[str](), Counter[str]()
    numbers = frozenset(kept)
    for number, span in enumerate(manifest.spans):
        total.update(span.class_names)
        known.update(span.class_names if number in numbers else ())
    return len(numbers) if all(2 * known[name] >= total[name] for name in total) else 0


def possible(around: Circumstances) -> tuple[Way, ...]:
    """The ways that there are here."""
    fresh: tuple[Way, ...] = ("starter", "scratch") if around.starter else ("scratch",)
    return fresh if around.base is None else ("heads", "last", "all", *fresh)


def picked(around: Circumstances) -> Way:
    """Whole models where there are examples and power enough, heads where there are not."""
    if around.base is None:
        return possible(around)[0]
    if around.num_examples < FEW:
        return "heads"
    if around.machine.is_gpu:
        return "all"
    patient: tuple[Way, ...] = ("all", "last")
    for way in patient:
        recipe = preset(PRESET_OF[way])
        if minutes_for(way, recipe, around, uses_kept=False) <= PATIENT_MINUTES:
            return way
    return "heads"


def recipe_for(way: Way, manifest: Manifest) -> Recipe:
    """The recipe of a way."""
    return suggested(manifest, with_base=False) if way in FRESH else preset(PRESET_OF[way])


def slower_after(astray: Recipe | None, usual: Recipe) -> Recipe:
    """The recipe with smaller steps where a training by the same one went astray."""
    if astray is None or astray.name != usual.name:
        return usual
    return replace(usual, lr=astray.lr / SLOWER)


def in_time(recipe: Recipe, manifest: Manifest, around: Circumstances) -> Recipe:
    """The recipe, ending so early that what comes before and after it is done in time as well."""
    others = minutes_for_decoding(around) + minutes_for_bouts(manifest, around)
    others += minutes_for_judging(recipe, around)
    return replace(recipe, max_minutes=max(LEAST_MINUTES, FRESH_MINUTES - others))


def smaller_where_slow(recipe: Recipe, around: Circumstances) -> Recipe:
    """Smaller pictures where the time would not suffice for enough rounds: those matter more."""
    examples_s = (1 - JUDGING_SHARE) * around.num_examples * around.machine.train_s
    judged_s = JUDGING_SHARE * around.num_examples * recipe.num_views * around.machine.forward_s
    rounds = 60 * recipe.max_minutes / max(examples_s + judged_s, 1e-9)
    return recipe if rounds >= ENOUGH_ROUNDS else replace(recipe, crop=min(recipe.crop, SMALL_CROP))


def minutes_for(way: Way, recipe: Recipe, around: Circumstances, *, uses_kept: bool) -> float:
    """About how long it takes, decoding and judging included."""
    machine, number = around.machine, around.num_examples
    if uses_kept:
        return 0.2
    decoding = minutes_for_decoding(around)
    if way == "heads":
        return decoding + number * recipe.num_views * machine.forward_s / 60
    each_s = machine.train_s * (FROZEN_GAIN if way == "last" else 1.0)
    judged_s = JUDGING_SHARE * number * recipe.num_views * machine.forward_s
    epoch_s = (1 - JUDGING_SHARE) * number * each_s + judged_s
    epoch_s *= larger_than_timed(recipe, machine) if way in FRESH else 1.0
    training_s = recipe.epochs * epoch_s
    if recipe.max_minutes:
        training_s = min(training_s, max(epoch_s, 60 * recipe.max_minutes))  # one round is always ended
    return decoding + training_s / 60


def larger_than_timed(recipe: Recipe, machine: MachineMeasured) -> float:
    """How many times the pixels of those that the same model was timed with; 1 where that is not known."""
    if not machine.crop or machine.model != recipe.model:
        return 1.0
    return (recipe.crop / machine.crop) ** 2


def minutes_for_decoding(around: Circumstances) -> float:
    """About how long the clips take to be read from the videos, at the least."""
    return around.num_examples / FASTEST_DECODED / 60


def minutes_for_judging(recipe: Recipe, around: Circumstances) -> float:
    """About how long both models take in the end, the new one also with frames in random order."""
    looks = LOOKS - (around.base is None) - (recipe.trained == "heads")
    return looks * JUDGING_SHARE * around.num_examples * recipe.num_views * around.machine.forward_s / 60


def minutes_for_bouts(manifest: Manifest, around: Circumstances) -> float:
    """About how long the head that finds bouts takes; 0 where there are too few to learn it."""
    known = [span for span in manifest.spans if span.animal and span.behaviors is not None]
    if sum(len(span.behaviors or ()) for span in known) < FEWEST_BOUTS:
        return 0.0
    seconds = sum(span.end_s - span.start_s for span in known if span.end_s is not None)
    return BOUT_HEAD_MINUTES + seconds / BOUT_STEP_S * around.machine.forward_s / 60
