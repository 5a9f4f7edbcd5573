"""Pictures of tiles, bounded in memory and on disk; both can be thrown away at any time."""

import logging
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

log = logging.getLogger(__name__)

MEMORY_BYTES = 64 * 2**20  # 440 tiles that are still; the disk has the others
DISK_BYTES = 512 * 2**20
QUALITY = 82  # of JPEG
Pictures = tuple[QImage, ...]


class MemoryPictures:
    """What was shown last stays; safe between threads."""

    def __init__(self) -> None:
        self._num_bytes = 0
        self._held: OrderedDict[str, Pictures] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Pictures | None:
        """The pictures, or None where they are not held."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
            return found

    def put(self, key: str, pictures: Pictures) -> None:
        """Hold these; what was not looked at for longest makes room."""
        with self._lock:
            self._drop(key)
            self._held[key] = pictures
            self._num_bytes += _bytes_of(pictures)
            while self._num_bytes > MEMORY_BYTES and len(self._held) > 1:
                self._drop(next(iter(self._held)))

    def _drop(self, key: str) -> None:
        self._num_bytes -= _bytes_of(self._held.pop(key, ()))


class DiskPictures:
    """One JPEG a tile, its frames side by side. Whatever the disk refuses is simply decoded again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, width: int) -> Pictures | None:
        """The pictures of a tile, each `width` wide."""
        file = self._file(key)
        strip = QImage(str(file))
        if strip.isNull() or strip.width() % width:
            return None
        with suppress(OSError):
            file.touch()  # the newest are kept
        height = strip.height()
        return tuple(strip.copy(QRect(x, 0, width, height)) for x in range(0, strip.width(), width))

    def put(self, key: str, pictures: Pictures) -> None:
        """Keep these."""
        width, height = pictures[0].width(), pictures[0].height()
        strip = QImage(width * len(pictures), height, QImage.Format.Format_RGB888)
        painter = QPainter(strip)
        for number, picture in enumerate(pictures):
            painter.drawImage(number * width, 0, picture)
        painter.end()
        file = self._file(key)
        waiting = file.with_suffix(".new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if strip.save(str(waiting), "JPG", QUALITY):  # type: ignore[call-overload]  # it takes str
                waiting.replace(file)
        except OSError as error:
            log.info("no picture is kept in %s: %s", file.parent, error)

    def prune(self) -> None:
        """Throw away what was not looked at for longest, where there is too much."""
        try:
            known = [(file.stat(), file) for file in self._folder.glob("*/*.jpg")]
        except OSError:
            return
        total = sum(facts.st_size for facts, _ in known)
        for facts, file in sorted(known, key=lambda each: each[0].st_mtime):
            if total <= DISK_BYTES:
                return
            with suppress(OSError):
                file.unlink()
                total -= facts.st_size

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.jpg"


def _bytes_of(pictures: Pictures) -> int:
    return sum(picture.sizeInBytes() for picture in pictures)
