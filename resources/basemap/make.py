"""Makes `world.npz` of the TopoJSON `countries-10m.json`: `python -m resources.basemap.make FILE`.

The file is in the npm package world-atlas 2.0.2: Natural Earth 4.1.0 at 1:10 million, public domain. Lines
are kept as arcs that neighbors share: one that two countries share is a border, any other a coast. Points
within `TOLERANCE_DEGREES` of the line without them are left out (Douglas & Peucker 1973).
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

TOLERANCE_DEGREES = 0.002
LONGEST_STEP = 2**15 - 1
OUT = Path(__file__).with_name("world.npz")
Points = NDArray[np.int32]


def main() -> None:
    """Read, simplify, write."""
    world = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    scale = np.array(world["transform"]["scale"])
    turn = round(360 / scale[0])
    whole = [_unwrapped(np.cumsum(np.array(arc, np.int32), axis=0), turn) for arc in world["arcs"]]
    arcs = [_simplified(arc, scale) for arc in whole]
    objects = world["objects"]
    uses = Counter(arc if arc >= 0 else ~arc for ring in _rings(objects["countries"]) for arc in ring)
    land = list(_rings(objects["land"]))
    steps = np.concatenate([np.diff(arc, axis=0, prepend=arc[:1]) for arc in arcs])
    np.savez_compressed(
        OUT,
        scale=scale,
        translate=np.array(world["transform"]["translate"]),
        lengths=np.array([len(arc) for arc in arcs], np.int32),
        firsts=np.array([arc[0] for arc in arcs], np.int32),
        east=steps[:, 0].astype(np.int16),
        north=steps[:, 1].astype(np.int16),
        is_border=np.array([uses[number] > 1 for number in range(len(arcs))]),
        ring_lengths=np.array([len(ring) for ring in land], np.int32),
        rings=np.concatenate([np.array(ring, np.int32) for ring in land]),
    )


def _rings(geometry: Any) -> Iterator[list[int]]:
    kind = geometry["type"]
    if kind == "GeometryCollection":
        for each in geometry["geometries"]:
            yield from _rings(each)
    elif kind == "Polygon":
        yield from geometry["arcs"]
    elif kind == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _unwrapped(arc: Points, turn: int) -> Points:
    """Without the jump at the date line."""
    jumps = np.rint(np.diff(arc[:, 0], prepend=arc[:1, 0]) / turn)
    return np.stack([arc[:, 0] - turn * np.cumsum(jumps).astype(np.int32), arc[:, 1]], axis=1)


def _simplified(arc: Points, scale: NDArray[np.float64]) -> Points:
    """Fewer points, the ends among them; an island keeps the point that is farthest from its first."""
    if len(arc) > 3:
        degrees = arc * scale
        far = int(np.argmax(((degrees - degrees[0]) ** 2).sum(axis=1)))
        is_closed = bool((arc[0] == arc[-1]).all())
        parts = [degrees[: far + 1], degrees[far:]] if is_closed else [degrees]
        thin = [
            cv2.approxPolyDP(part.astype(np.float32)[:, None], TOLERANCE_DEGREES, closed=False)[:, 0]
            for part in parts
        ]
        whole = np.concatenate([thin[0], *(part[1:] for part in thin[1:])])
        arc = np.rint(whole / scale).astype(np.int32)
    return np.array(list(_short_steps(arc)), np.int32)


def _short_steps(arc: Points) -> Iterator[Iterable[int]]:
    """With points between, where a step is too long for two bytes: in the far south."""
    yield arc[0]
    for one, other in pairwise(arc):
        pieces = int(np.abs(other - one).max()) // LONGEST_STEP + 1
        for piece in range(1, pieces + 1):
            yield np.rint(one + (other - one) * (piece / pieces)).astype(np.int32)


if __name__ == "__main__":
    main()
