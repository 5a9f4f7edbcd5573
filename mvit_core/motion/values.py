"""What motion is given, how it is set, and what it hands back."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Box, MotionCurve, Track

Gray = NDArray[np.uint8]  # H x W luma
Plane = NDArray[np.float32]  # H x W signal
Mask = NDArray[np.bool_]  # H x W


@dataclass(frozen=True, slots=True)
class LumaSample:
    """One frame's luma at analysis size, some five times a second."""

    time_s: float
    frame_index: int
    luma: Gray  # H x W; every sample of one video has the same size


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionSettings:
    """The few numbers that decide what counts as an animal; lengths are shares of the picture's width."""

    contrast: float = 5.0
    """Difference from the background that counts, in deviations of the noise."""
    min_contrast: float = 6.0
    """Difference from the background that counts at least, in gray levels."""
    wind: float = 2.2
    """Difference that counts, in units of the pixel's own usual flutter from sample to sample."""
    min_area: float = 0.00045
    """Smallest animal, as a share of the picture."""
    max_gap_s: float = 1.6
    """How long an animal may be out of sight and keep its identity."""
    join_gap_s: float = 4.0
    """How long one that stands still may go unseen before it is another one."""
    min_duration_s: float = 0.55
    """Shortest visit."""
    min_confidence: float = 0.3
    """Tracks below it are not reported."""
    min_still_confidence: float = 0.5
    """The same of a body that is said to stay through all of a scene: a mistake in it costs more."""
    max_samples: int = 320
    """Samples held at once; longer videos are worked on in stretches of this length."""


@dataclass(frozen=True, slots=True)
class Motion:
    """What moved in one video, and where nothing was looked at."""

    tracks: tuple[Track, ...] = ()
    curve: MotionCurve = field(default_factory=MotionCurve)
    masked: tuple[Box, ...] = ()
