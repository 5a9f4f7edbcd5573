"""A whole training for each site, with that site left out: as many times the work, asked for by hand."""

from collections.abc import Generator
from dataclasses import replace

from msgspec.structs import replace as changed

from trainer.evaluation.evaluate import Question, answers, held_out_of
from trainer.events import TrainingEvent
from trainer.heads.each_group import keep, summed_up
from trainer.labels.manifest import Manifest, with_spans
from trainer.labels.split import Split, leave_one_group_out
from trainer.recipes.recipe import Recipe
from trainer.reports.judging import Judged
from trainer.reports.report import EachGroup
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places

FOLDER = "left-out"  # in the run's own


def train_each_group(
    manifest: Manifest, recipe: Recipe, places: Places, *, device: str = "auto"
) -> Generator[TrainingEvent, None, EachGroup]:
    """Leave each group out in turn; what was done before a stop is not done again. Raises UserError."""
    judged: list[tuple[str, Judged]] = []
    recipe = replace(recipe, find_bouts=False)  # clips alone are judged
    for number, (group, chosen) in enumerate(leave_one_group_out(manifest.spans)):
        run = RunFolder(places.out / FOLDER / f"{number:02}")
        there = replace(places, out=run.path, embeddings=None)
        yield from train(with_sides(manifest, chosen), recipe, there, device=device, resume=run.exists)
        question = Question(checkpoint=run.path, needs_all=True, device=device)
        found, *_ = yield from answers(run.best, held_out_of(run), question, places.cache)
        judged.append((group, found))
    found_out = summed_up(judged)
    keep(found_out, places.out)
    return found_out


def with_sides(manifest: Manifest, chosen: Split) -> Manifest:
    """The same labels with the sides of a split."""
    held = set(chosen.held_out)
    return with_spans(
        manifest,
        (
            changed(span, side="held_out" if number in held else "train")
            for number, span in enumerate(manifest.spans)
        ),
    )
