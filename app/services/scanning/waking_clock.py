"""A clock that stands still while the computer sleeps, on every system."""

import time
from collections.abc import Callable

LONGEST_S = 5.0  # between two looks, as far as it counts


class WakingClock:
    """Seconds in which it was looked at again and again: a sleep or a jump counts LONGEST_S at most.

    Python's monotonic clock goes on through a sleep on Windows, and on macOS where a program is suspended;
    who waits for another process would find it silent for a night, though neither of them ran.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._looked_s = clock()
        self._passed_s = 0.0

    def __call__(self) -> float:
        now_s = self._clock()
        self._passed_s += min(max(now_s - self._looked_s, 0.0), LONGEST_S)
        self._looked_s = now_s
        return self._passed_s
