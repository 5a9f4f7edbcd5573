"""Everything that can be filtered by, over the window, with numbers that follow each choice."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.services.choosing.filters import PARTS
from app.ui.filters import pages
from app.ui.filters.choices import FacetRow, rows_of
from app.ui.filters.facet_list import FacetList
from app.ui.filters.finder import Finder
from app.ui.filters.pages import ConfidencePage, DaysPage, HoursPage
from app.ui.filters.saved import SavedPage
from app.ui.filters.wording import part_title
from app.ui.keyboard.kept import WALK, keep_keys
from app.ui.looks.pages import Pages
from app.ui.looks.parts import button, line, row, text
from app.ui.looks.tables import set_bold
from app.ui.looks.theme import Theme
from app.ui.session import Session
from app.ui.speech.describe import number_text

SIZE = QSize(580, 440)
ROOM = 8
NARROWEST, ITS_EDGES = 150, 4  # pixels of the list of parts, beside its words
SAVED = "saved"
LISTS = ("status", "taxa", "subjects", "behaviors", "sites", "deployments", "tags")
ORDER = (*("taxa", "behaviors", "status", "subjects", "confidence"), *("sites", "deployments", "days"))
ALL = (*ORDER, "hours", "tags", SAVED)


class FilterPanel(QFrame):
    """Stands beside the panel of `anchor`; Escape puts it away, and what is chosen takes effect at once."""

    def __init__(self, session: Session, finder: Finder, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.setObjectName("sheet")
        self._session, self._finder, self._anchor = session, finder, anchor
        self._focus_before: QWidget | None = None  # where the keys went
        self.facets = QListWidget()
        self.facets.setObjectName("facets")
        self.facets.setAccessibleName(self.tr("What to filter by"))
        keep_keys(self.facets, *WALK, Qt.Key.Key_Space)
        self.pages = Pages()
        self.lists = {part: FacetList(part_title(part)) for part in LISTS}
        self.confidence = ConfidencePage(finder.want)
        self.days = DaysPage(finder.want)
        self.hours = HoursPage(finder.want)
        self.saved = SavedPage(session, finder)
        self._numbers = text("", "muted")
        self._everything = button(self.tr("Show everything"), finder.clear)
        self._fill()
        self._lay_out()
        finder.counted.connect(self.refresh)
        session.project_changed.connect(self.put_away)
        self.hide()

    def toggle(self) -> None:
        """Show it, or put it away."""
        self.put_away() if self.isVisible() else self.show_part()

    def show_part(self, part: str = "") -> None:
        """Show it, at a part where one is named."""
        if not self._session.is_open:
            return
        if part:
            self.facets.setCurrentRow(ALL.index(part))
        self._place()
        self.facets.setFixedWidth(max(NARROWEST, self.facets.sizeHintForColumn(0) + ITS_EDGES))
        if not self.isVisible():
            self._focus_before = self.window().focusWidget()
        self.show()
        self.raise_()
        self._finder.want_counts(True)
        self.saved.refresh()
        self.facets.setFocus()

    def put_away(self) -> None:
        """Hide it; the filter stays, and the keys go where they went before."""
        if not self.isVisible():
            return
        before, self._focus_before = self._focus_before, None
        holder: QWidget | None = self.window().focusWidget()
        has_keys = holder is not None and self.isAncestorOf(holder)
        self.hide()
        if has_keys and before is not None and isValid(before):
            before.setFocus()
        self._finder.want_counts(False)

    def refresh(self) -> None:
        """Show the filter and its numbers as they are now."""
        counts, found = self._finder.counts, self._finder.found
        if counts is None or found is None or not self.isVisible():
            return
        wanted = self._finder.wanted
        for part, facet in self.lists.items():
            facet.set_rows(rows_of(part, wanted, counts, found.catalog, self._session))
        for page in (self.confidence, self.days, self.hours):
            page.show_filter(wanted, counts)
        self.confidence.raw.setVisible(self._finder.has_raw)
        for place, part in enumerate(ALL):
            item = self.facets.item(place)
            set_bold(item, part in wanted.parts)
            item.setHidden(part == "tags" and not self.lists["tags"].rows)
        words = self.tr("Observations: {n} · Videos: {m}")
        numbers = number_text(len(found.rows)), number_text(len(found.videos))
        self._numbers.setText(words.format(n=numbers[0], m=numbers[1]))
        self._everything.setEnabled(not wanted.is_empty)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        for page in (self.confidence, self.hours):
            pages.set_theme(page, theme)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(press)

    # ------------------------------------------------------------- own

    def _fill(self) -> None:
        special = {"confidence": self.confidence, "days": self.days, "hours": self.hours, SAVED: self.saved}
        for part in ALL:
            title = self.tr("Saved filters") if part == SAVED else part_title(part)
            self.facets.addItem(QListWidgetItem(title))
            self.pages.addWidget(special.get(part) or self.lists[part])
        for facet in self.lists.values():
            facet.toggled.connect(self._toggled)
        self.facets.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.facets.setCurrentRow(0)
        assert set(ALL) - {SAVED} == set(PARTS) - {"text", "videos"}

    def _toggled(self, choice: FacetRow) -> None:
        self._finder.want(self._finder.wanted.toggled(choice.field, choice.value))

    def _place(self) -> None:
        """Beside what `anchor` stands in, so that the chips of the filter can be seen meanwhile."""
        window = self._anchor.window()
        self.setParent(window)
        around = self._anchor.parentWidget() or self._anchor
        beside = around.mapTo(window, QPoint(around.width() + ROOM, 0)).x()
        most = window.width() - self.minimumSizeHint().width() - ROOM
        above = min(self._anchor.mapTo(window, QPoint(0, 0)).y(), window.height() // 4)
        corner = QPoint(max(ROOM, min(beside, most)), above)
        scale = max(1.0, self.fontMetrics().height() / 16)
        wanted = QSize(round(SIZE.width() * scale), round(SIZE.height() * scale))
        room = QSize(window.width() - corner.x() - ROOM, window.height() - corner.y() - ROOM)
        self.setGeometry(QRect(corner, wanted.boundedTo(room)))

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.facets)
        across.addWidget(self.pages, 1)
        close = button(self.tr("Done"), self.put_away, kind="primary")
        down = QVBoxLayout(self)
        down.setContentsMargins(14, 12, 14, 12)
        down.setSpacing(10)
        down.addLayout(across, 1)
        down.addWidget(line())
        down.addLayout(row(self._numbers, None, self._everything, close))
