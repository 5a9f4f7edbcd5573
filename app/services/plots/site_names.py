"""Names beside the circles of a map, where there is room for them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal

import numpy as np
from matplotlib.patheffects import Stroke
from matplotlib.transforms import Bbox

from app.services.analysis.values import Spot
from app.services.letters import without_middle
from app.services.plots.canvas import Canvas, mixed
from app.services.plots.style import Style

Degrees = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

LONGEST = 22  # letters
GAP_PT = 4
HALO_PT = 2.5  # around letters, so that a border does not run through them
SMALLEST_PT2 = 20.0  # what a circle counts at least
Side = tuple[float, float, Literal["left", "center", "right"], Literal["top", "center", "bottom"]]
SLANTING = 0.75  # of the way to a side, where a name stands off a corner
SIDES: tuple[Side, ...] = (  # where a name may stand, the best first
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (SLANTING, SLANTING, "left", "bottom"),
    (SLANTING, -SLANTING, "left", "top"),
    (-SLANTING, SLANTING, "right", "bottom"),
    (-SLANTING, -SLANTING, "right", "top"),
)


def land_color(style: Style) -> tuple[float, float, float]:
    """Of what the sites stand on."""
    return mixed(style.muted, style.ground, 0.16)


def put_names(canvas: Canvas, spots: Sequence[Spot], longitudes: Degrees, sizes_pt2: Degrees) -> None:
    """Each with its number, the highest first; one that would lie over another is left out.

    Every circle leads to its videos, named or not.
    """
    radii = (np.maximum(sizes_pt2, SMALLEST_PT2) / np.pi) ** 0.5 * canvas.figure.dpi / 72
    lats = np.array([spot.latitude for spot in spots])
    places = canvas.axes.transData.transform(np.stack([longitudes, lats], axis=1))
    names: list[Bbox] = []

    def is_free(box: Bbox) -> bool:
        if any(box.overlaps(name) for name in names):
            return False
        nearest = np.clip(places, box.min, box.max)
        return bool(np.all(np.hypot(*(nearest - places).T) > radii))

    for number in np.argsort(-sizes_pt2, kind="stable").tolist():
        spot, radius = spots[number], float(radii[number])
        named = _named(canvas, spot, float(longitudes[number]), radius, is_free)
        if named is not None:
            names.append(named)
        _lead(canvas, spot, places[number], radius + GAP_PT)


def _named(
    canvas: Canvas, spot: Spot, longitude: float, radius: float, is_free: Callable[[Bbox], bool]
) -> Bbox | None:
    """Where the name stands now; None where there is no room."""
    away_pt = radius * 72 / canvas.figure.dpi + GAP_PT
    inside = canvas.axes.get_window_extent()
    for right, up, horizontal, vertical in SIDES:
        put = partial(
            canvas.axes.annotate,
            f"{without_middle(spot.mark.label, LONGEST)}  {spot.mark.value:g}",
            (longitude, spot.latitude),
            xytext=(right * away_pt, up * away_pt),
            textcoords="offset points",
            ha=horizontal,
            va=vertical,
        )
        words: Any = put(zorder=8)
        box = words.get_window_extent()
        is_inside = inside.contains(box.x0, box.y0) and inside.contains(box.x1, box.y1)
        if is_inside and is_free(box):
            # A text of its own: in an SVG what has effects is lines, no letters.
            put(zorder=7, path_effects=[Stroke(linewidth=HALO_PT, foreground=land_color(canvas.style))])
            return Bbox(box.get_points())
        words.remove()
    return None


def _lead(canvas: Canvas, spot: Spot, place: Any, half: float) -> None:
    inverse = canvas.axes.transData.inverted()
    (x0, y0), (x1, y1) = inverse.transform([place - half, place + half])
    canvas.put(x0, y0, x1, y1, spot.mark)
