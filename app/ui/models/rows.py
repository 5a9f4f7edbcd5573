"""The list of models: headings, and under each its models with what is going on."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.model_shelf.overview import Entry
from app.ui.keyboard.kept import WALK, keep_keys
from app.ui.looks.parts import as_tip
from app.ui.looks.theme import DARK, Theme
from app.ui.models.wording import heading_of, line_of
from app.ui.models.work import Work
from app.ui.speech.naming import model_title

Index = QModelIndex | QPersistentModelIndex
Row = Entry | str  # a heading is its words
MARGIN, PADDING, GAP, BAR = 12, 8, 3, 3  # pixels


class ModelRows(QAbstractListModel):
    """Holds what is shown; a heading cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._works: Mapping[str, Work] = {}

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = []
        for heading, part in groupby(entries, heading_of):
            self.rows += [heading, *part]
        self.endResetModel()

    def show_works(self, works: Mapping[str, Work]) -> None:
        """What is going on with which."""
        self._works = works
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def entry(self, index: Index) -> Entry | None:
        """The model of a row; None of a heading."""
        row = self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None
        return row if isinstance(row, Entry) else None

    def work(self, entry: Entry) -> Work | None:
        """What is going on with a model."""
        return self._works.get(entry.key)

    def row_of(self, key: str) -> int:
        """Where a model stands; -1 where it does not."""
        keys = (row.key if isinstance(row, Entry) else None for row in self.rows)
        return next((number for number, each in enumerate(keys) if each == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return model_title(row.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(str(row.path) if row.path else model_title(row.title))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{model_title(row.title)}, {line_of(row, self.work(row))}"
        return None


class ModelDelegate(QStyledItemDelegate):
    """A name, below it what it is, and a thin bar while something comes."""

    def __init__(self, rows: ModelRows) -> None:
        super().__init__(rows)
        self._rows = rows
        self._theme = DARK

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        lines = line if self._rows.entry(index) is None else 2 * line + GAP
        return QSize(200, lines + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._rows.entry(index)
        place = option.rect.adjusted(MARGIN, PADDING, -MARGIN, -PADDING)
        if entry is None:
            self._draw(painter, option, place, str(index.data()), self._theme.text_muted, is_small=True)
            return
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        self._draw(painter, option, place, model_title(entry.title), self._theme.text, is_bold=entry.is_used)
        work = self._rows.work(entry)
        below = place.adjusted(0, option.fontMetrics.height() + GAP, 0, 0)
        self._draw(painter, option, below, line_of(entry, work), self._theme.text_muted)
        if work is not None and work.share is not None:
            bar = QRect(place.left(), option.rect.bottom() - BAR, place.width(), BAR)
            painter.fillRect(bar, QColor(self._theme.border))
            painter.fillRect(
                bar.adjusted(0, 0, round(bar.width() * (work.share - 1)), 0), QColor(self._theme.accent)
            )

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        words: str,
        color: str,
        *,
        is_bold: bool = False,
        is_small: bool = False,
    ) -> None:
        painter.save()
        font = option.font
        font.setBold(is_bold or is_small)
        if is_small:
            font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(QColor(color))
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        where = Qt.AlignmentFlag.AlignBottom if is_small else Qt.AlignmentFlag.AlignTop
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | where, elided)
        painter.restore()
        font.setBold(False)


class ModelList(QListView):
    """All models, walked with the arrow keys."""

    chosen = Signal(object)  # Entry

    def __init__(self) -> None:
        super().__init__()
        self.rows = ModelRows()
        self.delegate = ModelDelegate(self.rows)
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Models"))
        keep_keys(self, *WALK, Qt.Key.Key_Home, Qt.Key.Key_End)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._chosen(now))

    @property
    def entry(self) -> Entry | None:
        """The model that is looked at."""
        return self.rows.entry(self.currentIndex())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, and go on looking at the same one."""
        before = self.entry.key if self.entry else ""
        self.rows.show(entries)
        self.look_at(before)

    def look_at(self, key: str) -> None:
        """Choose a model by its key; the first one where it is not there."""
        row = self.rows.row_of(key)
        row = row if row >= 0 else 1
        if row < len(self.rows.rows):
            self.setCurrentIndex(self.rows.index(row))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.delegate.set_theme(theme)
        self.viewport().update()

    def _chosen(self, index: QModelIndex) -> None:
        if (entry := self.rows.entry(index)) is not None:
            self.chosen.emit(entry)
