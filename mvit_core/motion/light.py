"""Clouds and their shadows: light that changes in patches, where one tone curve for a frame does not help.

A shadow keeps the texture below it, a body covers it. So the light is read where a sample shows the texture
of the scene, and carried on from there to where it does not: a body is compared with the scene as its
surroundings are lit, and stays whole.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.values import Gray, Mask, Plane

PATCHY = 0.12  # share of the picture that has to differ for a change of light
MOSTLY = 0.33  # mean foreignness of what differs up to which it is the scene in another light
CARRIED = (0.05, 0.16, 0.5)  # windows in which light is carried on, nearest first, shares of the width
TRUSTED = 0.15  # share of a window that has to show the scene for its light to be believed
ALIKE = 0.8  # correlation of texture from which something is the scene in another light
UNLIKE = 0.4  # and up to which it is another thing
FAINT = 6.0  # gray levels added to both tones of a ratio: what is nearly black says little of the light


def patchy_light(frame: Gray, shown: Gray, difference: NDArray[np.int16], noise: float) -> bool:
    """Whether much of a sample differs from the background and most of that has its texture: clouds pass."""
    differs = np.abs(cv2.blur(difference[::2, ::2], (5, 5))) > max(5.0, 2 * noise)
    if differs.mean() < PATCHY:  # the usual case
        return False
    foreign, _ = foreignness(frame.astype(np.float32), shown.astype(np.float32), noise)
    return float(foreign[::2, ::2][differs].mean()) < MOSTLY


def without_patches(frame: Gray, scene: Gray, noise: float, ignore: Mask) -> NDArray[np.int16]:
    """The difference from the scene as the frame is lit, counted by how little its texture is the scene's.

    Nothing is said of the light under `ignore`.
    """
    a, b = frame.astype(np.float32), scene.astype(np.float32)
    foreign, plain = foreignness(a, b, noise)
    light = light_on(a, b, np.where(plain | ignore, 0, 1 - foreign).astype(np.float32))
    return np.asarray((a - np.clip(light * (b + FAINT) - FAINT, 0, 255)) * foreign, np.int16)


def relit(frame: Gray, scene: Gray, noise: float, ignore: Mask) -> Gray:
    """A frame with each of its patches as bright as the scene has it; for `ignore` see `without_patches`."""
    a, b = frame.astype(np.float32), scene.astype(np.float32)
    foreign, plain = foreignness(a, b, noise)
    light = light_on(a, b, np.where(plain | ignore, 0, 1 - foreign).astype(np.float32))
    return np.asarray(np.clip((a + FAINT) / light - FAINT, 0, 255), np.uint8)


def light_on(a: Plane, b: Plane, same: Plane) -> Plane:
    """How many times as bright `a` is lit as `b`, told by where they show the `same` (0 to 1)."""
    weight = np.ascontiguousarray(same[::2, ::2])
    ratio = np.log((cv2.blur(a, (9, 9))[::2, ::2] + FAINT) / (cv2.blur(b, (9, 9))[::2, ::2] + FAINT))
    light, known = np.zeros_like(ratio), np.zeros_like(ratio)
    for share in CARRIED:
        side = round(share * weight.shape[1]) | 1
        weights = cv2.blur(weight, (side, side))
        sure = np.clip(weights / TRUSTED, 0, 1) * (1 - known)
        light += sure * cv2.blur(weight * ratio, (side, side)) / (weights + 1e-4)
        known += sure
    whole = cv2.resize(light, (a.shape[1], a.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.exp(whole), np.float32)


def foreignness(a: Plane, b: Plane, noise: float) -> tuple[Plane, Mask]:
    """0 where two pictures have the same fine texture (or none), 1 where not; and where neither has any."""
    a, b = a - cv2.blur(a, (9, 9)), b - cv2.blur(b, (9, 9))
    power_a, power_b = cv2.blur(a * a, (9, 9)), cv2.blur(b * b, (9, 9))
    likeness = cv2.blur(a * b, (9, 9)) / np.sqrt(power_a * power_b + 1)
    plain = np.maximum(power_a, power_b) < 4 * (noise * noise + 1)
    foreign = np.clip((ALIKE - likeness) / (ALIKE - UNLIKE), 0, 1)
    return np.asarray(np.where(plain, 0, foreign), np.float32), plain
