"""The Analyse page: a list of analyses, the plot with its numbers, and what is looked at above them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.services.analysis.catalog import ANALYSES, Analysis, analysis
from app.services.analysis.values import EMPTY, Finding, Mark, Plot
from app.store.records import Changes
from app.ui.analyse.analysing import Analysing
from app.ui.analyse.choosing import Choosing
from app.ui.analyse.numbers import NumbersTable
from app.ui.analyse.offering import offered, read_offer
from app.ui.analyse.plot_view import PlotView
from app.ui.analyse.saving import Saving
from app.ui.analyse.screen_style import style_of
from app.ui.analyse.wording import analysis_title, group_title
from app.ui.independence import IndependenceRow
from app.ui.keyboard.kept import WALK, keep_keys
from app.ui.looks.on_screen import for_text
from app.ui.looks.pages import Pages
from app.ui.looks.parts import Remark, Scrolled, button, column, row, text
from app.ui.looks.tables import set_bold
from app.ui.looks.theme import DARK, Theme
from app.ui.session import Session

if TYPE_CHECKING:
    from app.services.plots.figures import Picture

LIST_WIDTH, LIST_MARGIN = 214, 22
LIST_SHARE = 0.4  # of the page that the list may take
LOWEST = 330  # of both, at the usual size of the text; in a lower window the page scrolls
SIDES = 2 * 16 + 2 * 8 + 5  # pixels beside the list and the found
LEAST_TITLE = 16  # letters of the title beside all that saves
HEIGHTS = (380, 150)  # of plot and table in a small window
KEY, GROUP = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
STALE_MS = 700
KEPT_MS = 60_000  # what was read, behind who has left: of 100,000 files 0.8 GB
NOTHING_YET = Finding(key="", title="", table=EMPTY)


class AnalysePage(QWidget):
    """Asks an `Analysing` and shows what it says."""

    videos_wanted = Signal(object, str)  # what is behind a number, what it is

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self._session, self._theme = session, DARK
        self.finding: Finding | None = None
        self.analysing = Analysing(self)
        self.choosing = Choosing(IndependenceRow(session))
        self.list = self._make_list()
        self.plot, self.table = PlotView(), NumbersTable()
        self.saving = Saving(self, session, self.analysing)
        self._title = text("", "cardTitle", wrap=True)
        self._notes = Remark("")
        self._method = text("", "muted", wrap=True)
        self._method.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.missing = text("", "cardTitle", center=True, wrap=True)
        words = self.tr("A click on a part of the plot or on a number opens its videos.")
        self._hint = text(words, "muted", wrap=True)
        self._working = text(self.tr("Working…"), "muted")
        stays = self._working.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # else the plot changes its size, and is drawn again, for ever
        self._working.setSizePolicy(stays)
        self._working.hide()
        self._save_picture = button(self.tr("Save picture…"), self._ask_picture)
        self._save_numbers = button(self.tr("Save numbers…"), self._ask_numbers)
        self._save_report = button(self.tr("Report…"), self._ask_report, kind="primary")
        self._save_report.setToolTip(self.tr("All analyses of this selection in one HTML file"))
        self._pages = Pages()
        self._soon = QTimer(self, singleShot=True, interval=STALE_MS)
        self._soon.timeout.connect(self.look)
        self._left = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._left.timeout.connect(self.analysing.forget)
        self._lay_out()
        self._connect()
        self.choosing.show_controls(self.analysis.controls)

    # ------------------------------------------------------------- from outside

    def open(self) -> None:
        """The person comes here."""
        self._offer()
        self.look()
        self.list.setFocus()

    @property
    def analysis(self) -> Analysis:
        """The one that is looked at."""
        key = self.list.currentItem().data(KEY)
        return analysis(str(key)) if key else ANALYSES[0]

    def look(self) -> None:
        """Work out what is looked at."""
        if self._session.is_open:
            self.analysing.find(self._session.project, self.analysis.key, self.choosing.options())

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._fit_list()
        self.plot.set_theme(theme)
        self._draw()

    def stop(self) -> None:
        """The project is going."""
        self._soon.stop()
        self.analysing.stop()

    # ------------------------------------------------------------- own

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_items: self._turned())
        self.choosing.changed.connect(self.look)
        self.analysing.found.connect(self._show)
        self.analysing.drawn.connect(self._show_picture)
        self.analysing.read.connect(self.choosing.offer_named)
        self.analysing.busy.connect(self._working.setVisible)
        self.analysing.refused.connect(self._session.refuse)
        self.plot.resized.connect(self._draw)
        self.plot.chosen.connect(self._open_mark)
        self.table.chosen.connect(self.videos_wanted)
        self._session.changed.connect(self._changed)
        self._session.project_changed.connect(self._project_changed)

    def _turned(self) -> None:
        self.choosing.show_controls(self.analysis.controls)
        self.look()

    def _changed(self, changes: Changes) -> None:
        if (
            changes.observations
            or changes.videos
            or changes.library
            or changes.vocabulary
            or changes.counting
        ):
            self.analysing.forget()
            if changes.vocabulary:
                _name(self.list)
                self._offer()
            if self.isVisible():
                self._soon.start()

    def _project_changed(self) -> None:
        self.stop()
        self._show(NOTHING_YET)
        self.finding = None
        self.plot.show_picture(None)
        self.choosing.species.clear()
        self.choosing.sites.clear()

    def _offer(self) -> None:
        if self._session.is_open:
            project = self._session.project
            self.analysing.run(lambda _report: read_offer(project), self._take_offer)

    def _take_offer(self, read: object) -> None:
        species, sites, days = offered(read, self._session.taxonomy)  # type: ignore[arg-type]
        self.choosing.offer(species, sites, days)
        self._save_report.setEnabled(bool(sites))  # without any there is no video

    def _show(self, finding: Finding) -> None:
        if self.finding is None or self.finding.key != finding.key:
            self.plot.await_picture()
        self.finding = finding
        self._title.setText(finding.title)
        self._notes.say("  ".join(finding.notes))
        self._method.setText(f"{finding.method}\n{'  '.join(finding.sources)}".strip())
        self.missing.setText(finding.missing)
        self.table.show_table(finding.table)
        self.table.setVisible(bool(finding.table.rows))
        self._pages.setCurrentIndex(0 if finding.plot is not None else 1)
        self._hint.setVisible(finding.plot is not None)
        self._save_picture.setEnabled(finding.plot is not None)
        self._save_numbers.setEnabled(bool(finding.table.rows))
        self._draw()

    def _draw(self) -> None:
        if self.finding is None or self.finding.plot is None or not self.isVisible():
            return
        ratio = self.plot.devicePixelRatioF()
        size = (round(self.plot.width() * ratio), round(self.plot.height() * ratio))
        style = style_of(self._theme, self.font().pointSizeF())
        self.analysing.draw(self.finding.plot, style, size, self.plot.logicalDpiX() * ratio)

    def _show_picture(self, plot: Plot, picture: "Picture") -> None:
        if self.finding is not None and plot is self.finding.plot:
            self.plot.show_picture(picture, plot, self.finding.title)

    def _open_mark(self, mark: Mark) -> None:
        self.videos_wanted.emit(mark.behind, f"{mark.label}: {mark.note}" if mark.note else mark.label)

    def _ask_picture(self) -> None:
        if self.finding is not None:
            self.saving.ask_picture(self.finding)

    def _ask_numbers(self) -> None:
        if self.finding is not None:
            self.saving.ask_numbers(self.finding)

    def _ask_report(self) -> None:
        self.saving.ask_report(self.choosing.options())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._left.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._left.start()

    def resizeEvent(self, change: QResizeEvent) -> None:
        super().resizeEvent(change)
        self._fit_list()
        self._place_head()

    # ------------------------------------------------------------- building

    def _fit_list(self) -> None:
        """As wide as its words, if that leaves the plot enough; else they are cut."""
        words = self.list.sizeHintForColumn(0) + LIST_MARGIN
        self.list.setFixedWidth(max(LIST_WIDTH, min(words, round(LIST_SHARE * self.width()))))

    def _place_head(self) -> None:
        """All in one line; two of what saves below the title where that would have no room."""
        saving = (self._save_picture, self._save_numbers, self._save_report)
        beside = sum(each.sizeHint().width() + self._head.spacing() for each in saving)
        room = self.width() - self.list.width() - SIDES - beside
        is_narrow = room < LEAST_TITLE * self.fontMetrics().averageCharWidth()
        places = HEAD_NARROW if is_narrow else HEAD_WIDE
        for across in (0, 1):  # which of them is as wide as there is room
            self._head.setColumnStretch(across, int(across == is_narrow))
        for part, place in zip((self._title, *saving), places, strict=True):
            self._head.addWidget(part, *place)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(self.tr("Analyses"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_keys(made, *WALK)
        group = ""
        for one in ANALYSES:
            if one.group != group:
                group = one.group
                made.addItem(_heading(group))
            item = QListWidgetItem()
            item.setData(KEY, one.key)
            made.addItem(item)
        made.setCurrentRow(1)
        _name(made)
        return made

    def _lay_out(self) -> None:
        empty = QWidget()
        empty.setLayout(column(None, self.missing, None))
        self._pages.addWidget(self.plot)
        self._pages.addWidget(empty)
        halves = Halves(Qt.Orientation.Vertical)
        halves.addWidget(self._pages)
        halves.addWidget(self.table)
        halves.setSizes(HEIGHTS)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 1)
        halves.setCollapsible(0, False)
        self._head = QGridLayout()
        self._head.setSpacing(8)
        self._place_head()
        below = row(self._hint, self._working)  # where words that come and go move nothing
        below.setStretch(0, 1)
        right = QWidget()
        right.setObjectName("panel")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = QVBoxLayout(right)
        down.setContentsMargins(16, 10, 16, 8)
        down.setSpacing(6)
        down.addWidget(self.choosing)
        down.addLayout(self._head)
        found = QWidget()
        parts = column(self._notes, halves, below, self._method, spacing=6)
        parts.setStretchFactor(halves, 1)
        found.setLayout(parts)
        down.addWidget(Scrolled(found, self.tr("What was found")), 1)
        left = QWidget()
        left.setObjectName("panel")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left_down = QVBoxLayout(left)
        left_down.setContentsMargins(8, 8, 4, 8)
        left_down.addWidget(self.list)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(5)
        whole.addWidget(left)
        whole.addWidget(right, 1)


# Row, column and how many of each, of the title, the buttons for picture and numbers, and that of the report.
HEAD_WIDE = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1))
HEAD_NARROW = ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 2), (0, 2, 1, 1))


def _name(made: QListWidget) -> None:
    """In the language of the window, which may have changed."""
    for item in (made.item(place) for place in range(made.count())):
        key, group = item.data(KEY), item.data(GROUP)
        item.setText(f"  {analysis_title(key)}" if key else group_title(group))


class Halves(QSplitter):
    """Plot and table, which ask for no more than they need and take all that is left."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = for_text(LOWEST, self.fontMetrics())
        return QSize(0, max(least, super().minimumSizeHint().height()))


def _heading(group: str) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(GROUP, group)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    set_bold(item)
    return item
