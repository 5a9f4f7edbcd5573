"""Land, coasts and borders of a part of the world, from a file that ships: nothing is fetched. Pure.

The lines are Natural Earth's at 1:10 million (see `resources/basemap`), right to about half a kilometer.
Those that cross the date line go on beyond 180 degrees.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from io import BytesIO

import msgspec
import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]  # (points, 2): degrees east and north

TURN = 360.0
SOUTH_POLE = -90.0
SEAM = 0.01  # degrees: so near the date line land is cut, which is no coast


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the world in degrees; `west` and `east` may lie beyond 180, across the date line."""

    west: float
    east: float
    south: float
    north: float
    fineness: int = 1000  # as many points can be told apart along its longer side

    @property
    def apart(self) -> float:
        """Degrees between two points that can be told apart."""
        return max(self.east - self.west, self.north - self.south) / self.fineness


class Lines:
    """Lines, and the part of the world that each of them lies in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._low = np.array([line.min(axis=0) for line in lines])
        self._high = np.array([line.max(axis=0) for line in lines])

    def near(self, view: View) -> Iterator[Line]:
        """Those that may be seen, turned around the world to where the view is."""
        for turns in range(-2, 3):
            turned = np.array([TURN * turns, 0.0])
            low, high = self._low + turned, self._high + turned
            seen = (high >= (view.west, view.south)) & (low <= (view.east, view.north))
            for number in np.flatnonzero(seen.all(axis=1)).tolist():
                yield self._lines[number] + turned


class World:
    """All lines that there are."""

    def __init__(self, land: Sequence[Line], coasts: Sequence[Line], borders: Sequence[Line]) -> None:
        self._land, self._coasts, self._borders = Lines(land), Lines(coasts), Lines(borders)

    def land(self, view: View) -> list[Line]:
        """Rings around land, cut at the edges of the view; those of lakes run the other way round."""
        thin = (_thinned(_cut(ring, view), view.apart) for ring in self._land.near(view))
        return [ring for ring in thin if len(ring) > 2]

    def coasts(self, view: View) -> list[Line]:
        """Where land meets the sea."""
        return list(_pieces(self._coasts, view))

    def borders(self, view: View) -> list[Line]:
        """Between countries, as Natural Earth draws them."""
        return list(_pieces(self._borders, view))


@cache
def world() -> World:
    """What ships, read once."""
    stored = (resources.files("resources") / "basemap" / "world.npz").read_bytes()
    with np.load(BytesIO(stored)) as data:
        steps = np.stack([data["east"], data["north"]], axis=1).astype(np.int64)
        walked = np.split(np.cumsum(steps, axis=0) * data["scale"], np.cumsum(data["lengths"])[:-1])
        begun = data["firsts"] * data["scale"] + data["translate"]
        arcs = [each - each[0] + first for each, first in zip(walked, begun, strict=True)]
        rings = np.split(data["rings"], np.cumsum(data["ring_lengths"])[:-1])
        told = list(zip(arcs, data["is_border"].tolist(), strict=True))
    return World(
        [_ring(arcs, ring.tolist()) for ring in rings],
        [piece for arc, is_border in told if not is_border for piece in _runs(arc, _off_seam(arc))],
        [arc for arc, is_border in told if is_border],
    )


def _ring(arcs: Sequence[Line], numbers: Sequence[int]) -> Line:
    """One ring of arcs; a negative number is the arc backwards (TopoJSON). One around a pole takes it in."""
    ring = _unwrapped(
        np.concatenate([arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers])
    )
    if abs(ring[-1, 0] - ring[0, 0]) < TURN / 2:
        return ring
    return np.concatenate([ring, [[ring[-1, 0], SOUTH_POLE], [ring[0, 0], SOUTH_POLE]]])


def _unwrapped(line: Line) -> Line:
    """Without the jumps between arcs that count from either side."""
    jumps = np.round(np.diff(line[:, 0], prepend=line[0, 0]) / TURN)
    return np.stack([line[:, 0] - TURN * np.cumsum(jumps), line[:, 1]], axis=1) if jumps.any() else line


def _pieces(lines: Lines, view: View) -> Iterator[Line]:
    for line in lines.near(view):
        low, high = np.minimum(line[:-1], line[1:]), np.maximum(line[:-1], line[1:])
        seen = (high >= (view.west, view.south)) & (low <= (view.east, view.north))
        yield from (_thinned(piece, view.apart) for piece in _runs(line, seen[:, 0] & seen[:, 1]))


def _runs(line: Line, kept: NDArray[np.bool_]) -> Iterator[Line]:
    """The line without the steps that are not kept."""
    ends = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(np.int8)))
    for first, end in ends.reshape(-1, 2).tolist():
        yield line[first : end + 1]


def _off_seam(line: Line) -> NDArray[np.bool_]:
    """Which steps do not run along the date line."""
    near = np.abs(np.abs(line[:, 0]) - TURN / 2) < SEAM
    return np.asarray(~(near[:-1] & near[1:]), np.bool_)


def _cut(ring: Line, view: View) -> Line:
    """What of a ring is in view (Sutherland & Hodgman 1974, one edge after the other)."""
    for axis, limit, sign in ((0, view.west, 1), (0, view.east, -1), (1, view.south, 1), (1, view.north, -1)):
        if not len(ring):
            break
        beyond = sign * (ring[:, axis] - limit)
        inside, after = beyond >= 0, np.roll(beyond, -1)
        crosses = np.flatnonzero(inside != (after >= 0))
        share = (beyond[crosses] / (beyond[crosses] - after[crosses]))[:, None]
        met = ring[crosses] + (np.roll(ring, -1, axis=0)[crosses] - ring[crosses]) * share
        kept = np.flatnonzero(inside)
        order = np.argsort(np.concatenate([2 * kept, 2 * crosses + 1]))
        ring = np.concatenate([ring[kept], met])[order]
    return ring


def _thinned(line: Line, apart: float) -> Line:
    """Without points that cannot be told from the one before; the last one stays."""
    if len(line) < 3:
        return line
    cells = np.floor(line / apart)
    kept = np.concatenate([[True], np.any(cells[1:] != cells[:-1], axis=1)])
    kept[-1] = True
    return np.asarray(line[kept], np.float64)
