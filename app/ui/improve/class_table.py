"""Examples of each class at each site, as a table that shades where there are many."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.services.learning.labels_at_hand import ENOUGH, ClassAtHand
from app.ui.improve.wording import Names
from app.ui.keyboard.kept import WALK, keep_keys
from app.ui.looks.colors import with_alpha
from app.ui.looks.columns import TwoLineHeads, narrowed
from app.ui.looks.on_screen import for_text
from app.ui.looks.parts import as_tip
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.describe import number_text

Index = QModelIndex | QPersistentModelIndex
ALL = 1  # the column of the sums
MOST_ROWS = 14
ALL_WIDTH, MOST_NAME, LEAST_NAME, LEAST_SITE = 48, 170, 100, 38  # pixels, at the usual size of the text


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
        self._heads = TwoLineHeads(self)
        self._heads.setHighlightSections(False)
        self.setHorizontalHeader(self._heads)
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
            self._fit()

    def _fit(self) -> None:
        header, metrics = self._heads, self.fontMetrics()
        row = metrics.height() + 8
        self.verticalHeader().setDefaultSectionSize(row)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.resizeSection(ALL, max(for_text(ALL_WIDTH, metrics), header.sectionSizeHint(ALL)))
        for column, width in zip((0, *range(2, header.count())), self._shared(), strict=True):
            header.resizeSection(column, width)
        shown = min(MOST_ROWS, max(1, len(self.rows.classes)))
        around = header.sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(around + shown * row + 2 * self.frameWidth())

    def _shared(self) -> list[int]:
        """Widths of the names and of each site: in what is too narrow heads take two lines, then names give
        way.
        """
        metrics, titles = self.fontMetrics(), self.rows.site_titles
        least, least_name = for_text(LEAST_SITE, metrics), for_text(LEAST_NAME, metrics)
        name = min(for_text(MOST_NAME, metrics), self._widest_name() + 18)
        whole = [max(least, self._heads.whole_width(title)) for title in titles]
        halves = [max(least, self._heads.least_width(title)) for title in titles]
        room = self.viewport().width() - self._heads.sectionSize(ALL)
        if name + sum(whole) <= room:
            return [name, *whole]
        for first in (name, min(name, least_name)):
            sites = narrowed(halves, room - first, least=least)
            if first + sum(sites) <= room:
                return [first, *sites]
        return [name, *halves]

    def _widest_name(self) -> int:
        metrics, lines = self.fontMetrics(), range(len(self.rows.classes))
        return max((metrics.horizontalAdvance(str(self._name(line))) for line in lines), default=60)

    def _name(self, row: int) -> object:
        return self.rows.data(self.rows.index(row, 0))
