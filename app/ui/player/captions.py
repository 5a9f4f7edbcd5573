"""What the canvas says in place of a picture, or of one: nothing open, opening, unreadable, cut off."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from app.store.records import Video
from app.ui.player.canvas import CanvasState, VideoCanvas
from app.ui.speech.saying import here
from app.ui.speech.timecode import end_of, time_text
from mvit_core.types import VideoStatus

LOADING_AFTER_MS = 200  # quicker openings say nothing, so that paging through videos does not flicker


class Captions(QObject):
    """Of one video after the other, on one canvas."""

    def __init__(self, canvas: VideoCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._video: Video | None = None
        self._why_not = ""
        self._note = ""  # of the whole video, on every frame
        self._beyond = ""  # of what was typed, for as long as the last frame is on screen
        self._patience = QTimer(self, singleShot=True, interval=LOADING_AFTER_MS)
        self._patience.timeout.connect(self._say_loading)

    def empty(self) -> None:
        """No video is open."""
        self.clear()
        text = self.tr("Choose one in the library, or drop a folder of videos on the window.")
        self._canvas.show_message(CanvasState.EMPTY, self.tr("No video open"), text)

    def opening(self, video: Video) -> None:
        """It is being opened, which is said where it takes long."""
        self.clear()
        self._video = video
        self._canvas.show_message(CanvasState.LOADING, "")
        self._patience.start()

    def opened(self, times_s: Sequence[float]) -> None:
        """When each of its frames begins is known."""
        if self._video is not None and self._video.status is VideoStatus.PARTIAL:
            if self._video.is_photo:
                self._note = self.tr("The end of this photo is missing")
            else:
                self._note = self._partial_note(self._video.duration_s, end_of(times_s))

    def shown(self, *, at_end: bool) -> None:
        """A frame of it comes onto the canvas; `at_end`: the last one is there, or about to be."""
        self._patience.stop()
        if not at_end:
            self._beyond = ""
        self._canvas.set_badge(self._beyond or self._note)

    def unreadable(self, why: str) -> None:
        """No frame of it can be shown."""
        self._patience.stop()
        self._why_not = why
        self._say_why_not()

    @property
    def why_not(self) -> str:
        """Why no frame of it can be shown; empty where that is not known."""
        return here(self._why_not) if self._canvas.state is CanvasState.UNREADABLE else ""

    def lacks_frame(self, frame_index: int) -> None:
        """One frame of it cannot be shown."""
        self._canvas.set_badge(self.tr("Frame {0} cannot be read").format(frame_index))

    def leads_nowhere(self, typed: str) -> str:
        """Where somebody wanted to jump to is no place; returns what it says."""
        words = self.tr("“{0}” is neither a time nor a frame: write 12.5, 1:05 or f374").format(typed)
        self._canvas.set_badge(words)
        return words

    def leads_beyond(self, typed: str, last_s: float) -> str:
        """Where somebody wanted to jump to lies past the last frame, which is shown; returns what it says."""
        words = self.tr("“{0}” is past the last frame, at {1}")
        self._beyond = words.format(typed, time_text(last_s))
        self._canvas.set_badge(self._beyond)
        return self._beyond

    def clear(self) -> None:
        """Say nothing of the last video any more."""
        self._patience.stop()
        self._video, self._note, self._beyond = None, "", ""
        self._canvas.set_badge("")

    def say_again(self) -> None:
        """In the language that the window speaks now."""
        if self._canvas.state is CanvasState.UNREADABLE:
            self._say_why_not()

    def _say_loading(self) -> None:
        name = self._video.name if self._video else ""
        self._canvas.show_message(CanvasState.LOADING, self.tr("Opening …"), name)

    def _say_why_not(self) -> None:
        title = self.tr("{0} cannot be read").format(self._video.name if self._video else "")
        self._canvas.show_message(CanvasState.UNREADABLE, title, here(self._why_not))

    def _partial_note(self, promised_s: float | None, end_s: float) -> str:
        if promised_s and promised_s > end_s + 0.5:
            return self.tr("Reads up to {0} of {1}").format(time_text(end_s), time_text(promised_s))
        return self.tr("Reads up to {0}").format(time_text(end_s))
