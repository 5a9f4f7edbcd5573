"""What stands below the picture: a video's timeline, or the animals and the burst of a photo."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.ui.looks.theme import Theme
from app.ui.player.photo_shelf import PhotoShelf
from app.ui.timeline.site_day import SiteDay
from app.ui.timeline.view import TimelineView

HEIGHTS = (390, 282)  # of player and timeline in a small window
ANY_HEIGHT = 2**24 - 1  # QWIDGETSIZE_MAX, which PySide6 does not name


class Below(QWidget):
    """The strip of the day on top of one or the other."""

    def __init__(self) -> None:
        super().__init__()
        self.site_day = SiteDay()
        self.timeline = TimelineView()
        self.shelf = PhotoShelf()
        self.shelf.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self.site_day)
        self._lines.addWidget(self.timeline, 1)
        self._lines.addWidget(self.shelf)
        self._heights: list[int] = []  # of the splitter, while a photo is shown

    def put_on_top(self, bar: QWidget) -> None:
        """One more line, above all others."""
        self._lines.insertWidget(0, bar)

    def under(self, player: QWidget) -> QSplitter:
        """Both, with a seam to drag between them."""
        splitter = PictureFirst()
        splitter.addWidget(player)
        splitter.addWidget(self)
        splitter.setSizes(HEIGHTS)
        splitter.setCollapsible(0, False)
        return splitter

    def heights(self) -> list[int]:
        """Of the player and of what is below, as a video has them."""
        splitter = self.parentWidget()
        if isinstance(splitter, PictureFirst) and not self._is_photo:
            return splitter.lasting()
        return self._heights

    def turn(self, *, is_photo: bool) -> None:
        """A photo needs no more height than its lines have; a video gets back what it had."""
        if is_photo == self._is_photo:
            return
        splitter = self.parentWidget()
        if is_photo:
            self._heights = self.heights()
        self.timeline.setVisible(not is_photo)
        self.shelf.setVisible(is_photo)
        self._fit()
        if not is_photo and isinstance(splitter, QSplitter):
            splitter.setSizes(self._heights)

    def event(self, happening: QEvent) -> bool:
        if happening.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(happening)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        for part in (self.timeline, self.site_day, self.shelf):
            part.set_theme(theme)

    def _fit(self) -> None:
        """No higher than the lines of a photo."""
        self.setMaximumHeight(self._lines.sizeHint().height() if self._is_photo else ANY_HEIGHT)

    @property
    def _is_photo(self) -> bool:
        return not self.shelf.isHidden()


class PictureFirst(QSplitter):
    """Gives more height to the picture: three lanes fill a timeline, however large the screen is.

    In a small window both have their share. What a person dragged stays as high, and has a larger share.
    """

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._wanted, self._share = 0, 0.0
        self.splitterMoved.connect(lambda _place, _seam: self._want(self.sizes()))

    def lasting(self) -> list[int]:
        """The sizes where there is room for what is wanted: a small window passes, and so does a message."""
        if self.sizes()[1] >= self._wanted:
            return self.sizes()
        return [round(self._wanted / self._share) - self._wanted, self._wanted]

    def setSizes(self, sizes: Sequence[int]) -> None:
        self._want(sizes)
        super().setSizes(sizes)

    def resizeEvent(self, change: QResizeEvent) -> None:
        super().resizeEvent(change)
        height = change.size().height() - self.handleWidth()
        low = min(self._wanted, round(self._share * height))
        super().setSizes([height - low, low])

    def _want(self, sizes: Sequence[int]) -> None:
        if any(sizes):
            self._wanted = sizes[1]
            self._share = max(HEIGHTS[1] / sum(HEIGHTS), sizes[1] / sum(sizes))
