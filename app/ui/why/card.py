"""Why the model thinks so, below what it says: where it looked, which frames mattered, what it resembles."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.keyboard.actions import Actions
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import button, column, text
from app.ui.looks.theme import Theme
from app.ui.session import Session
from app.ui.why.like import LikePart
from app.ui.why.looking import Looking
from app.ui.why.mattering import Mattering
from app.ui.why.resembling import Resembling
from app.ui.why.when import WhenPart
from app.ui.why.where import WherePart


class WhyCard(QWidget):
    """Three switches, and below them what is switched on."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        asking: tuple[Looking, Mattering, Resembling],
        cache: Path,
    ) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        looking, mattering, resembling = asking
        self._asking: dict[str, Looking | Mattering | Resembling] = {
            "attention": looking,
            "mattering": mattering,
            "resembling": resembling,
        }
        self.switches = {name: self._switch(name) for name in self._asking}
        self.where = WherePart(looking)
        self.when = WhenPart(session, mattering)
        self.like = LikePart(session, resembling, cache)
        chips = QWidget()
        flow = FlowLayout(chips)
        for switch in self.switches.values():
            flow.addWidget(switch)
        caption = text(self.tr("WHY IT THINKS SO"), "caption")
        self.setLayout(column(caption, chips, self.where, self.when, self.like, spacing=6))
        for each in asking:
            each.changed.connect(self.refresh)
        session.observation_changed.connect(lambda _id: self.refresh())
        self._show_keys()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors, and in the language of now."""
        self.when.set_theme(theme)
        self.like.set_theme(theme)
        self._show_keys()

    def shutdown(self) -> None:
        """End the thread of the pictures."""
        self.like.pictures.shutdown()

    def refresh(self) -> None:
        """Show what is switched on, and what is known of it now; nothing of what no model looked at."""
        chosen, is_on = self._session.observation, any(each.is_on for each in self._asking.values())
        if self.parentWidget() is not None:  # it is no window of its own
            self.setVisible(is_on or chosen is None or chosen.is_by_model)
        for name, each in self._asking.items():
            self.switches[name].setChecked(each.is_on)
        video = self._session.video
        self.switches["mattering"].setVisible(video is None or not video.is_photo)  # it has but one frame
        for part in (self.where, self.when, self.like):
            part.refresh()

    def _switch(self, name: str) -> QPushButton:
        action = self._actions[name]
        made = button("", kind="chip", name=name)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked: action.trigger())
        return made

    def _show_keys(self) -> None:
        """Each switch with the key that does the same; people may have chosen another."""
        titles = {
            "attention": self.tr("Where"),
            "mattering": self.tr("When"),
            "resembling": self.tr("Examples"),
        }
        for name, title in titles.items():
            switch, action = self.switches[name], self._actions[name]
            switch.setText(f"{title}  {self._actions.key_of(name)}".rstrip())
            switch.setToolTip(action.toolTip())
            switch.setAccessibleName(action.text())
