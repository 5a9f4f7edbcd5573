"""Memory that the window has freed goes back to the system now and then.

Pictures come and go in many threads. What they leave between them glibc keeps, for each thread apart: within
minutes of random use half of what the process held (docs/performance/endurance.md).

Garbage that refers to itself is looked for then, too, in the window's own thread. Python would do it whenever
a quarter more objects stand there than before, in whichever thread makes them, and all others wait: seconds,
while an analysis of half a million animals is read.
"""

import gc

from PySide6.QtCore import QObject, QThreadPool, QTimer

from app.ui.jobs.pool import PoolTask
from mvit_core.machine.memory import give_back

EVERY_MS = 60_000
YOUNG = (700, 10)  # Python's own numbers for what was made just now
NEVER = 1_000_000_000
FEW = 10  # times that some 7,000 new objects have stayed, since garbage was looked for among all


class Tidying(QObject):
    """Once a minute, beside the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._num_stayed = 0
        self._looks_through_all = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def look_through_all(self) -> None:
        """The next time, since a project has gone: its parts were let alone, and may be garbage now."""
        self._looks_through_all = True

    def tidy(self) -> None:
        """Do it now."""
        if self._looks_through_all:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._looks_through_all, self._num_stayed = False, 0
        else:
            self._num_stayed = look_for_garbage(self._num_stayed)
        PoolTask(lambda _report: give_back(), self).start(QThreadPool.globalInstance())


def look_only_among_the_young() -> None:
    """Python looks for garbage among new objects alone, and `look_for_garbage` among the others."""
    gc.set_threshold(*YOUNG, NEVER)


def look_for_garbage(num_stayed: int = 0) -> int:
    """Among all objects where few have come; many are a project's, hold no garbage, and are let alone.

    `num_stayed` is what it returned the last time: how often some have stayed that are looked through again.
    """
    num_new = gc.get_count()[2]
    if num_new <= FEW:
        gc.collect()
    if num_stayed + num_new <= FEW:
        return num_stayed + num_new
    gc.freeze()
    return 0
