"""The tour: four cards that point at what comes first. Enter and the arrows turn them, Escape ends it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.keyboard.kept import ENTER
from app.ui.looks.cover import SHADE, Cover
from app.ui.looks.on_screen import for_text
from app.ui.looks.parts import button, column, row, text
from app.ui.looks.theme import Theme
from app.ui.speech.aloud import announce

WIDTH = 380  # pixels of a card, at the usual size of the text
GAP, AROUND, ROUND = 12, 4, 8  # pixels


@dataclass(frozen=True, slots=True)
class Step:
    """A card, and what it points at; nothing: it stands in the middle."""

    title: str
    words: str
    target: Callable[[], QWidget | None]


class Tour(Cover):
    """Over the dimmed window."""

    over = Signal()

    def __init__(self, window: QWidget, steps: Sequence[Step], theme: Theme) -> None:
        super().__init__(window)
        self._steps, self._theme = steps, theme
        self.number = 0
        self._card = QFrame(self)
        self._card.setObjectName("sheet")
        self._title = text("", "cardTitle", wrap=True)
        self._words = text("", wrap=True)
        self._count = text("", "muted")
        self.skip = button(self.tr("Skip"), self.end, kind="quiet")
        self.back = button(self.tr("Back"), lambda: self.turn(-1))
        self.on = button("", lambda: self.turn(1), kind="primary")
        inside = column(
            self._title, self._words, row(self._count, None, self.skip, self.back, self.on), spacing=12
        )
        inside.setContentsMargins(20, 18, 20, 16)
        self._inside = inside
        self._card.setLayout(inside)
        self._show_step()
        self.come_up()

    def turn(self, by: int) -> None:
        """To the next card or the one before; past the last one it is over."""
        if self.number + by >= len(self._steps):
            self.end()
            return
        self.number = max(0, self.number + by)
        self._show_step()

    def was_followed(self) -> None:
        """A project was opened, as the first card says: that card has nothing more to say."""
        if self.number == 0:
            self.turn(1)

    def end(self) -> None:
        """Enough."""
        self.over.emit()
        self.deleteLater()

    def _show_step(self) -> None:
        step, last = self._steps[self.number], len(self._steps) - 1
        self._title.setText(step.title)
        self._words.setText(step.words)
        self._count.setText(self.tr("{n} of {m}").format(n=self.number + 1, m=last + 1))
        self.back.setVisible(self.number > 0)
        self.skip.setVisible(self.number < last)
        self.on.setText(self.tr("Done") if self.number == last else self.tr("Next"))
        said = f"{step.title}. {step.words}"
        self.setAccessibleName(said)
        if self.isVisible() and not self.hasFocus():  # a button of it has the keys
            announce(self, said, at_once=True)
        self._place()

    def _place(self) -> None:
        self._inside.invalidate()
        width = self._width()
        self._card.setFixedSize(width, self._inside.totalHeightForWidth(width) + 4)
        target = self._target()
        if target is None:
            self._card.move(self.rect().center() - self._card.rect().center())
        else:
            left = min(max(GAP, target.left()), self.width() - width - GAP)
            self._card.move(QPoint(left, target.bottom() + GAP))
        self.update()

    def _width(self) -> int:
        """That of the longest words which its buttons can say, so that it stays the same on every card."""
        beside = self._inside.totalMinimumSize().width()
        return max(for_text(WIDTH, self.fontMetrics()), beside)

    def _target(self) -> QRect | None:
        widget = self._steps[self.number].target()
        if widget is None or not widget.isVisible():
            return None
        corner = widget.mapTo(self.window(), QPoint(0, 0))
        return QRect(corner, widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)

    # ------------------------------------------------------------- Qt's own

    def showEvent(self, showing: QShowEvent) -> None:
        """Now it is dressed, and so its words have the size that they will have."""
        super().showEvent(showing)
        self._place()

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        super().resizeEvent(resizing)
        self._place()

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.key() in (Qt.Key.Key_Right, Qt.Key.Key_Space, *ENTER):
            self.turn(1)
        elif press.key() == Qt.Key.Key_Left:
            self.turn(-1)
        elif press.key() == Qt.Key.Key_Escape:
            self.end()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the card, too."""
        buttons = [each for each in (self.skip, self.back, self.on) if each.isVisible()]
        focused = next((place for place, each in enumerate(buttons) if each.hasFocus()), None)
        place = (0 if forward else -1) if focused is None else focused + (1 if forward else -1)
        buttons[place % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, press: QMouseEvent) -> None:
        press.accept()  # what lies below is out of reach

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(self.rect())
        target = self._target()
        if target is not None:
            hole = QPainterPath()
            hole.addRoundedRect(target, ROUND, ROUND)
            shade -= hole
        painter.fillPath(shade, SHADE)
        if target is not None:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(target, ROUND, ROUND)
        painter.end()
