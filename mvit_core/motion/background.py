"""The scene without its animals, from the whole clip: nothing forces a scan that is offline to guess forward.

The temporal median is right wherever the scene shows for more than half of the clip. Where an animal stands
longer, the median shows the animal, and the scene that it leaves behind would be called motion. Medians of
parts of the clip then disagree; the true scene is the one without a silhouette: the one whose gradient
along the outline of the disagreement is lower.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.exposure import ToneReference
from mvit_core.motion.ranks import median, ranked
from mvit_core.motion.values import Gray, Mask, Plane

MAX_FRAMES = 45  # enough for a median; more only cost time
NUM_PARTS = 5
SEAM_GAIN = 0.97  # a part's tone is taken where its outline is this much weaker


@dataclass(frozen=True, slots=True)
class Background:
    """The scene, and how much each of its pixels usually changes."""

    tones: Gray
    noise: float  # deviation of one pixel of a still scene, gray levels
    flutter: Plane  # usual change from one sample to the next: leaves, water, noise
    edges: Plane  # gradient of the scene, gray levels a pixel
    drift: Mask  # where medians of parts of the clip differ: what shifted its weight, or came, or left


def find_background(frames: NDArray[np.uint8], ignore: NDArray[np.bool_]) -> Background:
    """The background of N x H x W samples of one scene (N >= 3), their exposures evened out first."""
    chosen = frames[np.unique(np.linspace(0, len(frames) - 1, min(MAX_FRAMES, len(frames))).astype(int))]
    first_guess = median(chosen[:: max(1, len(chosen) // 15)])
    even = np.stack([even_out(frame, first_guess, ignore) for frame in chosen])
    tones = median(even)
    noise, flutter = usual_change(frames, ignore)
    parts = [median(part) for part in np.array_split(even, NUM_PARTS)] if len(even) >= 2 * NUM_PARTS else []
    scene = without_ghosts(tones, parts, threshold=max(8.0, 1.5 * noise))
    edges = gradient(scene)
    return Background(scene, noise, flutter, edges, drifted(parts, noise, edges) & ~ignore)


def even_out(frame: Gray, reference: Gray, ignore: NDArray[np.bool_]) -> Gray:
    """`frame` in the exposure of `reference`."""
    return ToneReference.of(frame, ignore=ignore).shown_by(reference)


def usual_change(frames: NDArray[np.uint8], ignore: NDArray[np.bool_]) -> tuple[float, Plane]:
    """Deviation of the noise, and each pixel's upper quartile of change between neighbours in time."""
    pairs = np.unique(np.linspace(1, len(frames) - 1, min(30, len(frames) - 1)).astype(int))
    changes = np.stack(
        [fine_change(even_out_pair(frames[k - 1], frames[k], ignore), frames[k]) for k in pairs]
    )
    # |difference of two draws| of a normal variable has its median at 0.954 deviations.
    still = [float(np.median(change[::2, ::2][~ignore[::2, ::2]])) for change in changes]
    noise = max(0.8, float(np.median(still)) / 0.954)
    upper = ranked(changes, int(0.75 * (len(changes) - 1)))
    return noise, cv2.blur(upper.astype(np.float32), (5, 5))


def fine_change(before: Gray, after: Gray) -> Gray:
    """|Difference| of two samples but for its large patches, which are light."""
    difference = cv2.subtract(after, before, dtype=cv2.CV_16S)
    return np.asarray(cv2.convertScaleAbs(difference - cv2.blur(difference, (25, 25))), np.uint8)


def even_out_pair(before: Gray, after: Gray, ignore: NDArray[np.bool_]) -> Gray:
    """`before` in the exposure of `after`, cheaply: one shift of the median tone."""
    shift = float(np.median(after[::4, ::4])) - float(np.median(before[::4, ::4]))
    if abs(shift) < 1.5:
        return before
    return ToneReference.of(before, ignore=ignore).shown_by(after)


def gradient(tones: Gray) -> Plane:
    """Gray levels a pixel, of the slightly smoothed picture."""
    signal = cv2.GaussianBlur(tones, (3, 3), 0).astype(np.float32)
    across = cv2.Sobel(signal, cv2.CV_32F, 1, 0, scale=0.125)
    return np.asarray(cv2.magnitude(across, cv2.Sobel(signal, cv2.CV_32F, 0, 1, scale=0.125)), np.float32)


def drifted(parts: list[Gray], noise: float, edges: Plane) -> Mask:
    """Where medians of parts of the clip lie apart by more than noise and a tremble of the camera explain."""
    if not parts:
        return np.zeros(edges.shape, np.bool_)
    smooth = [cv2.blur(part, (3, 3)) for part in parts]
    apart = np.max(smooth, axis=0).astype(np.float32) - np.min(smooth, axis=0)
    shifted = apart > np.maximum(5.0, 2.5 * noise) + 0.35 * edges
    # Specks are leaves; an outline stands dense.
    dense = cv2.blur(np.asarray(shifted, np.float32), (9, 9)) > 0.2
    return np.asarray(shifted & dense)


def without_ghosts(tones: Gray, parts: list[Gray], *, threshold: float) -> Gray:
    """Replace what stood still for most of the clip by the scene seen before or after it."""
    result = tones.copy()
    for part in parts:
        apart = cv2.GaussianBlur(cv2.absdiff(part, result), (5, 5), 0) > threshold
        differs = cv2.morphologyEx(np.asarray(apart, np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
        count, labels, stats, _ = cv2.connectedComponentsWithStats(differs)
        for label in range(1, count):
            x, y, w, h, area = (int(each) for each in stats[label])
            if area < 20:
                continue
            pad = 4
            window = np.s_[max(0, y - pad) : y + h + pad, max(0, x - pad) : x + w + pad]
            inside = (labels[window] == label).astype(np.uint8)
            if seam(part[window], inside) < SEAM_GAIN * seam(result[window], inside):
                grown = cv2.dilate(inside, np.ones((7, 7), np.uint8)) > 0
                result[window][grown] = part[window][grown]
    return result


def seam(tones: Gray, inside: NDArray[np.uint8]) -> float:
    """Mean gradient along the outline of a region: high where it is a thing, low where it is scene."""
    kernel = np.ones((3, 3), np.uint8)
    ring = cv2.dilate(inside, kernel) > cv2.erode(inside, kernel)
    signal = cv2.GaussianBlur(tones, (5, 5), 0).astype(np.float32)
    across = np.abs(cv2.Sobel(signal, cv2.CV_32F, 1, 0)) + np.abs(cv2.Sobel(signal, cv2.CV_32F, 0, 1))
    return float(across[ring].mean()) if ring.any() else 0.0
