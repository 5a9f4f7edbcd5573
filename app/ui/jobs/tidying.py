"""Memory that the window has freed goes back to the system now and then.

Pictures come and go in many threads. What they leave between them glibc keeps, for each thread apart: within
minutes of random use half of what the process held (docs/performance/endurance.md).
"""

from PySide6.QtCore import QObject, QThreadPool, QTimer

from app.ui.jobs.pool import PoolTask
from mvit_core.machine.memory import give_back

EVERY_MS = 60_000


class Tidying(QObject):
    """Once a minute, beside the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Do it now."""
        PoolTask(lambda _report: give_back(), self).start(QThreadPool.globalInstance())
