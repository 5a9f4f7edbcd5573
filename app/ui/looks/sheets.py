"""Puts the theme's style sheet on the window part by part: on all of it at once it would hold the window.

Qt dresses a widget and everything in it in one piece, some 0.1 ms each. So the window wears no sheet itself.
Its parts do, one by one: bars, panels, pages, menus, dialogs. What only holds parts and shows nothing of
itself is `bare`.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QMenu, QSplitter, QSplitterHandle, QWidget
from shiboken6 import isValid

from app.ui.looks.pages import Pages
from app.ui.looks.parts import without_pictures

BARE, WATCHED, WORN = "bare", "watched", "worn"  # properties of widgets
SEAM = 5  # pixels between two parts


def bare(holder: QWidget) -> QWidget:
    """Say of a widget that it only holds parts, which are dressed one by one."""
    holder.setProperty(BARE, True)
    return holder


def dress_as(window: QWidget, overlay: QWidget) -> None:
    """Put on what the window's parts wear: for who asks for its size before it is shown."""
    if worn := window.property(WORN):
        overlay.setStyleSheet(worn)


class Seams(QSplitter):
    """A splitter that needs no sheet, so that the parts in it can wear one each."""

    def __init__(self) -> None:
        super().__init__()
        self.setHandleWidth(SEAM)
        bare(self)

    def createHandle(self) -> QSplitterHandle:
        return _Seam(self.orientation(), self)


class _Seam(QSplitterHandle):
    def paintEvent(self, painting: QPaintEvent) -> None:
        role = QPalette.ColorRole.Highlight if self.underMouse() else QPalette.ColorRole.Window
        painter, colors = QPainter(self), self.palette()
        painter.fillRect(self.rect(), colors.color(role))
        if colors.color(role) == colors.color(QPalette.ColorRole.Base):  # no shade tells the parts from it
            middle = QRect(0, 0, 1, self.height()) if self._is_upright() else QRect(0, 0, self.width(), 1)
            middle.moveCenter(self.rect().center())
            painter.fillRect(middle, colors.color(QPalette.ColorRole.Mid))

    def _is_upright(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal


class Sheets:
    """The sheet that all parts of one window wear."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._sheet = ""

    def choose(self, sheet: str) -> None:
        """What is put on from now on."""
        self._sheet = sheet
        self._window.setProperty(WORN, sheet)

    def parts(self) -> tuple[list[QWidget], list[QWidget]]:
        """What is seen now, or may be in a moment without a warning; and all others."""
        seen: list[QWidget] = []
        unseen: list[QWidget] = []
        for part in self._parts(self._window):
            (seen if part.isVisible() or isinstance(part, QMenu) else unseen).append(part)
        return seen, unseen

    def putting_on(self, parts: Sequence[QWidget]) -> Iterator[QWidget]:
        """One part after the other; what goes meanwhile is left out."""
        for part in parts:
            if isValid(part):
                self.put_on(part)
                yield part

    def put_on(self, part: QWidget) -> None:
        """Dress one part, or the parts of a bare one."""
        if part.property(BARE):
            for each in self._parts(part):
                self.put_on(each)
        elif part.styleSheet() != self._sheet:
            part.setStyleSheet(self._sheet)
            if isinstance(part, QDialog):
                without_pictures(part)  # of Qt's own dialogs

    def wearing(self, holder: QWidget) -> Iterator[QWidget]:
        """Dress what a bare widget holds, one part after the other."""
        return self.putting_on([*self._parts(holder)])

    def _parts(self, holder: QWidget) -> Iterator[QWidget]:
        self._watch(holder)
        for child in holder.children():
            if not isinstance(child, QWidget) or isinstance(child, QSplitterHandle):
                continue
            if child.property(BARE):
                yield from self._parts(child)
            else:
                yield child

    def _watch(self, holder: QWidget) -> None:
        """A page whose turn has not come yet is dressed when it is turned to."""
        if isinstance(holder, Pages) and not holder.property(WATCHED):
            holder.setProperty(WATCHED, True)
            holder.currentChanged.connect(lambda _place: self._turned(holder))

    def _turned(self, stack: Pages) -> None:
        page = stack.currentWidget()
        if page is not None:
            self.put_on(page)
