"""Loads the timeline's small pictures in the pool, and stops at once when the video changes."""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from app.ui.looks.pixels import AS_DECODED, image_of
from mvit_core.errors import UserError

log = logging.getLogger(__name__)

Thumbnails = Callable[[Path, int, int], Iterator[tuple[float, NDArray[np.uint8]]]]


def thumbnails(path: Path, count: int, height: int) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    """The pictures of a file on disk; imports FFmpeg, so only the pool calls it."""
    from mvit_core.video.thumbnails import filmstrip

    return filmstrip(path, count, height)


class PictureLoader(QObject):
    """Decodes small pictures in a thread of its own; what was ordered before it began anew is dropped."""

    _made = Signal(object, object, float, QImage)  # what stops it, a key, time_s

    def __init__(self, parent: QObject | None = None, *, thumbnails: Thumbnails = thumbnails) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = Event()
        self._made.connect(self._hand_on)

    def cancel(self) -> None:
        """No more pictures from now on; it does not wait."""
        self._stop.set()

    def shutdown(self) -> None:
        """Stop, and wait for the picture in hand, before the window goes."""
        self.cancel()
        self._pool.waitForDone(5000)

    def _begin_anew(self) -> None:
        self.cancel()
        self._stop = Event()

    def _order(self, key: object, path: Path, count: int, height: int) -> None:
        """Pictures of a file; `_take` is given them with the key."""
        self._pool.start(partial(self._read, self._stop, key, path, count, height))

    def _take(self, key: object, time_s: float, image: QImage) -> None:
        raise NotImplementedError

    def _read(self, stop: Event, key: object, path: Path, count: int, height: int) -> None:
        """In the pool's one thread; those that waited too long have been stopped when their turn comes."""
        if stop.is_set():
            return
        try:
            for time_s, rgb in self._thumbnails(path, count, height):
                if stop.is_set():
                    return
                self._made.emit(stop, key, time_s, image_of(rgb, AS_DECODED))
        except UserError:
            log.info("no small pictures of %s", path)  # who opens it hears why
        except Exception:  # the border of a pool task
            log.exception("no small pictures of %s", path)

    def _hand_on(self, stop: Event, key: object, time_s: float, image: QImage) -> None:
        if stop is self._stop and not stop.is_set():
            self._take(key, time_s, image)


class FilmstripLoader(PictureLoader):
    """Small pictures of one video at a time, as they are decoded."""

    picture = Signal(float, QImage)  # time_s; only of the video that was asked for last

    def load(self, path: Path, *, count: int = 40, height: int = 92) -> None:
        """Begin with another video; what is still to come of the one before is dropped."""
        self._begin_anew()
        self._order(None, path, count, height)

    def _take(self, key: object, time_s: float, image: QImage) -> None:
        self.picture.emit(time_s, image)
