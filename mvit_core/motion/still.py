"""The animal that is there from the first frame to the last and hardly moves: seen by what is restless.

Where one dense patch, or a few side by side, is far more restless than all the rest of a scene through its
whole length, and nothing has walked through it, a body stands around it. Its weaker movements - the outline
that breathes, the tail - say how far it reaches.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.memory import usual_box
from mvit_core.motion.values import LumaSample, Mask, Plane
from mvit_core.types import Box, Track, TrackPoint

STRONG = 4.5  # restlessness that a body must have somewhere, deviations
WEAK = 2.5  # and what belongs to it
LEAST = 0.0002  # strong pixels that a body must have, share of the picture
TOGETHER = 0.55  # share of all strong restlessness that lies in one body
WINDY = 0.005  # share of the picture from which what is restless elsewhere speaks of wind
TOUCHING = 0.06  # gap within one patch at most, share of the width
ASUNDER = 0.25  # distance between strong patches of one body at most, share of the width
FAR_ASUNDER = 0.4  # the same of two that are both very restless: head and tail
VERY = 7.0  # mean restlessness of such patches, deviations
MOST_PATCHES = 4  # of one body
COMPANION = 0.2  # weight of a further patch that the box takes in, share of the first one's
WINDLESS = 0.999  # share of pixels far from a body that are less restless than what belongs to it
REACH = 0.4  # how far around its strong patches weak ones belong to a body, in its own lengths
SOLID = 0.4  # share of its box that is restless from which it is a part, such as a head, not an outline
BODY = 0.5  # by how much the box of such a part is widened on each side, share of its own
LARGE = 0.03  # share of the picture that is restless from which all of a body is seen
LARGEST = 0.33  # share of the picture from which what is restless is wind or light, not one body
LARGEST_IN_CLOUDS = 0.1
SURE = 0.995  # confidence from which a body may be larger
MARGIN = 0.2  # the same of other boxes: a body is larger than what is restless of it

IntArray = NDArray[np.intp]
Sides = tuple[int, int, int, int]  # left, top, right, bottom, pixels


@dataclass(frozen=True, slots=True)
class StillBody:
    """A body that stays in one box through one scene."""

    box: Box
    points: tuple[TrackPoint, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Patch:
    """Strong restlessness in one place."""

    sides: Sides
    num_pixels: int
    weight: float  # restlessness summed over them


def find_still_body(
    restless: Plane, samples: Sequence[LumaSample], *, patchy: bool = False
) -> StillBody | None:
    """The body that is restless in place through a scene, if there is one; `patchy` where clouds pass."""
    largest = LARGEST_IN_CLOUDS if patchy else LARGEST
    width = restless.shape[1]
    strong = opened(restless > STRONG, 3 if width >= 240 else 2)
    patches = find_patches(strong, restless, max(3, round(TOUCHING * width)) | 1)
    if not patches:
        return None
    near = gathered(patches, width)
    # What wind joined to a body may be taken away; what is large and sure is an animal near the camera.
    for group in (near, near[:1]):
        body = body_of(group, patches, restless, samples)
        if body is None or body.box.w * body.box.h <= largest or (body.confidence > SURE and not patchy):
            return body
    return None


def body_of(
    near: list[Patch], patches: Sequence[Patch], restless: Plane, samples: Sequence[LumaSample]
) -> StillBody | None:
    """The body that some patches belong to, if they hold enough of all restlessness."""
    height, width = restless.shape
    group = [each for each in near if each.weight > COMPANION * near[0].weight]
    num_pixels, weight = sum(each.num_pixels for each in near), sum(each.weight for each in near)
    together = weight / sum(each.weight for each in patches)
    if num_pixels < max(7, LEAST * restless.size) or together < TOGETHER:
        return None
    sides = np.array([each.sides for each in group])
    inner = (*sides[:, :2].min(axis=0).tolist(), *sides[:, 2:].max(axis=0).tolist())
    weak = restless > max(WEAK, float(np.quantile(restless[away_from(inner, restless.shape)], WINDLESS)))
    left, top, right, bottom = widened(with_weak_parts(inner, opened(weak, 2)), weak)
    box = Box(left / width, top / height, (right - left) / width, (bottom - top) / height)
    points = tuple(TrackPoint(each.time_s, each.frame_index, box) for each in samples)
    confidence = confidence_of(num_pixels / restless.size, together, weight / num_pixels)
    return StillBody(box, points, confidence)


def find_patches(strong: Mask, restless: Plane, reach: int) -> list[Patch]:
    """Patches of strong restlessness, gaps of `reach` pixels closed; the weightiest first."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    closed = cv2.morphologyEx(strong.view(np.uint8), cv2.MORPH_CLOSE, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
    weights = np.bincount(labels[strong], weights=restless[strong], minlength=count)
    pixels = np.bincount(labels[strong], minlength=count)
    patches = [
        Patch((x, y, x + w, y + h), int(pixels[label]), float(weights[label]))
        for label, (x, y, w, h, _) in enumerate(stats.tolist())
        if label
    ]
    return sorted(patches, key=lambda each: -each.weight)


def gathered(patches: Sequence[Patch], width: int) -> list[Patch]:
    """The weightiest patch and the few next ones near it; one that is as restless may lie farther away."""
    first = patches[0].sides
    group = [patches[0]]
    for patch in patches[1:MOST_PATCHES]:
        left, top, right, bottom = patch.sides
        across = max(left - first[2], first[0] - right)
        along = max(top - first[3], first[1] - bottom)
        lively = patch.weight > max(VERY * patch.num_pixels, 0.5 * patches[0].weight)
        if max(across, along) < (FAR_ASUNDER if lively else ASUNDER) * width:
            group.append(patch)
    return group


def confidence_of(share: float, together: float, strength: float) -> float:
    """0 to 1, by the share of the picture that is restless, how strongly, and how little elsewhere."""
    size = np.log10(min(share, 0.005) / 0.0005)
    windy = np.log10(max(1.0, share * (1 / together - 1) / WINDY))
    score = 3.0 * (strength - 7.05) + 5.0 * (together - 0.75) + size - 3.0 * windy
    return float(round(1 / (1 + np.exp(-score)), 4))


def opened(mask: Mask, side: int) -> Mask:
    """Without what is smaller than a square."""
    return np.asarray(
        cv2.morphologyEx(mask.view(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8)) > 0
    )


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
    """The box around more of a body: much more where it is restless all over, as a part of a body is."""
    left, top, right, bottom = sides
    filled = float(weak[top:bottom, left:right].mean())
    margin = BODY if filled > SOLID else MARGIN
    margin *= max(0.0, 1 - filled * (right - left) * (bottom - top) / (LARGE * weak.size))
    across, along = margin * (right - left), margin * (bottom - top)
    height, width = weak.shape
    return (
        max(0.0, left - across), max(0.0, top - along),
        min(float(width), right + across), min(float(height), bottom + along),
    )  # fmt: skip


def with_still_bodies(tracks: Sequence[Track], bodies: Sequence[StillBody]) -> tuple[Track, ...]:
    """Tracks completed by bodies that hardly move: parts of such a body become one track of all of it."""
    result = list(tracks)
    for body in bodies:
        parts = [track for track in result if stays_within(track, body)]
        others = [track for track in result if not stays_within(track, body)]
        if any(passes(track, body) for track in others):
            continue  # what has shifted is what this one did on its way
        confidence = max([body.confidence, *(part.confidence for part in parts)])
        box = around(body, parts)
        points = tuple(TrackPoint(point.time_s, point.frame_index, box) for point in body.points)
        result = [*others, Track(points, confidence)]
    return tuple(sorted(result, key=lambda track: track.span.start_s))


def stays_within(track: Track, body: StillBody) -> bool:
    """Whether a track keeps to a body's surroundings, moving by less than its own size."""
    box = body.box
    centers = np.array([point.box.center for point in track.points])
    way = np.ptp(np.quantile(centers, (0.08, 0.92), axis=0), axis=0)
    largest = np.max([(point.box.w, point.box.h) for point in track.points], axis=0)
    leaves = way[0] > 0.3 * largest[0] and (at_border(track.points[0].box) or at_border(track.points[-1].box))
    aside = np.abs(centers - np.array(box.center)) / np.array([box.w, box.h])
    doubtful = track.confidence < body.confidence - 0.3
    little = (way < 1.5 * largest).all() and (way < 0.65 * np.array([box.w, box.h])).all()
    stays = (way < largest).all() or little or doubtful
    return bool(
        stays
        and not leaves
        and (aside < 1.2).all()
        and body.points[0].time_s <= track.points[0].time_s
        and track.points[-1].time_s <= body.points[-1].time_s
    )


def at_border(box: Box) -> bool:
    """Whether a box touches the left or the right border, where animals come and go."""
    return box.x < 0.012 or box.x + box.w > 0.988


def passes(track: Track, body: StillBody) -> bool:
    """Whether a track that goes elsewhere lies on the body's place for a while."""
    return any(
        point.box.intersection_over_union(body.box) > 0.05
        for point in track.points
        if body.points[0].time_s <= point.time_s <= body.points[-1].time_s
    )


def around(body: StillBody, parts: Sequence[Track]) -> Box:
    """The box around a still body and where its parts usually are."""
    boxes = [body.box, *(usual_box(part) for part in parts)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.w for box in boxes), max(box.y + box.h for box in boxes)
    return Box(left, top, right - left, bottom - top)
