"""Pages one of which is seen: Qt's own stack is "layered pane, 0 items" to who enters it by ear."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget


class Pages(QWidget):
    """As QStackedWidget; a part of the window without a name or a kind of its own."""

    currentChanged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)
        self._stack.currentChanged.connect(self.currentChanged)

    def addWidget(self, page: QWidget) -> int:
        return self._stack.addWidget(page)

    def count(self) -> int:
        return self._stack.count()

    def indexOf(self, page: QWidget) -> int:
        return self._stack.indexOf(page)

    def currentIndex(self) -> int:
        return self._stack.currentIndex()

    def currentWidget(self) -> QWidget | None:
        return self._stack.currentWidget()

    def setCurrentIndex(self, place: int) -> None:
        self._stack.setCurrentIndex(place)

    def setCurrentWidget(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)


class PageByPage(Pages):
    """Pages that need no more room than the one that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
