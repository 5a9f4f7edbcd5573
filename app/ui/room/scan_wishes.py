"""What a person wants scanned: all that is new, this video first, or everything once more."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services.scanning.stopped_rescans import stopped_rescan
from app.ui.looks.question import Question
from app.ui.messages import Message, Tone
from app.ui.room.furniture import Furniture
from app.ui.speech.describe import files_text, number_text


class ScanWishes(QObject):
    """Passes them on to the desk, and asks where they change what is there."""

    def __init__(self, furniture: Furniture, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self.rest: Message | None = None  # it offers what a stopped scan has left
        self._session, self._desk, self._library = furniture.session, furniture.desk, furniture.library
        panel = furniture.panel
        panel.scan_wanted.connect(self.scan_this)
        panel.scan_all_wanted.connect(self.scan)
        furniture.grid.scan_wanted.connect(self.scan)
        self._desk.reading.connect(self._library.model.set_reading)
        self._desk.scan_over.connect(lambda _whole: self._library.model.clear_reading())
        self._desk.scan_progressed.connect(lambda *_scan: panel.set_scanning(self._desk.scan is not None))
        self._desk.scan_over.connect(lambda _whole: panel.set_scanning(False))

    def scan(self) -> None:
        """Scan what has no result yet; offer to scan again where all have one."""
        if self._desk.scan is not None:
            self._desk.resume_scan()
            self._session.say(self.tr("The scan is running; what is new is scanned too."))
        elif not self._library.num_videos:
            self._say_nothing_to_scan()
        else:
            self._desk.start_scan(otherwise=self._say_all_is_scanned)

    def _say_nothing_to_scan(self) -> None:
        self._session.say(self.tr("There is nothing to scan: this project has no videos yet."))

    def _say_all_is_scanned(self) -> None:
        if not self.offer_to_go_on():
            words = self.tr("Everything is scanned.")
            again = self.tr("Scan all again…")
            self._session.said.emit(Message(words, Tone.INFO, again, self.ask_scan_again))

    def cancel(self) -> None:
        """Stop the scan; say what is kept, and offer to go on."""
        if self._desk.scan is None:
            return
        progress = self._desk.scan.progress
        done, every = number_text(progress.done), number_text(progress.total)
        words = self.tr(
            "The scan was stopped: {n} of {all} files are done, and their results are kept. Scan goes on "
            "with the others at any time."
        )
        self._offer_rest(words.format(n=done, all=every), self._desk.scan_on)
        self._desk.cancel_scan()

    def offer_to_go_on(self) -> bool:
        """Offer the rest of a scan of everything again that was stopped; whether there is any."""
        stopped = stopped_rescan(self._session.project)
        if stopped is None:
            return False
        left = files_text(stopped.num_left, stopped.num_left_photos)
        words = self.tr("Scanning again was stopped. Still to scan: {files} of {all}.")
        words = words.format(files=left, all=number_text(stopped.num_videos))
        self._offer_rest(words, partial(self._desk.start_scan, stopped.videos, rescan=True))
        return True

    def _offer_rest(self, words: str, scan: Callable[[], object]) -> None:
        project = self._session.project

        def go_on() -> None:
            if self._desk.scan is None and self._session.holds(project):
                scan()

        self.rest = Message(words, Tone.INFO, self.tr("Go on"), go_on)
        self._session.said.emit(self.rest)

    def scan_this(self) -> None:
        """Scan the video looked at, before all others."""
        video = self._session.video
        if video is not None and self._desk.scan is None:
            self._desk.start_scan([video.id])
        elif video is not None and self._desk.scan is not None:
            self._desk.scan.prefer(video.id)

    def ask_scan_again(self) -> None:
        """Scan all videos again, once the person knows what that changes."""
        if self._desk.scan is not None:
            self._session.say(self.tr("Wait for the end of this scan, or stop it first."))
            return
        if not self._library.num_videos:
            self._say_nothing_to_scan()
            return
        files = files_text(self._library.num_videos, self._library.num_photos)
        stays = self.tr(
            "All that people have said stays: names, edges, behaviors, what they added and rejected. "
            "What nobody has reviewed yet is found anew."
        )
        question = Question(self._room.window())
        question.put(
            self.tr("Scan all again"),
            self.tr("Scan all {files} again?").format(files=files),
            [stays],
            yes=self.tr("Scan again"),
            loses=False,
        )
        if question.asked() and self._session.is_open:
            self._desk.start_scan(rescan=True)
