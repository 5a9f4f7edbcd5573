"""Auto-exposure, flicker and the infrared lamp's ramp: how a frame renders the tones of the background.

A frame is not compared with the background but with the background *as this frame would show it*: one
rising curve from background tone to frame tone, the median of the frame over pixels of equal background
tone. Medians ignore the animal; a curve, unlike gain and offset, follows clipped highlights and gamma as
well.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.values import Gray, Plane

NUM_BINS = 16


@dataclass(frozen=True, slots=True)
class ToneReference:
    """A background's pixels on a coarse grid, ordered by tone and cut into bins of equal count."""

    background: Gray
    step: int
    order: NDArray[np.intp]  # NUM_BINS x count, indices into the flattened grid
    tones: Plane  # NUM_BINS, median background tone of each bin, rising

    @classmethod
    def of(cls, background: Gray, *, ignore: NDArray[np.bool_] | None = None) -> "ToneReference":
        """Prepare `background`; pixels under `ignore` (letterboxes, clocks) say nothing about exposure."""
        step = max(1, background.shape[1] // 80)
        grid = background[::step, ::step].ravel()
        order = np.argsort(grid, kind="stable")
        if ignore is not None:
            kept = order[~ignore[::step, ::step].ravel()[order]]
            order = kept if len(kept) >= 8 * NUM_BINS else order
        count = max(1, len(order) // NUM_BINS)
        bins = order[: count * NUM_BINS].reshape(NUM_BINS, count)
        return cls(background, step, bins, np.median(grid[bins], axis=1).astype(np.float32))

    def curve_to(self, frame: Gray) -> NDArray[np.uint8]:
        """The 256 tones in which `frame` shows the 256 tones of the background."""
        shown = medians_of(frame[:: self.step, :: self.step].ravel()[self.order])
        gain, offset = robust_line(self.tones, shown)
        # A bin that an animal covers by half would bend the curve: tones stay near the line of all bins.
        line = gain * self.tones + offset
        shown = np.maximum.accumulate(np.clip(shown, line - 24, line + 24))
        tones, first = np.unique(self.tones, return_index=True)
        return extend(tones, shown[first], gain)

    def shown_by(self, frame: Gray) -> Gray:
        """The background with the exposure of `frame`."""
        curve = self.curve_to(frame)
        return np.asarray(cv2.LUT(self.background, curve), np.uint8)


def medians_of(tones: NDArray[np.uint8]) -> Plane:
    """The median of each row of R x N gray levels, by counting: a tenth of the time of sorting."""
    num_rows, count = tones.shape
    rows = np.arange(num_rows, dtype=np.intp)[:, None] << 8
    below = np.bincount((tones + rows).ravel(), minlength=num_rows << 8).reshape(num_rows, 256).cumsum(axis=1)
    lower, upper = ((below > rank).argmax(axis=1) for rank in ((count - 1) // 2, count // 2))
    return np.asarray((lower + upper) / 2, np.float32)


def robust_line(x: Plane, y: Plane) -> tuple[float, float]:
    """Gain and offset of the line through most points: least squares, then without the worst quarter."""
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    last_kept = int(0.75 * (len(x) - 1))
    keep = np.ones(len(x))
    gain, offset = 1.0, 0.0
    for _ in range(3):
        share = keep / keep.sum()
        mean_x, mean_y = float(share @ x), float(share @ y)
        aside = share * (x - mean_x)
        spread, covariance = float(aside @ x), float(aside @ y)
        gain = min(5.0, max(0.2, covariance / spread)) if spread > 4 else 1.0
        offset = mean_y - gain * mean_x
        residual = np.abs(y - gain * x - offset)
        keep = (residual <= np.partition(residual, last_kept)[last_kept]).astype(np.float64)
    return gain, offset


def extend(tones: Plane, shown: Plane, gain: float) -> NDArray[np.uint8]:
    """A table of 256 tones through the given points, straight on with `gain` beyond both ends."""
    axis = np.arange(256, dtype=np.float32)
    table = np.interp(axis, tones, shown)
    below, above = axis < tones[0], axis > tones[-1]
    table[below] = shown[0] + gain * (axis[below] - tones[0])
    table[above] = shown[-1] + gain * (axis[above] - tones[-1])
    return np.clip(np.rint(table), 0, 255).astype(np.uint8)
