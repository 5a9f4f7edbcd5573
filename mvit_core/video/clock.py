"""True times out of the time stamps that cameras write."""

import heapq
import math
from collections import deque
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeVar

T = TypeVar("T")

LONGEST_GAP_S = 60.0
FASTEST_RATE = 1000
SLOWEST_RATE = 1 / LONGEST_GAP_S
FALLBACK_STEP_S = 1 / 25


class Clock:
    """Turns the stamps of frames, asked in presentation order, into seconds that start at 0 and only grow.

    Stamps are kept as they are wherever they grow. A frame without a stamp, or with one that does not lie
    after the frame before, gets the time of the frame before plus `step_s`. A jump ahead of more than a
    minute past what the file promises to last is a damaged stamp: time goes on by `step_s` and later stamps
    count from there.
    """

    def __init__(self, *, step_s: float = FALLBACK_STEP_S, duration_s: float | None = None) -> None:
        self._step_s = step_s
        self._latest_s = LONGEST_GAP_S + (duration_s or 0.0)
        self._origin_s: float | None = None
        self._shift_s = 0.0
        self._last_s = -math.inf

    def time_of(self, stamp_s: float | None) -> float:
        """Seconds of the next frame, whose stamp is `stamp_s`."""
        if self._origin_s is None:
            self._origin_s, self._last_s = stamp_s or 0.0, 0.0
        else:
            self._last_s = self._after_last(None if stamp_s is None else stamp_s - self._origin_s)
        return self._last_s

    def _after_last(self, raw_s: float | None) -> float:
        repaired_s = self._last_s + self._step_s
        if raw_s is None:
            return repaired_s
        for candidate_s in (raw_s + self._shift_s, raw_s):
            if self._is_plausible(candidate_s):
                self._shift_s = candidate_s - raw_s
                return candidate_s
        if raw_s > self._latest_s:
            self._shift_s = repaired_s - raw_s
        return repaired_s

    def _is_plausible(self, time_s: float) -> bool:
        gap_s = time_s - self._last_s
        return gap_s > 0 and (gap_s <= LONGEST_GAP_S or time_s <= self._latest_s)


def sort_stamps(frames: Iterable[tuple[T, int | None]], window: int) -> Iterator[tuple[T, int | None]]:
    """Frames as they come, each with the smallest of its own and the next `window` frames' unused stamps.

    AVI stores no presentation times, and ASF mostly times of decoding: their B-frames come out of FFmpeg
    stamped like 1, 2, 4, 3, 6, 7, 5, the pictures in order, the stamps not. `window` frames are held back to
    mend it.
    """
    held: deque[T] = deque()
    stamps: list[int] = []
    for frame, stamp in frames:
        if stamp is None:
            yield from zip(held, sorted(stamps), strict=True)
            held.clear()
            stamps.clear()
            yield frame, None
            continue
        held.append(frame)
        heapq.heappush(stamps, stamp)
        if len(held) > window:
            yield held.popleft(), heapq.heappop(stamps)
    yield from zip(held, sorted(stamps), strict=True)


def step_of(rate: Fraction | None) -> float:
    """Seconds between two frames at `rate`, or at 25 a second where the rate is none that a camera has."""
    if rate is None or not SLOWEST_RATE <= rate <= FASTEST_RATE:
        return FALLBACK_STEP_S
    return float(1 / rate)
