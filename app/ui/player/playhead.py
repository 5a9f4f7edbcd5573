"""Where the video is and how it goes on: sought by frame and time, played by the clock, forwards and back."""

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from app.ui.player.aim import Aim, side_for
from app.ui.player.decoder import OpenFrames
from app.ui.player.playback import SPEEDS
from app.ui.player.playing import Playing
from app.ui.speech.timecode import end_of, frame_at
from mvit_core.types import Span


class Playhead(QObject):
    """Of one video after the other; until the first frame is there, what is sought is kept."""

    opened = Signal(object)  # when each frame begins, tuple[float, ...]; again where the file proves shorter
    arrived = Signal(int, QImage, int)  # the frame that is on screen now, its picture, the one before or -1
    failed = Signal(int, str)  # the frame that was wanted, why it cannot be shown
    playing_changed = Signal(bool)
    speed_changed = Signal(float)  # video seconds a second
    looping_changed = Signal(bool)
    stepped = Signal()  # a person goes on or back by some frames or seconds
    heard = Signal(object)  # the PlaybackClock that sound is to follow, None where nothing is to be heard

    def __init__(self, open_frames: OpenFrames, parent: QObject) -> None:
        super().__init__(parent)
        self._playing = Playing(perf_counter)
        self._aim = Aim(open_frames, stride=lambda: self._playing.stride(self._aim.times_s), parent=self)
        self._plays = False  # there is a video, and it is no photo
        self._is_unreadable = False  # no frame of it can be shown, as far as anybody knows
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._aim.opened.connect(self.opened)
        self._aim.arrived.connect(self._arrived)
        self._aim.failed.connect(self._failed)
        self._tick.timeout.connect(self._advance)

    def leave(self) -> None:
        """Stand nowhere any more; nothing plays, and nothing is looped."""
        self.pause()
        self._aim.forget()
        self._plays = self._is_unreadable = False
        self.set_loop(None)

    def open(self, path: Path, *, num_pixels: int, plays: bool) -> None:
        """Go to the first frame of a file, decoded for so many pixels along; a photo never plays."""
        self._plays = plays
        self._aim.open(path, side=side_for(num_pixels))

    def close(self) -> None:
        """Let go of the file."""
        self._aim.open(None)

    def match(self, num_pixels: int, image: QImage) -> None:
        """Decode larger pictures where so many pixels are more than `image`, which is on screen, can hold."""
        self._aim.match(side_for(num_pixels), image)

    def shutdown(self) -> None:
        """End the decoding thread; nothing can be opened afterwards."""
        self.pause()
        self._aim.stop()

    # ------------------------------------------------------------- where it is

    def times_s(self) -> tuple[float, ...]:
        """When each frame begins; empty until the video is open."""
        return self._aim.times_s

    def frame_shown(self) -> int:
        """The number of the frame on screen; -1 where there is none."""
        return self._aim.shown

    def time_shown(self) -> float:
        """The time of the frame on screen in seconds; 0 where there is none."""
        return self._aim.times_s[self._aim.shown] if self._aim.shown >= 0 else 0.0

    def end_shown(self) -> float:
        """When something ends that is not to be seen in the frame on screen any more: as that begins.

        Behind the last frame comes none that could say so: what ends there ends with the video.
        """
        is_last = 0 <= self._aim.shown == self._aim.last
        return end_of(self._aim.times_s) if is_last else self.time_shown()

    def seek_frame(self, frame_index: int) -> None:
        """Go to a frame, the nearest there is."""
        self._aim.at(frame_index)
        self._go_on_from(self._aim.wanted_s)

    def seek_time(self, time_s: float) -> None:
        """Go to the frame that is on screen at a time."""
        self.seek_frame(frame_at(self._aim.times_s, time_s))

    def step(self, num_frames: int) -> None:
        """Go some frames on (or back), from where it is going; playing stops."""
        self.pause()
        self.seek_frame(self._aim.wanted + num_frames)
        self.stepped.emit()

    def step_seconds(self, seconds: float) -> None:
        """Go some seconds on (or back) in video time."""
        self.seek_time(self._aim.wanted_s + seconds)
        self.stepped.emit()

    @property
    def wanted(self) -> tuple[int, float]:
        """The frame gone to and when it begins, also before it is on screen."""
        return self._aim.wanted, self._aim.wanted_s

    def to_first(self) -> None:
        """Go to the first frame."""
        self.step(-len(self._aim.times_s))

    def to_last(self) -> None:
        """Go to the last frame."""
        self.step(len(self._aim.times_s))

    # ------------------------------------------------------------- how it goes on

    def is_playing(self) -> bool:
        """Whether it plays or is about to."""
        return self._playing.is_on

    def play(self) -> None:
        """Play from here; from the start where it stands at the end, and the other way round backwards."""
        if self._playing.is_on or not self._plays or self._is_unreadable:
            return
        first, last = (self._aim.last, 0) if self._playing.backwards else (0, self._aim.last)
        if self._aim.times_s and self._aim.wanted == last:
            self.seek_frame(first)
        self._playing.is_on = True
        self._tell_playing()
        self._go_on_from(self._aim.wanted_s)
        self._advance()

    def play_backwards(self) -> None:
        """Play from here to the start; pressed again it stops."""
        if self._playing.is_on and self._playing.backwards:
            self.pause()
            return
        self.pause()
        self._playing.backwards = True
        self.play()

    def pause(self) -> None:
        """Stop on the frame on screen."""
        if not self._playing.is_on:
            return
        self._stop()
        if self._aim.shown >= 0:
            self._aim.at(self._aim.shown)

    def toggle_play(self) -> None:
        """Play or pause."""
        self.pause() if self._playing.is_on else self.play()

    def speed(self) -> float:
        """Video seconds a second."""
        return self._playing.speed

    def set_speed(self, speed: float) -> None:
        """Play at 0.1 to 8 times the camera's pace."""
        self._playing.set_speed(speed)
        self._tell_heard()
        self.speed_changed.emit(self._playing.speed)

    def change_speed(self, by: int) -> None:
        """Play faster or slower by some steps of `SPEEDS`."""
        nearest = min(range(len(SPEEDS)), key=lambda n: abs(SPEEDS[n] - self._playing.speed))
        self.set_speed(SPEEDS[max(0, min(nearest + by, len(SPEEDS) - 1))])

    def loop(self) -> Span | None:
        """What is played over and over."""
        return self._playing.loop

    def set_loop(self, span: Span | None) -> None:
        """Play this stretch over and over; None: play on."""
        self._playing.loop = span
        self.looping_changed.emit(span is not None)
        if span is not None and not span.start_s <= self._aim.wanted_s <= span.end_s:
            self.seek_time(span.start_s)

    # ------------------------------------------------------------- own

    def _arrived(self, frame_index: int, image: QImage, before: int) -> None:
        self._is_unreadable = False
        if before < 0:
            self._go_on_from(self._aim.times_s[frame_index])
        self.arrived.emit(frame_index, image, before)

    def _failed(self, frame_index: int, reason: str) -> None:
        self.pause()
        self._is_unreadable = self._aim.shown < 0
        self.failed.emit(frame_index, reason)

    def _advance(self) -> None:
        """One tick of playing: the frame of this moment, then sleep until the next one is due."""
        if not self._playing.is_on:
            return
        if self._aim.shown < 0:
            self._tick.start(10)
            return
        times_s, passed_s = self._aim.times_s, self._playing.now_s
        now_s = self._playing.looped(passed_s)
        if now_s != passed_s:
            self._go_on_from(now_s)
        if not 0.0 <= now_s < end_of(times_s):
            self._stop()
            self._aim.at(0 if now_s < 0 else self._aim.last)
            return
        frame_index = frame_at(times_s, now_s)
        if frame_index != self._aim.shown:
            self._aim.at(frame_index)
        self._tick.start(self._playing.wait_ms(times_s, frame_index, now_s))

    def _stop(self) -> None:
        self._tick.stop()
        self._playing.stop()
        self._tell_playing()

    def _go_on_from(self, media_s: float) -> None:
        self._playing.go_on_from(media_s)
        self._tell_heard()

    def _tell_heard(self) -> None:
        """Sound goes with pictures forwards at the camera's pace, and with nothing else."""
        is_heard = self._playing.is_on and self._aim.shown >= 0 and self._playing.velocity == 1.0
        self.heard.emit(self._playing.clock if is_heard else None)

    def _tell_playing(self) -> None:
        self._tell_heard()
        self.playing_changed.emit(self._playing.is_on)
