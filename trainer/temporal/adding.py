"""A head that finds bouts, learned beside a model that is done, and kept where it beats windows.

It stands on the embeddings of the model as it is: another model needs another head.
"""

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import numpy as np

from mvit_core.checkpoint import Checkpoint, Header, Lineage, TemporalPart, load_checkpoint, save_checkpoint
from mvit_core.device import choose_device
from mvit_core.models.temporal import TemporalHead
from mvit_core.outcome import Outcome
from trainer.events import BoutsJudged, HeadBegun, HeadStepDone, TrainingEvent
from trainer.fitting.clock import Pace
from trainer.heads.kept import Kept, read_kept
from trainer.labels.manifest import Manifest
from trainer.machine.computing import Computing, computing_on
from trainer.recipes.presets import TEMPORAL
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import encode_recipe
from trainer.reports.report import BoutsReport, mean_of
from trainer.runs.folder import RunFolder
from trainer.runs.lineage import recipe_of
from trainer.runs.preparing import Places, cache_for
from trainer.temporal.animals import (
    Animal,
    Watched,
    animals_of,
    example_of,
    watch,
    watched_by_a_scan,
)
from trainer.temporal.fitting import Example, fit_head
from trainer.temporal.head_report import FILE, decided, with_unread
from trainer.temporal.localizing import Judged, clips_of, figures, judge_bouts
from trainer.temporal.points import operating_points, thresholds
from trainer.writing import said_plainly, write_whole

FEWEST_BOUTS = 20  # to learn from
PART_OF_CLIP = 2  # steps in the length of one clip, where the recipe leaves it open


def add_head(
    run: RunFolder, places: Places, recipe: Recipe, *, device: str, wanted: bool = False
) -> Generator[TrainingEvent, None, BoutsReport | None]:
    """Learn a head for the run's best checkpoint, and keep it there if it finds held-out bouts better.

    `recipe` is the head's. Nothing happens where too few bouts with times are labelled. A head that was
    `wanted` is kept too where nothing is held out to judge it on.
    """
    checkpoint, manifest, sides = load_checkpoint(run.best), run.manifest(), run.split()
    if checkpoint.header.roi or recipe_of(checkpoint.header).sampling == "segments":
        return None  # such a model looks at whole pictures or spans, not at windows
    train, held_out = manifest.part(sides.train), manifest.part(sides.held_out)
    animals = animals_of(train, checkpoint.header.classes.behaviors)
    names = names_of(animals, checkpoint.header)
    if not names:
        if wanted:
            reason = f"Fewer than {FEWEST_BOUTS} bouts with times are labelled: too few to learn from."
            yield BoutsJudged(reason=reason)
        return None
    yield HeadBegun(behaviors=names)
    computing = computing_on(choose_device(device).device, checkpoint.preprocessing, "auto")
    checkpoint.model.to(computing.device)
    step_s = recipe.step_s or recipe_of(checkpoint.header).clip_s / PART_OF_CLIP
    kept = kept_of(places, sides.train)
    examples = yield from examples_of(checkpoint, train, places, kept, step_s, computing)
    names = names_of(examples, checkpoint.header)
    if not names:
        yield BoutsJudged(reason=f"Fewer than {FEWEST_BOUTS} labelled bouts are in videos that can be read.")
        return None
    head = yield from learned(examples, names, recipe)
    header = header_with(checkpoint.header, head, names, step_s, recipe, manifest)
    judged = yield from judge_bouts(
        checkpoint.model,
        header,
        held_out,
        cache=cache_for(places.cache, recipe_of(header)),
        recipe=recipe_of(header),
        computing=computing,
        head=head,
    )
    report = with_unread(decided(judged, wanted=wanted), len(examples), len(animals))
    write_down(run, report, replace(checkpoint, header=judged_header(header, judged), temporal=head))
    yield event_of(report)
    return report


def write_down(run: RunFolder, report: BoutsReport, with_head: Checkpoint) -> None:
    """Keep in the run's folder how both ways did, and the head in its best checkpoint where that is used."""
    if report.uses_head:
        with said_plainly(run.best):
            save_checkpoint(run.best, with_head.model, with_head.header, with_head.temporal)
    write_whole(run.path / FILE, msgspec.json.encode(report))


def event_of(report: BoutsReport) -> BoutsJudged:
    """How both ways did, and which of them is used."""
    return BoutsJudged(
        by_windows=mean_of(report.by_windows),
        by_head=mean_of(report.by_head),
        is_kept=report.uses_head,
        reason=report.story,
    )


def kept_of(places: Places, numbers: Sequence[int]) -> Kept | None:
    """What a scan kept of some of the spans, numbered as among them."""
    if places.embeddings is None:
        return None
    kept = read_kept(places.embeddings).of(np.asarray(numbers, np.int64))
    return replace(kept, numbers=np.searchsorted(np.asarray(numbers, np.int64), kept.numbers))


def names_of(animals: Sequence[Animal | Example], header: Header) -> tuple[str, ...]:
    """The behaviors that a head can learn here, in the model's order; none where there are too few bouts."""
    bouts = [bout for animal in animals for bout in animal.bouts]
    shown = {bout.behavior for bout in bouts}
    if len(bouts) < FEWEST_BOUTS:
        return ()
    return tuple(name for name in header.classes.behaviors if name in shown)


def examples_of(  # noqa: PLR0917
    checkpoint: Checkpoint,
    train: Manifest,
    places: Places,
    kept: Kept | None,
    step_s: float,
    computing: Computing,
) -> Generator[TrainingEvent, None, list[Example]]:
    """The animals to learn from, as sequences."""
    recipe = recipe_of(checkpoint.header)
    animals = animals_of(train, checkpoint.header.classes.behaviors)
    seen: list[tuple[Animal, Watched]] = []
    unseen: list[Animal] = []
    for animal in animals:
        by_scan = watched_by_a_scan(animal, kept, 2 * step_s) if kept is not None else None
        if by_scan is not None:
            seen.append((animal, by_scan))
        else:
            unseen.append(animal)
    if unseen:
        clips, readable = yield from clips_of(train, unseen, cache_for(places.cache, recipe), recipe)
        watched = yield from watch(checkpoint.model, clips, unseen, readable, step_s, computing)
        seen += [(unseen[number], each) for number, each in watched.items()]
    return [example_of(animal, each, step_s) for animal, each in seen]


def learned(
    examples: Sequence[Example], names: Sequence[str], recipe: Recipe
) -> Generator[TrainingEvent, None, TemporalHead]:
    """The head, with an event for each step."""
    outcome, pace = Outcome(fit_head(examples, names, recipe)), Pace()
    for done in outcome:
        left_s = pace.left_s(done.step / done.num_steps)
        yield from pace.telling(
            HeadStepDone(step=done.step, num_steps=done.num_steps, loss=done.loss, left_s=left_s)
        )
    return outcome.value


def header_with(  # noqa: PLR0917
    header: Header,
    head: TemporalHead,
    names: Sequence[str],
    step_s: float,
    recipe: Recipe,
    manifest: Manifest,
) -> Header:
    """What the checkpoint says with a head."""
    lineage = Lineage(
        manifest_hash=manifest.hash,
        recipe=encode_recipe(recipe),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    part = TemporalPart(config=head.config, behaviors=tuple(names), step_s=step_s, lineage=lineage)
    return msgspec.structs.replace(header, temporal=part)


def judged_header(header: Header, judged: Judged | None) -> Header:
    """The same with what judging taught: points from which bouts count, and figures."""
    if judged is None or judged.by_head is None or header.temporal is None:
        return header
    found = figures(judged.by_head, judged.true)
    lineage = msgspec.structs.replace(
        header.temporal.lineage,
        metrics={f"map_at_{name}": value for name, value in found.items() if value is not None},
    )
    part = msgspec.structs.replace(
        header.temporal,
        operating_points=operating_points(judged.by_head, judged.true),
        thresholds=thresholds(judged.by_head, judged.true),
        lineage=lineage,
    )
    return msgspec.structs.replace(header, temporal=part)


def head_recipe(recipe: Recipe) -> Recipe:
    """The head's recipe beside a model's."""
    return (
        recipe if recipe.trained == "temporal" else replace(TEMPORAL, step_s=recipe.step_s, seed=recipe.seed)
    )
