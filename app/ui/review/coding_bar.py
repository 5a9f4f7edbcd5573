"""The ethogram as a row of keys, shown while coding: what can be pressed, and what goes on now."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import button, column, literal, text
from app.ui.review.coding import Coding
from app.ui.session import Session
from app.ui.speech.naming import short_name

LONGEST = 18  # letters of a name


class CodingBar(QWidget):
    """Each behavior with its key; pressing the button with the mouse is as good as the key."""

    def __init__(self, session: Session, coding: Coding) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Coding"))
        self._session = session
        self._coding = coding
        self._words: list[str] = []
        self._of = text("", "caption")
        keys = QWidget()
        self._row = FlowLayout(keys)
        down = column(self._of, keys, spacing=4)
        down.setContentsMargins(12, 6, 10, 8)
        self.setLayout(down)
        self.buttons: dict[str, QPushButton] = {}
        coding.switched.connect(self._switch)
        coding.open_changed.connect(self.refresh)
        session.observation_changed.connect(lambda _id: self.refresh())
        session.changed.connect(lambda _changes: self.refresh())
        self.hide()

    def refresh(self) -> None:
        """Show whose behavior is coded, and what of it goes on."""
        if not self._coding.is_on or not self._session.is_open:
            return
        animal = self._coding.animal()
        name = (
            short_name(animal, self._session.taxonomy, self._session.behaviors)
            if animal
            else self.tr("select an animal")
        )
        self._of.setText(self.tr("CODING  {name}").format(name=name))
        self._build()
        going_on = {bout.behavior for bout in self._coding.open_bouts}
        for key, made in self.buttons.items():
            made.setChecked(key in going_on)

    def _switch(self, on: bool) -> None:
        self.setVisible(on)
        self.refresh()

    def _build(self) -> None:
        behaviors = self._coding.behaviors()
        words = [f"{each.key_hint.upper()}  {_short(each.name)}".strip() for each in behaviors]
        if words == self._words:
            return
        self._words = words
        for old in self.buttons.values():
            self._row.removeWidget(old)
            old.deleteLater()
        self.buttons = {}
        for each, name in zip(behaviors, words, strict=True):
            made = button(literal(name), kind="chip")
            made.setCheckable(True)
            made.setAccessibleName(each.name)
            made.setToolTip(each.name)
            made.pressed.connect(partial(self._coding.press, each.key))
            made.released.connect(partial(self._coding.release, each.key))
            made.clicked.connect(self.refresh)  # what is checked follows what goes on
            self._row.addWidget(made)
            made.show()
            self.buttons[each.key] = made


def _short(name: str) -> str:
    """Long names are cut: the whole ethogram has to stay in view."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
