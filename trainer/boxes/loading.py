"""Scenes decoded into the cache before they are learned from or judged."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from mvit_core.errors import UserError
from trainer.boxes.clips import SceneClips
from trainer.boxes.scenes import Scene
from trainer.clips.cache import ClipCache
from trainer.clips.stored import storing_for
from trainer.events import ClipsDecoded, ClipSkipped, TrainingEvent
from trainer.recipes.recipe import Recipe


def clips_of(
    scenes: tuple[Scene, ...], root: Path, recipe: Recipe, shape: tuple[int, int], cache: Path
) -> SceneClips:
    """Clips of these scenes, kept on disk without anything around them: seconds lie close together."""
    storing = replace(
        storing_for(side=recipe.stored_side, frame_interval_s=recipe.frame_interval_s, clip_s=0.0),
        padding_s=0.0,
    )
    kept = ClipCache(cache, storing, max_bytes=int(recipe.cache_gb * 2**30))
    kept.open()
    return SceneClips(scenes, root, kept, recipe, shape)


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
