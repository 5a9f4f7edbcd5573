"""The animal that is there from the first frame to the last and hardly moves: seen by what is restless.

Where one dense patch, or a few side by side, is far more restless than all the rest of a scene, and nobody
walked there, a body stands around it. Its weaker movements - the outline that breathes, the tail - say how
far it reaches.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.patches import Patch, Sides, find_patches, gathered, opened
from mvit_core.motion.values import Mask, Plane
from mvit_core.types import Box, TrackPoint

STRONG = 4.5  # restlessness that a body must have somewhere, deviations
WEAK = 2.5  # and what belongs to it
LEAST = 0.0002  # strong pixels that a body must have, share of the picture
TOUCHING = 0.06  # gap within one patch at most, share of the width
COMPANION = 0.2  # weight of a further patch that the box takes in, share of the first one's
WINDLESS = 0.999  # share of pixels far from a body that are less restless than what belongs to it
COMPANY = 5.0  # taken off the score of what is restless while others walk: they leave things restless
BESIDE = 0.25  # how far around a body nobody may have walked, in its own lengths
REACH = 0.28  # how far around its strong patches weak ones belong to a body, in its own lengths
SOLID = 0.5  # share of its box that is restless from which it is a part, such as a head, not an outline
OUTLINE = 0.2  # the same from which it is more than an outline
BODY = 1.2  # by how much the box of such a part is widened on each side, share of its own
LARGE = 0.04  # share of the picture that is restless from which all of a body is seen
LARGEST = 0.33  # share of the picture from which what is restless is wind or light, not one body
LARGEST_IN_CLOUDS = 0.1
SURE = 0.995  # confidence from which a body may be larger
MARGIN = 0.25  # the same of an outline: a body is larger than what is restless of it
ABOVE = 0.65  # of that above a body, and
BELOW = 1.15  # below: what moves most is its head

IntArray = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class StillScene:
    """What is known of a scene once its samples are gone."""

    restless: Plane  # see `find_restless`
    places: tuple[tuple[float, int], ...]  # time, seconds, and frame index of its samples
    patchy: bool  # whether clouds passed


@dataclass(frozen=True, slots=True)
class StillBody:
    """A body that stays in one box through one scene."""

    box: Box
    points: tuple[TrackPoint, ...]
    confidence: float


def find_still_body(scene: StillScene, walked: Mask) -> StillBody | None:
    """The body that is restless in place through a scene, if there is one; `walked` is where tracks went."""
    restless = np.where(walked, 0, scene.restless)
    width = restless.shape[1]
    strong = opened(restless > STRONG, 3 if width >= 240 else 2)
    patches = find_patches(strong, restless, max(3, round(TOUCHING * width)) | 1)
    if not patches:
        return None
    near = gathered(patches, width)
    # What wind joined to a body may be taken away.
    for group in (near, near[:1]):
        body = body_of(group, patches, restless, scene, alone=not walked.any())
        if body is not None:
            return None if is_beside(body.box, walked) else body
    return None


def body_of(
    near: list[Patch], patches: Sequence[Patch], restless: Plane, scene: StillScene, *, alone: bool
) -> StillBody | None:
    """The body that some patches belong to, if they are large enough and not so large as wind and light."""
    height, width = restless.shape
    group = [each for each in near if each.weight > COMPANION * near[0].weight]
    num_pixels = sum(each.num_pixels for each in near)
    if num_pixels < max(7, LEAST * restless.size):
        return None
    together = sum(each.weight for each in near) / sum(each.weight for each in patches)
    confidence = confidence_of(num_pixels / restless.size, together, near[0].strength, alone=alone)
    sides = np.array([each.sides for each in group])
    inner = (*sides[:, :2].min(axis=0).tolist(), *sides[:, 2:].max(axis=0).tolist())
    weak = restless > max(WEAK, float(np.quantile(restless[away_from(inner, restless.shape)], WINDLESS)))
    outer = with_weak_parts(inner, opened(weak, 2))
    share = (outer[2] - outer[0]) * (outer[3] - outer[1]) / restless.size
    if share > (LARGEST_IN_CLOUDS if scene.patchy else LARGEST) and (confidence < SURE or scene.patchy):
        return None
    left, top, right, bottom = widened(outer, weak)
    box = Box(left / width, top / height, (right - left) / width, (bottom - top) / height)
    points = tuple(TrackPoint(time_s, index, box) for time_s, index in scene.places)
    return StillBody(box, points, confidence)


def is_beside(box: Box, walked: Mask) -> bool:
    """Whether somebody walked within a body's surroundings: what is restless there is what they left."""
    height, width = walked.shape
    across, along = BESIDE * box.w * width, BESIDE * box.h * height
    rows = slice(max(0, int(box.y * height - along)), int((box.y + box.h) * height + along) + 1)
    columns = slice(max(0, int(box.x * width - across)), int((box.x + box.w) * width + across) + 1)
    return bool(walked[rows, columns].any())


def confidence_of(share: float, together: float, strength: float, *, alone: bool) -> float:
    """0 to 1: by how restless it is, how little else is, the share of the picture, and whether nobody walks.

    Fitted to 133 patches of rendered clips (seeds 11 to 16) and photographs (sets 1 to 4), 75 of them of
    animals.
    """
    size = np.log10(min(share, 0.005) / 0.001)
    score = -0.85 + 2.3 * (min(strength, 10.0) - 7) + 3.5 * (together - 0.85) - 0.75 * size
    return float(round(1 / (1 + np.exp((0.0 if alone else COMPANY) - score)), 4))


def away_from(inner: Sides, shape: tuple[int, ...]) -> tuple[IntArray, ...]:
    """Indices of the pixels that lie far from a box, or of all where none do."""
    left, top, right, bottom = inner
    outside = np.ones(shape, np.bool_)
    reach = round(REACH * max(right - left, bottom - top)) + 2
    outside[max(0, top - reach) : bottom + reach, max(0, left - reach) : right + reach] = False
    return np.nonzero(outside if outside.any() else ~outside)


def with_weak_parts(inner: Sides, weak: Mask) -> Sides:
    """Left, top, right, bottom around a body's strong patches and the weak ones near them."""
    x, y, right, bottom = inner
    reach = round(REACH * max(right - x, bottom - y)) + 2
    limits = np.s_[max(0, y - reach) : bottom + reach, max(0, x - reach) : right + reach]
    count, _, found, _ = cv2.connectedComponentsWithStats(weak[limits].view(np.uint8))
    left, top = limits[1].start, limits[0].start
    boxes = np.array(
        [inner]
        + [
            (left + a, top + b, left + a + c, top + b + d)
            for a, b, c, d, area in found[1:count].tolist()
            if area >= 6
        ]
    )
    return (
        int(boxes[:, 0].min()), int(boxes[:, 1].min()), int(boxes[:, 2].max()), int(boxes[:, 3].max()),
    )  # fmt: skip


def widened(sides: Sides, weak: Mask) -> tuple[float, float, float, float]:
    """The box around more of a body: much more where it is restless all over, as a head is, and downward."""
    left, top, right, bottom = sides
    filled = float(weak[top:bottom, left:right].mean())
    part = min(1.0, max(0.0, (filled - OUTLINE) / (SOLID - OUTLINE)))
    whole = max(0.0, 1 - filled * (right - left) * (bottom - top) / (LARGE * weak.size))
    margin = (MARGIN + (BODY - MARGIN) * part) * whole
    # A strip of a head or a flank says little of where the rest is: it grows alike to all sides.
    around = margin * float(np.sqrt((right - left) * (bottom - top)))
    height, width = weak.shape
    return (
        max(0.0, left - around), max(0.0, top - ABOVE * around),
        min(float(width), right + around), min(float(height), bottom + BELOW * around),
    )  # fmt: skip
