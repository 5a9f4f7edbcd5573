"""From evidence per pixel to blobs: connected parts of one body, each with what tells bodies from weather."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.foreground import Evidence
from mvit_core.motion.ranks import quantile_of
from mvit_core.motion.values import Gray, Mask, MotionSettings, Plane

MAX_BLOBS = 24  # a sample; the strongest are kept
STRONG = 1.5  # evidence that some pixel of a blob must have, in thresholds
OUTSTANDING = 4.0  # evidence from which a body is taken apart from weaker evidence around it
SKIRT = 0.2  # evidence below this share of a body's own is the smoothing's skirt around it
MAX_SKIRT = 2  # pixels
Window = tuple[slice, slice]  # rows, columns


@dataclass(frozen=True, slots=True)
class Blob:
    """One connected thing in one sample; lengths in pixels of the sample."""

    left: float
    top: float
    right: float
    bottom: float
    area: float  # pixels of evidence
    evidence: float  # mean over these pixels, in thresholds
    tone: float  # mean luma
    sharpness: float  # steepness of the outline, share of the difference from the background a pixel
    likeness: float  # correlation of its texture with the background's: near 1 for shadow and light

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
        """Across and down."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Picture:
    """One sample with its evidence and the scene behind it."""

    evidence: Evidence
    frame: Gray
    background: Gray


def find_blobs(
    evidence: Evidence, frame: Gray, background: Gray, settings: MotionSettings
) -> tuple[list[Blob], float]:
    """The blobs of one sample, strongest first, and the share of the picture that they cover."""
    strength = evidence.away
    mask = strength > 1
    labels, stats = components(connected(mask))
    bare = without_surroundings(mask, strength, labels, stats)
    if bare is not mask:
        mask = bare
        labels, stats = components(connected(mask))
    min_area = max(6.0, settings.min_area * mask.size)
    areas = stats[:, cv2.CC_STAT_AREA]
    order = [int(label) for label in np.argsort(-areas[1:], kind="stable") + 1]
    large = [label for label in order if areas[label] >= min_area][: 2 * MAX_BLOBS]
    picture = Picture(evidence, frame, background)
    blobs = []
    for window, belongs in bodies(labels, stats, large):
        if fills(window, mask.shape):
            continue
        inside = belongs & (strength[window] > 1)
        if inside.sum() >= min_area and strength[window][inside].max() >= STRONG:
            blobs.append(describe(window, belongs & mask[window], inside, picture))
    blobs.sort(key=lambda blob: -blob.area * blob.evidence)
    return blobs[:MAX_BLOBS], float(sum(blob.area for blob in blobs)) / mask.size


def components(mask: NDArray[np.uint8]) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
    """The number of each pixel's component, 0 for none; and left, top, width, height, area of each number."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, ltype=cv2.CV_16U)
    return np.asarray(labels, np.uint16), np.asarray(stats, np.int32)[:count]


def without_surroundings(
    mask: Mask, strength: Plane, labels: NDArray[np.uint16], stats: NDArray[np.int32]
) -> Mask:
    """Weak evidence taken away from around strong: what fog and leaves add to a body that stands out.

    `mask` itself where there is nothing to take; `labels` and `stats` are its components.
    """
    result = mask
    for label, (x, y, w, h, area) in enumerate(stats.tolist()):
        if not label or area < 20:
            continue
        window = np.s_[y : y + h, x : x + w]
        inside = (labels[window] == label) & mask[window]
        level = quantile_of(strength[window][inside], 0.9) if inside.any() else 0.0
        if level > OUTSTANDING:
            result = mask.copy() if result is mask else result
            result[window] &= ~inside | (strength[window] > SKIRT * level)
    return result


def fills(window: Window, shape: tuple[int, ...]) -> bool:
    """Whether a region is nearly the whole picture: the camera or its exposure moved."""
    return all(side.stop - side.start > 0.9 * length for side, length in zip(window, shape, strict=True))


def union(a: Blob, b: Blob) -> Blob:
    """Two blobs as one; what was measured on each is averaged by area."""
    share = a.area / (a.area + b.area)
    return Blob(
        left=min(a.left, b.left),
        top=min(a.top, b.top),
        right=max(a.right, b.right),
        bottom=max(a.bottom, b.bottom),
        area=a.area + b.area,
        evidence=b.evidence + share * (a.evidence - b.evidence),
        tone=b.tone + share * (a.tone - b.tone),
        sharpness=b.sharpness + share * (a.sharpness - b.sharpness),
        likeness=b.likeness + share * (a.likeness - b.likeness),
    )


def bodies(
    labels: NDArray[np.uint16], stats: NDArray[np.int32], large: list[int]
) -> Iterator[tuple[Window, Mask]]:
    """Components, largest first, those that lie within the box of a much larger one joined to it."""
    joined: dict[int, list[int]] = {}
    for label in large:
        owner = next((each for each in joined if lies_within(stats[label], stats[each])), None)
        joined.setdefault(label if owner is None else owner, []).append(label)
    for members in joined.values():
        boxes = stats[members]
        x0, y0 = boxes[:, :2].min(axis=0).tolist()
        x1, y1 = (boxes[:, :2] + boxes[:, 2:4]).max(axis=0).tolist()
        window = np.s_[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2]
        here = labels[window]
        yield window, here == members[0] if len(members) == 1 else np.isin(here, members)


def lies_within(small: NDArray[np.int32], large: NDArray[np.int32]) -> bool:
    """Whether most of a component's box lies within the box of another one of twice its area."""
    (x, y, w, h, area), (x2, y2, w2, h2, area2) = small.tolist(), large.tolist()
    shared = max(0, min(x + w, x2 + w2) - max(x, x2)) * max(0, min(y + h, y2 + h2) - max(y, y2))
    return bool(2 * area < area2 and shared > 0.6 * w * h)


def connected(mask: Mask) -> NDArray[np.uint8]:
    """Single pixels dropped, then gaps within one body closed."""
    width = mask.shape[1]
    opened = np.asarray(mask, np.uint8)
    if width >= 240:
        opened = np.asarray(cv2.morphologyEx(opened, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), np.uint8)
    reach = max(3, round(width * 0.028)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    return np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, kernel), np.uint8)


def describe(window: Window, belongs: Mask, inside: Mask, picture: Picture) -> Blob:
    """Measure a blob: all that `belongs` to it, and what is `inside` by its own evidence, within `window`."""
    strength = picture.evidence.away[window]
    left, top, right, bottom = tight_box(strength, belongs, inside)
    x, y = window[1].start, window[0].start
    return Blob(
        left=float(x + left),
        top=float(y + top),
        right=float(x + right),
        bottom=float(y + bottom),
        area=float(inside.sum()),
        evidence=float(strength[inside].mean()),
        tone=float(picture.frame[window][inside].mean()),
        sharpness=sharpness(picture.evidence.difference[window], inside),
        likeness=likeness(picture.frame[window], picture.background[window], inside),
    )


def tight_box(strength: Plane, belongs: Mask, inside: Mask) -> tuple[int, int, int, int]:
    """A body's box without the skirt that smoothing lays around what contrasts strongly."""
    left, top, right, bottom = extent(belongs)
    core = belongs & (strength > max(1.0, SKIRT * quantile_of(strength[inside], 0.75)))
    if not core.any():
        return left, top, right, bottom
    limits = extent(core)
    return (
        min(limits[0], left + MAX_SKIRT),
        min(limits[1], top + MAX_SKIRT),
        max(limits[2], right - MAX_SKIRT),
        max(limits[3], bottom - MAX_SKIRT),
    )


def extent(mask: Mask) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is true."""
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def sharpness(difference: Plane, inside: Mask) -> float:
    """How suddenly the difference from the background begins, fog and light softly, bodies at once.

    It is the steepest step near each point of the outline, as a share of the difference.
    """
    body = np.asarray(inside, np.uint8)
    outline = inside & (cv2.erode(body, np.ones((3, 3), np.uint8)) == 0)
    steps = cv2.magnitude(
        cv2.Sobel(difference, cv2.CV_32F, 1, 0, scale=0.125),
        cv2.Sobel(difference, cv2.CV_32F, 0, 1, scale=0.125),
    )
    steepest = cv2.dilate(steps, np.ones((5, 5), np.uint8))
    level = quantile_of(np.abs(difference[inside]), 0.75)
    return float(steepest[outline].mean()) / max(1.0, level)


def likeness(frame: Gray, background: Gray, inside: Mask) -> float:
    """Correlation of fine texture inside a blob with the background's; 0 where there is none to compare."""
    a, b = texture(frame)[inside], texture(background)[inside]
    a, b = a - a.mean(), b - b.mean()
    spread_a, spread_b = float(np.sqrt((a * a).mean())), float(np.sqrt((b * b).mean()))
    if min(spread_a, spread_b) < 1.5:
        return 0.0
    return float((a * b).mean()) / (spread_a * spread_b)


def texture(tones: Gray) -> Plane:
    """What a small blur takes away."""
    signal = tones.astype(np.float32)
    return np.asarray(signal - cv2.blur(signal, (7, 7)), np.float32)
