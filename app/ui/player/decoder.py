"""The thread that decodes for the player, so that the window never does."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Condition, Thread
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app import paths
from app.ui.looks.pixels import PAINTS_FASTEST, image_of
from app.ui.player.cache import FrameCache
from app.ui.player.playback import Reach, next_to_decode
from mvit_core.errors import UserError

log = logging.getLogger(__name__)

CACHE_BYTES = 320 * 2**20
SOURCE_CACHE_BYTES = 96 * 2**20  # what was decoded on the way to a frame, not yet made a picture


class Picture(Protocol):
    """One decoded frame, turned upright."""

    @property
    def index(self) -> int:
        """Its number."""

    def to_rgb(self, max_side: int | None) -> NDArray[np.uint8]:
        """(H, W, 3), the longer side at most `max_side`."""


class FrameSource(Protocol):
    """Any frame of one video by its number; used by one thread alone."""

    @property
    def times_s(self) -> NDArray[np.float64]:
        """When each frame begins, in order; another array once a defect has shown that there are fewer."""

    def frame(self, index: int) -> Picture:
        """The frame; raises UserError where it cannot be decoded."""

    def close(self) -> None:
        """Let go of the file."""


OpenFrames = Callable[[Path], FrameSource]


def open_frames(path: Path) -> FrameSource:
    """The frames of a file on disk; raises UnreadableVideo. Imports FFmpeg, so only the thread calls it."""
    from mvit_core.video.access import FrameAccess
    from mvit_core.video.index_shelf import IndexShelf

    return FrameAccess(path, cache_bytes=SOURCE_CACHE_BYTES, shelf=IndexShelf(paths.indexes_dir()))


@dataclass(slots=True)
class _Wishes:
    """What the window last asked for; a newer wish replaces an older one that nobody has begun."""

    session: int = 0
    path: Path | None = None
    reopen: bool = False
    stop: bool = False
    wanted: int | None = None
    playhead: int = 0
    stride: int = 1
    max_side: int | None = None
    broken: set[int] = field(default_factory=set)
    sated: bool = False  # no room for more around this playhead


class FrameDecoder(QObject):
    """Serves the latest wish only, then fills the cache around the playhead.

    Signals: `opened(session, times_s)`, again where the file proves shorter than it said;
    `decoded(session, frame_index, image)`; `failed(session, frame_index, reason)`, with index -1 for a file
    that cannot be opened. Those of earlier sessions may still arrive: compare with what `open` returned.
    """

    opened = Signal(int, object)
    decoded = Signal(int, int, QImage)
    failed = Signal(int, int, str)

    def __init__(self, open_frames: OpenFrames) -> None:
        super().__init__()
        self.cache: FrameCache[QImage] = FrameCache(CACHE_BYTES)
        self._open_frames = open_frames
        self._changed = Condition()
        self._wishes = _Wishes()
        self._source: FrameSource | None = None
        self._times_s = np.empty(0)
        self._thread = Thread(target=self._run, name="player decoder", daemon=True)
        self._thread.start()

    def open(self, path: Path | None, *, max_side: int | None = None) -> int:
        """Go over to another file, or to none; returns the session's number."""
        with self._changed:
            session = self._wishes.session + 1
            self._wishes = _Wishes(session=session, path=path, reopen=True, max_side=max_side)
            self.cache.clear()
            self._changed.notify()
        return session

    def want(self, index: int, *, stride: int) -> None:
        """Decode this frame next, whatever was asked for before."""
        with self._changed:
            self._wishes.wanted = index
            self._set_playhead(index, stride)

    def move_playhead(self, index: int, *, stride: int) -> None:
        """The frame is on screen already; decode around it while nobody waits."""
        with self._changed:
            self._wishes.wanted = None
            self._set_playhead(index, stride)

    def set_max_side(self, max_side: int | None) -> None:
        """Decode pictures of another size from now on; those held are dropped."""
        with self._changed:
            self._wishes.max_side = max_side
            self.cache.clear()

    def stop(self) -> None:
        """End the thread and close the file; nothing can be asked for afterwards."""
        with self._changed:
            self._wishes = _Wishes(session=self._wishes.session + 1, stop=True)
            self._changed.notify()
        self._thread.join(timeout=5)

    def _set_playhead(self, index: int, stride: int) -> None:
        self._wishes.playhead, self._wishes.stride, self._wishes.sated = index, stride, False
        self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                while (job := self._next_job()) is None:
                    self._changed.wait()
                session = self._wishes.session
                asked = job == self._wishes.wanted
            if job == "stop":
                self._close()
                return
            try:
                self._reopen(session) if job == "open" else self._decode(session, int(job), asked=asked)
            except UserError as error:
                self._report(session, job, str(error))
            except Exception:  # the border of a pool task: a bug here must not end the player
                log.exception("decoding failed")
                self._report(session, job, "This part of the video cannot be decoded.")

    def _next_job(self) -> "str | int | None":
        wishes = self._wishes
        if wishes.stop:
            return "stop"
        if wishes.reopen:
            wishes.reopen = False
            return "open"
        if self._source is None:
            return None
        if wishes.wanted is not None:
            return wishes.wanted
        return self._ahead()

    def _ahead(self) -> int | None:
        wishes = self._wishes
        some = self.cache.get(wishes.playhead)
        if some is None or self._source is None or wishes.sated:
            return None
        reach = Reach.within(self.cache.budget_bytes, some.sizeInBytes())
        there = _Either(self.cache, wishes.broken)
        return next_to_decode(wishes.playhead, len(self._source.times_s), there, reach, stride=wishes.stride)

    def _reopen(self, session: int) -> None:
        self._close()
        path = self._wishes.path
        if path is not None:
            self._source = self._open_frames(path)
            self._say_times(session, self._source.times_s)

    def _say_times(self, session: int, times_s: NDArray[np.float64]) -> None:
        self._times_s = times_s
        self.opened.emit(session, tuple(times_s.tolist()))

    def _close(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.close()

    def _decode(self, session: int, index: int, *, asked: bool) -> None:
        """Decode a frame and keep it; say so if it was asked for, be it before or while it was decoded."""
        if self._source is None:
            return
        wishes = self._wishes
        max_side = wishes.max_side
        image = self.cache.get(index)
        if image is None:
            picture = self._source.frame(min(index, len(self._source.times_s) - 1))
            image, index = image_of(picture.to_rgb(max_side), PAINTS_FASTEST), picture.index
        if not np.array_equal(self._source.times_s, self._times_s):  # shorter than it said: begin anew
            self.cache.clear()
            self._say_times(session, self._source.times_s)
            return
        with self._changed:
            if session != self._wishes.session or max_side != self._wishes.max_side:
                return
            wishes.sated = not self._keep(index, image)
            if wishes.wanted == index:
                wishes.wanted, asked = None, True
        if asked:
            self.decoded.emit(session, index, image)

    def _keep(self, index: int, image: QImage) -> bool:
        wishes, num_bytes = self._wishes, image.sizeInBytes()
        reach = Reach.within(self.cache.budget_bytes, num_bytes)
        distance = partial(reach.distance, playhead=wishes.playhead, stride=wishes.stride)
        return self.cache.put(index, image, num_bytes=num_bytes, distance=distance)

    def _report(self, session: int, job: "str | int", reason: str) -> None:
        with self._changed:
            if session != self._wishes.session:
                return
            index = -1 if job == "open" else int(job)
            asked = index == self._wishes.wanted or index < 0
            self._wishes.broken.add(index)
            if asked:
                self._wishes.wanted = None
        if asked:
            self.failed.emit(session, index, reason)


class _Either:
    """Frames that are held, or that need not be tried again."""

    def __init__(self, cache: FrameCache[QImage], broken: set[int]) -> None:
        self._cache, self._broken = cache, broken

    def __contains__(self, index: object) -> bool:
        return index in self._cache or index in self._broken
