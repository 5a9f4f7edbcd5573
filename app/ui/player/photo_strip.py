"""Small pictures of the photos of a burst, made in a thread, those beside the open one first."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from app.store.records import Video, VideoId
from app.ui.filmstrip import Thumbnails, image_of, thumbnails
from mvit_core.errors import UserError

log = logging.getLogger(__name__)

MOST = 24  # pictures that are made around the open photo


class StripPictures(QObject):
    """Makes each picture once, as long as its burst is looked at."""

    made = Signal(object, QImage)  # VideoId
    _read = Signal(object, object, QImage)

    def __init__(self, parent: QObject | None = None, *, thumbnails: Thumbnails = thumbnails) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = Event()
        self._given: set[VideoId] = set()
        self._burst: frozenset[VideoId] = frozenset()
        self._read.connect(self._hand_on)

    def want(self, burst: Sequence[Video], place: int, height: int) -> None:
        """Those nearest to `place` from now on, `height` pixels high."""
        self.cancel()
        self._stop = Event()
        ids = frozenset(each.id for each in burst)
        if ids != self._burst:
            self._burst, self._given = ids, set()
        order = sorted(range(len(burst)), key=lambda n: abs(n - place))[:MOST]
        for each in (burst[n] for n in order):
            if each.id not in self._given:
                self._pool.start(partial(self._decode, self._stop, each.id, each.path, height))

    def cancel(self) -> None:
        """No more pictures from now on; it does not wait."""
        self._stop.set()

    def forget(self) -> None:
        """Whoever showed them holds none any more."""
        self.cancel()
        self._burst, self._given = frozenset(), set()

    def shutdown(self) -> None:
        """Stop, and wait for the picture in hand, before the window goes."""
        self.cancel()
        self._pool.waitForDone(5000)

    def _hand_on(self, stop: Event, photo: VideoId, image: QImage) -> None:
        if stop is self._stop and not stop.is_set():
            self._given.add(photo)
            self.made.emit(photo, image)

    def _decode(self, stop: Event, photo: VideoId, path: Path, height: int) -> None:
        """In the pool's one thread."""
        if stop.is_set():
            return
        try:
            for _, rgb in self._thumbnails(path, 1, height):
                self._read.emit(stop, photo, image_of(rgb))
        except UserError:
            log.info("no small picture of %s", path)  # opened, it says why
        except Exception:  # the border of a pool task
            log.exception("no small picture of %s", path)
