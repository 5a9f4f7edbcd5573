"""Work on what the window shows, which only its own thread may do, in turns between which it answers."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

TURN_S = 0.008


class InTurns(QObject):
    """Goes through `steps`: some of them at once, the others as the window finds time."""

    over = Signal()

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Take the first turn."""
        self._timer.start()
        self._go_on()

    def finish(self) -> None:
        """Take all turns that are left before returning."""
        self._go_on(float("inf"))

    def stop(self) -> None:
        """Take no more: nobody wants the rest."""
        self._timer.stop()
        self.deleteLater()

    def _go_on(self, turn_s: float = TURN_S) -> None:
        end_s = time.perf_counter() + turn_s
        for _ in self._steps:
            if time.perf_counter() > end_s:
                return
        if self._timer.isActive():
            self._timer.stop()
            self.over.emit()
