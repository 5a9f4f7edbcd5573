"""Takes the camera's own small movements out: wind at the tree that it hangs on, a touch."""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.values import Gray, Plane

MAX_SHIFT = 0.06  # share of the width beyond which a shift is not believed
MOST = 40  # gray levels; more is an animal
LEVELS = np.arange(511)
MIN_GAIN = 0.9  # the shifted frame must differ from the background by this much less


class Shake:
    """Moves frames back onto a background by phase correlation, where that brings them nearer to it."""

    def __init__(self, background: Gray) -> None:
        self._sparse = np.ascontiguousarray(background[::2, ::2])
        self._step = max(1, background.shape[1] // 160)
        self._small = self._reduced(background)
        height, width = self._small.shape
        self._window = cv2.createHanningWindow((width, height), cv2.CV_32F)

    def steadied(self, frame: Gray) -> Gray:
        """`frame` where the background's camera would have stood."""
        if min(self._small.shape) < 16:
            return frame
        (dx, dy), _ = cv2.phaseCorrelate(self._small, self._reduced(frame), self._window)
        dx, dy = dx * self._step, dy * self._step
        limit = MAX_SHIFT * frame.shape[1]
        if not 0.4 < max(abs(dx), abs(dy)) < limit:
            return frame
        move: NDArray[np.float32] = np.array([[1, 0, -dx], [0, 1, -dy]], np.float32)
        moved = np.asarray(
            cv2.warpAffine(frame, move, (frame.shape[1], frame.shape[0]), borderMode=cv2.BORDER_REPLICATE),
            np.uint8,
        )
        return moved if self._distance(moved) < MIN_GAIN * self._distance(frame) else frame

    def _reduced(self, frame: Gray) -> Plane:
        height, width = frame.shape
        size = (width // self._step, height // self._step)
        small = frame if self._step == 1 else cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
        return np.asarray(small, np.float32)

    def _distance(self, frame: Gray) -> float:
        """Mean gray levels, each at most `MOST`, by which a frame's details differ from the background's."""
        difference = cv2.subtract(np.ascontiguousarray(frame[::2, ::2]), self._sparse, dtype=cv2.CV_16S)
        counts = np.bincount(difference.ravel() + 255, minlength=511)
        middle = int((counts.cumsum() > difference.size // 2).argmax())
        return float(counts @ np.minimum(np.abs(LEVELS - middle), MOST)) / difference.size
