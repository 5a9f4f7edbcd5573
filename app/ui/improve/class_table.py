"""Examples of each class at each site, as a table that shades where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.services.learning.labels_at_hand import ENOUGH, ClassAtHand
from app.ui.improve.wording import Names
from app.ui.keyboard.kept import WALK, keep_keys
from app.ui.looks.colors import with_alpha
from app.ui.looks.on_screen import for_text
from app.ui.looks.parts import as_tip
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.describe import number_text

Index = QModelIndex | QPersistentModelIndex
ALL = 1  # the column of the sums
MOST_ROWS = 14
ALL_WIDTH, MOST_NAME, LEAST_SITE, MOST_SITE = (
    48,
    170,
    60,
    110,
)  # pixels of columns, at the usual size of the text


class ClassModel(QAbstractTableModel):
    """Rows are classes; columns the name, the sum, then sites."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self.classes: list[ClassAtHand] = []
        self.sites: list[str] = []
        self._names: Names | None = None
        self._held_out: set[str] = set()

    def show(
        self, classes: list[ClassAtHand], sites: list[str], held_out: list[str], names: Names | None
    ) -> None:
        """Show these."""
        self.beginResetModel()
        self.classes, self.sites, self._names, self._held_out = classes, sites, names, set(held_out)
        self.endResetModel()

    @property
    def site_titles(self) -> list[str]:
        """What stands above the columns of sites: their names, and a mark where they are held out."""
        return [f"{site} ◦" if site in self._held_out else site for site in self.sites]

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        if self.classes:
            last = self.index(len(self.classes) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.classes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 2 + len(self.sites)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        each, column = self.classes[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignCenter
        if column == 0:
            return self._title(each.name, role)
        number = each.total if column == ALL else each.by_site.get(self.sites[column - 2], 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(number) if number else ""
        if role == Qt.ItemDataRole.BackgroundRole and number and column > ALL:
            return with_alpha(self._theme.accent, 0.10 + 0.35 * min(1.0, number / ENOUGH))
        return self._of_sum(each, role) if column == ALL else None

    def _of_sum(self, each: ClassAtHand, role: int) -> object:
        """Clips say little where they are of few events."""
        if role == Qt.ItemDataRole.ForegroundRole and each.num_events < ENOUGH:
            return QColor(self._theme.warning)
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        clips, events = number_text(each.total), number_text(each.num_events)
        words = self.tr("Clips: {n}. Events, whose clips show the same animals: {m}.")
        return as_tip(words.format(n=clips, m=events))

    def _title(self, name: str, role: int) -> str | None:
        words = self._names(name) if self._names else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(words)
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way == Qt.Orientation.Vertical:
            return None
        if section < 2:
            titles = ("", self.tr("All"))
            return titles[section] if role == Qt.ItemDataRole.DisplayRole else None
        site = self.sites[section - 2]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.site_titles[section - 2]
        if role == Qt.ItemDataRole.ToolTipRole:
            judged = self.tr("{site}: judged on, never learned from").format(site=site)
            return as_tip(judged if site in self._held_out else site)
        return None


def narrowed(wished: Sequence[int], room: int, *, least: int) -> list[int]:
    """Widths that fit into `room`, the widest made narrower first; as wished where none could fit.

    All in pixels. None becomes narrower than `least`.
    """
    left = list(wished)
    for most in range(max(left, default=0), least - 1, -1):
        left = [min(width, most) for width in wished]
        if sum(left) <= room:
            return left
    return list(wished)


class ClassTable(QTableView):
    """As high as its rows, up to a limit; scrolled sideways where its sites are too many to be read."""

    menu_wanted = Signal(int, QPoint)  # the row, where on the screen

    def __init__(self) -> None:
        super().__init__()
        self.rows = ClassModel()
        self.setModel(self.rows)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        keep_keys(self, *WALK)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Examples of each class at each site"))
        self.setObjectName("classes")
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.rows.modelReset.connect(self._fit)

    def focusInEvent(self, coming: QFocusEvent) -> None:
        """Who comes by Tab stands in a row, of which there is a menu."""
        super().focusInEvent(coming)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))

    def contextMenuEvent(self, asking: QContextMenuEvent) -> None:
        """Of the row that was clicked; by a key, of the one that the keys stand in."""
        by_key = asking.reason() is QContextMenuEvent.Reason.Keyboard
        index = (
            self.currentIndex() if by_key else self.indexAt(self.viewport().mapFromGlobal(asking.globalPos()))
        )
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(index.row(), place if by_key else asking.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rows.columnCount() > ALL:
            self._fit_sites()

    def _fit(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        row = metrics.height() + 8
        self.verticalHeader().setDefaultSectionSize(row)
        wide = max(
            (metrics.horizontalAdvance(str(self._name(n))) for n in range(len(self.rows.classes))), default=60
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, min(for_text(MOST_NAME, metrics), wide + 18))
        header.resizeSection(ALL, max(for_text(ALL_WIDTH, metrics), header.sectionSizeHint(ALL)))
        self._fit_sites()
        shown = min(MOST_ROWS, max(1, len(self.rows.classes)))
        around = header.sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(around + shown * row + 2 * self.frameWidth())

    def _fit_sites(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        most = for_text(MOST_SITE, metrics)
        wished = [
            min(most, max(44, metrics.horizontalAdvance(title) + 16)) for title in self.rows.site_titles
        ]
        room = self.viewport().width() - header.sectionSize(0) - header.sectionSize(ALL)
        for number, width in enumerate(narrowed(wished, room, least=for_text(LEAST_SITE, metrics)), start=2):
            header.resizeSection(number, width)

    def _name(self, row: int) -> object:
        return self.rows.data(self.rows.index(row, 0))
