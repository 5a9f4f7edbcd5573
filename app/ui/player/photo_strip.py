"""Small pictures of the photos of a burst, made in a thread, those beside the open one first."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.store.records import Video
from app.ui.player.filmstrip import PictureLoader

MOST = 24  # pictures that are made around the open photo


class StripPictures(PictureLoader):
    """Makes each picture once, as long as its burst is looked at."""

    made = Signal(object, QImage)  # VideoId

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._given: set[object] = set()
        self._burst: frozenset[object] = frozenset()

    def want(self, burst: Sequence[Video], place: int, height: int) -> None:
        """Those nearest to `place` from now on, `height` pixels high."""
        self._begin_anew()
        ids = frozenset(each.id for each in burst)
        if ids != self._burst:
            self._burst, self._given = ids, set()
        order = sorted(range(len(burst)), key=lambda n: abs(n - place))[:MOST]
        for each in (burst[n] for n in order):
            if each.id not in self._given:
                self._order(each.id, each.path, 1, height)

    def forget(self) -> None:
        """Whoever showed them holds none any more."""
        self.cancel()
        self._burst, self._given = frozenset(), set()

    def _take(self, key: object, time_s: float, image: QImage) -> None:
        self._given.add(key)
        self.made.emit(key, image)
