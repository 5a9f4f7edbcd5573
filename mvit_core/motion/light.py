"""Clouds and their shadows: light that changes in patches, where one tone curve for a frame does not help.

A shadow keeps the texture below it, a body covers it. So the light is read where a sample shows the texture
of the scene, and carried on from there to where it does not: a body is compared with the scene as its
surroundings are lit, and stays whole.
"""

from dataclasses import dataclass

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
FINE = (9, 9)  # window of fine texture, pixels


def patchy_light(frame: Gray, shown: Gray, difference: NDArray[np.int16], noise: float) -> bool:
    """Whether much of a sample differs from the background and most of that has its texture: clouds pass.

    Where neither has any texture, as in the sky, a difference is taken for light.
    """
    differs = np.abs(cv2.blur(difference[::2, ::2], (5, 5))) > max(5.0, 2 * noise)
    if differs.mean() < PATCHY:  # the usual case
        return False
    nowhere = np.zeros(frame.shape, np.bool_)
    foreign = Scenery.of(shown, noise, nowhere).compared(frame).foreign
    return float(foreign[::2, ::2][differs].mean()) < MOSTLY


@dataclass(frozen=True, slots=True)
class Compared:
    """A sample beside the scene."""

    tones: Plane
    foreign: Plane  # 0 where it has the scene's fine texture, or neither has any; 1 where it has another
    light: Plane  # how many times as bright as the scene it is lit


@dataclass(frozen=True, slots=True)
class Scenery:
    """A scene prepared for comparing samples with it that clouds light in patches."""

    tones: Plane
    mean: Plane
    texture: Plane
    power: Plane  # mean square of the texture nearby
    plain: float  # power up to which there is no texture but noise
    seen: Plane  # 1 where the light may be read, 0 where the camera draws

    @classmethod
    def of(cls, scene: Gray, noise: float, ignore: Mask) -> "Scenery":
        """Prepare a scene; `noise` is the deviation of one still pixel, gray levels."""
        tones = scene.astype(np.float32)
        mean = np.asarray(cv2.blur(tones, FINE), np.float32)
        texture = tones - mean
        power = np.asarray(cv2.blur(texture * texture, FINE), np.float32)
        seen = np.where(ignore, 0, 1).astype(np.float32)
        return cls(tones, mean, texture, power, 4 * (noise * noise + 1), seen)

    def compared(self, frame: Gray) -> Compared:
        """Texture and light of a sample."""
        tones = frame.astype(np.float32)
        mean = cv2.blur(tones, FINE)
        texture = tones - mean
        power = cv2.blur(texture * texture, FINE)
        likeness = cv2.blur(texture * self.texture, FINE) / cv2.sqrt(power * self.power + 1)
        foreign = np.clip((ALIKE - likeness) * (1 / (ALIKE - UNLIKE)), 0, 1)
        textured = np.maximum(power, self.power) >= self.plain
        same = (1 - foreign) * textured * self.seen
        ratio = cv2.log((mean[::2, ::2] + FAINT) / (self.mean[::2, ::2] + FAINT))
        light = carried_on(np.asarray(ratio, np.float32), np.ascontiguousarray(same[::2, ::2], np.float32))
        whole = cv2.resize(light, (frame.shape[1], frame.shape[0]), interpolation=cv2.INTER_LINEAR)
        return Compared(tones, np.asarray(foreign * textured, np.float32), np.asarray(whole, np.float32))

    def difference(self, frame: Gray) -> NDArray[np.int16]:
        """From the scene as the frame is lit, as far as the frame's texture is another one; gray levels."""
        compared = self.compared(frame)
        shown = np.clip(compared.light * (self.tones + FAINT) - FAINT, 0, 255)
        return np.asarray((compared.tones - shown) * compared.foreign, np.int16)

    def relit(self, frame: Gray) -> Gray:
        """The frame with each of its patches as bright as the scene has it."""
        compared = self.compared(frame)
        return np.asarray(np.clip((compared.tones + FAINT) / compared.light - FAINT, 0, 255), np.uint8)


def carried_on(ratio: Plane, weight: Plane) -> Plane:
    """Light from the logarithm of a ratio of tones, known as far as it has weight (0 to 1)."""
    light, known = np.zeros_like(ratio), np.zeros_like(ratio)
    weighted = weight * ratio
    for share in CARRIED:
        side = round(share * weight.shape[1]) | 1
        weights = cv2.blur(weight, (side, side))
        sure = np.minimum(weights * (1 / TRUSTED), 1) * (1 - known)
        light += sure * cv2.blur(weighted, (side, side)) / (weights + 1e-4)
        known += sure
    return np.asarray(cv2.exp(light), np.float32)
