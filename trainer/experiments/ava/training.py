"""A training on AVA from its lists to a run's folder: what comes before the first step."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mvit_core.checkpoint import Classes
from mvit_core.device import choose_device
from mvit_core.errors import UserError
from mvit_core.taxonomy import shipped_behaviors
from trainer.cache import ClipCache
from trainer.computing import computing_on
from trainer.events import ClipsDecoded, ClipSkipped, TrainingEvent, TrainingStarted
from trainer.experiments.ava.answers import RESOLUTION
from trainer.experiments.ava.clips import SceneClips, shape_of
from trainer.experiments.ava.learning import Sides, learn
from trainer.experiments.ava.scenes import AvaData, Scene
from trainer.experiments.clips import Wanted
from trainer.recipe import Recipe
from trainer.runs import RunFacts, RunFolder
from trainer.starting import Start, base_header, decided, starting_point
from trainer.stored import storing_for


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
    train, val = (clips_of(side, data, start.recipe, shape, wanted.cache) for side in (data.train, data.val))
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


def clips_of(
    scenes: tuple[Scene, ...], data: AvaData, recipe: Recipe, shape: tuple[int, int], cache: Path
) -> SceneClips:
    """Clips of these scenes, kept on disk without anything around them: seconds lie close together."""
    storing = replace(
        storing_for(side=recipe.stored_side, frame_interval_s=recipe.frame_interval_s, clip_s=0.0),
        padding_s=0.0,
    )
    kept = ClipCache(cache, storing, max_bytes=int(recipe.cache_gb * 2**30))
    kept.open()
    return SceneClips(scenes, data.root, kept, recipe, shape)


def decoded(clips: SceneClips, unreadable: set[str]) -> Generator[TrainingEvent, None, SceneClips]:
    """The scenes whose frames can be read; each video is read once, and named once where it cannot be."""
    bad: set[int] = set()
    for filled in clips.cache.fill([clips.source(number) for number in range(len(clips))]):
        for number, reason in filled.problems:
            bad.add(number)
            video = clips.scenes[number].video
            if video not in unreadable:
                unreadable.add(video)
                yield ClipSkipped(video=video, reason=reason)
        yield ClipsDecoded(done=filled.done, total=len(clips))
    if len(bad) == len(clips):
        raise UserError(
            "Not one second of the list can be read. Files cut to the labelled quarter of an hour begin at "
            "second 900: lay them in videos_15min, or say so with --starts-at 900."
        )
    return replace(clips, scenes=tuple(each for n, each in enumerate(clips.scenes) if n not in bad))


def classes_of(data: AvaData) -> Classes:
    """The actions as classes: the ethogram's key where an action has its name, else the name itself."""
    keys = {each.name.casefold(): each.key for each in shipped_behaviors()}
    names: list[str] = []
    for number, name in data.actions.items():
        key = keys.get(name.casefold(), name)
        names.append(f"{key} ({number})" if key in names else key)
    return Classes(behaviors=tuple(names))
