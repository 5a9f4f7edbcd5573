"""A field that finds one of many by a few letters, with the keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QScrollBar

from app.ui.looks.parts import areas_around, as_tip, bring_into_view
from app.ui.looks.theme import Theme
from app.ui.picking.choice_rows import ChoiceRows, row_width
from app.ui.picking.choices import Choice, What
from app.ui.speech.aloud import announce

MOST_ROWS = 11
EDGE_PX = 6  # that the list keeps from the window's edge
LEAST_PX = 60  # of the list, where there is hardly any room for it
WIDEST_PX = 460  # of the list, where what it offers is longer than the field
STEP_PX = 60
FRAME_PX = 12  # around the rows


class Picker(QLineEdit):
    """Typing lists the matches right below, or above where only there is room; Up and Down walk them, Enter
    takes one, Escape gives up.

    What is only near what was typed is taken once somebody has gone to it.
    """

    picked = Signal(object)  # Choice
    left = Signal()  # given up or done: the keys belong to the review again

    def __init__(self, offer: Callable[[str], list[Choice]], *, hint: str, name: str) -> None:
        super().__init__()
        self._offer = offer
        self._choices: list[Choice] = []
        self._resting = ""
        self.pinned: Callable[[int], Choice | None] = lambda _number: None  # by a digit in the empty field
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self._list = QListWidget()
        self._list.setObjectName("matches")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._rows = ChoiceRows(self._list)
        self._list.setItemDelegate(self._rows)
        self._list.itemClicked.connect(self._take)
        self._list.hide()
        self._followed: list[QScrollBar] = []
        self.textEdited.connect(self._refresh)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._rows.theme = theme

    def rest_at(self, text: str) -> None:
        """What the field says while nobody types."""
        self._resting = text
        if not self._list.isVisible():
            self.setText(text)
            self.setCursorPosition(0)

    def begin(self) -> None:
        """Take the keyboard and offer the likely ones."""
        bring_into_view(self)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.clear()
        self._refresh("")

    @property
    def choices(self) -> list[Choice]:
        """What is offered now; empty while the list is closed."""
        return self._choices if self._list.isVisible() else []

    # ------------------------------------------------------------- keys

    def event(self, happening: QEvent) -> bool:
        if happening.type() == QEvent.Type.ShortcutOverride and isinstance(happening, QKeyEvent):
            if not self.text() and _is_of_the_window(happening):
                happening.ignore()  # nothing was typed that could be taken back or walked through
                return True
            if happening.key() in _OWN_KEYS:
                happening.accept()
                return True
        return super().event(happening)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        pinned = self.pinned(press.key() - Qt.Key.Key_0) if self._is_pin(press) else None
        if pinned is not None:
            self._close()
            self.picked.emit(pinned)
        elif press.key() == Qt.Key.Key_Escape:
            self._close()
        elif press.key() in _ENTER:
            self._enter()
        elif press.key() in steps and not self._list.isVisible():
            self._refresh("")
        elif (step := steps.get(Qt.Key(press.key()))) is not None:
            self._walk(step)
        else:
            super().keyPressEvent(press)

    def _is_pin(self, press: QKeyEvent) -> bool:
        return not self.text() and Qt.Key.Key_1 <= press.key() <= Qt.Key.Key_9

    def focusInEvent(self, coming: QFocusEvent) -> None:
        super().focusInEvent(coming)
        if coming.reason() == Qt.FocusReason.MouseFocusReason:
            self.clear()
            self._refresh("")
        elif coming.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.selectAll()  # by Tab, or another widget went away: typing begins anew, nothing pops up

    def focusOutEvent(self, going: QFocusEvent) -> None:
        super().focusOutEvent(going)
        self._list.hide()
        self.setText(self._resting)
        self.setCursorPosition(0)

    def hideEvent(self, hiding: QHideEvent) -> None:
        super().hideEvent(hiding)
        self._list.hide()  # it stands over the window, not in what was hidden

    # ------------------------------------------------------------- own

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        super().resizeEvent(resizing)
        if self._list.isVisible():
            self._place()

    def _refresh(self, text: str) -> None:
        self._choices = self._offer(text)
        self._list.clear()
        for choice in self._choices:
            item = QListWidgetItem(choice.title)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            item.setToolTip(as_tip("\n".join(filter(None, (choice.title, choice.detail)))))
            if choice.what == What.NOTE:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        is_meant = bool(text.strip() and self._choices) and _can_be_meant(self._choices[0])
        self._list.setCurrentRow(0 if is_meant else -1)
        self._place()
        if self.hasFocus():
            self._say_offer()

    def _follow_scrolling(self) -> None:
        """The list goes where the field goes, and away where the field is out of sight."""
        for area in areas_around(self):
            bar = area.verticalScrollBar()
            if bar not in self._followed:
                self._followed.append(bar)
                bar.valueChanged.connect(self._scrolled)

    def _scrolled(self) -> None:
        if not self._list.isVisible():
            return
        if self.visibleRegion().isEmpty():
            self._close()
        else:
            self._place()

    def _place(self) -> None:
        window = self.window()
        self._follow_scrolling()
        self._list.setParent(window)
        shown = min(len(self._choices), MOST_ROWS)
        height = shown * self._rows.row_height(self.fontMetrics().height()) + 10
        above, below = self.mapTo(window, QPoint(0, -2)), self.mapTo(window, QPoint(0, self.height() + 2))
        room, room_above = window.height() - below.y() - EDGE_PX, above.y() - EDGE_PX
        if room < height and room_above > room:
            height = min(height, room_above)
            place = above - QPoint(0, height)
        else:
            height, place = min(height, max(room, LEAST_PX)), below
        width = self._fitting_width(window.width() - 2 * EDGE_PX)
        if place.x() + width > window.width() - EDGE_PX:  # it ends with the field, and begins before it
            place.setX(max(EDGE_PX, place.x() + self.width() - width))
        self._list.setGeometry(QRect(place, QSize(width, height)))
        self._list.setVisible(bool(self._choices))
        self._list.raise_()

    def _fitting_width(self, room: int) -> int:
        """As wide as the field, or as what it offers needs; in steps, so that it rests while one types."""
        metrics = self.fontMetrics()
        needed = max((row_width(choice, metrics) for choice in self._choices), default=0) + FRAME_PX
        steps = -(-(needed - self.width()) // STEP_PX) if needed > self.width() else 0
        return min(self.width() + steps * STEP_PX, max(self.width(), WIDEST_PX), max(self.width(), room))

    def _enter(self) -> None:
        chosen = self._list.currentItem() if self._list.isVisible() else None
        if chosen is None and self.choices and self.text().strip():
            return  # nothing is called so: what was typed stays
        self._take(chosen)

    def _walk(self, step: int) -> None:
        """Over what can be chosen; where nothing is yet, from its beginning down, from its end up."""
        rows = [row for row, choice in enumerate(self._choices) if _can_be_chosen(choice)]
        if not rows:
            return
        current = self._list.currentRow()
        before = rows.index(current) if current in rows else -1 if step > 0 else len(rows)
        place = before + step
        self._list.setCurrentRow(rows[max(0, min(place, len(rows) - 1))])
        self._say_offer()

    def _say_offer(self) -> None:
        """To a screen reader: the keys stay in the field, and so it does not hear of the list."""
        number, row = len(self._choices), self._list.currentRow()
        if row >= 0:
            said = _spoken(self._choices[row])
            place = self.tr("{n} of {all}").format(n=row + 1, all=number)
        elif self._choices and not _can_be_chosen(self._choices[0]):
            said, place = self._choices[0].title, ""
        else:
            said = self.tr("nothing is called so") if not number else ""
            place = self.tr("Choices: {n}").format(n=number) if number else ""
        announce(self, ", ".join(filter(None, (said, place))), at_once=True)

    def _take(self, item: QListWidgetItem | None) -> None:
        choice = item.data(Qt.ItemDataRole.UserRole) if item else None
        self._close()
        if choice is not None:
            self.picked.emit(choice)

    def _close(self) -> None:
        self._list.hide()
        self.clearFocus()
        self.left.emit()


def _can_be_meant(choice: Choice) -> bool:
    return _can_be_chosen(choice) and not choice.is_near


def _can_be_chosen(choice: Choice) -> bool:
    return choice.what != What.NOTE


def _spoken(choice: Choice) -> str:
    return ", ".join(filter(None, (choice.title, choice.detail, choice.note)))


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (
    *_ENTER,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


def _is_of_the_window(press: QKeyEvent) -> bool:
    with_control = press.modifiers() & Qt.KeyboardModifier.ControlModifier
    removes_a_box = press.key() == Qt.Key.Key_Delete and press.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return bool(with_control or removes_a_box) and not press.matches(QKeySequence.StandardKey.Paste)
