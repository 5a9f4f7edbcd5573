"""What was told to stop, and how it is waited for: without holding the window, or before returning."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.ui.jobs.child_process import ChildProcess
from app.ui.jobs.in_steps import InSteps
from app.ui.jobs.pool import PoolTask

Worker = ChildProcess | PoolTask | InSteps

LOOK_EVERY_MS = 20


class Leaving(QObject):
    """Emits `gone` once all work below `roots` that was told to stop has stopped."""

    gone = Signal()

    def __init__(self, roots: Sequence[QObject], parent: QObject) -> None:
        super().__init__(parent)
        self._left = told_to_stop(roots)
        self._look_again = QTimer(self, interval=LOOK_EVERY_MS)
        self._look_again.timeout.connect(self._look)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left."""
        self._left = [each for each in self._left if isValid(each) and each.is_leaving]
        return not self._left

    def start(self) -> None:
        """Begin to wait."""
        self._look_again.start()

    def end_now(self) -> None:
        """Kill what is a process, and return once all are gone."""
        for each in self._left:
            if isValid(each) and each.is_leaving:
                each.end_now()

    def _look(self) -> None:
        if self.is_over:
            self._look_again.stop()
            self.gone.emit()


def told_to_stop(roots: Sequence[QObject]) -> list[Worker]:
    """All below `roots` that were told to stop and have not yet."""
    kinds: tuple[type[Worker], ...] = (ChildProcess, PoolTask, InSteps)
    found = [each for root in roots for kind in kinds for each in root.findChildren(kind)]
    return [each for each in found if each.is_leaving]


def end_now(*roots: QObject) -> None:
    """Return once everything below `roots` that was told to stop is gone; processes are killed for it."""
    for each in told_to_stop(roots):
        each.end_now()
