"""The bar under a photo: which of its burst it is, when it was taken, and the steps to the others."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.looks.parts import text
from app.ui.looks.theme import DARK, Theme
from app.ui.looks.title import WholeOrNothing
from app.ui.player.bars import bar_button, bar_sheet, fixed_font, show_key, size_button
from app.ui.player.icons import sign_icon
from app.ui.speech.timecode import moment_text

STEPS = {"previous": (-1, "frame_back"), "next": (1, "frame_on")}


class PhotoBar(QWidget):
    """Stands where videos have their transport bar: a photo does not play."""

    step_wanted = Signal(int)  # to the photo before (-1) or the next (1)
    picture_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photoBar")  # by which its sheet knows it
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.steps = {
            "previous": bar_button(self, self.tr("Photo before")),
            "next": bar_button(self, self.tr("Next photo")),
        }
        for name, button in self.steps.items():
            button.clicked.connect(lambda _checked=False, by=STEPS[name][0]: self.step_wanted.emit(by))
        self.picture = bar_button(self, self.tr("Brighten the picture"))
        self.picture.setText("◐")
        self.picture.clicked.connect(self.picture_clicked)
        self.place = text()
        self.place.setProperty("strong", True)
        self.clock = WholeOrNothing()
        self.clock.setToolTip(self.tr("Camera clock"))  # what is heard is the time
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.clock.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._taken: datetime | None = None
        self._place, self._number = 1, 1
        self._lay_out()
        self.set_theme(DARK)

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Say which key does the same as each step; `key_of` gives that of an action."""
        for name, button in self.steps.items():
            show_key(button, key_of(STEPS[name][1]))

    def show_place(self, place: int, number: int) -> None:
        """It is the `place`th of a burst of `number`; 1 of 1 where it stands alone."""
        self._place, self._number = place, number
        self.say_again()

    def show_clock(self, taken: datetime | None) -> None:
        """When it was taken, camera-local; None where nobody knows."""
        self._taken = taken
        self.say_again()

    def say_again(self) -> None:
        """In the language that the window speaks now."""
        words = self.tr("Photo {n} of {all} in this burst") if self._number > 1 else self.tr("Photo")
        self.place.setText(words.format(n=self._place, all=self._number))
        self.clock.setText(moment_text(self._taken) if self._taken else "")

    def set_theme(self, theme: Theme) -> None:
        """Take these colors, and the text size of today."""
        self.clock.setFont(fixed_font(self.font()))
        for name, button in self.steps.items():
            button.setIcon(QIcon(sign_icon(name, theme.text, faded=theme.text_muted)))
        for button in (*self.steps.values(), self.picture):
            size_button(button)
        self.setStyleSheet(bar_sheet(theme, self.objectName()))
        self.say_again()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 10, 5)
        row.setSpacing(2)
        for button in (*self.steps.values(), self.picture):
            row.addWidget(button)
        row.addSpacing(10)
        row.addWidget(self.place)
        row.addWidget(self.clock, 100)
