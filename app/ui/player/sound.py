"""The sound of what is played: off until it is asked for, heard forwards at the camera's pace alone."""

import logging
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThreadPool, Signal

from app.ui.jobs.pool import PoolTask
from app.ui.player.playback import PlaybackClock
from app.ui.speech.saying import here
from mvit_core.errors import UserError

if TYPE_CHECKING:
    from miniaudio import PlaybackDevice

    from app.ui.player.sound_track import SoundTrack

log = logging.getLogger(__name__)

BUFFER_MS = 40  # the device holds so much


class Sound(QObject):
    """Follows the player's video and clock."""

    known = Signal(bool)  # whether the open video has sound
    switched = Signal(bool)  # whether it is to be heard
    refused = Signal(str)  # why nothing can be heard, a sentence

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False
        self.has_sound = False
        self._path: Path | None = None
        self._clock: PlaybackClock | None = None
        self._device: PlaybackDevice | None = None
        self._track: SoundTrack | None = None
        self._is_opening = False

    def open(self, path: Path | None) -> None:
        """Another video, or none."""
        self._stop()
        self._path, self._clock, self.has_sound = path, None, False
        self.known.emit(False)
        if path is None:
            return
        task = PoolTask(lambda _report: _has_sound(path), self)
        task.done.connect(lambda found: self._learned(path, bool(found)))
        task.start(QThreadPool.globalInstance())

    def toggle(self) -> None:
        """Hear it or not."""
        if self.is_on:
            self._switch(False)
        elif not self.has_sound:
            self.refused.emit(self.tr("This video has no sound."))
        else:
            self._switch(True)
            self._open_device()  # where there is none, that is said now and not when something is played

    def follow(self, clock: PlaybackClock | None) -> None:
        """What is played now; None while nothing is to be heard: paused, backwards or at another speed."""
        self._clock = clock
        self._play()

    def shutdown(self) -> None:
        """Let go of the device."""
        self._stop()
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def _learned(self, path: Path, found: bool) -> None:
        if path == self._path:
            self.has_sound = found
            self.known.emit(found)
            self._play()

    def _switch(self, on: bool) -> None:
        self.is_on = on
        if not on:
            self._stop()
            device, self._device = self._device, None
            if device is not None:  # it waits until what it holds has been heard
                PoolTask(lambda _report: device.close(), self).start(QThreadPool.globalInstance())
        self.switched.emit(on)

    def _play(self) -> None:
        self._stop()
        if not (self.is_on and self.has_sound) or self._clock is None or self._path is None:
            return
        if self._device is None:
            self._open_device()
            return
        from app.ui.player.sound_track import SoundTrack

        self._track = SoundTrack(self._path, self._clock, delay_s=BUFFER_MS / 1000)

    def _stop(self) -> None:
        track, self._track = self._track, None
        if track is not None:
            track.stop()

    def _samples(self) -> Generator[NDArray[np.float32], int, None]:
        """What the device takes, in a thread of its own, as long as it is open."""
        wanted = yield np.zeros((0, 2), np.float32)
        while True:
            track = self._track
            wanted = yield np.zeros((wanted, 2), np.float32) if track is None else track.take(wanted)

    def _open_device(self) -> None:
        """In the pool: some systems take their time for it."""
        if self._is_opening:
            return
        self._is_opening = True
        task = PoolTask(lambda _report: _device(), self)
        task.done.connect(self._opened)
        task.refused.connect(lambda error: self._refuse(str(error)))
        task.over.connect(self._tried)
        task.start(QThreadPool.globalInstance())

    def _opened(self, device: "PlaybackDevice") -> None:
        self._device = device
        samples = self._samples()
        next(samples)
        device.start(samples)

    def _tried(self) -> None:
        self._is_opening = False
        if self._device is not None and not self.is_on:
            self._switch(False)  # it was switched off meanwhile
        elif self._device is not None:
            self._play()

    def _refuse(self, why: str) -> None:
        self._switch(False)
        words = {NO_DEVICE: self.tr("No loudspeaker was found, so there is nothing to be heard.")}
        words[NO_LIBRARY] = self.tr("Sound needs the library miniaudio, which is not installed here.")
        self.refused.emit(words.get(why, here(why)))


NO_DEVICE, NO_LIBRARY = "no device", "no library"


def _has_sound(path: Path) -> bool:
    from mvit_core.video.sound import has_sound

    return has_sound(path)


def _device() -> "PlaybackDevice":
    """The system's loudspeaker; UserError where there is none."""
    if find_spec("miniaudio") is None:
        raise UserError(NO_LIBRARY)
    from miniaudio import MiniaudioError, PlaybackDevice, SampleFormat

    from mvit_core.video.sound import CHANNELS, RATE

    try:
        return PlaybackDevice(
            output_format=SampleFormat.FLOAT32,
            nchannels=CHANNELS,
            sample_rate=RATE,
            buffersize_msec=BUFFER_MS,
            app_name="Trapline",
        )
    except MiniaudioError as error:
        log.info("no sound: %s", error)
        raise UserError(NO_DEVICE) from error
