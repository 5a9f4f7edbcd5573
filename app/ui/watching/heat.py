"""The heat over the picture of the video looked at: shown or not, and made behind the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtGui import QImage

from app.ui.jobs.pool import PoolTask
from app.ui.player.heat import heat_of

EVERY = 8  # pictures more, and it is made anew


class Heat(QObject):
    """Takes a video's small pictures as they come; `show` is given what lies over it, or a null image."""

    def __init__(self, show: Callable[[QImage], object], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pictures: list[QImage] = []
        self.is_on = False
        self._making: PoolTask | None = None

    def begin(self) -> None:
        """Another video."""
        self._pictures = []
        self._forget()
        self._show(QImage())

    def add(self, picture: QImage) -> None:
        """One more of the video."""
        self._pictures.append(picture)
        if self.is_on and len(self._pictures) % EVERY == 0:
            self._make()

    def toggle(self) -> None:
        """Show it, or not."""
        self.is_on = not self.is_on
        if self.is_on:
            self._make()
        else:
            self._forget()
            self._show(QImage())

    def shutdown(self) -> None:
        """Wait for what is being made, before the window goes."""
        self._forget()
        self._pool.waitForDone()

    def _make(self) -> None:
        self._forget()
        pictures = [*self._pictures]
        task = self._making = PoolTask(lambda _report: heat_of(pictures), self)
        task.done.connect(lambda heat: self._made(task, heat))
        task.over.connect(task.deleteLater)
        task.start(self._pool)

    def _made(self, task: PoolTask, heat: QImage) -> None:
        if task is self._making:
            self._making = None
            self._show(heat)

    def _forget(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self._making = None
