"""What a trained checkpoint says of itself: classes, calibration, where it comes from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from math import inf

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import PRECISIONS, Calibration, key_of
from mvit_core.checkpoint import Classes, Header, Lineage, save_checkpoint
from mvit_core.files.path_text import to_path
from mvit_core.models.base import VideoModel
from mvit_core.taxonomy import Taxon
from trainer.fitting.starting import Start
from trainer.labels.manifest import Manifest
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import decode_recipe, encode_recipe
from trainer.reports.judging import Judged
from trainer.runs.folder import RunFolder, name_of
from trainer.scores import metrics
from trainer.scores.naming import chosen_holds, tree_of
from trainer.scores.sure_scores import SURE, chosen, lowest
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
    events = [manifest.spans[facts.held_out[number]].when for number in judged.numbers.tolist()]
    lineage = Lineage(
        base=facts.base_name or name_of(to_path(facts.base)),
        manifest_hash=manifest.hash,
        recipe=encode_recipe(start.recipe),
        metrics=figures,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return msgspec.structs.replace(
        start.header,
        calibration=calibration_of(judged, start.header.classes, manifest.header.taxonomy, events),
        lineage=lineage,
    )


def recipe_of(header: Header) -> Recipe:
    """How the checkpoint's clips are made: by the recipe that it was trained with, where that is known."""
    recipe = decode_recipe(header.lineage.recipe) if header.lineage.recipe else Recipe()
    clip = header.preprocessing
    return replace(
        recipe,
        num_frames=clip.num_frames,
        frame_interval_s=clip.frame_interval_s,
        crop=clip.crop[0],
        focused=clip.focused,
    )


def calibration_of(
    judged: Judged, classes: Classes, taxonomy: Sequence[Taxon] = (), events: Sequence[str] | None = None
) -> Calibration:
    """Temperatures that make scores as sure as they are right; 1 where too few clips are held out.

    They are as sure as so many events can show (`events` are those of the clips; None: each has its own).

    And the scores from which each class is called, where enough of the held-out clips show it: behaviors at
    their best, and every class, and all names along the tree, for each precision that people can ask for.
    """
    species = judged.with_species()

    def fitted(logits: metrics.F64, loss: Callable[[float], float]) -> float:
        enough = logits.size and len(logits) >= FEWEST_FOR_TEMPERATURE
        return metrics.fit_temperature(loss) if enough else 1.0

    own = np.arange(len(judged)).astype(str) if events is None else np.asarray(events)
    doubt = float(metrics.doubt_of(len(np.unique(own[judged.truth.species_numbers >= 0]))))
    for_species = fitted(species[0], lambda t: metrics.species_loss(*species, t, doubt))
    odds, shown = judged.with_behaviors()
    wanted = metrics.doubted(shown, own[judged.truth.any_behavior_known].tolist())
    for_behaviors = fitted(odds, lambda t: metrics.behavior_loss(judged.with_behaviors(t)[0], wanted))
    odds, shown = judged.with_behaviors(for_behaviors)
    of_species = metrics.softmax(species[0] / for_species)
    is_species = np.eye(len(classes.species), dtype=np.int64)[species[1]]
    of_behaviors = metrics.sigmoid(odds)
    holds = chosen_holds(of_species, species[1], tree_of(classes.species, taxonomy))
    return Calibration(
        species_temperature=for_species,
        behavior_temperature=for_behaviors,
        operating_points=operating_points(odds, shown, classes.behaviors),
        thresholds=thresholds(of_species, is_species, classes.species, holds)
        | thresholds(of_behaviors, shown, classes.behaviors, together(of_behaviors, shown)),
        holds=holds,
    )


def operating_points(odds: metrics.F64, truth: NDArray[np.int64], names: Sequence[str]) -> dict[str, float]:
    """The best threshold of each behavior that enough clips show and enough do not, by log odds of scores.

    Those that too few clips show share one, the best for all of them together, where that many show any.
    """
    scores = metrics.sigmoid(odds)
    points: dict[str, float] = {}
    rare = [number for number in range(len(names)) if not suffices(truth[:, number])]
    if rare and suffices(truth[:, rare].ravel()):
        shared = best_point(scores[:, rare].ravel(), truth[:, rare].ravel())
        points |= dict.fromkeys((names[number] for number in rare), shared)
    for number, name in enumerate(names):
        if number not in rare:
            points[name] = best_point(scores[:, number], truth[:, number])
    return points


def best_point(scores: metrics.F64, is_shown: NDArray[np.int64]) -> float:
    """The score from which calling it is best (F1), of the clips of which somebody said."""
    said = is_shown >= 0
    return float(np.clip(metrics.best_threshold(scores[said], is_shown[said]), *SENSIBLE))


def thresholds(
    scores: metrics.F64, truth: NDArray[np.int64], names: Sequence[str], otherwise: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """For each class that enough clips show and enough do not: its score for each precision, 1 for never.

    `otherwise` are the scores, by precision, that a class needs whose own clips are too few to be sure.
    """
    found: dict[str, dict[str, float]] = {}
    for name, of_one, is_shown in zip(names, scores.T, truth.T, strict=True):
        if suffices(is_shown):
            said = is_shown >= 0
            found[name] = {
                key_of(wish): max(
                    SENSIBLE[0],
                    chosen(of_one[said], is_shown[said] > 0, wish, otherwise.get(key_of(wish), wish)),
                )
                for wish in PRECISIONS
            }
    return found


def together(scores: metrics.F64, truth: NDArray[np.int64]) -> dict[str, float]:
    """For each precision the score from which calls of all classes together are surely right that often."""
    said = truth >= 0
    found = {key_of(wish): lowest(scores[said], truth[said] > 0, wish, SURE) for wish in PRECISIONS}
    return {key: score for key, score in found.items() if score < inf}


def suffices(is_shown: NDArray[np.int64]) -> bool:
    """Whether enough clips show a class, and enough do not, to choose a threshold by them."""
    return min(int((is_shown > 0).sum()), int((is_shown == 0).sum())) >= FEWEST_FOR_THRESHOLD
