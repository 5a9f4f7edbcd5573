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
FILLED = 0.04  # share of the box around a body's patches that they fill
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
    """The weightiest patch and the next ones near it that are about as restless and fill a body with it.

    Wind beside a body is less restless; specks far apart, such as leaves that glare, are no body.
    """
    first = patches[0]
    group, num_pixels, whole = [first], first.num_pixels, first.sides
    for patch in patches[1:]:
        left, top, right, bottom = patch.sides
        across = max(left - first.sides[2], first.sides[0] - right)
        along = max(top - first.sides[3], first.sides[1] - bottom)
        joined = (min(left, whole[0]), min(top, whole[1]), max(right, whole[2]), max(bottom, whole[3]))
        area = (joined[2] - joined[0]) * (joined[3] - joined[1])
        near = max(across, along) < ASUNDER * width
        if near and patch.strength > ALIKE * first.strength and num_pixels + patch.num_pixels > FILLED * area:
            group.append(patch)
            num_pixels, whole = num_pixels + patch.num_pixels, joined
    return group[:MOST_PATCHES]


def opened(mask: Mask, side: int) -> Mask:
    """Without what is smaller than a square."""
    return np.asarray(
        cv2.morphologyEx(mask.view(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8)) > 0
    )
