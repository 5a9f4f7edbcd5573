"""Which frames a clip of equal segments is made of, as SlowFast picks them for SSv2, to the last digit."""

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.int64]


def segment_bounds(num_frames: int, num_samples: int) -> Index:
    """First and last frame of equal segments, (num_samples, 2), to take one sample from each."""
    edges = np.round((num_frames - 1) / num_samples * np.arange(num_samples + 1)).astype(np.int64)
    return np.stack((edges[:-1], edges[1:]), axis=1)


def segment_centers(num_frames: int, num_samples: int) -> Index:
    """The middle frame of each segment, as in testing."""
    centers: Index = segment_bounds(num_frames, num_samples).sum(axis=1) // 2
    return centers


def segment_samples(num_frames: int, num_samples: int, random: np.random.Generator) -> Index:
    """A random frame of each segment, as in training."""
    bounds = segment_bounds(num_frames, num_samples)
    chosen: Index = random.integers(bounds[:, 0], bounds[:, 1], endpoint=True)
    return chosen
