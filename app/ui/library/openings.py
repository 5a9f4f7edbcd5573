"""Which places of the library stand open: again so after a reload, and once a filter is taken away."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QTreeView

from app.store.records import Deployment, Site
from app.ui.in_turns import InTurns
from app.ui.library.model import LibraryModel

EXPAND_ALL_BELOW = 400  # videos: a small library stands open

Place = tuple[type, int]


class Openings(QObject):
    """Of one tree. Places that a filter hides are remembered as they stood."""

    def __init__(self, tree: QTreeView, model: LibraryModel) -> None:
        super().__init__(tree)
        self._tree, self._model = tree, model
        self._open: set[Place] = set()
        self._known: set[Place] = set()  # those that were there before, in sight or not
        self._waiting: dict[Place, QModelIndex] = {}  # to be opened in one of the next turns
        self._turns: InTurns | None = None

    def forget(self) -> None:
        """Another project."""
        self._open, self._known = set(), set()
        self._stop()

    def note(self) -> None:
        """Remember how the places in sight stand, before others come."""
        for index, place in self._model.places():
            key = _key(place)
            is_open = self._tree.isExpanded(index) or key in self._waiting
            (self._open.add if is_open else self._open.discard)(key)

    def restore(
        self,
        places: Iterable[Site | Deployment],
        *,
        is_narrowed: bool,
        near: Sequence[QModelIndex] = (),
        settle: Callable[[], None] = lambda: None,
    ) -> None:
        """A small library stands open as a whole; of a large one what was open before. `places`: all.

        They open in turns, as a hundred thousand rows would hold the window: first what rows `near` lie in.
        After each, `settle` scrolls to where one was, unless somebody has scrolled since.
        """
        self._stop()
        is_small = len(self._model.rows.videos) <= EXPAND_ALL_BELOW
        if is_small and (is_narrowed or not self._known):
            self._tree.expandAll()
            settle()
        else:
            wanted = [
                (index, _key(place))
                for index, place in self._model.places()
                if _key(place) in self._open or (is_small and _key(place) not in self._known)
            ]
            first = [each for row in near for each in _lineage(row)]
            wanted.sort(key=lambda each: each[0] not in first)
            self._open_in_turns({key: index for index, key in wanted}, settle)
        self._known = set(map(_key, places))

    def open_below(self, top: QModelIndex) -> None:
        """Open a place and those in it; Qt would keep each video as open, too, which holds nothing."""
        inside = {_key(each): index for index, each in self._model.places() if top in (index, index.parent())}
        wanted = inside | self._waiting
        self._stop()
        self._open_in_turns(wanted, lambda: None)

    # ------------------------------------------------------------- own

    def _open_in_turns(self, wanted: Mapping[Place, QModelIndex], settle: Callable[[], None]) -> None:
        self._waiting = dict(wanted)
        self._turns = InTurns(self._opening(wanted, settle), self)
        self._turns.start()

    def _opening(self, wanted: Mapping[Place, QModelIndex], settle: Callable[[], None]) -> Iterator[object]:
        settle()
        scroll = self._tree.verticalScrollBar()
        stands_at = scroll.value()
        for key, index in wanted.items():
            self._waiting.pop(key, None)
            is_left = scroll.value() == stands_at
            self._tree.expand(index)
            if is_left:
                settle()
                stands_at = scroll.value()
            yield index

    def _stop(self) -> None:
        turns, self._turns, self._waiting = self._turns, None, {}
        if turns is not None:
            turns.stop()


def _lineage(index: QModelIndex) -> Iterator[QModelIndex]:
    """What an index lies in, innermost first."""
    while (index := index.parent()).isValid():
        yield index


def _key(place: Site | Deployment) -> Place:
    return type(place), int(place.id)
