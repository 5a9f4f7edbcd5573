"""How far a model's scores can be trusted as they stand: its reliability diagram and ECE."""

import numpy as np

from mvit_core.checkpoint import Header
from trainer import metrics
from trainer.judging import Judged
from trainer.report import CalibrationReport, known


def calibration_of(judged: Judged, header: Header) -> CalibrationReport:
    """Of the species' scores."""
    logits, truth = judged.with_species()
    temperature = header.calibration.species_temperature
    scores = metrics.softmax(logits / temperature)
    confidence, right = scores.max(axis=1), scores.argmax(axis=1) == truth
    return CalibrationReport(
        temperature=temperature,
        error=known(metrics.calibration_error(confidence, right)),
        curve=tuple(metrics.calibration_curve(confidence, right)),
    )


def behavior_calibration_of(judged: Judged, header: Header) -> CalibrationReport:
    """Of the behaviors' scores, all of them together."""
    logits, truth = judged.with_behaviors()
    temperature = header.calibration.behavior_temperature
    scores = (1 / (1 + np.exp(-logits / temperature))).ravel()
    right = truth.ravel() > 0
    return CalibrationReport(
        temperature=temperature,
        error=known(metrics.calibration_error(scores, right)),
        curve=tuple(metrics.calibration_curve(scores, right)),
    )
