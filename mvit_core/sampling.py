"""Which frames a clip is made of: by frame number here, by time in the scan.

The views that papers are tested with, by SlowFast's arithmetic to the last digit, so that published figures
can be reproduced.
"""

from math import floor

import numpy as np
import torch
from numpy.typing import NDArray

Index = NDArray[np.int64]


def window(
    video_length: float, clip_length: float, view: int, num_views: int, *, whole_steps: bool = False
) -> tuple[float, float]:
    """First and last frame of one of `num_views` clips spread over a video, all in frames.

    `whole_steps` spreads them from the first frame to the last in equal whole steps; otherwise the last view
    stops a step before the end.
    """
    room = max(video_length - clip_length, 0)
    if not whole_steps:
        start = room * view / num_views
    elif num_views == 1:
        start = floor(room / 2)
    else:
        start = view * floor(room / (num_views - 1))
    return start, start + clip_length - 1


def evenly(start: float, end: float, num_samples: int, num_frames: int) -> Index:
    """`num_samples` frames from `start` to `end`, both included, kept inside a video of `num_frames`.

    Torch's steps of 32 bits end a little before some whole frames, and then the frame before counts.
    """
    places = torch.linspace(start, end, num_samples, dtype=torch.float32)
    frames: Index = places.clamp(0, num_frames - 1).long().numpy()
    return frames


def segment_bounds(num_frames: int, num_samples: int) -> Index:
    """First and last frame of equal segments, (num_samples, 2), to take one sample from each (SSv2)."""
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


def strided(num_frames: int, num_samples: int, step: int, view: int, num_views: int) -> Index:
    """Every `step`-th frame of one of `num_views` clips spread over the whole video (Charades)."""
    room = max(num_frames - ((num_samples - 1) * step + 1), 0)
    start = round(room * view / (num_views - 1)) if num_views > 1 else room // 2
    return (start + step * np.arange(num_samples)).clip(max=num_frames - 1)


def around(center: int, num_samples: int, step: int, num_frames: int) -> Index:
    """Every `step`-th frame around a key frame (AVA)."""
    start = center - num_samples * step // 2
    return (start + step * np.arange(num_samples)).clip(0, num_frames - 1)
