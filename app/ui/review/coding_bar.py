"""The ethogram as a row of keys, shown while coding: what can be pressed, and what goes on now."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import as_tip, button, column, literal
from app.ui.looks.title import LEAST_WIDTH, Title
from app.ui.review.coding import Coding
from app.ui.session import Session
from app.ui.speech.aloud import announce
from app.ui.speech.naming import short_name
from mvit_core.taxonomy import Behavior

LONGEST = 18  # letters of a name where whole names would take more lines
MOST_LINES = 2


class CodingBar(QWidget):
    """Each behavior with its key; pressing the button with the mouse is as good as the key."""

    def __init__(self, session: Session, coding: Coding) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Coding"))
        self._session = session
        self._coding = coding
        self._shown: list[Behavior] = []
        self._of = Title()
        self._of.setObjectName("caption")
        self._of.setMinimumWidth(LEAST_WIDTH)
        self._keys = QWidget()
        self._row = FlowLayout(self._keys)
        down = column(self._of, self._keys, spacing=4)
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
        begun = [made for key, made in self.buttons.items() if key in going_on and not made.isChecked()]
        announce(self, ", ".join(made.accessibleName() for made in begun))
        for key, made in self.buttons.items():
            made.setChecked(key in going_on)

    def _switch(self, on: bool) -> None:
        self.setVisible(on)
        self.refresh()
        announce(self, self._of.text() if on else self.tr("Coding is over"))

    def _build(self) -> None:
        behaviors = self._coding.behaviors()
        if behaviors == self._shown:
            return
        self._shown = []  # while they change
        for old in self.buttons.values():
            self._row.removeWidget(old)
            old.deleteLater()
        self.buttons = {}
        for each in behaviors:
            made = button("", kind="chip")
            made.setCheckable(True)
            made.setAccessibleName(each.name)
            made.setToolTip(as_tip(each.name))
            made.pressed.connect(partial(self._coding.press, each.key))
            made.released.connect(partial(self._coding.release, each.key))
            made.clicked.connect(self.refresh)  # what is checked follows what goes on
            self._row.addWidget(made)
            made.show()
            self.buttons[each.key] = made
        self._shown = behaviors
        self._fit(self._keys.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self._keys.width())

    def _fit(self, width: int) -> None:
        """Whole names where they fit into a few lines of this width, else each cut to some letters."""
        for cut in (str, _short):
            for each in self._shown:
                self.buttons[each.key].setText(literal(f"{each.key_hint.upper()}  {cut(each.name)}".strip()))
            line = max((made.sizeHint().height() for made in self.buttons.values()), default=0)
            if self._row.heightForWidth(width) < (MOST_LINES + 1) * line:
                break
        self.setMinimumHeight(self.heightForWidth(self.width()))  # a splitter asks nobody how high at a width


def _short(name: str) -> str:
    """As much as leaves the whole ethogram in view."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
