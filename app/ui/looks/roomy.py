"""All the room there is for what stands in it; where that is too little, it scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.looks.sheets import bare


class Roomy(QScrollArea):
    """Qt's own goes by how high text would like to be, and would scroll pages for which there is room."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        bare(self)
        bare(self.viewport())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def resizeEvent(self, change: QResizeEvent) -> None:
        super().resizeEvent(change)
        self._fit()

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        if watched is self._inside and happening.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, happening)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _fit(self) -> None:
        """A bar takes room, too, and may make the other one needed."""
        needed, room = self._inside.minimumSizeHint(), self.size()
        low, thin = (
            self.horizontalScrollBar().sizeHint().height(),
            self.verticalScrollBar().sizeHint().width(),
        )
        is_low = needed.height() > room.height()
        is_thin = needed.width() > room.width() - (thin if is_low else 0)
        is_low = needed.height() > room.height() - (low if is_thin else 0)
        room -= QSize(thin if is_low else 0, low if is_thin else 0)
        self._inside.resize(needed.expandedTo(room))
