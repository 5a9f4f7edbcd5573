"""The library as Qt's tree views want it: what an index stands for follows from the rows above it."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.store.records import Deployment, Site, Video, VideoId
from app.ui.library.rows import Rows
from app.ui.looks.parts import as_tip
from app.ui.speech.describe import absent_text, files_text, to_review_text, tooltip_of_video

Index = QModelIndex | QPersistentModelIndex


class Level(IntEnum):
    """What a row is."""

    SITE = 0
    DEPLOYMENT = 1
    VIDEO = 2


class LibraryModel(QStandardItemModel):
    """Sites, deployments, videos. Qt itself keeps how many rows lie below each, and no object for a video.

    It asks for the index, flags and children of every row below a place that is opened, a hundred thousand at
    once: so often it must not call Python. What is to be edited is therefore the delegate's to say.
    """

    renamed = Signal(object, str)  # a Site or Deployment, and the name that the person typed

    ROW_ROLE = Qt.ItemDataRole.UserRole  # the Site, Deployment or Video
    COUNT_ROLE = Qt.ItemDataRole.UserRole + 1  # videos below, or observations in it

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        self._reading: set[int] = set()
        self.is_blind = False  # nobody is to see what others have reviewed
        self._is_file_absent: Callable[[Path], bool] = lambda _path: False

    def set_absent(self, is_absent: Callable[[Path], bool]) -> None:
        """Mark the videos whose files are not there now, and places of which all are."""
        self._is_file_absent = is_absent
        self._show_anew()

    def is_absent(self, index: Index) -> bool:
        """Whether its files are not there; all files of a deployment lie below the same opened folder."""
        level, place = self._stands_for(index)
        if level == Level.VIDEO:
            return self._is_file_absent(self.rows.videos[place].path)
        inside = [place]
        if level == Level.SITE:
            inside = list(range(*self.rows.first_deployment[place : place + 2]))
        firsts = (self.rows.videos[self.rows.first_video[each]] for each in inside)
        return all(self._is_file_absent(video.path) for video in firsts)

    def set_rows(self, rows: Rows) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        with QSignalBlocker(self):
            top = self.invisibleRootItem()
            top.removeRows(0, top.rowCount())
            top.appendRows([self._item_of(site) for site in range(len(rows.sites))])
        self.endResetModel()

    def renew(self, rows: Rows) -> None:
        """Show other values; the rows stand as those before, and all stays where it is."""
        self.rows = rows
        self._show_anew()

    def update_video(self, video: Video) -> None:
        """Show a video's new values in its place."""
        place = self.rows.row_of.get(video.id)
        if place is not None:
            self.rows.videos[place] = video
            index = self._index_of(Level.VIDEO, place)
            self.dataChanged.emit(index, index)

    def set_blind(self, blind: bool) -> None:
        """Keep to oneself how many observations count, and which nobody has reviewed; or show it again."""
        if blind != self.is_blind:
            self.is_blind = blind
            self._show_anew()

    def set_reading(self, video_id: int, reading: bool) -> None:
        """Mark a video as being scanned now."""
        (self._reading.add if reading else self._reading.discard)(video_id)
        index = self.index_of_video(VideoId(video_id))
        if index.isValid():
            self.dataChanged.emit(index, index)

    def clear_reading(self) -> None:
        """No worker runs any more."""
        for video_id in list(self._reading):
            self.set_reading(video_id, False)

    def is_reading(self, video: Video) -> bool:
        """Whether a worker has it in hand."""
        return video.id in self._reading

    def row(self, index: Index) -> Site | Deployment | Video | None:
        """What an index shows."""
        if not index.isValid():
            return None
        level, place = self._stands_for(index)
        if level == Level.SITE:
            return self.rows.sites[place]
        return self.rows.deployments[place] if level == Level.DEPLOYMENT else self.rows.videos[place]

    def videos_at(self, index: Index) -> list[Video]:
        """Those of a site or a deployment as far as they are shown, or the one video."""
        if not index.isValid():
            return []
        level, place = self._stands_for(index)
        if level == Level.VIDEO:
            return [self.rows.videos[place]]
        first, end = self._videos_below(level, place)
        return self.rows.videos[first:end]

    def index_of_video(self, video_id: VideoId) -> QModelIndex:
        """Where a video is shown; invalid where the filter hides it."""
        place = self.rows.row_of.get(video_id)
        return QModelIndex() if place is None else self._index_of(Level.VIDEO, place)

    def index_of(self, row: Site | Deployment | Video | None) -> QModelIndex:
        """Where something is shown that was read before, perhaps; invalid where it is not."""
        if isinstance(row, Video):
            return self.index_of_video(row.id)
        alike = (index for index, each in self.places() if type(each) is type(row) and each.id == row.id)
        return next(alike, QModelIndex()) if row is not None else QModelIndex()

    def places(self) -> Iterator[tuple[QModelIndex, Site | Deployment]]:
        """Every site and every deployment that has a row."""
        for number, site in enumerate(self.rows.sites):
            yield self._index_of(Level.SITE, number), site
        for number, deployment in enumerate(self.rows.deployments):
            if not self.rows.is_flat(self.rows.site_of[number]):
                yield self._index_of(Level.DEPLOYMENT, number), deployment

    # ------------------------------------------------------------- what Qt asks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return row.name
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows.title_of(row)
        if role == self.ROW_ROLE:
            return row
        if role == self.COUNT_ROLE:
            return self._num_in(row) if isinstance(row, Video) else self._num_videos(*self._stands_for(index))
        return self._in_words(row, index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        name = str(value).strip()
        if not isinstance(row, Site | Deployment) or not name or name == row.name:
            return False
        self.renamed.emit(row, name)
        return True

    # ------------------------------------------------------------- own

    def _show_anew(self) -> None:
        """A tree paints all that it shows where so much has changed."""
        if self.rows.sites:
            first, last = self._index_of(Level.SITE, 0), self._index_of(Level.SITE, len(self.rows.sites) - 1)
            self.dataChanged.emit(first, last)

    def _item_of(self, site: int) -> QStandardItem:
        """With room for all that lies below: of videos the number is enough."""
        deployments = range(*self.rows.first_deployment[site : site + 2])
        below = [QStandardItem(self._num_videos(Level.DEPLOYMENT, each), 1) for each in deployments]
        if self.rows.is_flat(site):
            return below[0]
        item = QStandardItem()
        item.appendRows(below)
        return item

    def _stands_for(self, index: Index) -> tuple[Level, int]:
        """Of what level it is, and its place in the list of that level."""
        above = index.parent()
        top = above.parent()
        if not above.isValid():
            return Level.SITE, index.row()
        if top.isValid():
            deployment = self.rows.first_deployment[top.row()] + above.row()
        else:
            deployment = self.rows.first_deployment[above.row()]
            if not self.rows.is_flat(above.row()):
                return Level.DEPLOYMENT, deployment + index.row()
        return Level.VIDEO, self.rows.first_video[deployment] + index.row()

    def _index_of(self, level: Level, place: int) -> QModelIndex:
        if level == Level.SITE:
            return self.index(place, 0)
        deployment = place if level == Level.DEPLOYMENT else self.rows.deployment_of[place]
        site = self.rows.site_of[deployment]
        above = self._index_of(Level.SITE, site)
        if level == Level.DEPLOYMENT:
            return self.index(place - self.rows.first_deployment[site], 0, above)
        if not self.rows.is_flat(site):
            above = self._index_of(Level.DEPLOYMENT, deployment)
        return self.index(place - self.rows.first_video[deployment], 0, above)

    def _videos_below(self, level: Level, place: int) -> tuple[int, int]:
        if level == Level.SITE:
            return self.rows.span_of_site(place)
        return self.rows.first_video[place], self.rows.first_video[place + 1]

    def _in_words(self, row: Site | Deployment | Video, index: Index, role: int) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, index)
        return self._aloud(row, index) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _tip(self, row: Site | Deployment | Video, index: Index) -> str:
        absent = self.is_absent(index)
        if isinstance(row, Video):
            return as_tip(tooltip_of_video(row, counts=not self.is_blind, absent=absent))
        name = self.rows.name_of(row)
        return as_tip(f"{name}\n{absent_text()}" if absent else name)

    def _aloud(self, row: Site | Deployment | Video, index: Index) -> str:
        """With what the icon and the number say to the eye."""
        if not isinstance(row, Video):
            first, end = self._videos_below(*self._stands_for(index))
            num_photos = sum(each.is_photo for each in self.rows.videos[first:end])
            told = files_text(end - first, num_photos)
        else:
            told = to_review_text(0 if self.is_blind else row.num_unreviewed)
        away = absent_text() if self.is_absent(index) else ""
        return ", ".join(filter(None, (self.rows.name_of(row), told, away)))

    def _num_in(self, video: Video) -> int:
        return 0 if self.is_blind else video.num_observations

    def _num_videos(self, level: Level, place: int) -> int:
        first, end = self._videos_below(level, place)
        return end - first
