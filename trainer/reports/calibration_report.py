"""How far a model's scores can be trusted as they stand: reliability, ECE, and names along the tree."""

from collections.abc import Sequence

import numpy as np

from mvit_core.checkpoint import Header
from mvit_core.taxonomy import Taxon
from trainer.reports.judging import Judged
from trainer.reports.report import CalibrationReport, NamesReport, known
from trainer.scores import metrics, reliability
from trainer.scores.naming import NONE, are_right, named, tree_of


def calibration_of(judged: Judged, header: Header) -> CalibrationReport:
    """Of the species' scores."""
    logits, truth = judged.with_species()
    temperature = header.calibration.species_temperature
    scores = metrics.softmax(logits / temperature)
    confidence, right = scores.max(axis=1), scores.argmax(axis=1) == truth
    return CalibrationReport(
        temperature=temperature,
        error=known(reliability.calibration_error(confidence, right)),
        curve=tuple(reliability.calibration_curve(confidence, right)),
    )


def behavior_calibration_of(judged: Judged, header: Header) -> CalibrationReport:
    """Of the behaviors' scores: the error of those that matter, the curve of all of them together."""
    temperature = header.calibration.behavior_temperature
    odds, truth = judged.with_behaviors(temperature)
    scores = metrics.sigmoid(odds)
    return CalibrationReport(
        temperature=temperature,
        error=known(reliability.behavior_calibration_error(scores, truth)),
        curve=tuple(reliability.calibration_curve(scores[truth >= 0], truth[truth >= 0] > 0)),
    )


def names_of(
    judged: Judged, header: Header, taxonomy: Sequence[Taxon], holds: float
) -> tuple[tuple[NamesReport, ...], int]:
    """How right names along the tree are, from fine to coarse, and how many clips have none."""
    logits, truth = judged.with_species()
    tree = tree_of(header.classes.species, taxonomy)
    names = named(metrics.softmax(logits / header.calibration.species_temperature), tree, holds)
    right, found = are_right(names, truth, tree), []
    depths = {rank: int(tree.depths[number]) for number, rank in enumerate(tree.ranks)}
    for rank in sorted(depths, key=lambda each: -depths[each]):
        rows = np.array([each != NONE and tree.ranks[each] == rank for each in names.called], bool)
        if rows.any():
            shares = float(right[rows].mean()), float(names.confidence[rows].mean())
            found.append(NamesReport(rank=rank, num_clips=int(rows.sum()), right=shares[0], said=shares[1]))
    return tuple(found), int((names.called == NONE).sum())
