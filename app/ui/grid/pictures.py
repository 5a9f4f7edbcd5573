"""The thread that makes the pictures of tiles: what is on screen now first, what was scrolled away never."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Lock, Thread

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app import paths
from app.services.observations.tiles import TileSource, tile_sources
from app.services.projects import Project
from app.store.records import ObservationId
from app.ui.grid.picture_cache import DiskPictures, MemoryPictures, Pictures
from app.ui.looks.pixels import AS_DECODED, image_of
from mvit_core.errors import UserError
from mvit_core.types import Box

log = logging.getLogger(__name__)

SIZE = (256, 192)  # of what is decoded; tiles scale it
TILE = SIZE[0] / SIZE[1]

Crops = Callable[[Path, Sequence[tuple[float, Box]], tuple[int, int]], Iterable[NDArray[np.uint8]]]


def decoded_crops(
    path: Path, cuts: Sequence[tuple[float, Box]], size: tuple[int, int]
) -> Iterator[NDArray[np.uint8]]:
    """The pictures of a file on disk; imports FFmpeg, so only the thread calls it."""
    from mvit_core.video.crops import crops
    from mvit_core.video.index_shelf import IndexShelf

    return crops(path, cuts, size, shelf=IndexShelf(paths.indexes_dir()))


@dataclass(frozen=True, slots=True)
class _Wish:
    id: ObservationId
    moving: bool

    def key_in(self, source: TileSource) -> str:
        """By which its pictures are kept."""
        return source.key + ("m" if self.moving else "")


class TilePictures(QObject):
    """Serves the tiles asked for last; signals arrive in the thread that this object lives in."""

    made = Signal(object)  # the ObservationId whose still is there now
    plays = Signal(object)  # the ObservationId whose moving pictures are there now
    failed = Signal(object, str)  # ObservationId, why there is no picture

    def __init__(self, folder: Path, crops: Crops = decoded_crops, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crops = crops
        self._memory = MemoryPictures()
        self._disk = DiskPictures(folder)
        self._project: Project | None = None
        self._sources: dict[ObservationId, TileSource] = {}
        self._before: dict[ObservationId, TileSource] = {}  # of what changed and is not read anew yet
        self._wishes: list[_Wish] = []
        self._broken: dict[ObservationId, str] = {}
        self._changed = Condition()
        self._reading = Lock()  # held while the project is read, so that it is not closed meanwhile
        self._stop = False
        self._thread = Thread(target=self._run, name="tile pictures", daemon=True)
        self._thread.start()

    def set_project(self, project: Project | None) -> None:
        """Of which project the tiles are; waits until nothing of the one before is read any more."""
        with self._reading, self._changed:
            self._project = project
            self._wishes = []
            self._sources = {}
            self._before = {}
            self._broken = {}

    def forget(self, ids: Iterable[ObservationId]) -> None:
        """These changed: read anew where they are, and show the picture that was there meanwhile."""
        with self._changed:
            for id_ in ids:
                if (source := self._sources.pop(id_, None)) is not None:
                    self._before[id_] = source
                self._broken.pop(id_, None)

    def try_again(self) -> None:
        """What could not be read perhaps can be now."""
        with self._changed:
            self._broken = {}

    def want(self, ids: Sequence[ObservationId], *, playing: ObservationId | None = None) -> None:
        """These are on screen, the first first; whatever was asked for before and is not begun is dropped."""
        wishes = [] if playing is None else [_Wish(playing, moving=True)]
        wishes += [_Wish(id_, moving=False) for id_ in ids]
        with self._changed:
            self._wishes = [wish for wish in wishes if not self._is_there(wish)]
            self._changed.notify()

    def still(self, id_: ObservationId) -> QImage | None:
        """The picture of a tile, where it is there."""
        source = self._sources.get(id_) or self._before.get(id_)
        found = self._memory.get(source.key) if source else None
        return found[0] if found else None

    def moving(self, id_: ObservationId) -> Pictures:
        """The pictures that play; empty until they are there."""
        source = self._sources.get(id_)
        return (self._memory.get(source.key + "m") if source else None) or ()

    def why_not(self, id_: ObservationId) -> str:
        """Why there is no picture; empty where there is or will be one."""
        return self._broken.get(id_, "")

    def shutdown(self) -> None:
        """Stop, and wait for the picture in hand, before the window goes."""
        with self._changed:
            self._stop = True
            self._changed.notify()
        self._thread.join(5.0)

    # ------------------------------------------------------------- in the thread

    def _run(self) -> None:
        self._disk.prune()
        while True:
            with self._changed:
                while not self._wishes and not self._stop:
                    self._changed.wait()
                if self._stop:
                    return
                wish = self._wishes.pop(0)
                missing = [each.id for each in (wish, *self._wishes) if each.id not in self._sources]
            self._read_sources(missing)
            source = self._sources.get(wish.id)
            if source is not None:
                self._serve(wish, source)

    def _read_sources(self, missing: Sequence[ObservationId]) -> None:
        """Where the tiles on screen come from, all at once."""
        with self._reading:
            project = self._project
            if not missing or project is None:
                return
            try:
                found = tile_sources(project, missing, TILE)
            except UserError as error:
                log.info("no tiles: %s", error)
                return
            with self._changed:
                self._sources |= found
                for id_ in found:
                    self._before.pop(id_, None)

    def _serve(self, wish: _Wish, source: TileSource) -> None:
        key = wish.key_in(source)
        try:
            pictures = self._memory.get(key) or self._disk.get(key, SIZE[0]) or self._decoded(source, wish)
            self._memory.put(key, pictures)
            (self.plays if wish.moving else self.made).emit(wish.id)
        except UserError as error:
            self._broken[wish.id] = str(error)
            self.failed.emit(wish.id, str(error))
        except Exception:  # the border of a thread
            log.exception("no pictures of %s", source.path)
            self._broken[wish.id] = "?"
            self.failed.emit(wish.id, "?")

    def _decoded(self, source: TileSource, wish: _Wish) -> Pictures:
        cuts = source.moving if wish.moving else [source.still]
        pictures = tuple(image_of(rgb, AS_DECODED) for rgb in self._crops(source.path, cuts, SIZE))
        self._disk.put(wish.key_in(source), pictures)
        return pictures

    def _is_there(self, wish: _Wish) -> bool:
        if wish.id in self._broken:
            return True
        source = self._sources.get(wish.id)
        return source is not None and self._memory.get(wish.key_in(source)) is not None
