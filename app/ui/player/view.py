"""The player: opens a video, shows exactly the frame that it names, plays by the clock."""

from collections.abc import Callable, Sequence
from datetime import datetime
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.records import Video
from app.ui.player.box_canvas import BoxCanvas
from app.ui.player.canvas import CanvasState
from app.ui.player.decoder import FrameDecoder, OpenFrames, open_frames
from app.ui.player.display import NIGHT, PLAIN
from app.ui.player.display_panel import DisplayPanel
from app.ui.player.jump import frame_typed, time_typed
from app.ui.player.overlays import TrackOverlay
from app.ui.player.playback import PlaybackClock, clamped_speed
from app.ui.player.sound import Sound
from app.ui.player.transport import TransportBar
from app.ui.saying import here
from app.ui.theme import DARK, Theme
from app.ui.timecode import end_of, frame_at, time_text
from mvit_core.types import Span, VideoStatus

REFRESH_S = 1 / 60  # frames closer in wall time than this are not all shown
LOADING_AFTER_MS = 200  # quicker openings say nothing, so that paging through videos does not flicker
SIDES = (640, 1280, 1920, None)  # pictures are decoded at the smallest of these that the canvas can show


class PlayerView(QWidget):
    """One video on a dark canvas with its transport bar; the frame on screen is always the frame it says."""

    position_changed = Signal(float, int)  # time_s and frame_index of the frame now on screen
    playing_changed = Signal(bool)
    heard = Signal(object)  # the PlaybackClock that sound is to follow, None where nothing is to be heard
    video_opened = Signal(object)  # the time of every frame, tuple[float, ...]
    video_failed = Signal(str)  # why no frame can be shown, a sentence
    frame_double_clicked = Signal(int)
    observation_clicked = Signal(object)  # ObservationId

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        open_frames: OpenFrames = open_frames,
        wall_clock: Callable[[], float] = perf_counter,
    ) -> None:
        super().__init__(parent)
        self.canvas = BoxCanvas(self)
        self.transport = TransportBar(self)
        self.display_panel = DisplayPanel(self)
        self.sound = Sound(self)
        self._wall_clock = wall_clock
        self._decoder = FrameDecoder(open_frames)
        self._video: Video | None = None
        self._camera_clock: datetime | None = None
        self._session = 0
        self._times_s: tuple[float, ...] = ()
        self._shown = -1
        self._wanted = 0
        self._side: int | None = SIDES[0]
        self._why_not = ""
        self._note = ""  # of the whole video, on every frame
        self._speed = 1.0
        self._backwards = False
        self._loop: Span | None = None
        self._playing = False
        self._clock = PlaybackClock(0.0, 0.0, 1.0)
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._patience = QTimer(self, singleShot=True, interval=LOADING_AFTER_MS)
        self._lay_out()
        self._connect()
        self.set_theme(DARK)
        self._show_empty()

    def open_video(self, video: Video) -> None:
        """Show the first frame of a video as soon as it is there; it never waits for the file."""
        self._leave()
        self._video = video
        self._camera_clock = video.captured_at
        self._side = self._side_needed()
        self.canvas.show_message(CanvasState.LOADING, "")
        self._session = self._decoder.open(video.path, max_side=self._side)
        self.sound.open(video.path)
        self._patience.start()

    def close_video(self) -> None:
        """Let go of the file and show the empty canvas."""
        self._leave()
        self._video = None
        self._session = self._decoder.open(None)
        self.sound.open(None)
        self._show_empty()

    def shutdown(self) -> None:
        """End the decoding thread, before the window goes."""
        self.pause()
        self._patience.stop()
        self.sound.shutdown()
        self._decoder.stop()

    def video(self) -> Video | None:
        """The video that is open or being opened."""
        return self._video

    def times_s(self) -> tuple[float, ...]:
        """When each frame begins; empty until the video is open."""
        return self._times_s

    def frame_shown(self) -> int:
        """The number of the frame on screen; -1 where there is none."""
        return self._shown

    def time_shown(self) -> float:
        """The time of the frame on screen in seconds; 0 where there is none."""
        return self._times_s[self._shown] if self._shown >= 0 else 0.0

    def is_playing(self) -> bool:
        """Whether it plays or is about to."""
        return self._playing

    def speed(self) -> float:
        """Video seconds a second."""
        return self._speed

    def seek_frame(self, frame_index: int) -> None:
        """Go to a frame, the nearest there is."""
        self._aim(frame_index)
        self._start_clock(self._aimed_s())

    def seek_time(self, time_s: float) -> None:
        """Go to the frame that is on screen at a time."""
        self.seek_frame(frame_at(self._times_s, time_s))

    def step(self, num_frames: int) -> None:
        """Go some frames on (or back), from where it is going; playing stops."""
        self.pause()
        self.seek_frame(self._wanted + num_frames)

    def step_seconds(self, seconds: float) -> None:
        """Go some seconds on (or back) in video time."""
        self.seek_time(self._aimed_s() + seconds)

    def to_first(self) -> None:
        """Go to the first frame."""
        self.step(-len(self._times_s))

    def to_last(self) -> None:
        """Go to the last frame."""
        self.step(len(self._times_s))

    def play_backwards(self) -> None:
        """Play from here to the start; pressed again it stops."""
        if self._playing and self._backwards:
            self.pause()
            return
        self.pause()
        self._backwards = True
        self.play()

    def set_loop(self, span: Span | None) -> None:
        """Play this stretch over and over; None: play on."""
        self._loop = span
        self.transport.set_looping(span is not None)
        if span is not None and not span.start_s <= self._aimed_s() <= span.end_s:
            self.seek_time(span.start_s)

    def loop(self) -> Span | None:
        """What is played over and over."""
        return self._loop

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
        if self._playing or self._video is None or self.canvas.state is CanvasState.UNREADABLE:
            return
        last = len(self._times_s) - 1
        if self._times_s and self._wanted == (0 if self._backwards else last):
            self.seek_frame(last if self._backwards else 0)
        self._set_playing(True)
        self._start_clock(self._aimed_s())
        self._advance()

    def pause(self) -> None:
        """Stop on the frame on screen."""
        if not self._playing:
            return
        self._tick.stop()
        self._set_playing(False)
        self._backwards = False
        if self._shown >= 0:
            self._aim(self._shown)

    def toggle_play(self) -> None:
        """Play or pause."""
        self.pause() if self._playing else self.play()

    def set_speed(self, speed: float) -> None:
        """Play at 0.1 to 8 times the camera's pace."""
        self._speed = clamped_speed(abs(speed))
        self._start_clock(self._clock.at(self._wall_clock()))
        self.transport.set_speed(self._speed)

    def set_overlays(self, overlays: Sequence[TrackOverlay]) -> None:
        """The boxes to draw from now on."""
        self.canvas.set_overlays(overlays)

    def set_camera_clock(self, first_frame_at: datetime | None) -> None:
        """When the first frame was taken, camera-local; None where nobody knows."""
        self._camera_clock = first_frame_at
        self._tell_transport()

    def say_again(self) -> None:
        """In the language that the window speaks now."""
        self._tell_transport()
        if self.canvas.state is CanvasState.UNREADABLE:
            self._show_why_not()

    def set_theme(self, theme: Theme) -> None:
        """Take these colors; the canvas stays dark."""
        self.canvas.set_theme(theme)
        self.transport.set_theme(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.transport)
        self.transport.set_speed(self._speed)

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._decoder.opened.connect(self._on_opened, queued)
        self._decoder.decoded.connect(self._on_decoded, queued)
        self._decoder.failed.connect(self._on_failed, queued)
        self.destroyed.connect(self._decoder.stop)
        self._tick.timeout.connect(self._advance)
        self._patience.timeout.connect(self._say_loading)
        self.canvas.observation_clicked.connect(self.observation_clicked)
        self.canvas.double_clicked.connect(lambda: self.frame_double_clicked.emit(self._shown))
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
        corner = self.transport.mapToGlobal(self.transport.rect().topRight())
        panel.move(corner.x() - panel.width() - 8, corner.y() - panel.height() - 4)
        panel.show()

    def _jump(self, text: str) -> None:
        if not self.jump_to(text):
            self.canvas.set_badge(self.tr("“{0}” is no time and no frame: 12.5, 1:05, f374").format(text))

    def _leave(self) -> None:
        self.pause()
        self._patience.stop()
        self._times_s, self._shown, self._wanted = (), -1, 0
        self._camera_clock = None
        self.canvas.set_overlays(())
        self._note = ""
        self._loop = None
        self.transport.set_looping(False)
        self.canvas.set_heat(QImage())
        self.canvas.set_badge("")
        self.transport.clear()

    def _show_empty(self) -> None:
        text = self.tr("Choose one in the library, or drop a folder of videos on the window.")
        self.canvas.show_message(CanvasState.EMPTY, self.tr("No video open"), text)

    def _say_loading(self) -> None:
        name = self._video.name if self._video else ""
        self.canvas.show_message(CanvasState.LOADING, self.tr("Opening …"), name)

    def _on_opened(self, session: int, times_s: tuple[float, ...]) -> None:
        if session != self._session:
            return
        self._times_s, self._shown = times_s, -1
        self._wanted = min(self._wanted, len(times_s) - 1)
        if self._video is not None and self._video.status is VideoStatus.PARTIAL:
            self._note = self._partial_note(end_of(times_s))
        self.video_opened.emit(times_s)
        self._aim(self._wanted)

    def _on_decoded(self, session: int, frame_index: int, image: QImage) -> None:
        is_late = self._shown == self._wanted != frame_index  # a newer wish was served from the cache
        if session == self._session and not is_late:
            self._show(frame_index, image)

    def _on_failed(self, session: int, frame_index: int, reason: str) -> None:
        if session != self._session or (self._shown >= 0 and frame_index != self._wanted):
            return
        self._patience.stop()
        self.pause()
        if self._shown >= 0:
            self._wanted = self._shown
            self.canvas.set_badge(self.tr("Frame {0} cannot be read").format(frame_index))
            return
        self._why_not = reason
        self._show_why_not()
        self.video_failed.emit(reason)

    def _show_why_not(self) -> None:
        title = self.tr("{0} cannot be read").format(self._video.name if self._video else "")
        self.canvas.show_message(CanvasState.UNREADABLE, title, here(self._why_not))

    def _partial_note(self, end_s: float) -> str:
        promised = self._video.duration_s if self._video else None
        if promised and promised > end_s + 0.5:
            return self.tr("Reads up to {0} of {1}").format(time_text(end_s), time_text(promised))
        return self.tr("Reads up to {0}").format(time_text(end_s))

    def _aim(self, frame_index: int) -> None:
        """Show a frame: now where it is held, else as soon as it is decoded and nothing newer is wanted."""
        if not self._times_s:
            self._wanted = max(0, frame_index)
            return
        self._wanted = min(len(self._times_s) - 1, max(0, frame_index))
        image = self._decoder.cache.get(self._wanted)
        if image is None:
            self._decoder.want(self._wanted, stride=self._stride())
        else:
            self._decoder.move_playhead(self._wanted, stride=self._stride())
            self._show(self._wanted, image)

    def _show(self, frame_index: int, image: QImage) -> None:
        if self._shown < 0:
            self._patience.stop()
            self._start_clock(self._times_s[frame_index])
        changed = frame_index != self._shown
        self._shown = frame_index
        self.canvas.set_badge(self._note)
        self.canvas.show_frame(image, self._times_s[frame_index])
        self._tell_transport()
        if changed:
            self.position_changed.emit(self._times_s[frame_index], frame_index)

    def _advance(self) -> None:
        """One tick of playing: the frame of this moment, then sleep until the next one is due."""
        if not self._playing:
            return
        if self._shown < 0:
            self._tick.start(10)
            return
        now_s = self._in_loop(self._clock.at(self._wall_clock()))
        if not 0.0 <= now_s < end_of(self._times_s):
            self._tick.stop()
            self._set_playing(False)
            self._backwards = False
            self._aim(0 if now_s < 0 else len(self._times_s) - 1)
            return
        frame_index = frame_at(self._times_s, now_s)
        if frame_index != self._shown:
            self._aim(frame_index)
        self._tick.start(self._ms_after(frame_index, now_s))

    def _in_loop(self, now_s: float) -> float:
        """The time to show: back at the other end where the loop's end has been passed."""
        loop = self._loop
        if loop is None or loop.duration_s <= 0:
            return now_s
        if loop.start_s <= now_s < loop.end_s:
            return now_s
        at_s = loop.end_s - 1e-3 if self._backwards else loop.start_s
        self._start_clock(at_s)
        return at_s

    def _start_clock(self, media_s: float) -> None:
        """Go on from a moment of the video now."""
        self._clock = PlaybackClock(media_s, self._wall_clock(), self._velocity())
        self._tell_heard()

    def _tell_heard(self) -> None:
        """Sound goes with pictures forwards at the camera's pace, and with nothing else."""
        is_heard = self._playing and self._shown >= 0 and self._velocity() == 1.0
        self.heard.emit(self._clock if is_heard else None)

    def _velocity(self) -> float:
        return -self._speed if self._backwards else self._speed

    def _ms_after(self, frame_index: int, now_s: float) -> int:
        """How long this frame stays on screen from now."""
        after = frame_index if self._backwards else frame_index + 1
        due_s = self._times_s[after] if after < len(self._times_s) else end_of(self._times_s)
        wait_s = min(max(abs(due_s - now_s) / self._speed, REFRESH_S / 2), 0.1)
        return max(1, round(wait_s * 1000))

    def _stride(self) -> int:
        """Frames between two that are shown, where playing is faster than the screen."""
        if not self._playing or len(self._times_s) < 2:
            return 1
        if self._backwards:
            return -1
        rate = len(self._times_s) / end_of(self._times_s)
        return max(1, int(rate * self._speed * REFRESH_S))

    def _aimed_s(self) -> float:
        return self._times_s[self._wanted] if self._times_s else 0.0

    def _set_playing(self, playing: bool) -> None:
        self._playing = playing
        self._tell_heard()
        self.transport.set_playing(playing)
        self.playing_changed.emit(playing)

    def _tell_transport(self) -> None:
        if self._shown >= 0:
            time_s = self._times_s[self._shown]
            self.transport.set_position(time_s, self._shown, len(self._times_s), self._camera_clock)

    def _side_needed(self) -> int | None:
        needed = self.canvas.pixels_needed()
        return next((side for side in SIDES if side is None or side >= needed), None)

    def _match_side(self) -> None:
        """Decode larger pictures once the canvas or the zoom shows more than the present ones hold."""
        needed = self._side_needed()
        if self._shown < 0 or self._side is None or (needed is not None and needed <= self._side):
            return
        image = self.canvas.image()
        was_cut = max(image.width(), image.height()) >= self._side
        self._side = needed
        if was_cut:
            self._decoder.set_max_side(needed)
            self._decoder.want(self._wanted, stride=self._stride())
