"""Below a photo, where videos have their timeline: the animals in it, and the burst that it belongs to."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from app.store.records import ObservationId, Video, VideoId
from app.ui.looks import icons
from app.ui.looks.parts import as_tip, column, text
from app.ui.looks.theme import DARK, Theme
from app.ui.observation.entries import Entry
from app.ui.player.photo_strip import StripPictures

PICTURE = QSize(112, 76)
PAGE = 100  # photos in the strip at a time: one that is taken every ten seconds has a burst of thousands
DOT = 16
LONGEST_NAME = 32  # letters


class PhotoShelf(QWidget):
    """A line of names, and a line of small pictures where the camera took more than one."""

    chosen = Signal(object)  # VideoId of another photo of the burst
    picked = Signal(object)  # ObservationId, or None to let go

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = DARK
        self.is_blind = False
        self.burst: tuple[Video, ...] = ()
        self._page: tuple[Video, ...] = ()  # what the strip holds of it
        self._selected: ObservationId | None = None
        self._entries: tuple[Entry, ...] = ()
        self.animals = _line(self.tr("Animals in this photo"), QSize(DOT, DOT))
        self.animals.itemClicked.connect(self._toggle)
        self.animals.itemActivated.connect(self._toggle)
        self.hint = text(self.tr("Drag on the picture to add an animal."), "muted")
        self.strip = _line(self.tr("Photos of this burst"), PICTURE)
        self.strip.setViewMode(QListView.ViewMode.IconMode)
        self.strip.setMovement(QListView.Movement.Static)
        self.strip.itemClicked.connect(self._open)
        self.strip.itemActivated.connect(self._open)
        self._pictures = StripPictures(self)
        self._pictures.made.connect(self._show_picture)
        down = column(self.animals, self.hint, self.strip, spacing=4)
        down.setContentsMargins(12, 6, 12, 6)
        self.setLayout(down)
        self._size()

    def show_burst(self, burst: Sequence[Video], current: VideoId) -> None:
        """The photos of a burst, one of which is open; pictures that are there already stay."""
        self.burst = tuple(burst)
        place = next((n for n, each in enumerate(self.burst) if each.id == current), 0)
        first = place // PAGE * PAGE
        self._show_page(self.burst[first : first + PAGE])
        place -= first
        self.strip.setCurrentRow(place)
        self.strip.setVisible(len(self.burst) > 1)
        self.strip.scrollToItem(self.strip.item(place), QListView.ScrollHint.PositionAtCenter)
        if len(self.burst) > 1:
            self._pictures.want(self._page, place, PICTURE.height() * 2)

    def _show_page(self, page: tuple[Video, ...]) -> None:
        if tuple(each.id for each in page) != tuple(each.id for each in self._page):
            self._pictures.forget()
            self.strip.clear()
            for each in page:
                self.strip.addItem(self._item_of(each))
        self._page = page
        for place, each in enumerate(page):
            self.strip.item(place).setToolTip(as_tip(self._told(each)))
            self.strip.item(place).setData(Qt.ItemDataRole.AccessibleTextRole, self._told(each))

    def clear(self) -> None:
        """No photo is looked at."""
        self._pictures.forget()
        self.burst, self._page = (), ()
        self.strip.clear()

    def show_animals(self, entries: Sequence[Entry], selected: ObservationId | None) -> None:
        """What is in the photo, one of it selected or none."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._fill()
        self._selected = selected
        ids = [each.id for each in self._entries]
        self.animals.setCurrentRow(ids.index(selected) if selected in ids else -1)
        self.animals.setVisible(bool(ids))
        self.hint.setVisible(not ids)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._fill()
        self._size()
        self.show_animals(self._entries, self._selected)

    def shutdown(self) -> None:
        """End the thread of the pictures."""
        self._pictures.shutdown()

    def _fill(self) -> None:
        self.animals.clear()
        ratio = self.devicePixelRatioF()
        for entry in self._entries:
            name = "status-new" if entry.open else "status-done"
            dot = QIcon(icons.pixmap(name, entry.color or self._theme.accent, DOT, ratio=ratio))
            words = entry.title
            item = QListWidgetItem(dot, words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME]}…")
            item.setToolTip(as_tip(words))
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            self.animals.addItem(item)

    def _item_of(self, photo: Video) -> QListWidgetItem:
        taken = photo.captured_at
        item = QListWidgetItem(f"{taken:%H:%M:%S}" if taken else photo.name)
        empty = QPixmap(PICTURE)
        empty.fill(Qt.GlobalColor.transparent)
        item.setIcon(QIcon(empty))  # so that nothing moves when the picture comes
        item.setData(Qt.ItemDataRole.UserRole, photo.id)
        return item

    def _told(self, photo: Video) -> str:
        if self.is_blind:
            return photo.name
        found = self.tr("Animals: {n}, to review: {m}")
        return f"{photo.name}\n{found.format(n=photo.num_observations, m=photo.num_unreviewed)}"

    def _show_picture(self, photo: VideoId, image: QImage) -> None:
        for place, each in enumerate(self._page):
            if each.id == photo:
                self.strip.item(place).setIcon(_square_on(image))

    def _toggle(self, item: QListWidgetItem) -> None:
        chosen = item.data(Qt.ItemDataRole.UserRole)
        self.picked.emit(None if chosen == self._selected else chosen)

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _size(self) -> None:
        """As high as their lines need in the text size of today."""
        text_height = self.fontMetrics().height()
        bar = self.strip.horizontalScrollBar().sizeHint().height()
        self.animals.setFixedHeight(text_height + 14 + bar)
        self.strip.setFixedHeight(PICTURE.height() + text_height + 12 + bar)


def _line(name: str, icon: QSize) -> QListWidget:
    """Items from left to right, to be scrolled where there are more than fit."""
    line = QListWidget()
    line.setAccessibleName(name)
    line.setFlow(QListView.Flow.LeftToRight)
    line.setWrapping(False)
    line.setIconSize(icon)
    line.setSpacing(3)
    line.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    line.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return line


def _square_on(image: QImage) -> QIcon:
    """The picture as large as fits, twice as fine for sharp screens, the same when it is selected."""
    fitted = QPixmap.fromImage(image).scaled(
        PICTURE * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    fitted.setDevicePixelRatio(2.0)
    icon = QIcon(fitted)
    icon.addPixmap(fitted, QIcon.Mode.Selected)
    return icon
