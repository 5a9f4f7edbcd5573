"""A head that finds bouts, learned after a model, or beside one that stays as it is."""

from collections.abc import Generator
from dataclasses import replace

from mvit_core.checkpoint import load_checkpoint
from mvit_core.device import choose_device
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from trainer.events import BoutsJudged, TrainingDone, TrainingEvent
from trainer.fitting.starting import Start
from trainer.labels.manifest import Manifest
from trainer.machine.computing import computing_on
from trainer.recipes.recipe import Recipe
from trainer.runs.folder import RunFolder
from trainer.runs.lineage import save_best
from trainer.runs.preparing import Places, facts_of, split_of, started
from trainer.temporal.adding import add_head, head_recipe


def with_head(run: RunFolder, places: Places, recipe: Recipe, *, device: str) -> Generator[TrainingEvent]:
    """Learn a head for bouts beside what was learned; a drive that is away spoils no model that is done."""
    try:
        yield from add_head(run, places, head_recipe(recipe), device=device)
    except UserError as error:
        yield BoutsJudged(reason=f"No head for bouts could be learned: {error}")


def fit_temporal(
    manifest: Manifest, recipe: Recipe, run: RunFolder, places: Places, *, device: str, resume: bool
) -> Generator[TrainingEvent, None, None]:
    """The base as it is, with a head that finds bouts beside it."""
    assert places.base is not None
    base = load_checkpoint(places.base)
    chosen = run.split() if resume else split_of(manifest, range(len(manifest.spans)), recipe)
    if not resume:
        run.prepare()
        run.begin(manifest, facts_of(manifest, recipe, places, chosen))
    save_best(run, base.model, base.header)
    computing = computing_on(choose_device(device).device, base.preprocessing, "fp32")
    counts = (len(chosen.train), len(chosen.held_out))
    recipe = replace(recipe, model=base.header.model)
    yield started(Start(base.model, base.header, recipe), counts, chosen, manifest, computing)
    report = yield from add_head(run, places, recipe, device=device, wanted=True)
    found = {f"map_at_{name}": value for name, value in (report.by_overlap if report else {}).items()}
    figures = {name: value for name, value in found.items() if value is not None}
    yield TrainingDone(checkpoint=to_text(run.best), epoch=1 if report else 0, figures=figures)
