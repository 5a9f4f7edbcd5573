"""Where messages stand: over the top of the page, which makes room when nobody points at anything in it.

News that go away by themselves get no room: they lie where the page can spare a strip for some seconds.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.looks.pages import Pages
from app.ui.looks.roomy import Roomy
from app.ui.looks.sheets import bare
from app.ui.messages import MessageBar

STILL_MS = 1500  # a hand that is about to click has done it, or moved
MOVES = frozenset({QEvent.Type.Enter, QEvent.Type.Leave})
CHANGES = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest})


@runtime_checkable
class SparesPlace(Protocol):
    """A page that says over which of its parts news may lie: at its lower edge, and left of it."""

    def to_spare(self) -> QWidget: ...


class MessagePlace(QWidget):
    """Holds the pages, and the bar above them.

    What is about to be clicked must not move away: a message that comes lies over the page until the pointer
    is elsewhere, on the message itself for example, or rests: who reviews with keys leaves it anywhere, and
    wants to see what the message covers. Only one that stays is given room then.
    """

    def __init__(self, bar: MessageBar, pages: QWidget) -> None:
        super().__init__()
        bare(self)
        self._bar, self._pages = bar, pages
        self._room = 0  # pixels
        self._rests = QTimer(self, singleShot=True, interval=STILL_MS)
        self._rests.timeout.connect(self._look_at_pointer)
        self._pointer, self._wanted = QPoint(), 0  # where it was, and the room that waits for it
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.addWidget(Roomy(pages))
        bar.setParent(self)
        bar.hide()
        bar.installEventFilter(self)
        pages.installEventFilter(self)

    def resizeEvent(self, change: QResizeEvent) -> None:
        super().resizeEvent(change)
        self._put()

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        if happening.type() in (CHANGES if watched is self._bar else MOVES):
            self._put()
        return False

    def _put(self) -> None:
        bar = self._bar
        place = self._spared() or QRect(0, 0, self.width(), self._high(self.width()))
        bar.setGeometry(place)
        bar.raise_()
        height = place.height()
        shown = not bar.isHidden()
        room = height if shown and (bar.stays or self._room) else 0
        if room == self._room:
            self._rests.stop()
        elif not self._pages.underMouse():
            self._give(room)
        elif self._wanted != room or not self._rests.isActive():
            self._wanted, self._pointer = room, QCursor.pos()
            self._rests.start()

    def _spared(self) -> QRect | None:
        """Where news lie that go by themselves; None where they have room above, or the page spares none."""
        page: object = self._pages.currentWidget() if isinstance(self._pages, Pages) else None
        if self._bar.stays or self._room or not isinstance(page, SparesPlace):
            return None
        part = page.to_spare()
        corner = part.mapTo(self, QPoint(part.width(), part.height()))
        height = self._high(corner.x())
        return QRect(0, corner.y() - height, corner.x(), height)

    def _high(self, width: int) -> int:
        bar = self._bar
        return bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()

    def _give(self, room: int) -> None:
        self._rests.stop()
        self._room = room
        self._down.setContentsMargins(0, room, 0, 0)
        self._down.activate()

    def _look_at_pointer(self) -> None:
        now = QCursor.pos()
        if now == self._pointer and not QApplication.mouseButtons():
            self._give(self._wanted)
        else:
            self._pointer = now
            self._rests.start()
