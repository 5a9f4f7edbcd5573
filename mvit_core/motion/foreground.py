"""Which pixels of a sample are not scene: two kinds of evidence, each in units of its threshold.

*Away from the background*: the difference from the background as this frame's exposure would show it,
against the noise and against what the pixel does anyway (leaves in wind). Sees the animal that has arrived,
moving or not. *Busy in place*: change from sample to sample that lasts, before and after, where the rest of
the picture is calm. Sees the animal that is there all the time and only moves its head, so that its scene
is never seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.background import Background
from mvit_core.motion.exposure import ToneReference
from mvit_core.motion.light import patchy_light, without_patches
from mvit_core.motion.shake import Shake
from mvit_core.motion.values import Mask, MotionSettings, Plane

MEMORY = 8  # samples before and after in which something in place must stay busy


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sample's evidence: 1 is the threshold."""

    away: Plane
    busy: Plane
    difference: Plane  # signed gray levels from the background, exposure evened out
    drift: Mask  # where the clip's parts differ; says nothing of this sample alone


def find_evidence(
    frames: NDArray[np.uint8], background: Background, ignore: Mask, settings: MotionSettings
) -> Iterator[Evidence]:
    """The evidence of each of N x H x W samples of one scene."""
    differences = find_differences(frames, background, ignore)
    limit = away_limit(background, settings)
    busy = find_busy(differences, background, ignore)
    size = blur_size(frames.shape[2])
    inverse = np.where(ignore, 0, 1 / limit).astype(np.float32)
    for difference, in_place in zip(differences, busy, strict=True):
        smooth = cv2.GaussianBlur(difference.astype(np.float32), (size, size), 0)
        away = np.abs(smooth) * inverse
        yield Evidence(away, in_place, smooth, background.drift)


def blur_size(width: int) -> int:
    """Odd size of the kernel that takes the noise of single pixels away."""
    return 5 if width >= 240 else 3


def find_differences(frames: NDArray[np.uint8], background: Background, ignore: Mask) -> NDArray[np.int16]:
    """N x H x W, gray levels between each sample and the background shown with its exposure and shake."""
    reference = ToneReference.of(background.tones, ignore=ignore)
    shake = Shake(background.tones)
    out = np.empty(frames.shape, np.int16)
    for index, frame in enumerate(frames):
        steady = shake.steadied(frame)
        shown = reference.shown_by(steady)
        cv2.subtract(steady, shown, dst=out[index], dtype=cv2.CV_16S)
        if patchy_light(out[index], background.noise):
            out[index] = without_patches(out[index], steady, shown, background.noise)
    return out


def away_limit(background: Background, settings: MotionSettings) -> Plane:
    """The difference from the background that counts, gray levels."""
    # Smoothing over 5 x 5 leaves about a quarter of the noise's deviation, compression keeps more of it.
    still = max(settings.min_contrast, settings.contrast * 0.5 * background.noise)
    flutter = settings.wind * np.maximum(background.flutter - 1.2 * background.noise, 0)
    # A camera that trembles by a part of a pixel changes every edge of the scene.
    edges = 0.35 * background.edges
    return np.asarray(np.maximum(still, still * 0.6 + flutter) + edges, np.float32)


def find_busy(differences: NDArray[np.int16], background: Background, ignore: Mask) -> Iterator[Plane]:
    """Change from sample to sample that goes on both before and after each of the samples."""
    totals = summed_changes(differences, ignore)
    last = len(totals) - 1
    usual = background.noise * 1.13  # mean of |difference of two draws|
    calm = calm_level(totals[-1] / max(1, last), ignore)
    scale = 1 / max(2.2 * usual, 2.5 * calm, 2.0)
    for index in range(len(totals)):
        first, end = max(0, index - MEMORY), min(last, index + MEMORY)
        past = (totals[index] - totals[first]) * (scale / max(1, index - first))
        future = (totals[end] - totals[index]) * (scale / max(1, end - index))
        # At the ends of the clip one side is there alone: what begins a little further on is not yet here.
        if index - first < 2:
            soon = (totals[min(last, index + 3)] - totals[index]) * (scale / 3)
            yield np.minimum(future, soon)
        elif end - index < 2:
            lately = (totals[index] - totals[max(0, index - 3)]) * (scale / 3)
            yield np.minimum(past, lately)
        else:
            yield np.minimum(past, future)


def summed_changes(differences: NDArray[np.int16], ignore: Mask) -> NDArray[np.float32]:
    """N x H x W: the change from sample to sample, smoothed, summed from the first sample on."""
    size = blur_size(differences.shape[2])
    totals = np.zeros(differences.shape, np.float32)
    for index, (before, after) in enumerate(pairwise(differences)):
        change = np.minimum(cv2.absdiff(before, after), 40).astype(np.float32)
        change[ignore] = 0
        np.add(totals[index], cv2.blur(change, (size, size)), out=totals[index + 1])
    return totals


def calm_level(mean_change: Plane, ignore: Mask) -> float:
    """How much the livelier parts of the picture usually change."""
    seen = mean_change[::2, ::2][~ignore[::2, ::2]]
    return float(np.quantile(seen, 0.8)) if len(seen) else 0.0
