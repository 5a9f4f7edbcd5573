"""Files that are dragged over a window: wherever they are let go, the window takes them, or nobody does.

Qt would hand them to what lies below the pointer, and a field would take a path for words to write.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.looks.cover import SHADE

COPY = Qt.DropAction.CopyAction  # of what is said to be moved, the other side deletes its own
EDGE, ROUND = 2, 10  # pixels of the frame around the window
BESIDE, ABOVE = 22, 14  # pixels between the words and the edge of their sign


@runtime_checkable
class TakesFiles(Protocol):
    """A window that has a use for files."""

    def use_of(self, files: Sequence[Path]) -> str:
        """What it would do with them, for the person who holds them; empty where that is nothing."""
        ...

    def take_files(self, files: Sequence[Path]) -> None:
        """They were let go."""
        ...


class FilesOver(QObject):
    """Watches what is dragged over a window from its first showing on; all else goes where it went."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._taker = window if isinstance(window, TakesFiles) else None
        self._sign: _Sign | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        kind = happening.type()
        if watched is self._window:
            if kind is QEvent.Type.Show:  # what Qt asks first stands now
                self._window.removeEventFilter(self)
                self._window.windowHandle().installEventFilter(self)
        elif kind is QEvent.Type.DragLeave:
            self._put_sign_away()
        elif isinstance(happening, QDropEvent) and (files := _files(happening)):
            self._hold(happening, files)
            return True
        return False

    def _hold(self, event: QDropEvent, files: Sequence[Path]) -> None:
        """Over the window, or let go there."""
        event.setDropAction(COPY)
        if event.type() is QEvent.Type.DragEnter and event.dropAction() is COPY:
            self._greet(files)
        event.setAccepted(self._sign is not None)
        if event.type() is QEvent.Type.Drop and self._taker is not None and self._sign is not None:
            self._put_sign_away()
            self._taker.take_files(files)

    def _greet(self, files: Sequence[Path]) -> None:
        self._put_sign_away()
        if self._taker is not None and (use := self._taker.use_of(files)):
            self._sign = _Sign(self._window, use)

    def _put_sign_away(self) -> None:
        if self._sign is not None:
            self._sign.hide()
            self._sign.deleteLater()
            self._sign = None


class _Sign(QWidget):
    """Says over the whole window what comes of letting go."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), SHADE)
        colors = self.palette()
        painter.setPen(QPen(colors.accent(), EDGE, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE), ROUND, ROUND)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        room = self.rect().adjusted(BESIDE * 2, 0, -BESIDE * 2, 0)
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideMiddle, room.width() - 2 * BESIDE
        )
        sign = painter.fontMetrics().boundingRect(words).adjusted(-BESIDE, -ABOVE, BESIDE, ABOVE)
        sign.moveCenter(self.rect().center())
        painter.setPen(QPen(colors.accent(), EDGE))
        painter.setBrush(colors.window())
        painter.drawRoundedRect(sign, ROUND, ROUND)
        painter.setPen(colors.color(colors.ColorRole.WindowText))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def _files(event: QDropEvent) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
