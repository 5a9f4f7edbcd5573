"""Patches of what is restless: found, weighed, and those of one body gathered."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from mvit_core.motion.values import Mask, Plane

Sides = tuple[int, int, int, int]  # left, top, right, bottom, pixels

CALM = 3.5  # restlessness beyond which a pixel has weight, deviations
ALIKE = 0.8  # how restless another patch of a body is at least, share of the weightiest one's
ASUNDER = 0.25  # distance between patches of one body at most, share of the width
MOST_PATCHES = 4  # of one body


@dataclass(frozen=True, slots=True)
class Patch:
    """Strong restlessness in one place."""

    sides: Sides
    num_pixels: int
    strength: float  # mean restlessness, deviations
    weight: float  # squares of what is restless beyond `CALM`, summed: bodies outweigh large weak wind


def find_patches(strong: Mask, restless: Plane, reach: int) -> list[Patch]:
    """Patches of strong restlessness, gaps of `reach` pixels closed; the weightiest first."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    closed = cv2.morphologyEx(strong.view(np.uint8), cv2.MORPH_CLOSE, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
    where, values = labels[strong], restless[strong]
    pixels = np.bincount(where, minlength=count)
    sums = np.bincount(where, weights=values, minlength=count)
    weights = np.bincount(where, weights=(values - CALM) ** 2, minlength=count)
    patches = [
        Patch(
            (x, y, x + w, y + h),
            int(pixels[label]),
            float(sums[label] / max(1, pixels[label])),
            float(weights[label]),
        )
        for label, (x, y, w, h, _) in enumerate(stats.tolist())
        if label
    ]
    return sorted(patches, key=lambda each: -each.weight)


def gathered(patches: Sequence[Patch], width: int) -> list[Patch]:
    """The weightiest patch and the next ones near it that are about as restless; wind beside it is less."""
    first = patches[0]
    group = [first]
    for patch in patches[1:]:
        left, top, right, bottom = patch.sides
        across = max(left - first.sides[2], first.sides[0] - right)
        along = max(top - first.sides[3], first.sides[1] - bottom)
        if patch.strength > ALIKE * first.strength and max(across, along) < ASUNDER * width:
            group.append(patch)
    return group[:MOST_PATCHES]


def opened(mask: Mask, side: int) -> Mask:
    """Without what is smaller than a square."""
    return np.asarray(
        cv2.morphologyEx(mask.view(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8)) > 0
    )
