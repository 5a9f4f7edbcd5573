"""A training on AVA from its lists to a run's folder: what comes before the first step."""

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from mvit_core.checkpoint import Classes
from mvit_core.device import choose_device
from mvit_core.errors import UserError
from mvit_core.taxonomy import shipped_behaviors
from trainer.boxes.answers import RESOLUTION
from trainer.boxes.clips import shape_of
from trainer.boxes.loading import clips_of, decoded
from trainer.events import TrainingEvent, TrainingStarted
from trainer.experiments.ava.learning import Sides, learn
from trainer.experiments.ava.scenes import AvaData
from trainer.experiments.clips import Wanted
from trainer.fitting.starting import Start, base_header, decided, starting_point
from trainer.machine.computing import computing_on
from trainer.runs.folder import RunFacts, RunFolder


def learned(data: AvaData, wanted: Wanted, out: Path, unreadable: set[str]) -> Generator[TrainingEvent]:
    """Train in a run's folder; the names of videos that cannot be read go into `unreadable`."""
    run = RunFolder(out)
    resume = wanted.resume and run.exists
    recipe, base = wanted.recipe, wanted.base
    if resume:
        facts = run.facts()
        recipe, base = facts.recipe, Path(facts.base) if facts.base else None
    if not data.train:
        raise UserError(f"Not one video of the training list lies in {data.root}.")
    shape = shape_of(decided(recipe, base_header(base)))
    start = starting_point(recipe, base, classes_of(data), shape=shape, roi=RESOLUTION)
    if not resume:
        run.prepare()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        whence = str(base.absolute()) if base else ""
        run.write_facts(
            RunFacts(manifest_hash="", recipe=recipe, root=str(data.root), base=whence, created_at=now)
        )
    train, val = (
        clips_of(side, data.root, start.recipe, shape, wanted.cache) for side in (data.train, data.val)
    )
    sides = Sides((yield from decoded(train, unreadable)), (yield from decoded(val, unreadable)))
    computing = computing_on(
        choose_device(wanted.device).device, start.header.preprocessing, recipe.precision
    )
    yield _started(start, sides, str(computing.device))
    yield from learn(start, data, sides, run, computing, resume=resume)


def _started(start: Start, sides: Sides, device: str) -> TrainingStarted:
    return TrainingStarted(
        recipe=start.recipe.name,
        model=start.recipe.model,
        device=device,
        num_parameters=sum(value.numel() for value in start.model.parameters()),
        num_train=len(sides.train),
        num_held_out=len(sides.val),
    )


def classes_of(data: AvaData) -> Classes:
    """The actions as classes: the ethogram's key where an action has its name, else the name itself."""
    keys = {each.name.casefold(): each.key for each in shipped_behaviors()}
    names: list[str] = []
    for number, name in data.actions.items():
        key = keys.get(name.casefold(), name)
        names.append(f"{key} ({number})" if key in names else key)
    return Classes(behaviors=tuple(names))
