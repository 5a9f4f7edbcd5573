"""The player: opens a video, and shows exactly the frame that it names."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.records import Video
from app.ui.looks.theme import DARK, Theme
from app.ui.player.box_canvas import BoxCanvas
from app.ui.player.captions import Captions
from app.ui.player.decoder import OpenFrames, open_frames
from app.ui.player.display import NIGHT, PLAIN
from app.ui.player.display_panel import DisplayPanel
from app.ui.player.jump import frame_typed, time_typed
from app.ui.player.overlays import TrackOverlay
from app.ui.player.photo_bar import PhotoBar
from app.ui.player.playhead import Playhead
from app.ui.player.sound import Sound
from app.ui.player.transport import TransportBar
from app.ui.speech.aloud import announce
from app.ui.speech.timecode import end_of, time_aloud


class PlayerView(QWidget):
    """One video on a dark canvas with its transport bar; the frame on screen is always the frame it says."""

    position_changed = Signal(float, int)  # time_s and frame_index of the frame now on screen
    video_opened = Signal(object)  # the time of every frame, tuple[float, ...]
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
        self.playhead = Playhead(open_frames, self)
        self._camera_clock: datetime | None = None
        self._lay_out()
        self._connect()
        self.set_theme(DARK)
        self._captions.empty()

    def open_video(self, video: Video) -> None:
        """Show the first frame of a video as soon as it is there; it never waits for the file."""
        self._leave()
        self._camera_clock = video.captured_at
        self._show_bar(video)
        self._captions.opening(video)
        self.playhead.open(video.path, num_pixels=self.canvas.pixels_needed(), plays=not video.is_photo)
        self.sound.open(video.path)

    def close_video(self) -> None:
        """Let go of the file and show the empty canvas."""
        self._leave()
        self.playhead.close()
        self.sound.open(None)
        self._captions.empty()

    @property
    def why_not(self) -> str:
        """Why there is no picture of the video and will be none, as the canvas says; else empty."""
        return self._captions.why_not

    def shutdown(self) -> None:
        """End the decoding thread, before the window goes."""
        self.playhead.shutdown()
        self._captions.clear()
        self.sound.shutdown()

    def jump_to(self, text: str) -> bool:
        """Go to a typed time, frame or moment of the camera's clock; False where it is none of these."""
        frame = frame_typed(text)
        time_s = None if frame is not None else time_typed(text, self._camera_clock)
        if frame is not None:
            self.playhead.seek_frame(frame)
        elif time_s is not None:
            self.playhead.seek_time(time_s)
        return frame is not None or time_s is not None

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
        self.transport.set_speed(self.playhead.speed())
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
        self.transport.set_speed(self.playhead.speed())

    def _connect(self) -> None:
        playhead = self.playhead
        playhead.opened.connect(self._on_opened)
        playhead.arrived.connect(self._show)
        playhead.failed.connect(self._on_failed)
        playhead.playing_changed.connect(self.transport.set_playing)
        playhead.speed_changed.connect(self.transport.set_speed)
        playhead.looping_changed.connect(self.transport.set_looping)
        playhead.heard.connect(self.sound.follow)
        playhead.stepped.connect(self._say_where)
        self.canvas.observation_clicked.connect(self.observation_clicked)
        self.canvas.viewport_changed.connect(self._match_side)
        self.canvas.grasped.connect(playhead.pause)
        self.transport.first_clicked.connect(playhead.to_first)
        self.transport.previous_clicked.connect(lambda: playhead.step(-1))
        self.transport.play_clicked.connect(playhead.toggle_play)
        self.transport.next_clicked.connect(lambda: playhead.step(1))
        self.transport.last_clicked.connect(playhead.to_last)
        self.transport.speed_chosen.connect(playhead.set_speed)
        self.transport.jump_typed.connect(self._jump)
        self.transport.picture_clicked.connect(self._show_display)
        self.photo_bar.picture_clicked.connect(self._show_display)
        self.transport.sound_clicked.connect(self.sound.toggle)
        self.sound.known.connect(self.transport.offer_sound)
        self.sound.switched.connect(self.transport.sound.setChecked)
        self.sound.refused.connect(lambda _why: self.transport.sound.setChecked(False))
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
            announce(self, self._captions.leads_nowhere(text), at_once=True)
        elif self._is_beyond(text):
            said = self._captions.leads_beyond(text, self.playhead.times_s()[-1])
            announce(self, said, at_once=True)
        else:
            self._say_where()

    def _is_beyond(self, text: str) -> bool:
        """Whether a place that was typed lies past the last frame."""
        times_s, frame = self.playhead.times_s(), frame_typed(text)
        if not times_s or frame is not None:
            return bool(times_s) and frame is not None and frame >= len(times_s)
        time_s = time_typed(text, self._camera_clock)
        return time_s is not None and time_s > end_of(times_s)

    def _leave(self) -> None:
        self.playhead.leave()
        self._camera_clock = None
        self.canvas.set_overlays(())
        self.canvas.set_heat(QImage())
        self._captions.clear()
        self.transport.clear()

    def _on_opened(self, times_s: tuple[float, ...]) -> None:
        self._captions.opened(times_s)
        self.video_opened.emit(times_s)

    def _on_failed(self, frame_index: int, reason: str) -> None:
        if self.playhead.frame_shown() >= 0:
            self._captions.lacks_frame(frame_index)
        else:
            self._captions.unreadable(reason)

    def _show(self, frame_index: int, image: QImage, before: int) -> None:
        time_s = self.playhead.time_shown()
        self._captions.shown(at_end=self.playhead.wanted[0] == len(self.playhead.times_s()) - 1)
        self.canvas.show_frame(image, time_s)
        self._tell_transport()
        if frame_index != before:
            self.position_changed.emit(time_s, frame_index)

    def _tell_transport(self) -> None:
        playhead, num_frames = self.playhead, len(self.playhead.times_s())
        if (shown := playhead.frame_shown()) >= 0:
            self.transport.set_position(playhead.time_shown(), shown, num_frames, self._camera_clock)

    def _say_where(self) -> None:
        """To a screen reader: the figures are in a corner that nobody goes to at each step."""
        frame, time_s = self.playhead.wanted
        if not self.playhead.is_playing() and self.playhead.times_s():
            where = self.tr("{time}, frame {n}").format(time=time_aloud(time_s), n=frame)
            announce(self, where, at_once=True)

    def _match_side(self) -> None:
        """Once the canvas or the zoom shows more than the present pictures hold."""
        self.playhead.match(self.canvas.pixels_needed(), self.canvas.image())
