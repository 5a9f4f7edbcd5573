"""The library: every video of the project, by site and deployment, narrowed by the filter."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTreeView, QVBoxLayout, QWidget

from app.services import media
from app.store.records import Changes, Deployment, Site, Video, VideoId
from app.ui.filters.finder import Finder
from app.ui.jobs.library_reading import AT_ONCE, Contents, LibraryReader
from app.ui.jobs.pool import PoolTask, Report
from app.ui.keyboard.kept import keep_keys
from app.ui.library.absent import Absent
from app.ui.library.catching_up import CatchingUp
from app.ui.library.delegate import LibraryDelegate
from app.ui.library.filters import LibraryFilters
from app.ui.library.model import LibraryModel
from app.ui.library.openings import Openings
from app.ui.library.rows import Rows, arrange
from app.ui.library.tree import LibraryTree
from app.ui.looks.parts import button, row, text
from app.ui.looks.theme import Theme
from app.ui.session import Session
from app.ui.speech.aloud import announce
from app.ui.speech.describe import number_text

RELOAD_MS = 120
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_RENAME = (Qt.Key.Key_F2,)  # as in every list; of a video nothing is renamed
NARROWEST = 31  # letters


class LibraryPanel(QWidget):
    """Shows the project's videos; `chosen` says that the person wants to watch one."""

    chosen = Signal(object)  # VideoId
    watched = Signal()  # a video was clicked: the keys belong to the player now
    add_wanted = Signal()

    def __init__(self, session: Session, finder: Finder) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._finder = session, finder
        self._videos: dict[VideoId, Video] = {}
        self._told: set[VideoId] = set()  # of what has changed since rows were asked for
        self._sites: list[Site] = []
        self._deployments: list[Deployment] = []
        self._shown: frozenset[VideoId] | None = None  # those that pass the filter; None: all
        self.model = LibraryModel()
        self.model.renamed.connect(self._rename)
        self.absent = Absent(session)
        self.absent.setParent(self)
        self.absent.changed.connect(lambda _roots, _before: self._mark_absent())
        self.filters = LibraryFilters(session, finder)
        self.tree = self._make_tree()
        self._openings = Openings(self.tree, self.model)
        self.tree.below_wanted.connect(self._openings.open_below)
        self._heading = text(self.tr("Library"), "panelTitle")
        self._number = text("", "muted")
        self._renames = QAction(self.tr("Rename"), self, enabled=False)
        self._renames.triggered.connect(lambda: self.tree.edit(self.tree.currentIndex()))
        self._nothing = self._make_nothing()
        self._lay_out()
        self._pool = QThreadPool(self)
        self._task: PoolTask | None = None  # that arranges a large library
        self._reader = LibraryReader(self._take_contents, session.refuse)
        self._reader.setParent(self)
        self._catching_up = CatchingUp(session, self._take_changed)
        self._catching_up.setParent(self)
        self.num_videos = 0  # hidden ones and those that are still being read too
        self.num_photos = 0  # of them, as far as they were read
        self._go_there = QTimer(self, singleShot=True, interval=0)  # when the window has shown the video
        self._go_there.timeout.connect(lambda: self.tree.scrollTo(self.tree.currentIndex()))
        self._reload_soon = QTimer(self, singleShot=True, interval=RELOAD_MS)
        self._reload_soon.timeout.connect(self._reload_unless_written_in)
        finder.filtered.connect(self._filtered)
        finder.refreshed.connect(self._refreshed)
        session.project_changed.connect(self._project_changed)
        session.changed.connect(self._changed)
        session.video_changed.connect(self._show_current)
        session.observer_changed.connect(self._hide_from_observer)

    # ------------------------------------------------------------- from outside

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its first line, whatever number stands in it."""
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(NARROWEST * self.fontMetrics().averageCharWidth(), 0))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._delegate.set_theme(theme)
        self.filters.set_theme(theme)
        self.tree.viewport().update()

    def offer(self, actions: Iterable[QAction]) -> None:
        """What a right click on a site, deployment or video offers to do, besides a new name."""
        self.tree.addActions([self._renames, *actions])
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def videos(self) -> list[Video]:
        """The videos shown, in order."""
        return self.model.rows.videos

    @property
    def chosen_videos(self) -> list[Video]:
        """Those of the row that is chosen: of a site or a deployment all that are shown."""
        return self.model.videos_at(self.tree.currentIndex())

    def neighbour(self, step: int, *, with_observations: bool = False) -> VideoId | None:
        """The next video in the direction of `step`; the first where none is looked at; None past the end."""
        videos, current = self.videos, self._session.video
        place = self.model.rows.row_of.get(current.id) if current else None
        rows = range(len(videos)) if place is None else _beyond(place, step, len(videos))
        all_count = not with_observations or self.model.is_blind
        wanted = (videos[row] for row in rows if all_count or videos[row].num_observations)
        return next((video.id for video in wanted), None)

    def reload(self) -> None:
        """Read the library anew; the next reload waits in proportion to how long this one took."""
        self._reload_soon.stop()
        session = self._session
        if not session.is_open:
            self._take_contents(Contents())
            return
        known = session.beforehand
        self.num_videos = media.num_videos(session.project) if known is None else known.num_videos
        if known is not None:
            self.num_photos = known.num_photos
        self._show_number()
        if known is not None and known.contents is not None:
            self._take_contents(known.contents)
        else:
            self._reader.read(session.project, self.num_videos)

    def _take_contents(self, contents: Contents) -> None:
        self._sites, self._deployments = contents.sites, contents.deployments
        self._videos = contents.videos
        self.num_videos, self.num_photos = len(contents.videos), contents.num_photos
        self._arrange()
        self._reload_soon.setInterval(RELOAD_MS + round(4000 * contents.took_s))

    # ------------------------------------------------------------- changes

    def _mark_absent(self) -> None:
        self.model.set_absent(self.absent.holds)
        self.tree.viewport().update()

    def _hide_from_observer(self) -> None:
        """Whoever reviews blind must not see what others have reviewed."""
        self.model.set_blind(bool(self._session.observer))
        self.tree.viewport().update()

    def _project_changed(self) -> None:
        self._shown = self._task = None
        self._reader.stop()
        self._catching_up.stop()
        self._videos, self.num_photos = {}, 0
        self.model.set_rows(Rows())
        self._openings.forget()
        self.reload()

    def _reload_unless_written_in(self) -> None:
        """Whoever renames a site is not to lose the field under their hands."""
        writing = QApplication.focusWidget()
        if writing is not None and self.tree.viewport().isAncestorOf(writing):
            self._reload_soon.start()
        else:
            self.reload()

    def _changed(self, changes: Changes) -> None:
        self._reader.hear(changes)
        if changes.library:
            if not self._reload_soon.isActive():
                self._reload_soon.start()
            return
        self._catching_up.want(video_id for video_id in changes.videos if video_id in self._videos)

    def _take_changed(self, video: Video) -> None:
        self._videos[video.id] = video
        self._told.add(video.id)
        self.model.update_video(video)

    def _filtered(self) -> None:
        """Another filter: only what passes it is shown."""
        found = self._finder.found
        self._shown = None if found is None or found.wanted.is_empty else found.videos
        self._arrange(goes_there=True)

    def _refreshed(self) -> None:
        """What passes the filter now is shown too; what passes no more stays until the filter is changed,
        for nothing is as confusing as a list that loses the video one is working on.
        """
        found = self._finder.found
        if self._shown is not None and found is not None and not found.videos <= self._shown:
            self._shown |= found.videos
            self._arrange()

    def _arrange(self, *, goes_there: bool = False) -> None:
        sites, deployments, shown = self._sites, self._deployments, self._shown
        videos, before = list(self._videos.values()), self.model.rows
        self._task = None
        self._told.clear()

        def work(_report: Report = lambda _nothing: None) -> tuple[Rows, bool]:
            rows = arrange(sites, deployments, videos, shown)
            return rows, not goes_there and rows.stand_as(before)

        if len(videos) <= AT_ONCE:
            self._take(*work(), goes_there=goes_there)
            return
        task = self._task = PoolTask(work, self)
        task.done.connect(
            lambda found: self._take(*found, goes_there=goes_there) if task is self._task else None
        )
        task.start(self._pool)

    def _take(self, rows: Rows, stays: bool, *, goes_there: bool) -> None:
        """Show these rows: at the video looked at where that was in sight, else where one had scrolled to.
        Where it `stays`, they stand where others of the same stood.
        """
        self._task = None
        for id_ in self._told.intersection(rows.row_of):
            rows.videos[rows.row_of[id_]] = self._videos[id_]
        before = self.model.rows
        if stays:
            self.model.renew(rows)
            self.tree.viewport().update()
        else:
            self._turn_over(rows, goes_there)
        self._show_number()
        if len(before.videos) > AT_ONCE:
            PoolTask(lambda _report: before.let_go(), self).start(self._pool)

    def _turn_over(self, rows: Rows, goes_there: bool) -> None:
        """Other rows: what was at the top stays there where it can."""
        self._openings.note()
        seen = self.tree.visualRect(self.tree.currentIndex()).intersects(self.tree.viewport().rect())
        goes_there |= seen or not self.tree.currentIndex().isValid()
        at_top = self.model.row(self.tree.indexAt(QPoint(0, 0)))
        scroll = self.tree.verticalScrollBar()
        height = scroll.value()
        self.model.set_rows(rows)
        top, current = self.model.index_of(at_top), self.model.index_of(self._session.video)

        def settle() -> None:
            if top.isValid():
                self.tree.scrollTo(top, QTreeView.ScrollHint.PositionAtTop)
            else:
                self.tree.doItemsLayout()  # it scrolls no further than what is laid out
                scroll.setValue(height)
            if goes_there and current.isValid():
                self.tree.scrollTo(current)

        self._show_current(self._session.video, goes_there=False)
        self._openings.restore(
            (*self._sites, *self._deployments),
            is_narrowed=self._shown is not None,
            near=[current, top] if goes_there else [top],
            settle=settle,
        )

    def _show_number(self) -> None:
        shown, total = number_text(len(self.videos)), number_text(self.num_videos)
        words = total if self._shown is None else self.tr("{n} of {m}").format(n=shown, m=total)
        if self._shown is not None and words != self._number.text():  # else it only grows while files come in
            announce(self, f"{self._heading.text()}: {words}")
        self._number.setText(words if self.num_videos else "")
        self.tree.setVisible(bool(self.videos))
        self._nothing.setVisible(bool(self._videos) and not self.videos)

    def _show_current(self, video: Video | None, *, goes_there: bool = True) -> None:
        index = self.model.index_of_video(video.id) if video else QModelIndex()
        selection = self.tree.selectionModel()
        if not index.isValid():
            selection.clear()
        elif selection.currentIndex() != index:
            self.tree.setAutoScroll(False)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.tree.setAutoScroll(True)
            if goes_there:
                self._go_there.start()

    def _current_changed(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        current = self._session.video
        is_place = isinstance(row, Site | Deployment)
        keep_keys(self.tree, *_WALK, *(_RENAME if is_place else ()))
        self._renames.setEnabled(is_place)
        if isinstance(row, Video) and (current is None or current.id != row.id):
            self.chosen.emit(row.id)

    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(self.model.row(index), Video):
            self.watched.emit()

    def _rename(self, place: Site | Deployment, name: str) -> None:
        project = self._session.project
        if isinstance(place, Site):
            rename = partial(media.rename_site, project, place.id)
        else:
            rename = partial(media.rename_deployment, project, place.id)
        self._session.edits.swap(self.tr("Rename {name}").format(name=place.name), name, rename)

    # ------------------------------------------------------------- building

    def _make_tree(self) -> LibraryTree:
        tree = LibraryTree()
        tree.setModel(self.model)
        self._delegate = LibraryDelegate(self.model)
        tree.setItemDelegate(self._delegate)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(14)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed | QTreeView.EditTrigger.DoubleClicked)
        tree.setExpandsOnDoubleClick(False)
        tree.setAccessibleName(self.tr("Videos of this project"))
        keep_keys(tree, *_WALK)
        tree.clicked.connect(self._clicked)
        tree.selectionModel().currentChanged.connect(self._current_changed)
        return tree

    def _make_nothing(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        words = text(self.tr("No video is like that."), "muted", wrap=True, center=True)
        again = button(self.tr("Show all videos"), self._finder.clear)
        column.addSpacing(24)
        column.addWidget(words)
        column.addWidget(again, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        box.hide()
        return box

    def _lay_out(self) -> None:
        tip = self.tr("Add another folder to this project; files are never moved or copied")
        add = button(self.tr("Add videos"), self.add_wanted.emit, kind="link", tip=tip)
        top = row(self._heading, self._number, None, add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 4, 4)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self.tree, 1)
        column.addWidget(self._nothing, 1)


def _beyond(place: int, step: int, num_rows: int) -> range:
    """The rows after `place`, or those before it from the nearest on."""
    return range(place + 1, num_rows) if step > 0 else range(place - 1, -1, -1)
