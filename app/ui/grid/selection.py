"""Which tiles are chosen, as lists on every desktop do it: click, Ctrl, Shift, rubber band, all. Pure."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FEW = 64  # tiles looked through for one that stayed where it was


class TileSelection:
    """Places of tiles, with a current one (the focus) and an anchor (where a range with Shift begins)."""

    def __init__(self) -> None:
        self._mask = np.zeros(0, bool)
        self._before_band = self._mask
        self.current = -1
        self._anchor = -1
        self.left_at: int | None = None  # the tile that took the place of the current one, which moved away

    def __contains__(self, place: int) -> bool:
        return bool(self._mask[place]) if 0 <= place < len(self._mask) else False

    def __len__(self) -> int:
        return int(np.count_nonzero(self._mask))

    @property
    def places(self) -> NDArray[np.int64]:
        """The chosen places, in order."""
        return np.flatnonzero(self._mask)

    def renumber(self, old: NDArray[np.int64], new: NDArray[np.int64]) -> None:
        """Other tiles: what was chosen stays chosen where it is still there; `old` and `new` are ids.

        The current tile, where it is gone, becomes the one that took its place. Where it has moved away, as
        whatever is named does among species, that one is `left_at`.
        """
        chosen = old[self._mask] if len(old) == len(self._mask) else old[:0]
        current = int(old[self.current]) if 0 <= self.current < len(old) else None
        before = None if self.left_at is None else int(old[self.left_at])
        follower = self._follower(old, new)
        self._mask = np.isin(new, chosen) if len(chosen) else np.zeros(len(new), bool)
        here = None if current is None else place_of(current, new)
        if here is None:
            self.current = min(self.current if follower is None else follower, len(new) - 1)
            self.left_at = None
        else:
            self.current = here
            has_left = follower is not None and self._is_apart(old, new, here, follower)
            self.left_at = follower if has_left else None if before is None else place_of(before, new)
        self._anchor = self.current

    def _follower(self, old: NDArray[np.int64], new: NDArray[np.int64]) -> int | None:
        """Where the first tile behind the current one stands now that was not chosen with it."""
        if not 0 <= self.current < len(old) == len(self._mask):
            return None
        behind = self.current + 1 + np.flatnonzero(~self._mask[self.current + 1 :])[:FEW]
        return next((place for id_ in old[behind] if (place := place_of(id_, new)) is not None), None)

    def _is_apart(self, old: NDArray[np.int64], new: NDArray[np.int64], place: int, follower: int) -> bool:
        """Whether other tiles stand between the two now, but for those that are chosen or came in."""
        between = np.arange(place + 1, follower)[:FEW]
        others = new[between[~self._mask[between]]]
        return follower < place or bool(np.isin(old, others).any())

    def click(self, place: int, *, toggle: bool = False, extend: bool = False) -> None:
        """A click, or an arrow key that arrived there: alone, with Ctrl, with Shift."""
        if self.left_at is not None and extend:
            self._anchor = place
        self.left_at = None
        if extend and self._anchor >= 0:
            if not toggle:
                self._mask[:] = False
            first, last = sorted((self._anchor, place))
            self._mask[first : last + 1] = True
        elif toggle:
            self._mask[place] = not self._mask[place]
            self._anchor = place
        else:
            self._mask[:] = False
            self._mask[place] = True
            self._anchor = place
        self.current = place

    def walk_to(self, place: int) -> None:
        """Move the focus and leave what is chosen as it is."""
        self.left_at = None
        self.current = place

    def toggle_group(self, places: range) -> None:
        """All of a group; none of it where all are chosen."""
        part = self._mask[places.start : places.stop]
        part[:] = not part.all()
        self.current = self._anchor = places.start
        self.left_at = None

    def begin_band(self, *, add: bool) -> None:
        """A rubber band is drawn from here."""
        self._before_band = self._mask.copy() if add else np.zeros(len(self._mask), bool)

    def band(self, places: Sequence[int]) -> None:
        """The rubber band touches these now."""
        self._mask = self._before_band.copy()
        self._mask[list(places)] = True
        if places:
            self.current = self._anchor = places[-1]
            self.left_at = None

    def all(self) -> None:
        """Every tile."""
        self._mask[:] = True

    def clear(self) -> None:
        """None; the focus stays."""
        self._mask[:] = False


def place_of(id_: int, ids: NDArray[np.int64]) -> int | None:
    """Where an id stands among these."""
    found = np.flatnonzero(ids == id_)
    return int(found[0]) if len(found) else None
