"""Sound that keeps to the player's clock: decoded ahead by one thread, taken by the audio device. No Qt."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread
from time import perf_counter

import numpy as np

from app.ui.player.playback import PlaybackClock
from mvit_core.errors import UserError
from mvit_core.video.sound import CHANNELS, RATE, Samples, sound_from

AHEAD_S = 1.0  # decoded before it is due
APART_S = 0.06  # that sound and picture may be apart before sound is cut or waits
Wall = Callable[[], float]


class SoundTrack:
    """One stretch of playing: from where `clock` stands now, until `stop`."""

    def __init__(
        self, path: Path, clock: PlaybackClock, *, delay_s: float, wall: Wall = perf_counter
    ) -> None:
        self._path, self._clock, self._delay_s, self._wall = path, clock, delay_s, wall
        self._pieces: deque[tuple[float, Samples]] = deque()
        self._changed = Condition()
        self._stopped = False
        self._thread = Thread(target=self._decode, name="sound decoder", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Play nothing more; the thread ends by itself."""
        with self._changed:
            self._stopped = True
            self._pieces.clear()
            self._changed.notify_all()

    def take(self, wanted: int) -> Samples:
        """The next `wanted` frames, in step with the pictures."""
        due_s = self._clock.at(self._wall()) + self._delay_s
        out = np.zeros((wanted, CHANNELS), np.float32)
        filled = 0
        with self._changed:
            self._drop_before(due_s - APART_S)
            while filled < wanted and self._pieces:
                begins_s, piece = self._pieces[0]
                if begins_s > due_s + filled / RATE + APART_S:
                    break  # its time has not come: silence until then
                part = piece[: wanted - filled]
                out[filled : filled + len(part)] = part
                filled += len(part)
                self._leave(len(part))
            self._changed.notify_all()
        return out

    def _drop_before(self, time_s: float) -> None:
        """What is late is not played; a piece is cut where its time has come halfway."""
        while self._pieces:
            begins_s, piece = self._pieces[0]
            late = int((time_s - begins_s) * RATE)
            if late <= 0:
                return
            self._leave(min(late + int(APART_S * RATE), len(piece)))

    def _leave(self, count: int) -> None:
        begins_s, piece = self._pieces.popleft()
        if count < len(piece):
            self._pieces.appendleft((begins_s + count / RATE, piece[count:]))

    def _decode(self) -> None:
        try:
            for begins_s, piece in sound_from(self._path, max(0.0, self._clock.at(self._wall()))):
                with self._changed:
                    while not self._stopped and self._is_ahead(begins_s):
                        self._changed.wait(0.2)
                    if self._stopped:
                        return
                    self._pieces.append((begins_s, piece))
        except UserError:
            return  # without a sound there is nothing to hear; the picture says what is wrong with the file

    def _is_ahead(self, begins_s: float) -> bool:
        return begins_s > self._clock.at(self._wall()) + AHEAD_S
