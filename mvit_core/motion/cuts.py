"""Where the whole picture changes for good: an edit, the switch from day to infrared, the camera turned."""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.exposure import robust_line
from mvit_core.motion.values import Gray

THUMB = (24, 16)  # width, height in blocks
SETTLE = 3  # samples looked at on either side
SAME = 4.0  # gray levels within which a block is as it was


def find_cuts(frames: NDArray[np.uint8]) -> list[slice]:
    """Cut N x H x W samples into stretches of one scene each, in order and without gaps."""
    thumbs = np.stack([thumbnail(frame) for frame in frames])
    if len(thumbs) < 2:
        return [slice(0, len(thumbs))]
    steps = np.array([changed_share(a, b) for a, b in pairwise(thumbs)])
    borders = [0]
    for index in np.flatnonzero(steps > 0.45) + 1:
        if index - borders[-1] >= 1 and is_for_good(thumbs, int(index)):
            borders.append(int(index))
    borders.append(len(thumbs))
    return [slice(a, b) for a, b in pairwise(borders)]


def thumbnail(frame: Gray) -> NDArray[np.float32]:
    """Mean tones of the blocks of a frame, flattened."""
    return cv2.resize(frame[::2, ::2], THUMB, interpolation=cv2.INTER_AREA).astype(np.float32).ravel()


def changed_share(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Share of blocks that differ once gain and offset are taken out, 0 to 1."""
    as_it_is = float(np.mean(np.abs(b - a) > SAME))
    if as_it_is < 0.2:  # the usual case: nothing to take out
        return as_it_is
    gain, offset = robust_line(a, b)
    return float(np.mean(np.abs(b - gain * a - offset) > max(SAME, 0.3 * float(b.std()))))


def is_for_good(thumbs: NDArray[np.float32], index: int) -> bool:
    """Whether the picture before `index` differs from the picture after it, and either is calm in itself."""
    before = np.median(thumbs[max(0, index - SETTLE) : index], axis=0)
    after = np.median(thumbs[index : index + SETTLE], axis=0)
    return changed_share(before, after) > 0.4
