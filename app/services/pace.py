"""How much of a long change fits into a transaction that a window can wait for."""

import time
from types import TracebackType
from typing import Self


class Pace:
    """`size` rows take about `each_s` of this thread, by what those before took; use it around each some."""

    def __init__(self, *, first: int, fewest: int, most: int, each_s: float) -> None:
        self.size = first
        self._fewest, self._most, self._each_s = fewest, most, each_s
        self._began_s = 0.0

    def __enter__(self) -> Self:
        self._began_s = time.thread_time()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        took_s = max(1e-4, time.thread_time() - self._began_s)
        fitting = min(2 * self.size, round(self.size * self._each_s / took_s))
        self.size = max(self._fewest, min(self._most, fitting))
