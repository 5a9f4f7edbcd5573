"""Which places of the library stand open: again so after a reload, and once a filter is taken away."""

from collections.abc import Iterable

from PySide6.QtWidgets import QTreeView

from app.store.records import Deployment, Site
from app.ui.library.model import LibraryModel

EXPAND_ALL_BELOW = 400  # videos: a small library stands open

Place = tuple[type, int]


class Openings:
    """Of one tree. Places that a filter hides are remembered as they stood."""

    def __init__(self, tree: QTreeView, model: LibraryModel) -> None:
        self._tree, self._model = tree, model
        self._open: set[Place] = set()
        self._known: set[Place] = set()  # those that were there before, in sight or not

    def forget(self) -> None:
        """Another project."""
        self._open, self._known = set(), set()

    def note(self) -> None:
        """Remember how the places in sight stand, before others come."""
        for index, place in self._model.places():
            (self._open.add if self._tree.isExpanded(index) else self._open.discard)(_key(place))

    def restore(self, places: Iterable[Site | Deployment], *, is_narrowed: bool) -> None:
        """A small library stands open as a whole; of a large one what was open before. `places`: all."""
        is_small = len(self._model.rows.videos) <= EXPAND_ALL_BELOW
        if is_small and (is_narrowed or not self._known):
            self._tree.expandAll()
        else:
            for index, place in self._model.places():
                is_new = is_small and _key(place) not in self._known
                if is_new or _key(place) in self._open:
                    self._tree.expand(index)
        self._known = set(map(_key, places))


def _key(place: Site | Deployment) -> Place:
    return type(place), int(place.id)
