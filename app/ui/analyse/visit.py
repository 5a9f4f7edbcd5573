"""Going to the Analyse page and back; what is clicked there is opened in Review."""

from typing import TYPE_CHECKING

from app.services.analysis.values import Behind
from app.ui.frame import Frame
from app.ui.messages import Message, Tone
from app.ui.room.workroom import Workroom
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.visit import Visit

if TYPE_CHECKING:
    from app.ui.analyse.page import AnalysePage


class AnalyseVisit(Visit["AnalysePage"]):
    """Made and left; what is clicked there is the window's matter."""

    def __init__(self, window: Frame, session: Session, workroom: Workroom) -> None:
        super().__init__(window, session, workroom, "analyse")

    def _made(self) -> "AnalysePage":
        from app.ui.analyse.page import AnalysePage

        page = AnalysePage(self._session)
        page.videos_wanted.connect(self.open_videos)
        page.analysing.broke.connect(self._workroom.furniture.desk.broke)
        page.analysing.long_work.connect(self._window.work_bar.follow)
        return page

    def leave(self) -> None:
        """To library, player and observations."""
        if self.is_here and self._session.is_open:
            self._window.show_page(self._workroom)
            self._window.actions_.rest(())

    def open_videos(self, behind: Behind, what: str) -> None:
        """Look at these videos alone, and in them at these animals; the first one first."""
        self.leave()
        self._workroom.open_alone(behind)
        words = self._counted(len(behind.animals), len(behind.videos)).format(
            what=what, n=number_text(len(behind.videos)), m=number_text(len(behind.animals))
        )
        back = self.tr("Back to Analyse")
        self._window.say(Message(words, Tone.INFO, back, self._back))

    def stop(self) -> None:
        """The project is going."""
        if self._page is not None:
            self._page.stop()

    def _counted(self, num_animals: int, num_videos: int) -> str:
        if num_videos == 1:
            one = self.tr("{what} (one animal in one video).")
            return one if num_animals == 1 else self.tr("{what} ({m} animals in one video).")
        return self.tr("{what} ({m} animals in {n} videos).")

    def _back(self) -> None:
        self._workroom.furniture.finder.clear()
        if not self.is_here:
            self.turn()
