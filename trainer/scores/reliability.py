"""How far scores are from being right as often as they say: errors and the reliability diagram."""

import numpy as np
from numpy.typing import NDArray

from trainer.scores import metrics

F64 = NDArray[np.float64]
NUM_BINS = 15
LEAST_SCORE = 0.1
FEWEST_BINNED = 10  # scores of a bin of which a share right says something


def calibration_curve(
    confidence: F64, right: NDArray[np.bool_], num_bins: int = NUM_BINS
) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number of each filled bin of equal width: the reliability diagram."""
    bins = np.minimum((confidence * num_bins).astype(int), num_bins - 1)
    chosen = [bins == each for each in range(num_bins)]
    return [
        (float(confidence[each].mean()), float(right[each].mean()), int(each.sum()))
        for each in chosen
        if each.any()
    ]


def calibration_error(confidence: F64, right: NDArray[np.bool_], num_bins: int = NUM_BINS) -> float:
    """ECE (Guo et al. 2017): how far confidence is from being right, on average."""
    curve = calibration_curve(confidence, right, num_bins)
    total = sum(number for *_, number in curve)
    return sum(number * abs(share - sure) for sure, share, number in curve) / total if total else float("nan")


def behavior_calibration_error(scores: F64, truth: NDArray[np.integer]) -> float:
    """How far behaviors' scores from LEAST_SCORE on are from being right, on average, every behavior alike.

    After Nixon et al. 2019 (arXiv 1904.01685): class by class, above a threshold, in bins of equally many
    scores. Most clips show none of most behaviors, and scores near 0 that are right would hide all others. A
    behavior of fewer than FEWEST_BINNED such scores is left out; NaN where all are.
    """
    found = []
    for of_one, is_shown in zip(scores.T, truth.T, strict=True):
        sure = (of_one >= LEAST_SCORE) & (is_shown >= 0)
        if sure.sum() >= FEWEST_BINNED:
            found.append(_adaptive_error(of_one[sure], is_shown[sure] > 0))
    return metrics.mean(found)


def _adaptive_error(confidence: F64, right: NDArray[np.bool_]) -> float:
    """In bins of equally many, at least FEWEST_BINNED each: smaller ones are off by chance alone."""
    shares = np.linspace(0, 1, min(NUM_BINS, len(confidence) // FEWEST_BINNED) + 1)
    bins = np.searchsorted(np.quantile(confidence, shares[1:-1]), confidence, side="right")
    each = [bins == number for number in np.unique(bins)]  # equal scores stay together
    gaps = [some.sum() * abs(float(confidence[some].mean() - right[some].mean())) for some in each]
    return float(sum(gaps) / len(confidence))
