"""The library as Qt's tree views want it; an index is a level and a place in a list, nothing more."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.store.records import Deployment, Site, Video, VideoId
from app.ui.library.rows import Rows
from app.ui.looks.parts import as_tip
from app.ui.speech.describe import absent_text, files_text, to_review_text, tooltip_of_video

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Level(IntEnum):
    """What a row is."""

    SITE = 0
    DEPLOYMENT = 1
    VIDEO = 2


_VIDEO = int(Level.VIDEO)  # members of an enumeration take ten times as long to compare
OF_A_PLACE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
OF_A_VIDEO = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class LibraryModel(QAbstractItemModel):
    """Sites, deployments, videos. `internalId` is place * 3 + level, so that no objects are kept for rows.

    Qt asks for the index and the flags of every row below a place that is opened, a hundred thousand at once.
    """

    renamed = Signal(object, str)  # a Site or Deployment, and the name that the person typed

    ROW_ROLE = Qt.ItemDataRole.UserRole  # the Site, Deployment or Video
    COUNT_ROLE = Qt.ItemDataRole.UserRole + 1  # videos below, or observations in it

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        self._children: dict[int, tuple[int, int, int]] = {}  # by the id of a place; see `_children_of`
        self._reading: set[int] = set()
        self.is_blind = False  # nobody is to see what others have reviewed
        self._is_file_absent: Callable[[Path], bool] = lambda _path: False

    def set_absent(self, is_absent: Callable[[Path], bool]) -> None:
        """Mark the videos whose files are not there now, and places of which all are."""
        self._is_file_absent = is_absent
        self._show_anew()

    def is_absent(self, index: Index) -> bool:
        """Whether its files are not there; all files of a deployment lie below the same opened folder."""
        place, level = divmod(index.internalId(), 3)
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
        self._children.clear()
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
        place, level = divmod(index.internalId(), 3)
        if level == Level.SITE:
            return self.rows.sites[place]
        return self.rows.deployments[place] if level == Level.DEPLOYMENT else self.rows.videos[place]

    def videos_at(self, index: Index) -> list[Video]:
        """Those of a site or a deployment as far as they are shown, or the one video."""
        if not index.isValid():
            return []
        place, level = divmod(index.internalId(), 3)
        if level == Level.VIDEO:
            return [self.rows.videos[place]]
        first, end = self._videos_below(Level(level), place)
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

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        first, number, level = self._children_of(parent)
        if column or not 0 <= row < number:
            return QModelIndex()
        return self.createIndex(row, 0, (first + row) * 3 + level)

    def parent(self, index: Index = _TOP) -> QModelIndex:  # type: ignore[override]  # QObject.parent() besides
        if not index.isValid():
            return QModelIndex()
        place, level = divmod(index.internalId(), 3)
        if level == Level.SITE:
            return QModelIndex()
        deployment = place if level == Level.DEPLOYMENT else self.rows.deployment_of[place]
        site = self.rows.site_of[deployment]
        if level == Level.DEPLOYMENT or self.rows.is_flat(site):
            return self._index_of(Level.SITE, site)
        return self._index_of(Level.DEPLOYMENT, deployment)

    def rowCount(self, parent: Index = _TOP) -> int:
        return self._children_of(parent)[1]

    def columnCount(self, parent: Index = _TOP) -> int:
        return 1

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
            return self._num_videos(index) if not isinstance(row, Video) else self._num_in(row)
        return self._in_words(row, index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        name = str(value).strip()
        if not isinstance(row, Site | Deployment) or not name or name == row.name:
            return False
        self.renamed.emit(row, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return OF_A_VIDEO if index.internalId() % 3 == _VIDEO else OF_A_PLACE

    # ------------------------------------------------------------- own

    def _show_anew(self) -> None:
        """A tree paints all that it shows where so much has changed."""
        if self.rows.sites:
            first, last = self._index_of(Level.SITE, 0), self._index_of(Level.SITE, len(self.rows.sites) - 1)
            self.dataChanged.emit(first, last)

    def _index_of(self, level: Level, place: int) -> QModelIndex:
        return self.createIndex(self._row_within(level, place), 0, place * 3 + level)

    def _row_within(self, level: Level, place: int) -> int:
        if level == Level.SITE:
            return place
        if level == Level.DEPLOYMENT:
            return place - self.rows.first_deployment[self.rows.site_of[place]]
        return place - self.rows.first_video[self.rows.deployment_of[place]]

    def _children_of(self, parent: Index) -> tuple[int, int, int]:
        """Where they begin in the list of their level, how many they are, and that level."""
        if not parent.isValid():
            return 0, len(self.rows.sites), 0
        id_ = parent.internalId()
        found = self._children.get(id_)
        if found is None:
            found = self._children[id_] = self._find_children(*divmod(id_, 3))
        return found

    def _find_children(self, place: int, level: int) -> tuple[int, int, int]:
        if level == Level.VIDEO:
            return 0, 0, _VIDEO
        if level == Level.SITE and not self.rows.is_flat(place):
            first, end = self.rows.first_deployment[place : place + 2]
            return first, end - first, int(Level.DEPLOYMENT)
        first, end = self._videos_below(Level(level), place)
        return first, end - first, _VIDEO

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
            first, end = self._videos_below(Level(index.internalId() % 3), index.internalId() // 3)
            num_photos = sum(each.is_photo for each in self.rows.videos[first:end])
            told = files_text(end - first, num_photos)
        else:
            told = to_review_text(0 if self.is_blind else row.num_unreviewed)
        away = absent_text() if self.is_absent(index) else ""
        return ", ".join(filter(None, (self.rows.name_of(row), told, away)))

    def _num_in(self, video: Video) -> int:
        return 0 if self.is_blind else video.num_observations

    def _num_videos(self, index: Index) -> int:
        place, level = divmod(index.internalId(), 3)
        first, end = self._videos_below(Level(level), place)
        return end - first
