"""Footage for a model to begin from: animals that never were, at places seen once, doing all that ours can.

Whoever has no weights of others' starts a training from chance. A model that has seen many bodies move knows
what hair, legs and water look like, and needs fewer corrections for the person's own animals. Nothing of a
person's and nothing of other people's data goes into it: every clip is rendered, and no animal of it lives.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np

from mvit_core.rendering.behaviors import DRINKS, EATS, GROOMS, LOOKS, SLEEPS, WALKS
from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.invention import PREFIX
from mvit_core.rendering.spec import ClipSpec, Condition, Scenario
from mvit_core.rendering.truth import AnimalTruth, read_truth, truth_path
from mvit_core.types import Box, Span, TrackPoint
from trainer.labels.manifest import LabelledSpan, Manifest, Side, make_manifest

BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")
DEEDS = (EATS, DRINKS, SLEEPS, GROOMS, LOOKS)
CONDITIONS = (*(5 * [Condition.CALM]), Condition.WIND, Condition.WIND, Condition.RAIN, Condition.SHADOW)
FIRST_SITE = 100_000  # no other footage of ours is at these
SHORTEST_S = 0.8
EVERY = 2  # of the frames whose boxes are kept
WALKS_SHOWN = 3  # one clip in so many shows a walk: walks are told apart at once, and would be half of all


def specs(number: int, animals: int) -> Iterator[ClipSpec]:
    """What to draw: each of the animals in turn, each clip at another site."""
    for clip in range(number):
        rng = np.random.default_rng((clip, 31))
        yield ClipSpec(
            seed=clip,
            site=FIRST_SITE + clip,
            biome=str(rng.choice(BIOMES)),
            condition=CONDITIONS[int(rng.integers(len(CONDITIONS)))],
            scenario=Scenario.STOPS,
            species=f"{PREFIX}{clip % animals}",
            behaviors=tuple(str(each) for each in rng.choice(DEEDS, 2, replace=False)),
            width=320,
            height=180,
            frame_rate=10,
            duration_s=8,
            infrared=bool(rng.random() < 0.3),
            banner="none",
        )


def draw(folder: Path, wanted: Iterator[ClipSpec]) -> Iterator[Path]:
    """Draw what is not there yet, a video at a time; whole files alone count."""
    folder.mkdir(parents=True, exist_ok=True)
    for spec in wanted:
        path = folder / f"{spec.seed:05}.mp4"
        if not truth_path(path).is_file():
            write_clip(spec, path)
        yield path


def labelled(folder: Path, *, held_out: float = 0.1) -> Manifest:
    """A manifest of all that was drawn: who it is throughout, and what it does when."""
    spans = [span for path in sorted(folder.glob("*.mp4")) for span in _spans(path)]
    videos = sorted({span.video for span in spans})
    kept = set(videos[: round(held_out * len(videos))])
    sides: dict[bool, Side] = {True: "held_out", False: "train"}
    sided = [msgspec.structs.replace(span, side=sides[span.video in kept]) for span in spans]
    return make_manifest(sided, root=folder.absolute(), source="rendered")


def _spans(path: Path) -> Iterator[LabelledSpan]:
    for animal in read_truth(truth_path(path)).animals if truth_path(path).is_file() else ():
        points = _blurred(animal, int(path.stem))
        for span, deeds in _stretches(animal, int(path.stem)):
            own = tuple(each for each in points if span.start_s - 0.5 <= each.time_s <= span.end_s + 0.5)
            if span.duration_s >= SHORTEST_S and len(own) > 1:
                yield LabelledSpan(
                    video=path.name,
                    start_s=span.start_s,
                    end_s=span.end_s,
                    points=own,
                    species=animal.species,
                    behaviors=deeds,
                    group=path.stem,
                    labelled_by="rendered",
                )


def _stretches(animal: AnimalTruth, clip: int) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Its bouts as far as it can be seen; of its walks, in and out, one of the two, and in few clips."""
    seen = animal.spans[0] if animal.spans else None
    walks = [bout for bout in animal.bouts if bout.behavior == WALKS]
    for bout in animal.bouts:
        if bout in walks and (clip % WALKS_SHOWN or walks.index(bout) != clip % 2):
            continue
        if seen and (start := max(seen.start_s, bout.span.start_s)) < (
            end := min(seen.end_s, bout.span.end_s)
        ):
            yield Span(start, end), (bout.behavior,)


def _blurred(animal: AnimalTruth, seed: int) -> tuple[TrackPoint, ...]:
    """Its boxes as motion would find them: not quite in place, not quite the right size."""
    rng = np.random.default_rng((seed, 41))
    grown, right, down = (
        float(np.exp(rng.normal(0.05, 0.08))),
        *(float(each) for each in rng.normal(0, 0.03, 2)),
    )
    return tuple(
        msgspec.structs.replace(point, box=_moved(point.box, grown, right, down))
        for point in animal.points[::EVERY]
    )


def _moved(box: Box, grown: float, right: float, down: float) -> Box:
    x, y = box.x + box.w * (right + (1 - grown) / 2), box.y + box.h * (down + (1 - grown) / 2)
    left, top = min(max(x, 0.0), 0.99), min(max(y, 0.0), 0.99)
    return Box(left, top, min(1 - left, box.w * grown), min(1 - top, box.h * grown))
