"""Animals whose behaviors are known in time, and what a backbone makes of the windows of each."""

from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from msgspec.structs import replace
from numpy.typing import NDArray

from mvit_core.localization.sequences import Steps, sequence_of, suffice
from mvit_core.models.base import VideoModel
from mvit_core.types import Span
from trainer.clips.dataset import ClipDataset
from trainer.events import ClipsDecoded, TrainingEvent
from trainer.fitting.clock import Pace
from trainer.heads.kept import Kept
from trainer.labels.manifest import LabelledSpan, Manifest
from trainer.machine.computing import Computing
from trainer.scores.bout_metrics import TrueBout
from trainer.temporal.fitting import Example

BATCH = 8
HOLE_S = 1.0  # time between labelled spans from which on nobody said what happens in it
F32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Animal:
    """One animal with everything that was said of its behaviors."""

    span: LabelledSpan  # from its first example to its last
    bouts: tuple[TrueBout, ...]
    holes: tuple[Span, ...] = ()  # of which nobody said anything
    numbers: tuple[int, ...] = ()  # of its spans in the manifest
    unasked: tuple[str, ...] = ()  # behaviors of which nobody said whether it shows them

    @property
    def key(self) -> str:
        """As its bouts name their video."""
        return f"{self.span.video}#{self.span.animal}"

    @property
    def whole(self) -> Span:
        """Its time."""
        return Span(self.span.start_s, self.span.end_s or self.span.start_s)


@dataclass(frozen=True, slots=True)
class Watched:
    """What a backbone made of an animal's windows."""

    windows: tuple[Span, ...]  # in order of time
    embeddings: F32  # (windows, D)


def animals_of(manifest: Manifest, behaviors: Sequence[str]) -> list[Animal]:
    """The animals whose behaviors are known through and through, with their bouts."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, span in enumerate(manifest.spans):
        if span.animal and span.behaviors is not None and span.end_s is not None:
            groups[span.video, span.animal].append(number)
    return [_animal(manifest, numbers, behaviors) for numbers in groups.values()]


def _animal(manifest: Manifest, numbers: Sequence[int], behaviors: Sequence[str]) -> Animal:
    spans = [manifest.spans[number] for number in numbers]
    whole = replace(
        spans[0],
        start_s=min(each.start_s for each in spans),
        end_s=max(each.end_s or 0.0 for each in spans),
        points=tuple(sorted({p for each in spans for p in each.points}, key=lambda p: p.time_s)),
        behaviors=None,
    )
    bouts = {
        TrueBout(f"{whole.video}#{whole.animal}", name, Span(each.start_s, each.end_s or 0.0))
        for each in spans
        for name in each.behaviors or ()
        if name in behaviors
    }
    ordered = sorted(bouts, key=lambda bout: (bout.span.start_s, bout.span.end_s, bout.behavior))
    unasked = {name for each in spans for name in each.unasked} - {bout.behavior for bout in ordered}
    return Animal(whole, tuple(ordered), tuple(_holes(spans)), tuple(numbers), tuple(sorted(unasked)))


def _holes(spans: Sequence[LabelledSpan]) -> list[Span]:
    found: list[Span] = []
    reached_s = None
    for span in sorted(spans, key=lambda each: each.start_s):
        if reached_s is not None and span.start_s - reached_s >= HOLE_S:
            found.append(Span(reached_s, span.start_s))
        reached_s = max(reached_s or 0.0, span.end_s or 0.0)
    return found


def watched_by_a_scan(animal: Animal, kept: Kept, farthest_s: float) -> Watched | None:
    """What a scan kept of an animal, where that says something of every moment; else None."""
    rows = kept.of(np.asarray(animal.numbers, np.int64))
    if rows.spans_s is None or not len(rows.numbers):
        return None
    starts, first = np.unique(rows.spans_s[:, 0], return_index=True)  # a window may stand in two examples
    windows = tuple(Span(*row) for row in rows.spans_s[first].tolist())
    if not len(starts) or not suffice(windows, animal.whole, farthest_s):
        return None
    return Watched(windows, rows.embeddings[first])


def example_of(animal: Animal, watched: Watched, step_s: float) -> Example:
    """A sequence to learn from."""
    steps = Steps(animal.whole, step_s)
    embeddings = sequence_of(watched.windows, watched.embeddings, steps)
    return Example(animal.key, steps, embeddings, animal.bouts, animal.holes, animal.unasked)


def watch(  # noqa: PLR0917
    model: VideoModel,
    clips: ClipDataset,
    animals: Sequence[Animal],
    readable: Sequence[int],
    step_s: float,
    computing: Computing,
) -> Generator[TrainingEvent, None, dict[int, Watched]]:
    """The windows around every step of each animal that can be read; `clips` are of their whole spans."""
    model.eval()
    found: dict[int, Watched] = {}
    pace = Pace()
    for done, number in enumerate(readable, start=1):
        windows = Steps(animals[number].whole, step_s).windows(clips.recipe.clip_s)
        pictures = clips.at(number, [each.start_s for each in windows])
        found[number] = Watched(tuple(windows), embedded(model, pictures, computing))
        total = len(readable)
        yield from pace.telling(ClipsDecoded(done=done, total=total, left_s=pace.left_s(done / total)))
    return found


def embedded(model: VideoModel, clips: NDArray[np.uint8], computing: Computing) -> F32:
    """Embeddings (N, D) of clips (N, T, S, S, 3)."""
    parts = []
    for first in range(0, len(clips), BATCH):
        with torch.inference_mode(), computing.forward():
            some = torch.from_numpy(clips[first : first + BATCH]).to(computing.device)
            parts.append(model.forward_features(computing.to_input(some)).float().cpu().numpy())
    return np.concatenate(parts)
