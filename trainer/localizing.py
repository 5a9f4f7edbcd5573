"""How well a model finds bouts in time, on labelled animals: by windows and rules as a scan finds them."""

from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from msgspec.structs import replace
from numpy.typing import NDArray

from mvit_core.checkpoint import Header
from mvit_core.clips import windows_of
from mvit_core.errors import UnreadableVideo
from mvit_core.localization import WindowScores, find_bouts
from mvit_core.models.base import VideoModel
from mvit_core.types import Score, Span
from trainer.bout_metrics import FoundBout, TrueBout, mean_ap
from trainer.cache import ClipCache
from trainer.computing import Computing
from trainer.dataset import ClipDataset
from trainer.events import TrainingEvent
from trainer.manifest import LabelledSpan, Manifest
from trainer.preparing import decode
from trainer.recipe import Recipe
from trainer.report import BoutsReport, known

TIOUS = (0.35, 0.5, 0.65, 0.8, 0.95)  # MammalNet's overlaps (arXiv 2306.00576, section 4.3)
MOST_WINDOWS = 24  # of one animal, as in a scan
BATCH = 8


@dataclass(frozen=True, slots=True)
class Animal:
    """One animal with everything that was said of its behaviors."""

    span: LabelledSpan  # from its first example to its last
    bouts: tuple[TrueBout, ...]


def animals_of(manifest: Manifest, behaviors: Sequence[str]) -> list[Animal]:
    """The animals whose behaviors are known through and through, with their bouts."""
    groups: dict[tuple[str, str], list[LabelledSpan]] = defaultdict(list)
    for span in manifest.spans:
        if span.animal and span.behaviors is not None and span.end_s is not None:
            groups[span.video, span.animal].append(span)
    found = []
    for (video, animal), spans in groups.items():
        whole = replace(
            spans[0],
            start_s=min(each.start_s for each in spans),
            end_s=max(each.end_s or 0.0 for each in spans),
            points=tuple(sorted({p for each in spans for p in each.points}, key=lambda p: p.time_s)),
            behaviors=None,
        )
        bouts = {
            TrueBout(f"{video}#{animal}", name, Span(each.start_s, each.end_s or 0.0))
            for each in spans
            for name in each.behaviors or ()
            if name in behaviors
        }
        found.append(Animal(whole, tuple(bouts)))
    return found


def judge_bouts(
    model: VideoModel,
    header: Header,
    manifest: Manifest,
    *,
    cache: ClipCache,
    recipe: Recipe,
    computing: Computing,
) -> Generator[TrainingEvent, None, BoutsReport | None]:
    """Mean average precision at each overlap; None where no bout is known."""
    animals = animals_of(manifest, header.classes.behaviors)
    true = [bout for animal in animals for bout in animal.bouts]
    if not true:
        return None
    asked = Manifest(manifest.header, tuple(each.span for each in animals), manifest.root)
    readable = yield from decode(asked, cache)
    clips = ClipDataset([(asked.path_of(each.span), each.span) for each in animals], cache, recipe)
    found: list[FoundBout] = []
    model.eval()
    for number in readable:
        try:
            found += bouts_of(model, header, clips, animals[number], number, computing)
        except UnreadableVideo:
            continue  # its drive has gone meanwhile: its bouts count as not found
    by_overlap = {f"{tiou:g}": known(mean_ap(found, true, tiou)) for tiou in TIOUS}
    return BoutsReport(num_bouts=len(true), by_overlap=by_overlap)


def bouts_of(  # noqa: PLR0917
    model: VideoModel, header: Header, clips: ClipDataset, animal: Animal, number: int, computing: Computing
) -> list[FoundBout]:
    """What the model finds of one animal."""
    span = animal.span
    whole = Span(span.start_s, span.end_s or span.start_s)
    windows = windows_of(whole, length_s=clips.recipe.clip_s, max_windows=MOST_WINDOWS)
    scores = scores_of(model, header, clips.at(number, [each.start_s for each in windows]), computing)
    names = header.classes.behaviors
    rows = [
        WindowScores(window, tuple(Score(name, float(value)) for name, value in zip(names, row, strict=True)))
        for window, row in zip(windows, scores, strict=True)
    ]
    key = f"{span.video}#{span.animal}"
    return [FoundBout(key, bout.behavior, bout.span, bout.score) for bout in find_bouts(rows, whole)]


def scores_of(
    model: VideoModel, header: Header, clips: NDArray[np.uint8], computing: Computing
) -> NDArray[np.float64]:
    """Calibrated scores of the behaviors, (windows, K)."""
    parts = []
    for first in range(0, len(clips), BATCH):
        with torch.inference_mode(), computing.forward():
            some = torch.from_numpy(clips[first : first + BATCH]).to(computing.device)
            parts.append(model(computing.to_input(some)).double().cpu().numpy())
    logits = np.concatenate(parts)[:, len(header.classes.species) :]
    return np.asarray(1 / (1 + np.exp(-logits / header.calibration.behavior_temperature)), np.float64)
