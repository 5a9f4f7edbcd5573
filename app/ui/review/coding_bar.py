"""The ethogram as a row of keys, shown while coding: what can be pressed, and what goes on now."""

from bisect import bisect_right
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import as_tip, button, column, literal, row
from app.ui.looks.title import LEAST_WIDTH, Title, WholeOrNothing
from app.ui.review.coding import Coding
from app.ui.session import Session
from app.ui.speech.aloud import announce
from app.ui.speech.naming import short_name
from mvit_core.taxonomy import Behavior

LONGEST = 18  # letters of a name where more would take more lines
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
        how = WholeOrNothing(
            self.tr("Hold a key while it lasts, or tap when it begins and ends. Esc ends coding.")
        )
        how.setObjectName("muted")
        how.setMinimumWidth(1)
        self._keys = QWidget()
        self._row = FlowLayout(self._keys)
        down = column(row(self._of, None, how), self._keys, spacing=4)
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
        """Whole names where they fit into a few lines of this width; else as much of each as takes no more
        lines than some letters of it do.
        """
        lengths = range(LONGEST, max((len(each.name) for each in self._shown), default=0) + 1)
        room = max(self._height_of(LONGEST, width), (MOST_LINES + 1) * self._line() - 1)
        fit = bisect_right(lengths, room, key=lambda length: self._height_of(length, width))
        self._write(LONGEST - 1 + fit)
        self.setMinimumHeight(self.heightForWidth(self.width()))  # a splitter asks nobody how high at a width

    def _line(self) -> int:
        return max((made.sizeHint().height() for made in self.buttons.values()), default=0)

    def _height_of(self, length: int, width: int) -> int:
        """How high the keys stand with names of at most so many letters."""
        self._write(length)
        return self._row.heightForWidth(width)

    def _write(self, length: int) -> None:
        for each in self._shown:
            words = f"{each.key_hint.upper()}  {_cut(each.name, length)}"
            self.buttons[each.key].setText(literal(words.strip()))


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else f"{name[: length - 1].rstrip()}…"
