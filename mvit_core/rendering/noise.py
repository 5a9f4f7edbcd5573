"""Smooth random fields, from which ground, bark, coats and clouds are made."""

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]


def fractal_noise(
    rng: np.random.Generator, shape: tuple[int, int], cells: tuple[float, float], *, octaves: int
) -> Field:
    """A field of `shape` (H, W), 0 to 1, mean near 0.5; `cells` (down, across) counts the coarsest bumps."""
    total = np.zeros(shape, np.float32)
    weight, sum_of_weights = 1.0, 0.0
    for octave in range(octaves):
        rows = max(2, min(shape[0], round(cells[0] * 2**octave) + 1))
        columns = max(2, min(shape[1], round(cells[1] * 2**octave) + 1))
        grid = rng.random((rows, columns), np.float32)
        total += weight * cv2.resize(grid, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
        sum_of_weights += weight
        weight *= 0.55
    return np.asarray(np.clip((total / sum_of_weights - 0.5) * 1.6 + 0.5, 0, 1), np.float32)


def smooth_step(value: Field, low: float, high: float) -> Field:
    """0 below `low`, 1 above `high`, an S between."""
    share = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def ease(share: float) -> float:
    """The same S for one number, 0 to 1."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
