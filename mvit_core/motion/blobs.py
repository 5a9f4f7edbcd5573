"""From evidence per pixel to blobs: connected parts of one body, each with what tells bodies from weather."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.foreground import Evidence
from mvit_core.motion.values import Gray, Mask, MotionSettings, Plane

MAX_BLOBS = 24  # a sample; the strongest are kept
STRONG = 1.5  # evidence that some pixel of a blob must have, in thresholds


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
    sharpness: float  # gradient of the difference along the outline, as a share of the difference, per pixel
    likeness: float  # correlation of its texture with the background's: near 1 for shadow and light
    in_place: float  # share of its pixels that are only busy, not away from the background

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
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
    strength = np.maximum(evidence.away, evidence.busy)
    mask = connected(strength > 1)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    min_area = max(6.0, settings.min_area * mask.size)
    large = [label for label in range(1, count) if stats[label, cv2.CC_STAT_AREA] >= min_area]
    large.sort(key=lambda label: -int(stats[label, cv2.CC_STAT_AREA]))
    blobs = []
    for label in large[: 2 * MAX_BLOBS]:
        x, y, w, h = (int(each) for each in stats[label, :4])
        window = np.s_[max(0, y - 2) : y + h + 2, max(0, x - 2) : x + w + 2]
        inside = (labels[window] == label) & (strength[window] > 1)
        if inside.sum() >= min_area and strength[window][inside].max() >= STRONG:
            blobs.append(describe((x, y, w, h), window, inside, Picture(evidence, frame, background)))
    blobs.sort(key=lambda blob: -blob.area * blob.evidence)
    return blobs[:MAX_BLOBS], float(sum(blob.area for blob in blobs)) / mask.size


def connected(mask: Mask) -> NDArray[np.uint8]:
    """Single pixels dropped, then gaps within one body closed."""
    width = mask.shape[1]
    opened = np.asarray(mask, np.uint8)
    if width >= 240:
        opened = np.asarray(cv2.morphologyEx(opened, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), np.uint8)
    reach = max(3, round(width * 0.028)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    return np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, kernel), np.uint8)


def describe(
    box: tuple[int, int, int, int], window: tuple[slice, slice], inside: Mask, picture: Picture
) -> Blob:
    """Measure one blob of box (x, y, w, h); `inside` is its pixels within `window`."""
    evidence, frame, background = picture.evidence, picture.frame, picture.background
    away = evidence.away[window]
    strength = np.maximum(away, evidence.busy[window])
    x, y, w, h = box
    return Blob(
        left=float(x),
        top=float(y),
        right=float(x + w),
        bottom=float(y + h),
        area=float(inside.sum()),
        evidence=float(strength[inside].mean()),
        tone=float(frame[window][inside].mean()),
        sharpness=sharpness(evidence.difference[window], inside),
        likeness=likeness(frame[window], background[window], inside),
        in_place=float(np.mean(away[inside] <= 1)),
    )


def sharpness(difference: Plane, inside: Mask) -> float:
    """How suddenly the difference from the background begins at the outline; fog and light begin softly."""
    body = np.asarray(inside, np.uint8)
    kernel = np.ones((3, 3), np.uint8)
    ring = cv2.dilate(body, kernel) > cv2.erode(body, kernel)
    across = cv2.magnitude(
        cv2.Sobel(difference, cv2.CV_32F, 1, 0, scale=0.125),
        cv2.Sobel(difference, cv2.CV_32F, 0, 1, scale=0.125),
    )
    level = float(np.abs(difference[inside]).mean())
    return float(across[ring].mean()) / level if ring.any() and level > 0 else 0.0


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
