"""How well bouts are found, by what a scan kept of the windows of each animal."""

from collections.abc import Sequence

import numpy as np

from mvit_core.checkpoint import Checkpoint
from mvit_core.localization import WindowScores, find_bouts
from mvit_core.localization.sequences import suffice
from mvit_core.types import Score, Span
from trainer.heads.kept_judging import F32, KeptClips, logits_of
from trainer.labels.manifest import Manifest
from trainer.runs.lineage import recipe_of
from trainer.scores.bout_metrics import FoundBout
from trainer.scores.metrics import log_odds, sigmoid
from trainer.temporal.animals import Animal, Watched, animals_of
from trainer.temporal.localizing import Judged, counted, found_by_head


def kept_bouts(checkpoint: Checkpoint, manifest: Manifest, clips: KeptClips) -> Judged | None:
    """The bouts that there are and those that are found; None where an animal was not kept all through."""
    animals = animals_of(manifest, checkpoint.header.classes.behaviors)
    true = tuple(bout for animal in animals for bout in animal.bouts)
    apart_s = recipe_of(checkpoint.header).clip_s
    watched = {number: watched_of(animal, manifest, clips, apart_s) for number, animal in enumerate(animals)}
    seen = {number: each for number, each in watched.items() if each is not None}
    if not true or len(seen) < len(animals):
        return None
    found: list[FoundBout] = []
    points = checkpoint.header.calibration.points_for(0.0, checkpoint.header.classes.behaviors)
    for number, each in seen.items():
        whole = animals[number].whole
        bouts = find_bouts(scored(checkpoint, each), whole, operating_points=points)
        found += counted(bouts, animals[number])
    part = checkpoint.header.temporal
    if checkpoint.temporal is None or part is None:
        return Judged(true, found)
    return Judged(true, found, found_by_head(checkpoint.temporal, part, animals, seen))


def watched_of(animal: Animal, manifest: Manifest, clips: KeptClips, apart_s: float) -> Watched | None:
    """What was kept of an animal, where that says something of every moment; else None."""
    found = [clips.get(manifest.spans[number].key) for number in animal.numbers]
    parts = [each for each in found if each is not None and each.windows]
    if not parts:
        return None
    by_window: dict[Span, F32] = {}
    for part in parts:
        by_window |= zip(part.windows, part.embeddings, strict=True)  # one may stand in two examples
    windows = sorted(by_window, key=lambda window: window.start_s)
    if not suffice(tuple(windows), animal.whole, apart_s):
        return None
    return Watched(tuple(windows), np.stack([by_window[window] for window in windows]))


def scored(checkpoint: Checkpoint, watched: Watched) -> Sequence[WindowScores]:
    """The calibrated scores of behaviors in each window."""
    header = checkpoint.header
    logits = logits_of(checkpoint.model, watched.embeddings)[:, len(header.classes.species) :]
    odds = log_odds(logits / header.calibration.behavior_temperature, header.behavior_activation)
    return [
        WindowScores(window, tuple(map(Score, header.classes.behaviors, row)))
        for window, row in zip(watched.windows, sigmoid(odds).tolist(), strict=True)
    ]
