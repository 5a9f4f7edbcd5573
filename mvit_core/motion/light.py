"""Clouds and their shadows: light that changes in patches, where one tone curve for a frame does not help."""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.values import Gray, Plane

PATCHY = 0.2  # share of the picture from which a difference is taken for a change of light
LIGHT = 0.09  # width of the window in which light counts as even, share of the picture's
ALIKE = 0.8  # correlation of texture from which something is the scene in another light
UNLIKE = 0.4  # and up to which it is another thing


def patchy_light(difference: NDArray[np.int16], noise: float) -> bool:
    """Whether so much of a sample differs from the background that clouds, not animals, are likely."""
    coarse = cv2.blur(difference[::2, ::2], (5, 5))
    return bool(np.mean(np.abs(coarse) > max(5.0, 2 * noise)) > PATCHY)


def without_patches(
    difference: NDArray[np.int16], frame: Gray, shown: Gray, noise: float
) -> NDArray[np.int16]:
    """The difference once the background is lit as its surroundings are: a shadow keeps the texture below it.

    The light is the local gain of least squares between frame and background; where that makes the difference
    larger (beside an animal), it is not believed. What still differs counts by how little its texture is that
    of the background.
    """
    side = round(frame.shape[1] * LIGHT) | 1
    a, b = frame.astype(np.float32), shown.astype(np.float32)
    gain = (cv2.blur(a * b, (side, side)) + 1) / (cv2.blur(b * b, (side, side)) + 1)
    relit = a - np.clip(gain, 0.25, 4.0) * b
    least = np.where(np.abs(relit) < np.abs(difference), relit, difference)
    return np.asarray(least * foreignness(a, b, noise), np.int16)


def relit(frame: Gray, scene: Gray) -> Gray:
    """A sample with each of its patches as bright as the scene has it."""
    side = round(frame.shape[1] * LIGHT) | 1
    a, b = cv2.blur(frame, (side, side)).astype(np.float32), cv2.blur(scene, (side, side)).astype(np.float32)
    return np.asarray(np.clip(frame * ((b + 2) / (a + 2)), 0, 255), np.uint8)


def foreignness(a: Plane, b: Plane, noise: float) -> Plane:
    """0 where two pictures have the same fine texture (or none at all), 1 where they have not."""
    a, b = a - cv2.blur(a, (9, 9)), b - cv2.blur(b, (9, 9))
    power_a, power_b = cv2.blur(a * a, (9, 9)), cv2.blur(b * b, (9, 9))
    likeness = cv2.blur(a * b, (9, 9)) / np.sqrt(power_a * power_b + 1)
    blank = np.maximum(power_a, power_b) < 4 * (noise * noise + 1)
    foreign = np.clip((ALIKE - likeness) / (ALIKE - UNLIKE), 0, 1)
    return np.asarray(np.where(blank, 0, foreign), np.float32)
