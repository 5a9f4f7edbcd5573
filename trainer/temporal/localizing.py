"""How well a model finds bouts in time, on labelled animals: by windows and rules, and by a temporal head."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from mvit_core.checkpoint import Header, TemporalPart
from mvit_core.clips import windows_of
from mvit_core.localization import WindowScores, find_bouts
from mvit_core.localization.bout_finding import proposed
from mvit_core.models.base import VideoModel
from mvit_core.models.temporal import TemporalHead
from mvit_core.outcome import Outcome
from mvit_core.types import Bout, Score, Span
from trainer.clips.cache import ClipCache
from trainer.clips.dataset import ClipDataset
from trainer.events import ClipsDecoded, ClipsJudged, TrainingEvent
from trainer.labels.manifest import Manifest
from trainer.machine.computing import Computing
from trainer.recipes.recipe import Recipe
from trainer.reports.report import BoutsReport, known
from trainer.runs.preparing import decode
from trainer.scores.bout_metrics import MAMMALNET_TIOUS, FoundBout, TrueBout, mean_ap
from trainer.scores.metrics import log_odds, sigmoid
from trainer.temporal.animals import Animal, Watched, animals_of, embedded, example_of, watch

T = TypeVar("T")
MOST_WINDOWS = 24  # of one animal, as in a scan
IN_HOLES = 0.5  # share of a bout that may lie where nobody said anything before it counts for nothing


@dataclass(frozen=True, slots=True)
class Judged:
    """The bouts that there are, and those that were found in each way; None where there is no head."""

    true: tuple[TrueBout, ...]
    by_windows: list[FoundBout]
    by_head: list[FoundBout] | None = None

    def report(self) -> BoutsReport:
        """How well each way does; the head's is what a scan does where there is one."""
        by_windows = figures(self.by_windows, self.true)
        by_head = figures(self.by_head, self.true) if self.by_head is not None else {}
        return BoutsReport(
            num_bouts=len(self.true),
            by_overlap=by_head or by_windows,
            by_windows=by_windows,
            by_head=by_head,
            uses_head=self.by_head is not None,
        )


def judge_bouts(
    model: VideoModel,
    header: Header,
    manifest: Manifest,
    *,
    cache: ClipCache,
    recipe: Recipe,
    computing: Computing,
    head: TemporalHead | None = None,
) -> Generator[TrainingEvent, None, Judged | None]:
    """The bouts of labelled animals beside those that a model finds; None where none is known.

    Of animals whose videos can be read: what is in the others could be found by nothing.
    """
    animals = animals_of(manifest, header.classes.behaviors)
    if not any(animal.bouts for animal in animals):
        return None
    clips, readable = yield from clips_of(manifest, animals, cache, recipe)
    true = tuple(bout for number in readable for bout in animals[number].bouts)
    if not true:
        return None
    model.eval()
    found: list[FoundBout] = []
    ways = 1 if head is None or header.temporal is None else 2
    for done, number in enumerate(readable):
        yield ClipsJudged(share=done / len(readable) / ways)
        found += found_by_windows(model, header, clips, animals[number], number, computing)
    if head is None or header.temporal is None:
        return Judged(true, found)
    watching = watch(model, clips, animals, readable, header.temporal.step_s, computing)
    watched = yield from as_second_half(watching)
    return Judged(true, found, found_by_head(head, header.temporal, animals, watched))


def as_second_half(
    steps: Generator[TrainingEvent, None, T],
) -> Generator[TrainingEvent, None, T]:
    """The other way of finding bouts, whose clips are counted as half of what is judged."""
    outcome = Outcome(steps)
    for event in outcome:
        if isinstance(event, ClipsDecoded):
            yield ClipsJudged(share=(1 + event.done / event.total) / 2)
        else:
            yield event
    return outcome.value


def clips_of(
    manifest: Manifest, animals: Sequence[Animal], cache: ClipCache, recipe: Recipe
) -> Generator[TrainingEvent, None, tuple[ClipDataset, list[int]]]:
    """The animals' clips, and the numbers of those that can be read."""
    asked = Manifest(manifest.header, tuple(each.span for each in animals), manifest.root)
    readable = yield from decode(asked, cache)
    return ClipDataset([(asked.path_of(each.span), each.span) for each in animals], cache, recipe), readable


def found_by_windows(  # noqa: PLR0917
    model: VideoModel, header: Header, clips: ClipDataset, animal: Animal, number: int, computing: Computing
) -> list[FoundBout]:
    """What the scores of an animal's windows make of it, grouped as a scan groups them."""
    windows = windows_of(animal.whole, length_s=clips.recipe.clip_s, max_windows=MOST_WINDOWS)
    embeddings = embedded(model, clips.at(number, [each.start_s for each in windows]), computing)
    names = header.classes.behaviors
    rows = [
        WindowScores(window, tuple(Score(name, value) for name, value in zip(names, row, strict=True)))
        for window, row in zip(windows, scores_of(model, header, embeddings, computing), strict=True)
    ]
    points = header.calibration.points_for(0.0, names)
    return counted(find_bouts(rows, animal.whole, operating_points=points), animal)


def found_by_head(
    head: TemporalHead, part: TemporalPart, animals: Sequence[Animal], watched: Mapping[int, Watched]
) -> list[FoundBout]:
    """What a temporal head makes of the animals that were watched."""
    found = []
    for number, seen in watched.items():
        example = example_of(animals[number], seen, part.step_s)
        bouts = proposed(head, example.embeddings, example.steps, part.behaviors)
        found += counted(bouts, animals[number])
    return found


def counted(bouts: Iterable[Bout], animal: Animal) -> list[FoundBout]:
    """Bouts as they are judged: where nobody said anything, or of what, they are neither right nor wrong."""

    def unknown(span: Span) -> bool:
        inside = sum(max(0.0, span.shared_s(hole)) for hole in animal.holes)
        return inside > IN_HOLES * span.duration_s

    return [
        FoundBout(animal.key, bout.behavior, bout.span, bout.score)
        for bout in bouts
        if bout.behavior not in animal.unasked and not unknown(bout.span)
    ]


def scores_of(
    model: VideoModel, header: Header, embeddings: NDArray[np.float32], computing: Computing
) -> list[list[float]]:
    """Calibrated scores of the behaviors, (windows, K)."""
    with torch.inference_mode():
        logits = model.forward_head(torch.from_numpy(embeddings).to(computing.device)).double().cpu()
    of_behaviors = logits[:, len(header.classes.species) :] / header.calibration.behavior_temperature
    odds = log_odds(of_behaviors.numpy(), header.behavior_activation)
    scores: list[list[float]] = sigmoid(odds).tolist()
    return scores


def figures(found: Sequence[FoundBout], true: Sequence[TrueBout]) -> dict[str, float | None]:
    """Mean average precision at each overlap."""
    return {f"{tiou:g}": known(mean_ap(found, true, tiou)) for tiou in MAMMALNET_TIOUS}
