"""Blind review by a second person, and how far the two agree."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services import second_opinion
from app.services.observer_agreement import agreement
from app.ui.keyboard.actions import Actions
from app.ui.looks.asking import ask_name
from app.ui.looks.parts import asked
from app.ui.review.agreement import AgreementDialog
from app.ui.session import Session

SHOWS_OTHERS = (
    *("grid", "export", "improve", "filter", "confirm_rest"),
    *("analyse", "agreement", "find"),  # its words are also those of names that others gave
)


class SecondObserver(QWidget):
    """Begins and ends blind review; shows the agreement. Has no look of its own."""

    differing_wanted = Signal(object, str)  # what is behind a line of the agreement, what it is

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._actions = actions
        session.observer_changed.connect(self.follow)
        session.observer_changed.connect(self._say)
        session.project_changed.connect(self.follow)

    def ask_blind(self) -> None:
        """Who reviews; a second time it ends the blind review."""
        if self._session.observer:
            self._session.review_blind("")
            return
        title, words = self.tr("Review blind"), self.tr("Who reviews? Nobody else's labels will be shown.")
        known = second_opinion.observers(self._session.project)
        names = list(dict.fromkeys([self._session.who, *known]))
        if name := ask_name(self.window(), title, words, names, yes=self.tr("Begin")):
            self._session.review_blind(as_known(name, known))

    def follow(self) -> None:
        """Let rest what would show what others say; again whenever the window has switched all on."""
        observer = self._session.observer
        for name in SHOWS_OTHERS:
            if name in set(self._actions):
                self._actions[name].setEnabled(not observer)
        title = self.tr("End the blind review") if observer else self._actions.title_of("blind")
        self._actions["blind"].setText(title)

    def show_agreement(self) -> None:
        """Compare a second observer with the labels that count."""
        known = second_opinion.observers(self._session.project)
        if not known:
            self._session.say(
                self.tr("Nobody has reviewed blind yet. Open, Review blind: then both can be compared.")
            )
            return
        project = self._session.project
        dialog = AgreementDialog(
            self.window(), self._session, known, lambda observer: agreement(project, observer)
        )
        dialog.differing_wanted.connect(self.differing_wanted)
        asked(dialog)

    def _say(self) -> None:
        if not self._session.observer:
            self._session.say(self.tr("The blind review is over: the labels that count are shown again."))


def as_known(name: str, known: Sequence[str]) -> str:
    """A name as it was written before: "bo" goes on where "Bo" has stopped."""
    return name if name in known else next((one for one in known if one.lower() == name.lower()), name)
