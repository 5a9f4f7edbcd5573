"""The player: opens a video, shows exactly the frame that it names, plays by the clock."""

from collections.abc import Sequence
from datetime import datetime
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.records import Video
from app.ui.looks.theme import DARK, Theme
from app.ui.player.aim import Aim, side_for
from app.ui.player.box_canvas import BoxCanvas
from app.ui.player.canvas import CanvasState
from app.ui.player.captions import Captions
from app.ui.player.decoder import OpenFrames, open_frames
from app.ui.player.display import NIGHT, PLAIN
from app.ui.player.display_panel import DisplayPanel
from app.ui.player.jump import frame_typed, time_typed
from app.ui.player.overlays import TrackOverlay
from app.ui.player.photo_bar import PhotoBar
from app.ui.player.playing import Playing
from app.ui.player.sound import Sound
from app.ui.player.transport import TransportBar
from app.ui.speech.timecode import end_of, frame_at
from mvit_core.types import Span


class PlayerView(QWidget):
    """One video on a dark canvas with its transport bar; the frame on screen is always the frame it says."""

    position_changed = Signal(float, int)  # time_s and frame_index of the frame now on screen
    playing_changed = Signal(bool)
    heard = Signal(object)  # the PlaybackClock that sound is to follow, None where nothing is to be heard
    video_opened = Signal(object)  # the time of every frame, tuple[float, ...]
    video_failed = Signal(str)  # why no frame can be shown, a sentence
    frame_double_clicked = Signal(int)
    observation_clicked = Signal(object)  # ObservationId

    def __init__(self, *, open_frames: OpenFrames = open_frames) -> None:
        super().__init__()
        self.canvas = BoxCanvas(self)
        self._captions = Captions(self.canvas, self)
        self.transport = TransportBar(self)
        self.photo_bar = PhotoBar(self)
        self.setAccessibleName(self.tr("Player"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.display_panel = DisplayPanel(self)
        self.sound = Sound(self)
        self._playing = Playing(perf_counter)
        self._aim = Aim(open_frames, stride=lambda: self._playing.stride(self._aim.times_s), parent=self)
        self._video: Video | None = None
        self._camera_clock: datetime | None = None
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._lay_out()
        self._connect()
        self.set_theme(DARK)
        self._captions.empty()

    def open_video(self, video: Video) -> None:
        """Show the first frame of a video as soon as it is there; it never waits for the file."""
        self._leave()
        self._video = video
        self._camera_clock = video.captured_at
        self._show_bar(video)
        self._captions.opening(video)
        self._aim.open(video.path, side=side_for(self.canvas.pixels_needed()))
        self.sound.open(video.path)

    def close_video(self) -> None:
        """Let go of the file and show the empty canvas."""
        self._leave()
        self._video = None
        self._aim.open(None)
        self.sound.open(None)
        self._captions.empty()

    def shutdown(self) -> None:
        """End the decoding thread, before the window goes."""
        self.pause()
        self._captions.clear()
        self.sound.shutdown()
        self._aim.stop()

    def video(self) -> Video | None:
        """The video that is open or being opened."""
        return self._video

    def times_s(self) -> tuple[float, ...]:
        """When each frame begins; empty until the video is open."""
        return self._aim.times_s

    def frame_shown(self) -> int:
        """The number of the frame on screen; -1 where there is none."""
        return self._aim.shown

    def time_shown(self) -> float:
        """The time of the frame on screen in seconds; 0 where there is none."""
        return self._aim.times_s[self._aim.shown] if self._aim.shown >= 0 else 0.0

    def is_playing(self) -> bool:
        """Whether it plays or is about to."""
        return self._playing.is_on

    def speed(self) -> float:
        """Video seconds a second."""
        return self._playing.speed

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

    def step_seconds(self, seconds: float) -> None:
        """Go some seconds on (or back) in video time."""
        self.seek_time(self._aim.wanted_s + seconds)

    def to_first(self) -> None:
        """Go to the first frame."""
        self.step(-len(self._aim.times_s))

    def to_last(self) -> None:
        """Go to the last frame."""
        self.step(len(self._aim.times_s))

    def play_backwards(self) -> None:
        """Play from here to the start; pressed again it stops."""
        if self._playing.is_on and self._playing.backwards:
            self.pause()
            return
        self.pause()
        self._playing.backwards = True
        self.play()

    def set_loop(self, span: Span | None) -> None:
        """Play this stretch over and over; None: play on."""
        self._playing.loop = span
        self.transport.set_looping(span is not None)
        if span is not None and not span.start_s <= self._aim.wanted_s <= span.end_s:
            self.seek_time(span.start_s)

    def loop(self) -> Span | None:
        """What is played over and over."""
        return self._playing.loop

    def jump_to(self, text: str) -> bool:
        """Go to a typed time, frame or moment of the camera's clock; False where it is none of these."""
        frame = frame_typed(text)
        time_s = None if frame is not None else time_typed(text, self._camera_clock)
        if frame is not None:
            self.seek_frame(frame)
        elif time_s is not None:
            self.seek_time(time_s)
        return frame is not None or time_s is not None

    def play(self) -> None:
        """Play from here; from the start where it stands at the end, and the other way round backwards."""
        unplayable = self._video is None or self._video.is_photo
        if self._playing.is_on or unplayable or self.canvas.state is CanvasState.UNREADABLE:
            return
        first, last = (self._aim.last, 0) if self._playing.backwards else (0, self._aim.last)
        if self._aim.times_s and self._aim.wanted == last:
            self.seek_frame(first)
        self._playing.is_on = True
        self._tell_playing()
        self._go_on_from(self._aim.wanted_s)
        self._advance()

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

    def set_speed(self, speed: float) -> None:
        """Play at 0.1 to 8 times the camera's pace."""
        self._playing.set_speed(speed)
        self._tell_heard()
        self.transport.set_speed(self._playing.speed)

    def set_overlays(self, overlays: Sequence[TrackOverlay]) -> None:
        """The boxes to draw from now on."""
        self.canvas.set_overlays(overlays)

    def set_camera_clock(self, first_frame_at: datetime | None) -> None:
        """When the first frame was taken, camera-local; None where nobody knows."""
        self._camera_clock = first_frame_at
        self.photo_bar.show_clock(first_frame_at)
        self._tell_transport()

    def say_again(self) -> None:
        """In the language that the window speaks now."""
        self._tell_transport()
        self.photo_bar.say_again()
        self._captions.say_again()

    def set_theme(self, theme: Theme) -> None:
        """Take these colors; the canvas stays dark."""
        self.canvas.set_theme(theme)
        self.transport.set_theme(theme)
        self.photo_bar.set_theme(theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab sees where the keys go; after a click, as nearly always, they go here anyway."""
        super().focusInEvent(event)
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.canvas.set_ringed(event.reason() in reasons)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.canvas.set_ringed(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.transport)
        column.addWidget(self.photo_bar)
        self.photo_bar.hide()
        self.transport.set_speed(self._playing.speed)

    def _connect(self) -> None:
        self._aim.opened.connect(self._on_opened)
        self._aim.arrived.connect(self._show)
        self._aim.failed.connect(self._on_failed)
        self._tick.timeout.connect(self._advance)
        self.canvas.observation_clicked.connect(self.observation_clicked)
        self.canvas.double_clicked.connect(lambda: self.frame_double_clicked.emit(self._aim.shown))
        self.canvas.viewport_changed.connect(self._match_side)
        self.canvas.grasped.connect(self.pause)
        self.transport.first_clicked.connect(self.to_first)
        self.transport.previous_clicked.connect(lambda: self.step(-1))
        self.transport.play_clicked.connect(self.toggle_play)
        self.transport.next_clicked.connect(lambda: self.step(1))
        self.transport.last_clicked.connect(self.to_last)
        self.transport.speed_chosen.connect(self.set_speed)
        self.transport.jump_typed.connect(self._jump)
        self.transport.picture_clicked.connect(self._show_display)
        self.photo_bar.picture_clicked.connect(self._show_display)
        self.transport.sound_clicked.connect(self.sound.toggle)
        self.sound.known.connect(self.transport.offer_sound)
        self.sound.switched.connect(self.transport.sound.setChecked)
        self.sound.refused.connect(lambda _why: self.transport.sound.setChecked(False))
        self.heard.connect(self.sound.follow)
        self.display_panel.changed.connect(self.canvas.set_display)

    def toggle_night(self) -> None:
        """Make the night readable, or show the picture as it was recorded."""
        display = NIGHT if self.canvas.display.is_plain else PLAIN
        self.display_panel.show_display(display)
        self.canvas.set_display(display)

    def _show_display(self) -> None:
        panel = self.display_panel
        panel.show_display(self.canvas.display)
        panel.adjustSize()
        bar = self.photo_bar if self.photo_bar.isVisible() else self.transport
        corner = bar.mapToGlobal(bar.rect().topRight())
        panel.move(corner.x() - panel.width() - 8, corner.y() - panel.height() - 4)
        panel.show()

    def _show_bar(self, video: Video) -> None:
        """A photo does not play."""
        self.transport.setVisible(not video.is_photo)
        self.photo_bar.setVisible(video.is_photo)
        self.photo_bar.show_clock(video.captured_at)

    def _jump(self, text: str) -> None:
        if not self.jump_to(text):
            self._captions.leads_nowhere(text)

    def _leave(self) -> None:
        self.pause()
        self._aim.forget()
        self._camera_clock = None
        self.canvas.set_overlays(())
        self._playing.loop = None
        self.transport.set_looping(False)
        self.canvas.set_heat(QImage())
        self._captions.clear()
        self.transport.clear()

    def _on_opened(self, times_s: tuple[float, ...]) -> None:
        self._captions.opened(times_s)
        self.video_opened.emit(times_s)

    def _on_failed(self, frame_index: int, reason: str) -> None:
        self.pause()
        if self._aim.shown >= 0:
            self._captions.lacks_frame(frame_index)
        else:
            self._captions.unreadable(reason)
            self.video_failed.emit(reason)

    def _show(self, frame_index: int, image: QImage, before: int) -> None:
        time_s = self._aim.times_s[frame_index]
        if before < 0:
            self._go_on_from(time_s)
        self._captions.shown()
        self.canvas.show_frame(image, time_s)
        self._tell_transport()
        if frame_index != before:
            self.position_changed.emit(time_s, frame_index)

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
        self.transport.set_playing(self._playing.is_on)
        self.playing_changed.emit(self._playing.is_on)

    def _tell_transport(self) -> None:
        if self._aim.shown >= 0:
            num_frames = len(self._aim.times_s)
            self.transport.set_position(self.time_shown(), self._aim.shown, num_frames, self._camera_clock)

    def _match_side(self) -> None:
        """Once the canvas or the zoom shows more than the present pictures hold."""
        self._aim.match(side_for(self.canvas.pixels_needed()), self.canvas.image())
