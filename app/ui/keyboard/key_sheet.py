"""All keys, over the dimmed window; any key or click closes it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.keyboard.keys import GROUPS, lines
from app.ui.looks.cover import SHADE, Cover
from app.ui.looks.parts import column, row, text
from app.ui.speech.aloud import describe

ROOM, SCROLL_BAR = 12, 14
LINE = 48  # pixels that an arrow scrolls
COLUMNS = 4


class KeySheet(Cover):
    """The table of keys as a sheet in the middle of `window`; read aloud line by line, by Up and Down."""

    def __init__(self, window: QWidget, chosen: Mapping[str, str]) -> None:
        super().__init__(window)
        self.setObjectName("keySheet")
        self.setAccessibleName(self.tr("Keys"))
        self._spoken = [f"{key}: {does}" for group in GROUPS for key, does in lines(group, chosen)]
        self._heard = -1  # place in it
        sheet = self._sheet = QFrame()
        sheet.setObjectName("sheet")
        self._columns = [column(spacing=18) for _ in range(COLUMNS)]
        self._groups = [(self._group(group, chosen), len(lines(group, chosen)) + 2) for group in GROUPS]
        self._closes = text("", "muted")
        top = row(text(self.tr("Keys"), "heading"), None, self._closes)
        inside = self._inside = column(top, 6, row(*self._columns, spacing=22), spacing=10)
        inside.setContentsMargins(24, 22, 24, 24)
        sheet.setLayout(inside)
        self._area = QScrollArea()
        self._area.setWidget(sheet)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().setSingleStep(LINE)
        around = QVBoxLayout(self)
        around.addWidget(self._area, 0, Qt.AlignmentFlag.AlignCenter)
        self.come_up()

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        super().resizeEvent(resizing)
        self._fit()

    def showEvent(self, showing: QShowEvent) -> None:
        """Now it is dressed, and so it is as large as its words and keys need."""
        super().showEvent(showing)
        self._fit()

    def _fit(self) -> None:
        """The whole sheet where there is room; else as much as fits, to be scrolled."""
        room = self.width() - 2 * ROOM - SCROLL_BAR
        for num_columns in range(COLUMNS, 0, -1):
            self._arrange(num_columns)
            self._sheet.adjustSize()
            if self._sheet.width() <= room:
                break
        wanted = self._sheet.size()
        low = wanted.height() > self.height() - 2 * ROOM
        walks = low or QAccessible.isActive()
        self._closes.setText(
            self.tr("arrows scroll, any other key closes this") if walks else self.tr("any key closes this")
        )
        width = min(wanted.width() + (SCROLL_BAR if low else 0), self.width() - 2 * ROOM)
        if self._heard < 0:
            self.setAccessibleDescription(self._closes.text())
        self._area.setFixedSize(width, min(wanted.height(), self.height() - 2 * ROOM))

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Keys that turn pages turn those of a sheet that is too long; every other takes it away."""
        modifiers = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
        bar = self._area.verticalScrollBar()
        turns = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if press.key() in turns and (bar.maximum() or QAccessible.isActive()):
            bar.setValue(bar.value() + turns[Qt.Key(press.key())])
            self._read(turns[Qt.Key(press.key())] > 0)
        elif press.key() not in modifiers:
            self.deleteLater()

    def _read(self, on: bool) -> None:
        self._heard = max(0, min(self._heard + (1 if on else -1), len(self._spoken) - 1))
        describe(self, self._spoken[self._heard])

    def mousePressEvent(self, press: QMouseEvent) -> None:
        self.deleteLater()

    def paintEvent(self, painting: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), SHADE)

    def _arrange(self, num_columns: int) -> None:
        """Each group stands in a column, in order."""
        for each in self._columns:
            while each.takeAt(0) is not None:
                pass
        lengths = [length for _, length in self._groups]
        for each, places in zip(self._columns, evenly(lengths, num_columns), strict=False):
            for place in places:
                each.addWidget(self._groups[place][0])
            each.addStretch(1)
        self._inside.activate()  # else it remembers how large it was

    def _group(self, group: str, chosen: Mapping[str, str]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.addWidget(text(self._group_name(group), "caption"), 0, 0, 1, 2)
        for number, (key, does) in enumerate(lines(group, chosen), start=1):
            cap = text(key, "keyCap", center=True)
            grid.addWidget(cap, number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text(does), number, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _group_name(self, group: str) -> str:
        from PySide6.QtCore import QCoreApplication

        return QCoreApplication.translate("Keys", group).upper()


def evenly(lengths: Sequence[int], num_columns: int) -> list[list[int]]:
    """Places in columns about equally long: the longest first, each in the shortest column so far."""
    columns: list[list[int]] = [[] for _ in range(num_columns)]
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        min(columns, key=lambda column: sum(lengths[each] for each in column)).append(place)
    return sorted(map(sorted, columns))
