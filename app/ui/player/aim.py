"""Which frame is wanted and which is on screen; the decoder brings the one to the other."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.ui.player.decoder import FrameDecoder, OpenFrames

SIDES = (640, 1280, 1920, None)  # pictures are decoded at the smallest of these that the canvas can show


def side_for(num_pixels: float) -> int | None:
    """The longer side to decode at, so that it fills so many pixels; None: as it was recorded."""
    return next((side for side in SIDES if side is None or side >= num_pixels), None)


class Aim(QObject):
    """The frames of one video after the other; only those of the present one are told of."""

    opened = Signal(object)  # when each frame begins, tuple[float, ...]; again where the file proves shorter
    arrived = Signal(int, QImage, int)  # the frame that is on screen now, its picture, the one before or -1
    failed = Signal(int, str)  # the frame that was wanted, why it cannot be shown

    def __init__(
        self, open_frames: OpenFrames, *, stride: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._decoder = FrameDecoder(open_frames)
        self._stride = stride
        self._session = 0
        self._side: int | None = SIDES[0]
        self.times_s: tuple[float, ...] = ()  # empty until the video is open
        self.shown = -1
        self.wanted = 0
        queued = Qt.ConnectionType.QueuedConnection
        self._decoder.opened.connect(self._on_opened, queued)
        self._decoder.decoded.connect(self._on_decoded, queued)
        self._decoder.failed.connect(self._on_failed, queued)
        self.destroyed.connect(self._decoder.stop)

    def open(self, path: Path | None, *, side: int | None = SIDES[0]) -> None:
        """Go over to another file, or to none; it is aimed at its first frame."""
        self.forget()
        self._side = side
        self._session = self._decoder.open(path, max_side=side)

    def forget(self) -> None:
        """There is nothing on screen, and nothing wanted but a first frame."""
        self.times_s, self.shown, self.wanted = (), -1, 0

    def stop(self) -> None:
        """End the decoding thread; nothing can be opened afterwards."""
        self._decoder.stop()

    @property
    def wanted_s(self) -> float:
        """The time of the frame that is wanted; 0 until the video is open."""
        return self.times_s[self.wanted] if self.times_s else 0.0

    @property
    def last(self) -> int:
        """The number of the last frame; -1 until the video is open."""
        return len(self.times_s) - 1

    def at(self, frame_index: int) -> None:
        """Show a frame: now where it is held, else as soon as it is decoded and nothing newer is wanted."""
        if not self.times_s:
            self.wanted = max(0, frame_index)
            return
        self.wanted = min(self.last, max(0, frame_index))
        image = self._decoder.cache.get(self.wanted)
        if image is None:
            self._decoder.want(self.wanted, stride=self._stride())
        else:
            self._decoder.move_playhead(self.wanted, stride=self._stride())
            self._show(self.wanted, image)

    def match(self, side: int | None, image: QImage) -> None:
        """Decode larger pictures where more is needed than `image`, which is on screen, can hold."""
        if self.shown < 0 or self._side is None or (side is not None and side <= self._side):
            return
        was_cut = max(image.width(), image.height()) >= self._side
        self._side = side
        if was_cut:
            self._decoder.set_max_side(side)
            self._decoder.want(self.wanted, stride=self._stride())

    def _on_opened(self, session: int, times_s: tuple[float, ...]) -> None:
        if session != self._session:
            return
        self.times_s, self.shown = times_s, -1
        self.wanted = min(self.wanted, self.last)
        self.opened.emit(times_s)
        self.at(self.wanted)

    def _on_decoded(self, session: int, frame_index: int, image: QImage) -> None:
        is_late = self.shown == self.wanted != frame_index  # a newer wish was served from the cache
        if session == self._session and not is_late:
            self._show(frame_index, image)

    def _on_failed(self, session: int, frame_index: int, reason: str) -> None:
        if session != self._session or (self.shown >= 0 and frame_index != self.wanted):
            return
        if self.shown >= 0:
            self.wanted = self.shown
        self.failed.emit(frame_index, reason)

    def _show(self, frame_index: int, image: QImage) -> None:
        before, self.shown = self.shown, frame_index
        self.arrived.emit(frame_index, image, before)
