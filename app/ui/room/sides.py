"""Library, middle and panel side by side; where they are too wide together, library and middle take turns."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from app.ui.keyboard.keys import key_in
from app.ui.looks.on_screen import for_text
from app.ui.looks.sheets import SEAM, Seams, bare

WIDTHS = (250, 800, 310)
LEAST = 380  # pixels of the middle beside the library, at the usual size of the text
ENOUGH = 480  # of it in a narrow room, before the panel is wider than it has to be


class Sides(QWidget):
    """A rail at the left opens the library in place of the middle while there is no room for both."""

    def __init__(self, library: QWidget, middle: QWidget, panel: QWidget, turn: QAction) -> None:
        super().__init__()
        bare(self)
        self._library, self._middle, self._panel = library, middle, panel
        self._is_narrow = self._is_open = False
        self.splitter = Seams()
        for part in (library, middle, panel):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.splitterMoved.connect(lambda _place, _seam: self._note())
        self._wished = list(WIDTHS)  # of the parts, where there is room for all
        self._is_wished = False  # by a person
        self._offered = 0  # pixels that the panel was given room for, where nobody wished anything
        self.rail = _Rail(turn)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addWidget(self.splitter)

    @property
    def is_narrow(self) -> bool:
        """Whether the library is seen only where it is asked for."""
        return self._is_narrow

    @property
    def shows_library(self) -> bool:
        """Whether it is seen now."""
        return self._is_open or not self._is_narrow

    def show_library(self, shown: bool) -> None:
        """In place of the middle, or the middle again; nothing happens where there is room for both."""
        if self._is_narrow and shown != self._is_open:
            self._is_open = shown
            self._show_parts()

    def sizes(self) -> list[int]:
        """How wide the parts are, or will be where all have room; zeros of what is hidden by others."""
        return list(self._wished) if self._is_narrow else self.splitter.sizes()

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Make the parts so wide, now or when they have room."""
        self._wished, self._is_wished = list(sizes), True
        self._share_out()

    def minimumSizeHint(self) -> QSize:
        """That of the narrow form."""
        middle, library = self._middle.minimumSizeHint(), self._library.minimumSizeHint()
        panel = QSize(0, 0) if self._panel.isHidden() else self._panel.minimumSizeHint()
        width = self.rail.sizeHint().width() + max(middle.width(), library.width()) + SEAM + panel.width()
        return QSize(width, max(middle.height(), library.height(), panel.height()))

    def resizeEvent(self, change: QResizeEvent) -> None:
        super().resizeEvent(change)
        self._fit()
        if change.oldSize().width() != self.width():
            self._share_out()

    def event(self, happening: QEvent) -> bool:
        done = super().event(happening)
        if happening.type() == QEvent.Type.LayoutRequest:
            self._fit()
            if not self._is_wished and self._panel.sizeHint().width() != self._offered:
                self._share_out()
        return done

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.key() == Qt.Key.Key_Escape and self._is_narrow and self._is_open:
            self.rail.click()
        else:
            super().keyPressEvent(press)

    def _fit(self) -> None:
        middle = max(self._middle.minimumSizeHint().width(), for_text(LEAST, self.fontMetrics()))
        library, panel = self._library.minimumSizeHint().width(), self._panel.minimumSizeHint().width()
        needed = library + SEAM + middle + (0 if self._panel.isHidden() else SEAM + panel)
        is_narrow = needed > self.width()
        if is_narrow != self._is_narrow:
            self._is_narrow, self._is_open = is_narrow, False
            self._show_parts()

    def _note(self) -> None:
        """Somebody moved a seam."""
        now = self.splitter.sizes()
        self._wished = [size or wished for size, wished in zip(now, self._wished, strict=True)]
        self._is_wished = True

    def _share_out(self) -> None:
        """The sides as wide as they are wished, and what is left for what stands between them."""
        library, _, panel = self._wished
        if not self._is_wished:
            self._offered = self._panel.sizeHint().width()
            panel = max(panel, self._offered)
        if self._is_narrow:
            room = self.width() - self.rail.sizeHint().width() - SEAM
            least, enough = (for_text(wide, self.fontMetrics()) for wide in (LEAST, ENOUGH))
            spare = max(room - enough, min(self._panel.sizeHint().width(), room - least))
            panel = max(self._panel.minimumSizeHint().width(), min(panel, spare))
            between = max(room - panel, 1)
        else:
            between = max(self.width() - panel - library - 2 * SEAM, 1)
        self.splitter.setSizes([between if self._is_narrow else library, between, panel])

    def _show_parts(self) -> None:
        """What has the keys and goes hands them to what comes in its place."""
        leaving, coming = (self._middle, self._library) if self._is_open else (self._library, self._middle)
        had_keys = leaving.isAncestorOf(self.window().focusWidget()) and self._is_narrow
        self.rail.setVisible(self._is_narrow)
        self.rail.setChecked(self._is_open)
        self._library.setVisible(self.shows_library)
        self._middle.setVisible(not self._is_open)
        self._share_out()
        self.updateGeometry()
        if had_keys:
            coming.setFocus()


class _Rail(QToolButton):
    """As high as the room, with its word from the bottom to the top; pressed in while the library is seen."""

    def __init__(self, turn: QAction) -> None:
        super().__init__()
        self._turn = turn
        self.setObjectName("rail")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked: turn.trigger())
        turn.changed.connect(self._follow)
        self._follow()
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(2 * self.fontMetrics().height(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(look)
        words, look.text = look.text, ""
        look.icon = QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, look)
        side, gap = for_text(18, self.fontMetrics()), 8
        high = side + gap + self.fontMetrics().horizontalAdvance(words)
        painter.translate(self.width() / 2, (self.height() + high) / 2)
        self._turn.icon().paint(painter, QRect(-side // 2, -high, side, side))
        painter.rotate(-90)
        painter.setPen(look.palette.color(QPalette.ColorRole.ButtonText))
        painter.drawText(
            QRect(0, -self.width() // 2, high, self.width()), Qt.AlignmentFlag.AlignVCenter, words
        )

    def _follow(self) -> None:
        words = self._turn.text()
        self.setText(words)
        self.setToolTip(self._turn.toolTip())
        self.setAccessibleName(words)
        self.setAccessibleDescription(key_in(self._turn.toolTip(), words))
        self.update()
