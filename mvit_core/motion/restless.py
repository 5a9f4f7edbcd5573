"""How restless each pixel is through a whole clip, beyond what noise, a trembling camera and wind explain.

An animal that is there from the first frame to the last leaves no empty scene to compare with, but it
breathes, chews and turns its head. Between which tones a pixel lies for most of the clip shows this better
than any pair of samples does: drops and insects, which touch a pixel for a moment, are left out, while slow
and rhythmic movement both count. What the whole neighborhood does alike is leaves, not a body.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.ranks import ranked
from mvit_core.motion.values import Gray, Mask, Plane

LEAST_SAMPLES = 8
LEAST_SPREAD = 0.35  # gray levels; compression leaves a still scene stiller than it is
MOST = 12.0  # deviations counted of one pixel
GRAIN = 0.028  # size of what belongs to a body, not to its speckled neighborhood, share of the width
NEIGHBORHOOD = 0.19  # side of the window in which restlessness is compared, share of the width
USUAL = 0.6  # mean deviations that a neighborhood may have without being windy
WINDY = 2.5  # what windy neighborhoods take off, in their own mean deviations
EXPOSED = 8  # gray levels by which exposure must change for lost highlights to matter
CLIPPED = 247  # tone from which a sensor shows no differences


def find_restless(even: NDArray[np.uint8], clipped: Mask, scene: Gray, edges: Plane, ignore: Mask) -> Plane:
    """H x W, in deviations of what still pixels with as steep edges do; 0 under `ignore`.

    `even` are N x H x W samples in the same exposure, `clipped` is where highlights of some were lost.
    """
    if len(even) < LEAST_SAMPLES:
        return np.zeros(scene.shape, np.float32)
    soft = np.asarray([cv2.blur(frame, (5, 5)) for frame in even], np.uint8)
    high, low = (ranked(soft, round(share * (len(soft) - 1))) for share in (0.9, 0.1))
    spread = (high - low).astype(np.float32)
    still, deviation = what_still_pixels_do(spread, edges, ~ignore)
    excess = (spread - still) / deviation
    excess[ignore | clipped] = 0
    excess = cv2.blur(np.clip(excess, -2, MOST).astype(np.float32), (3, 3))
    side = round(NEIGHBORHOOD * scene.shape[1]) | 1
    grain = max(3, round(GRAIN * scene.shape[1])) | 1
    solid = cv2.morphologyEx(excess, cv2.MORPH_OPEN, np.ones((grain, grain), np.uint8))
    around = cv2.blur(np.clip(excess - np.maximum(solid, 0), 0, MOST / 2), (side, side))
    result = excess - WINDY * np.maximum(0, around - USUAL)
    result[ignore] = 0
    return np.asarray(result, np.float32)


def what_still_pixels_do(spread: Plane, edges: Plane, seen: Mask) -> tuple[Plane, float]:
    """The spread that is usual at each pixel, growing with the steepness of its edges; and its deviation."""
    values, steep = spread[seen][::7], edges[seen][::7]
    if not len(values):
        return np.zeros(spread.shape, np.float32), LEAST_SPREAD
    base = float(np.median(values))
    at_edges = steep > 1
    slope = 0.0
    if at_edges.sum() > 50:
        slope = float(np.clip(np.median((values[at_edges] - base) / steep[at_edges]), 0, 1))
    deviation = 1.4826 * float(np.median(np.abs(values - base - slope * steep)))
    return np.asarray(base + slope * edges, np.float32), max(LEAST_SPREAD, deviation)


def clipped_highlights(frames: NDArray[np.uint8]) -> Mask:
    """Where highlights are lost in some of N x H x W samples as they came, and right beside.

    Nowhere where exposure stays: there what is white stays white.
    """
    exposures = np.median(frames[:, ::8, ::8], axis=(1, 2))
    if np.ptp(exposures) < EXPOSED:
        return np.zeros(frames.shape[1:], np.bool_)
    extreme = np.asarray(frames.max(axis=0) > CLIPPED, np.uint8)
    return np.asarray(cv2.dilate(extreme, np.ones((7, 7), np.uint8)) > 0)
