"""Which pixels of a sample are not scene: their difference from the background, in units of its threshold.

The background is taken as this frame's exposure would show it; the threshold knows the noise and what the
pixel does anyway (leaves in wind). It sees the animal that has arrived, moving or not; one that is there all
the time is left to `mvit_core.motion.still`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.background import Background
from mvit_core.motion.exposure import ToneReference
from mvit_core.motion.light import Scenery, patchy_light
from mvit_core.motion.shake import Shake
from mvit_core.motion.values import Mask, MotionSettings, Plane


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sample's evidence: 1 is the threshold."""

    away: Plane
    difference: Plane  # signed gray levels from the background, exposure evened out


def find_evidence(
    frames: NDArray[np.uint8], background: Background, ignore: Mask, settings: MotionSettings
) -> Iterator[Evidence]:
    """The evidence of each of N x H x W samples of one scene."""
    differences = find_differences(frames, background, ignore)
    limit = away_limit(background, settings)
    size = blur_size(frames.shape[2])
    inverse = np.where(ignore, 0, 1 / limit).astype(np.float32)
    for difference in differences:
        smooth = cv2.GaussianBlur(difference.astype(np.float32), (size, size), 0)
        away = np.abs(smooth) * inverse
        yield Evidence(away, smooth)


def blur_size(width: int) -> int:
    """Odd size of the kernel that takes the noise of single pixels away."""
    return 5 if width >= 240 else 3


def find_differences(frames: NDArray[np.uint8], background: Background, ignore: Mask) -> NDArray[np.int16]:
    """N x H x W, gray levels between each sample and the background shown with its exposure and shake."""
    reference = ToneReference.of(background.tones, ignore=ignore)
    shake = Shake(background.tones)
    scenery = Scenery.of(background.tones, background.noise, ignore)
    out = np.empty(frames.shape, np.int16)
    for index, frame in enumerate(frames):
        steady = shake.steadied(frame)
        if background.patchy:
            out[index] = scenery.difference(steady)
            continue
        shown = reference.shown_by(steady)
        cv2.subtract(steady, shown, dst=out[index], dtype=cv2.CV_16S)
        if patchy_light(steady, shown, out[index], background.noise):
            out[index] = scenery.difference(steady)
    return out


def away_limit(background: Background, settings: MotionSettings) -> Plane:
    """The difference from the background that counts, gray levels."""
    # Smoothing over 5 x 5 leaves about a quarter of the noise's deviation, compression keeps more of it.
    still = max(settings.min_contrast, settings.contrast * 0.5 * background.noise)
    flutter = settings.wind * np.maximum(background.flutter - 1.2 * background.noise, 0)
    # A camera that trembles by a part of a pixel changes every edge of the scene.
    edges = 0.35 * background.edges
    return np.asarray(np.maximum(still, still * 0.6 + flutter) + edges, np.float32)
