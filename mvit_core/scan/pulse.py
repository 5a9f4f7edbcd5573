"""Signs of life from long work."""

import time
from collections.abc import Generator
from typing import TypeVar

from mvit_core.events import ScanEvent, VideoProgress
from mvit_core.outcome import Outcome

T = TypeVar("T")


class Pulse:
    """Turns the steps of long work into progress events, not more often than `every_s` of wall time."""

    def __init__(self, key: int, duration_s: float | None, every_s: float) -> None:
        self._key, self._duration_s, self._every_s = key, duration_s, every_s
        self._position_s = 0.0
        self._said_at = time.monotonic()

    def over(self, steps: Generator[float, None, T]) -> Generator[ScanEvent, None, T]:
        """Run `steps`, which yield positions in the video, to their end; progress never goes back."""
        outcome = Outcome(steps)
        for position_s in outcome:
            self._position_s = max(self._position_s, position_s)
            now = time.monotonic()
            if now - self._said_at >= self._every_s:
                self._said_at = now
                yield VideoProgress(key=self._key, position_s=self._position_s, duration_s=self._duration_s)
        return outcome.value
