"""What the window says of scans: that there is something to scan, how far it is, what was found."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.services import observations
from app.services.learning.model_versions import name_of
from app.services.observations import ProjectSummary
from app.services.scanning import machine
from app.services.scanning.settings import ScanSettings
from app.services.scanning.tally import ScanProgress
from app.services.scanning.waiting_footage import WaitingFootage
from app.store.records import Changes, ObservationId
from app.ui.frame import Frame
from app.ui.improve.wording import listed
from app.ui.jobs.pool import Report
from app.ui.messages import Message, Tone
from app.ui.room.workroom import Workroom
from app.ui.scans.counting import Counting
from app.ui.session import Session
from app.ui.speech.describe import about, files_text, number_text
from app.ui.speech.naming import model_title
from app.ui.speech.saying import here
from mvit_core.types import VideoStatus

RECOUNT_MS = 300  # after a change, so that many are one


class ScanNews(QObject):
    """Also of the demonstration, whose footage is drawn while it is scanned."""

    def __init__(self, window: Frame, session: Session, workroom: Workroom) -> None:
        super().__init__(session)
        self._window, self._session, self._workroom = window, session, workroom
        self._desk = workroom.furniture.desk
        self._counting = Counting(self._desk)
        self._offer: Message | None = None  # of a scan
        self._kept = ""  # what it says besides
        self._first = ""  # what it says before that
        self._is_under_way = False
        self._num_missing = 0  # files that the scan could not find
        self._replaced: frozenset[str] = frozenset()  # labelled files that hold something else by now
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._recount.timeout.connect(self._count_again)
        self._found: Message | None = None  # it offers the review
        self.says_where = False  # the project is new: the next message says where it is kept
        self.is_drawing = False
        self._known: Path | None = None  # a folder that was gone through, in which nothing may be new
        self._desk.walked.connect(self._walked)
        self._desk.scan_progressed.connect(self._show_progress)
        self._desk.scan_over.connect(self._over)
        session.observation_changed.connect(self._looked_at)
        session.changed.connect(self._changed)
        window.scan_bar.pause_wanted.connect(self._desk.pause_scan)
        window.scan_bar.resume_wanted.connect(self._desk.resume_scan)
        window.scan_bar.cancel_wanted.connect(workroom.scans.cancel)

    def offer(self) -> None:
        """Offer a scan of what is not scanned yet, else what a stopped one has left, once that is counted."""
        self._kept = self._first = ""
        self._replaced = frozenset()
        if self.says_where:
            self._kept = " " + self.tr("The project is kept in {path}.").format(
                path=self._session.project.path
            )
        self._counting.begin(self._say_offer)

    def offer_of_new(self, folder: Path | None = None) -> None:
        """The same once videos were added, perhaps a `folder` of them, where nothing else is to be said."""
        if self._desk.scan is None and not self._window.message_bar.isVisible():
            self._known = folder
            self.offer()

    def offer_after(self, news: str) -> None:
        """The same behind other news, which stands alone already: files came back that wait for a scan."""
        self._kept, self._first = "", f"{news} "

        def say(waiting: WaitingFootage, tools: ScanSettings) -> None:
            if self._desk.scan is None and (offer := self._offer_of(waiting, tools)) is not None:
                self._offer = offer
                self._window.say(offer)

        self._counting.begin(say)

    def show_drawing(self, share: float) -> None:
        """How much of the demonstration is drawn."""
        self.is_drawing = True
        words = self.tr("drawing {n} %").format(n=round(100 * share))
        self._window.scan_bar.show_besides(words, share)

    def drawn(self) -> None:
        """The demonstration is drawn."""
        self.is_drawing = False
        self._workroom.middle.set_looking(False)
        self._window.scan_bar.show_besides("")
        if self._desk.scan is None:
            self._over(True)

    # ------------------------------------------------------------- own

    def _say_offer(self, waiting: WaitingFootage, tools: ScanSettings) -> None:
        if self._desk.scan is not None:
            return
        self._offer = self._offer_of(waiting, tools)
        known, self._known = self._known, None
        if self._offer is None:
            if not self._workroom.scans.offer_to_go_on() and known is not None:
                words = self.tr("There is nothing new in {folder}: all of it is scanned.")
                self._window.say(Message(words.format(folder=known), aside=True))
            return
        self.says_where = False
        self._window.say(self._offer)

    def _offer_of(self, waiting: WaitingFootage, tools: ScanSettings) -> Message | None:
        if not waiting.num_new:
            return None
        words = self._what_waits(waiting)
        expected_s = machine.expected_s(tools, waiting.kinds)
        if expected_s is None:
            takes = self.tr("How long a scan takes on this computer is shown soon after it begins.")
        else:
            takes = self.tr("A scan takes {time} on this computer.").format(time=about(expected_s))
        lost = self._of_unreadable(waiting.num_unreadable)
        twice = self._of_copies(waiting.num_copies)
        other = f" {self._of_replaced()}" if self._replaced else ""
        said = f"{self._first}{words}{lost} {takes}{twice}{other}{self._kept}"
        return Message(said, Tone.INFO, self.tr("Scan now"), self._workroom.scans.scan)

    def _what_waits(self, waiting: WaitingFootage) -> str:
        """What a scan reads, and why it reads again what was scanned before."""
        new = files_text(waiting.num_new, waiting.num_new_photos)
        if not waiting.num_again and waiting.num_new == 1:
            photo, video = self.tr("One photo is not scanned yet."), self.tr("One video is not scanned yet.")
            return photo if waiting.num_photos else video
        if not waiting.num_again:
            return self.tr("{files} are not scanned yet.").format(files=new)
        words = self.tr(
            "New: {new}. Scanned with other settings than now: {old}. A scan reads all {files}; what people "
            "said stays."
        )
        model = ""
        if waiting.model is not None and waiting.num_unnamed == waiting.num_again:
            model = model_title(name_of(self._session.project, waiting.model))
            words = self.tr(
                "New: {new}. Not yet seen by {model}, which names the animals now: {old}. A scan reads all "
                "{files}; what people said stays."
            )
        old = files_text(waiting.num_again, waiting.num_again_photos)
        every = files_text(waiting.num_videos, waiting.num_photos)
        return words.format(new=new, old=old, files=every, model=model)

    def _of_unreadable(self, number: int) -> str:
        """What a scan tries again, and no count of what waits holds."""
        if not number:
            return ""
        if number == 1:
            return " " + self.tr("One file that could not be read is tried again.")
        words = self.tr("{n} files that could not be read are tried again.")
        return " " + words.format(n=number_text(number))

    def _of_copies(self, number: int) -> str:
        """A card that was copied twice, or lies in two of the folders."""
        if not number:
            return ""
        if number == 1:
            words = self.tr("One file is in the project twice, with the same content: Open ▸ Remove copies…")
        else:
            words = self.tr(
                "{n} files are in the project twice, with the same content: Open ▸ Remove copies…"
            )
        return " " + words.format(n=number_text(number))

    def _of_replaced(self) -> str:
        """Other recordings may have been copied over those that people labelled: nobody but they can tell."""
        if len(self._replaced) == 1:
            words = self.tr(
                "{files} holds something else than when it was labelled. What people said of it stays; if it "
                "is another recording, remove it from the project and open its folder again."
            )
        else:
            words = self.tr(
                "These files hold something else than when they were labelled: {files}. What people said of "
                "them stays; if they are other recordings, remove them from the project and open their "
                "folder again."
            )
        return words.format(files=listed(sorted(self._replaced)))

    def _changed(self, changes: Changes) -> None:
        self._replaced |= changes.replaced
        if changes.replaced and not self._window.message_bar.shows(self._offer):
            self._window.say(Message(self._of_replaced(), Tone.WARNING))
        elif self._offer is not None:
            self._recount.start()

    def _count_again(self) -> None:
        """Probing finds that some cannot be read: they wait for no scan, and the library says so."""
        if self._session.is_open and self._window.message_bar.shows(self._offer):
            self._counting.begin(self._say_anew)

    def _say_anew(self, waiting: WaitingFootage, tools: ScanSettings) -> None:
        before = self._offer
        if not self._window.message_bar.shows(before):
            return
        self._offer = self._offer_of(waiting, tools)
        if self._offer is None:
            self._window.message_bar.retract(before)
        elif self._offer != before:
            self._window.say(self._offer)
        else:
            self._offer = before

    def _walked(self, folder: Path, num_videos: int) -> None:
        self._workroom.middle.set_looking(False)
        if num_videos:
            self.offer_of_new(folder)

    def _show_progress(self, progress: ScanProgress, paused: bool, by_what: str) -> None:
        bar, scan = self._window.scan_bar, self._desk.scan
        if not self._is_under_way:
            self._window.message_bar.forget_news()  # whatever offered a scan has it
            self._is_under_way = True
        self._num_missing = max(self._num_missing, progress.missing)
        bar.show_progress(progress, paused=paused, by_what=by_what)
        bar.setToolTip(here(scan.why) if scan is not None else "")  # of what the model runs on
        for offer in (self._offer, self._workroom.scans.rest):
            self._window.message_bar.retract(offer)
        self._offer = self._workroom.scans.rest = None

    def _over(self, whole: bool) -> None:
        if not self.is_drawing:
            self._window.scan_bar.put_away()
        self._is_under_way = False
        num_missing, self._num_missing = self._num_missing, 0
        if not whole or not self._session.is_open or self.is_drawing:
            return
        project = self._session.project

        def read(_report: Report) -> tuple[ProjectSummary, bool]:
            return observations.summary(project), observations.next_unreviewed(project) is not None

        def say(found: tuple[ProjectSummary, bool]) -> None:
            if self._session.holds(project):
                self._say_found(*found, num_missing)

        self._desk.run(read).done.connect(say)

    def _say_found(self, summary: ProjectSummary, has_unreviewed: bool, num_missing: int) -> None:
        unjudged = summary.num_unjudged
        counts = summary.videos | {VideoStatus.DONE: summary.videos.get(VideoStatus.DONE, 0) - unjudged}
        named = {
            VideoStatus.DONE: self.tr("{n} with animals"),
            VideoStatus.BLANK: self.tr("{n} blank"),
            VideoStatus.PARTIAL: self.tr("{n} partial"),
            VideoStatus.UNREADABLE: self.tr("{n} unreadable"),
        }
        parts = [
            words.format(n=number_text(counts.get(status, 0)))
            for status, words in named.items()
            if counts.get(status)
        ]
        if unjudged:
            parts.append(self.tr("{n} to look at yourself").format(n=number_text(unjudged)))
        if (left := counts.get(VideoStatus.NEW, 0) - num_missing) > 0:  # only some were asked for
            parts.append(self.tr("{n} not scanned yet").format(n=number_text(left)))
        words = self._of_end(num_missing).format(found=", ".join(parts), n=number_text(num_missing))
        is_in_room = self._window.pages.currentWidget() is self._workroom  # and not at a page beside it
        at_one = is_in_room and self._session.observation is not None
        review = self.tr("Start the review") if has_unreviewed and not at_one else ""
        if at_one:
            words += " " + self.tr("Say what each animal is, or reject it; Accept goes on to the next.")
        tone = Tone.WARNING if num_missing else Tone.INFO
        found = Message(words, tone, review, self._window.actions_["next_unreviewed"].trigger)
        self._found = found if review else None
        self._window.say(found)

    def _of_end(self, num_missing: int) -> str:
        if not num_missing:
            return self.tr("The scan is complete: {found}.")
        if num_missing == 1:
            return self.tr("One file was not there and is not scanned. Up to now: {found}.")
        return self.tr(
            "{n} files were not there and are not scanned: connect their drive, then scan again. "
            "Up to now: {found}."
        )

    def _looked_at(self, observation: ObservationId | None) -> None:
        """The review has begun: nobody needs to be offered it."""
        if observation is not None and self._found is not None:
            self._window.message_bar.retract(self._found)
            self._found = None
