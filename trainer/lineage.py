"""What a trained checkpoint says of itself: classes, calibration, where it comes from."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

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
    return msgspec.structs.replace(start.header, calibration=calibration_of(judged), lineage=lineage)


def calibration_of(judged: Judged) -> Calibration:
    """Temperatures that make scores as sure as they are right; 1 where too few clips are held out."""
    species, behaviors = judged.with_species(), judged.with_behaviors()

    def fitted(logits: metrics.F64, loss: Callable[[float], float]) -> float:
        enough = logits.size and len(logits) >= FEWEST_FOR_TEMPERATURE
        return metrics.fit_temperature(loss) if enough else 1.0

    return Calibration(
        species_temperature=fitted(species[0], lambda t: metrics.species_loss(*species, t)),
        behavior_temperature=fitted(behaviors[0], lambda t: metrics.behavior_loss(*behaviors, t)),
    )
