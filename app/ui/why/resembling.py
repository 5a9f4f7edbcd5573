"""Shows on demand the reviewed clips that are, to the model, most like the selected one."""

from PySide6.QtCore import QObject, Signal

from app.services.because import Because, examples_like
from app.store.records import Observation
from app.ui.player.view import PlayerView
from app.ui.scans.desk import Desk
from app.ui.scans.previewing import Previewing
from app.ui.session import Session
from app.ui.speech.naming import percent_text
from app.ui.speech.saying import here
from mvit_core.errors import UserError


class Resembling(QObject):
    """Switched on, it finds them anew for each animal or bout that is selected; in the pool."""

    changed = Signal()

    def __init__(self, session: Session, player: PlayerView, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._player = session, player
        self.is_on = False
        self.found: Because | None = None
        self.note = ""  # what stands where nothing was found, or not yet
        self._comparing: Previewing[Because] = Previewing(desk)
        session.observation_changed.connect(lambda _id: self._again())
        session.observer_changed.connect(self._again)
        session.project_changed.connect(self.stop)

    def toggle(self) -> None:
        """Find them or not."""
        if self.is_on:
            self.stop()
        elif self._session.is_open:
            self.is_on = True
            self._again()

    def stop(self) -> None:
        """Show nothing any more."""
        if self.is_on:
            self.is_on = False
            self._comparing.stop()
            self.found, self.note = None, ""
            self.changed.emit()

    # ------------------------------------------------------------- own

    def _again(self) -> None:
        if not self.is_on or not self._session.is_open:
            return
        self._comparing.stop()
        chosen = self._session.observation
        self.found, self.note = None, self.tr("Comparing…")
        if self._session.observer:
            self.note = self.tr("In a blind review what others said stays hidden.")
        elif chosen is None:
            self.note = self.tr("Select an animal or a behavior.")
        else:
            self._find(chosen)
        self.changed.emit()

    def _find(self, chosen: Observation) -> None:
        project, time_s = self._session.project, self._player.playhead.time_shown()
        self._comparing.begin(
            lambda report: examples_like(project, chosen, time_s, report),
            done=self._take,
            refused=self._take_refusal,
            progressed=self._show_share,
        )

    def _take(self, found: Because) -> None:
        self.found, self.note = found, ""
        self.changed.emit()

    def _take_refusal(self, error: UserError) -> None:
        self.note = here(error)
        self.changed.emit()

    def _show_share(self, share: float) -> None:
        self.note = self.tr("Comparing… {share}").format(share=percent_text(share))
        self.changed.emit()
