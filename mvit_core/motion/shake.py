"""Takes the camera's own small movements out: wind at the tree that it hangs on, a touch."""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.values import Gray, Plane

MAX_SHIFT = 0.06  # share of the width beyond which a shift is not believed
MIN_GAIN = 0.9  # the shifted frame must differ from the background by this much less


class Shake:
    """Moves frames back onto a background by phase correlation, where that brings them nearer to it."""

    def __init__(self, background: Gray) -> None:
        self._background = background
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
        """Median gray levels of the edges between a frame and the background."""
        difference = frame[::2, ::2].astype(np.int16) - self._background[::2, ::2]
        return float(np.mean(np.minimum(np.abs(difference - np.median(difference)), 40)))
