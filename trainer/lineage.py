"""What a trained checkpoint says of itself: classes, calibration, where it comes from."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.checkpoint import Calibration, Header, Lineage, save_checkpoint
from mvit_core.models.base import VideoModel
from trainer import metrics
from trainer.judging import Judged
from trainer.manifest import Manifest
from trainer.recipe import encode_recipe
from trainer.runs import RunFolder
from trainer.starting import Start
from trainer.writing import said_plainly

FEWEST_FOR_TEMPERATURE = 20  # held-out clips below which the scores stay as they are
FEWEST_FOR_THRESHOLD = 10  # clips that show a behavior, and clips that do not, below which it has no own one
SENSIBLE = (0.1, 0.9)  # thresholds beyond it come of few clips, not of the behavior


def save_best(run: RunFolder, model: VideoModel, header: Header) -> None:
    """Keep a checkpoint as the one to use; raises UserError where there is no room."""
    with said_plainly(run.best):
        save_checkpoint(run.best, model, header)


def header_of(
    start: Start, run: RunFolder, manifest: Manifest, figures: dict[str, float], judged: Judged
) -> Header:
    """What the checkpoint says of itself, with temperatures from the held-out clips."""
    facts = run.facts()
    lineage = Lineage(
        base=Path(facts.base).name,
        manifest_hash=manifest.hash,
        recipe=encode_recipe(start.recipe),
        metrics=figures,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return msgspec.structs.replace(
        start.header, calibration=calibration_of(judged, start.header.classes.behaviors), lineage=lineage
    )


def calibration_of(judged: Judged, behavior_names: Sequence[str]) -> Calibration:
    """Temperatures that make scores as sure as they are right; 1 where too few clips are held out.

    And the score from which each behavior is best called shown, where enough of the held-out clips show it.
    """
    species, behaviors = judged.with_species(), judged.with_behaviors()

    def fitted(logits: metrics.F64, loss: Callable[[float], float]) -> float:
        enough = logits.size and len(logits) >= FEWEST_FOR_TEMPERATURE
        return metrics.fit_temperature(loss) if enough else 1.0

    temperature = fitted(behaviors[0], lambda t: metrics.behavior_loss(*behaviors, t))
    return Calibration(
        species_temperature=fitted(species[0], lambda t: metrics.species_loss(*species, t)),
        behavior_temperature=temperature,
        operating_points=operating_points(behaviors[0] / temperature, behaviors[1], behavior_names),
    )


def operating_points(logits: metrics.F64, truth: NDArray[np.int64], names: Sequence[str]) -> dict[str, float]:
    """The best threshold of each behavior that enough clips show and enough do not."""
    points: dict[str, float] = {}
    for name, of_one, is_shown in zip(names, logits.T, truth.T, strict=True):
        shown = int(is_shown.sum())
        if min(shown, len(is_shown) - shown) >= FEWEST_FOR_THRESHOLD:
            best = metrics.best_threshold(1 / (1 + np.exp(-of_one)), is_shown)
            points[name] = float(np.clip(best, *SENSIBLE))
    return points
