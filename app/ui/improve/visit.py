"""Going to the Improve page and back: what it asks of the window, and what the window says of it."""

from PySide6.QtWidgets import QMenu

from app.services import media, observations
from app.services.learning.model_versions import Version
from app.store.records import Kind
from app.ui.frame import Frame
from app.ui.improve.page import ImprovePage
from app.ui.messages import Message, Tone
from app.ui.room.workroom import Workroom
from app.ui.session import Session
from app.ui.speech.naming import model_title
from app.ui.visit import Visit
from mvit_core.files.path_text import to_path
from mvit_core.types import Span
from trainer.reports.report import ClipReport


class ImproveVisit(Visit["ImprovePage"]):
    """Made and left; what is clicked there is the window's matter."""

    def __init__(self, window: Frame, session: Session, workroom: Workroom) -> None:
        super().__init__(window, session, workroom, "improve")
        menu = QMenu(window)
        menu.addAction(window.actions_["models"])
        window.top_bar.set_menu("improve", menu)

    def _made(self) -> "ImprovePage":
        page = ImprovePage(self._session, self._workroom.furniture.desk)
        page.closed.connect(self._workroom.furniture.reviewing.next)
        page.closed.connect(self.leave)
        page.clip_wanted.connect(self.show_clip)
        page.told.connect(self._window.scan_bar.show_besides)
        page.improving.used.connect(self._offer_scan_again)
        page.scan_again_wanted.connect(self._scan_again)
        page.improving.reported.connect(self._say_trained)
        page.improving.page_wanted.connect(self._come)
        page.improving.out_of_date.connect(self._window.message_bar.retract)
        return page

    def leave(self) -> None:
        """To library, player and observations."""
        if self._session.is_open:
            self._window.show_page(self._workroom)
        self._window.actions_.rest(())

    def stop(self) -> None:
        """Stop what is trained."""
        if self._page is not None:
            self._page.stop()

    @property
    def learns(self) -> bool:
        """Whether a training is under way."""
        return self._page is not None and self._page.improving.is_under_way

    def show_clip(self, clip: ClipReport) -> None:
        """Look at a clip that a model was judged on, in the player."""
        session = self._session
        found = media.videos_below(session.project, [to_path(clip.video)])
        if not found:
            session.say(self.tr("This video is not in the project any more."), tone=Tone.WARNING)
            return
        self.leave()
        session.look_at_video(found[0])
        span = Span(clip.start_s, clip.end_s if clip.end_s is not None else clip.start_s + 1)
        kind = Kind.ANIMAL if clip.kind == "species" else Kind.BEHAVIOR
        alike = [each for each in session.observations if each.kind == kind] or session.observations
        if alike:
            session.look_at(max(alike, key=lambda each: each.span.intersection_over_union(span)).id)

    def _come(self) -> None:
        if not self.is_here:
            self.turn()

    def _offer_scan_again(self, version: Version) -> None:
        videos = observations.videos_to_review(self._session.project)
        words = self.tr("{model} names the animals of this project from now on.").format(
            model=model_title(version.name)
        )
        if not videos:
            self._window.say(Message(words))
            return
        again = self.tr("Scan again what nobody has reviewed")
        scan = self._workroom.furniture.desk.start_scan
        self._window.say(Message(words, Tone.INFO, again, lambda: scan(videos, rescan=True)))

    def _scan_again(self) -> None:
        videos = observations.videos_to_review(self._session.project)
        if videos:
            self._workroom.furniture.desk.start_scan(videos, rescan=True)
        else:
            self._session.say(self.tr("Everything was reviewed; there is nothing to scan again."))

    def _say_trained(self, report: object, version: Version) -> None:
        if self.is_here:
            return
        words, more = self.tr("{model} is trained and judged."), self.tr("See how good it is")
        if report is None:
            words, more = self.tr("{model} is trained."), self.tr("See what it comes to")
        self._window.say(Message(words.format(model=model_title(version.name)), Tone.INFO, more, self.turn))
