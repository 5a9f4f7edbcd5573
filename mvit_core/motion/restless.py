"""What shifts slowly: how far each pixel's tone drifts through a clip, beyond what noise and sway explain.

An animal that is there from the first frame to the last leaves no empty scene to compare with, but it turns
its head, shifts its weight and flicks its tail. Leaves and branches move more, but they swing about where
they are: averaged over some two seconds they are back. So tones are averaged over runs of samples first; what
differs between runs has changed its place. Averages also take the noise out, and the drops that touch a
pixel once. What the whole neighborhood does alike is wind or light, not a body.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.values import Gray, Mask, Plane

LEAST_SAMPLES = 8
RUNS = 4  # of the clip's samples, one after the other; those half in one and half in the next count too
SWINGS = 0.6  # drift that the mean of a run of swings is given, in deviations within runs
LEAST_DRIFT = 0.35  # gray levels; compression leaves a still scene stiller than it is
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
    drift = drift_of(even)
    still, deviation = what_still_pixels_do(drift, edges, ~ignore)
    excess = (drift - still) / deviation
    excess[ignore | clipped] = 0
    excess = cv2.blur(np.clip(excess, -2, MOST).astype(np.float32), (3, 3))
    side = round(NEIGHBORHOOD * scene.shape[1]) | 1
    grain = max(3, round(GRAIN * scene.shape[1])) | 1
    solid = cv2.morphologyEx(excess, cv2.MORPH_OPEN, np.ones((grain, grain), np.uint8))
    around = cv2.blur(np.clip(excess - np.maximum(solid, 0), 0, MOST / 2), (side, side))
    result = excess - WINDY * np.maximum(0, around - USUAL)
    result[ignore] = 0
    return np.asarray(result, np.float32)


def drift_of(even: NDArray[np.uint8]) -> Plane:
    """H x W gray levels by which the means of runs of samples differ, less what swinging explains of it."""
    parts = np.array_split(np.stack([cv2.blur(frame, (5, 5)) for frame in even]), 2 * RUNS)
    sums = [part.sum(axis=0, dtype=np.float32) for part in parts]
    squares = [np.square(part, dtype=np.float32).sum(axis=0) for part in parts]
    means, swings = [], []
    for k in range(len(parts) - 1):
        count = len(parts[k]) + len(parts[k + 1])
        mean = (sums[k] + sums[k + 1]) / count
        means.append(mean)
        swings.append(np.sqrt(np.maximum((squares[k] + squares[k + 1]) / count - mean * mean, 0)))
    swing = np.mean(swings, axis=0)
    return np.asarray(np.max(means, axis=0) - np.min(means, axis=0) - SWINGS * swing, np.float32)


def what_still_pixels_do(drift: Plane, edges: Plane, seen: Mask) -> tuple[Plane, float]:
    """The drift that is usual at each pixel, growing with the steepness of its edges; and its deviation."""
    values, steep = drift[seen][::7], edges[seen][::7]
    if not len(values):
        return np.zeros(drift.shape, np.float32), LEAST_DRIFT
    base = float(np.median(values))
    at_edges = steep > 1
    slope = 0.0
    if at_edges.sum() > 50:
        slope = float(np.clip(np.median((values[at_edges] - base) / steep[at_edges]), 0, 1))
    deviation = 1.4826 * float(np.median(np.abs(values - base - slope * steep)))
    return np.asarray(base + slope * edges, np.float32), max(LEAST_DRIFT, deviation)


def clipped_highlights(frames: NDArray[np.uint8]) -> Mask:
    """Where highlights are lost in some of N x H x W samples as they came, and right beside.

    Nowhere where exposure stays: there what is white stays white.
    """
    exposures = np.median(frames[:, ::8, ::8], axis=(1, 2))
    if np.ptp(exposures) < EXPOSED:
        return np.zeros(frames.shape[1:], np.bool_)
    extreme = np.asarray(frames.max(axis=0) > CLIPPED, np.uint8)
    return np.asarray(cv2.dilate(extreme, np.ones((7, 7), np.uint8)) > 0)
