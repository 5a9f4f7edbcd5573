"""The words of the tiles that are shown, made as they come into view."""

from collections.abc import Iterable

from app.services.choosing.arranging import Arrangement
from app.services.choosing.catalog import Catalog
from app.services.raw_scores import with_raw_scores
from app.store.records import ObservationId
from app.ui.grid.describe import TileText, heading, tile_text, whole_text
from app.ui.session import Session


class TileTexts:
    """Of one arrangement after the other; a tile is known by its place, a heading by its group's number."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: tuple[Catalog, Arrangement] | None = None
        self._made: dict[int, TileText] = {}
        self._raw: frozenset[ObservationId] = frozenset()  # those asked about whose confidence is no chance

    def show(self, catalog: Catalog, arrangement: Arrangement) -> None:
        """Places and groups are those of this arrangement from now on."""
        self._shown = catalog, arrangement
        self._made.clear()

    def forget(self) -> None:
        """There are no tiles any more."""
        self._shown, self._raw = None, frozenset()
        self._made.clear()

    def of(self, place: int) -> TileText:
        """What a tile says."""
        if place not in self._made:
            catalog, arrangement = self._now()
            row, raw = int(arrangement.rows[place]), self._id_at(place) in self._raw
            self._made[place] = tile_text(catalog, row, self._session, arrangement.by, raw=raw)
        return self._made[place]

    def whole(self, place: int) -> str:
        """All that a tile would say, and of which file it is."""
        catalog, arrangement = self._now()
        return whole_text(catalog, int(arrangement.rows[place]), self._session)

    def heading(self, group: int) -> str:
        """What stands over a group."""
        catalog, arrangement = self._now()
        return heading(arrangement.groups[group], catalog, self._session, arrangement.by)

    def ask_whether_raw(self, places: Iterable[int]) -> list[int]:
        """Find out whose confidence is no chance; returns which of these tiles say something else now."""
        session = self._session
        if not session.is_open:
            return []
        asked = {self._id_at(place): place for place in places}
        before = now = self._raw & asked.keys()
        with session.telling():
            now = with_raw_scores(session.project, session.raw, list(asked))
        self._raw = self._raw - before | now
        changed = [asked[id_] for id_ in before ^ now]
        for place in changed:
            self._made.pop(place, None)
        return changed

    def _id_at(self, place: int) -> ObservationId:
        catalog, arrangement = self._now()
        return ObservationId(int(catalog.animals.id[arrangement.rows[place]]))

    def _now(self) -> tuple[Catalog, Arrangement]:
        assert self._shown is not None, "there are no tiles yet"
        return self._shown
