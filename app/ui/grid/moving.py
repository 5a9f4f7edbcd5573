"""The one tile that moves: its pictures, one after the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.store.records import ObservationId
from app.ui.grid.pictures import TilePictures

FRAME_MS = 150  # between two moving pictures


class Moving(QObject):
    """Asks which observation's tile moves now, as that depends on mouse, keys and focus."""

    advanced = Signal()  # its next picture is due

    def __init__(
        self, pictures: TilePictures, which: Callable[[], ObservationId | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pictures, self._which = pictures, which
        self.frame = 0  # goes on counting, round and round
        self._beat = QTimer(self, interval=FRAME_MS)
        self._beat.timeout.connect(self._advance)
        pictures.plays.connect(self._made)

    def begin(self) -> None:
        """Another one moves, from its first picture on; at once where they are there."""
        self.frame = 0
        if self._now():
            self._beat.start()

    def shown(self, observation_id: ObservationId) -> tuple[QImage, float] | None:
        """The picture that is on, and the share of all that were shown; None until they are there."""
        pictures = self._pictures.moving(observation_id)
        if not pictures:
            return None
        number = self.frame % len(pictures)
        return pictures[number], (number + 1) / len(pictures)

    def _now(self) -> bool:
        which = self._which()
        return which is not None and bool(self._pictures.moving(which))

    def _made(self, observation_id: object) -> None:
        if observation_id == self._which():
            self.begin()

    def _advance(self) -> None:
        if not self._now():
            self._beat.stop()
            return
        self.frame += 1
        self.advanced.emit()
