"""What an epoch's score counts for: on few clips one good epoch is luck, so the mean of the latest counts."""

import numpy as np
from numpy.typing import NDArray

MANY = 300  # judged clips from which on the score of one epoch can be trusted
SMOOTHED = 3  # epochs whose mean counts where there are fewer

Calls = NDArray[np.int64]  # (epochs, clips) numbers of the likeliest species


def num_counting(num_clips: int) -> int:
    """How many of the latest epochs' scores count together where so many clips were judged."""
    return 1 if num_clips >= MANY else SMOOTHED


def means_of_latest(scores: NDArray[np.float64], num_clips: int) -> NDArray[np.float64]:
    """What counts of each epoch, (..., E), by which the best is chosen, of its score and those before it."""
    summed = np.cumsum(np.concatenate((np.zeros_like(scores[..., :1]), scores), axis=-1), axis=-1)
    last = np.arange(1, scores.shape[-1] + 1)
    first = np.maximum(0, last - num_counting(num_clips))
    return np.asarray((summed[..., last] - summed[..., first]) / (last - first), np.float64)
