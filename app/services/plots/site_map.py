"""The map of sites: circles on land and sea, with a scale bar. Nothing is fetched from anywhere."""

from math import cos, floor, log10, radians

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter, MaxNLocator

from app.services.analysis.values import SiteMap
from app.services.ecology.longitudes import together
from app.services.plots.basemap import View, world
from app.services.plots.canvas import Canvas, mixed
from app.services.plots.site_names import Degrees, land_color, put_names
from app.services.plots.style import Style
from app.services.speech import ENGLISH, Speech

Corner = tuple[float, float]  # left and bottom, in parts of the axes

KM_A_DEGREE = 111.195  # of latitude, on a sphere of 6371 km
LARGEST_PT2 = 1300.0
SMALLEST_SPAN_DEGREES = 0.01
AROUND_ONE_DEGREES = 0.1  # a single site is shown with its surroundings
MARGINS = (0.68, 0.76, 0.85)  # half of the view to the span of the sites: widened until a corner is free
FLATTEST = 0.05  # of a degree of longitude to one of latitude, near the poles
WHERE_DEGREES = 30.0  # of longitude on each side of the small map
WHERE_FINENESS = 300  # points along it
WHERE_WIDTH, WHERE_HEIGHT = 0.24, 0.26  # of the axes
BESIDE = 0.1  # of the axes: so far off a circle lies that is not under the small map
WIDEST_WITH_WHERE = 30.0  # degrees: a map of a continent says itself where it is


def draw_map(canvas: Canvas, plot: SiteMap) -> None:
    """True to scale at the middle latitude."""
    axes, style = canvas.axes, canvas.style
    axes.set_title(plot.scale, loc="left", color=style.muted)  # takes room: names are put into what is left
    lats = np.array([spot.latitude for spot in plot.spots])
    lons = together([spot.longitude for spot in plot.spots])
    values = np.array([spot.mark.value for spot in plot.spots])
    sizes = LARGEST_PT2 * values / max(float(values.max()), 1.0)
    axes.scatter(
        lons, lats, s=np.maximum(sizes, 1.0), color=style.accent, alpha=0.55, edgecolor=style.ink, zorder=5
    )
    axes.scatter(lons, lats, s=6, color=style.ink, zorder=6)
    squeeze = _squeeze(float(lats.mean()))
    corner = _frame(canvas, lats, lons, squeeze)
    view = _view(axes)
    room = _size(canvas)
    _ground(axes, style, view)
    put_names(canvas, plot.spots, lons, sizes)
    _scale_bar(canvas, squeeze)
    if view.east - view.west < WIDEST_WITH_WHERE:
        _where(canvas, room, corner, float(lats.mean()), float(lons.mean()))


def bar_km(width_km: float) -> float:
    """A round length of about a quarter of the width: 1, 2 or 5 times a power of ten."""
    wish = width_km / 4
    power = 10.0 ** floor(log10(wish))
    return max(step * power for step in (1, 2, 5) if step * power <= wish * 1.0001)


def degrees_text(value: float, positive: str, negative: str, *, say: Speech = ENGLISH) -> str:
    """As maps write it; longitudes beyond 180 go on from the other side."""
    if abs(value) > 180:
        value = round((value + 180) % 360 - 180, 6)
    plain = f"{abs(value):g}"
    return f"{say.number(abs(value), len(plain.partition('.')[2]))}° {positive if value >= 0 else negative}"


def _squeeze(latitude: float) -> float:
    return max(cos(radians(latitude)), FLATTEST)


def _frame(canvas: Canvas, lats: Degrees, lons: Degrees, squeeze: float) -> Corner:
    """How far the map reaches, and the corner in which no site is."""
    axes = canvas.axes
    wide, tall = _size(canvas)
    lat, lon = float(lats.max() + lats.min()) / 2, float(lons.max() + lons.min()) / 2
    least = SMALLEST_SPAN_DEGREES if len(lats) > 1 else AROUND_ONE_DEGREES
    span = max(float(np.ptp(lats)), float(np.ptp(lons)) * squeeze * tall / wide, least)
    corner: Corner = (0.0, 0.0)
    for margin in MARGINS:
        half = margin * span
        axes.set_ylim(lat - half, lat + half)
        axes.set_xlim(lon - half / squeeze * wide / tall, lon + half / squeeze * wide / tall)
        corner, num_hidden = _free_corner(axes, lats, lons)
        if not num_hidden:
            break
    axes.set_aspect(1 / squeeze, adjustable="box")
    say = canvas.say
    across, along = (say("E"), say("W")), (say("N"), say("S"))
    for axis, letters in ((axes.xaxis, across), (axes.yaxis, along)):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(
            FuncFormatter(lambda value, _n, two=letters: degrees_text(round(value, 6), *two, say=say))
        )
    axes.grid(linestyle=":", color=canvas.style.grid)
    axes.spines[:].set_visible(True)
    return corner


def _view(axes: Axes, **finer: int) -> View:
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    return View(west=west, east=east, south=south, north=north, **finer)


def _ground(axes: Axes, style: Style, view: View, *, width: float = 0.8) -> None:
    """Sea, land, coasts and borders."""
    axes.set_facecolor(mixed(style.accent, style.ground, 0.10))
    rings = world().land(view)
    if rings:
        land = Path.make_compound_path(
            *(Path(np.concatenate([ring, ring[:1]]), closed=True) for ring in rings)
        )
        axes.add_patch(PathPatch(land, facecolor=land_color(style), linewidth=0, zorder=0.5))
    for lines, dash in ((world().coasts(view), "-"), (world().borders(view), (0, (4, 2)))):
        drawn = LineCollection(lines, colors=[style.muted], linewidths=width, linestyles=[dash], zorder=0.7)
        axes.add_collection(drawn, autolim=False)


def _where(canvas: Canvas, room: tuple[float, float], corner: Corner, lat: float, lon: float) -> None:
    """A small map of the part of the world around."""
    style = canvas.style
    small = canvas.axes.inset_axes((*corner, WHERE_WIDTH, WHERE_HEIGHT), zorder=7)
    wide, tall = room
    half = WHERE_DEGREES * _squeeze(lat) * tall * WHERE_HEIGHT / (wide * WHERE_WIDTH)
    small.set_xlim(lon - WHERE_DEGREES, lon + WHERE_DEGREES)
    small.set_ylim(lat - half, lat + half)
    _ground(small, style, _view(small, fineness=WHERE_FINENESS), width=0.5)
    small.plot([lon], [lat], marker="s", markersize=5, color=style.colors[1], zorder=3)
    small.set_xticks([])
    small.set_yticks([])
    small.spines[:].set_visible(True)


def _free_corner(axes: Axes, lats: Degrees, lons: Degrees) -> tuple[Corner, int]:
    """The corner in which fewest sites are, and how many; the scale bar has the fourth corner."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    x, y = (lons - west) / (east - west), (lats - south) / (north - south)
    right, top = 1 - WHERE_WIDTH, 1 - WHERE_HEIGHT

    def num_hidden(corner: Corner) -> int:
        beside = (x > corner[0] - BESIDE) & (x < corner[0] + WHERE_WIDTH + BESIDE)
        return int(np.sum(beside & (y > corner[1] - BESIDE) & (y < corner[1] + WHERE_HEIGHT + BESIDE)))

    best = min(((right, top), (right, 0.0), (0.0, top)), key=num_hidden)
    return best, num_hidden(best)


def _size(canvas: Canvas) -> tuple[float, float]:
    """Of the room that the axes have, in any unit."""
    canvas.figure.draw_without_rendering()
    box = canvas.axes.get_window_extent()
    return box.width, box.height


def _scale_bar(canvas: Canvas, squeeze: float) -> None:
    axes, style = canvas.axes, canvas.style
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    length = bar_km((right - left) * squeeze * KM_A_DEGREE)
    wide = length / (KM_A_DEGREE * squeeze)
    x, y = left + 0.04 * (right - left), bottom + 0.06 * (top - bottom)
    axes.plot([x, x + wide], [y, y], color=style.ink, linewidth=3, solid_capstyle="butt")
    say = canvas.say
    words = f"{say.number(length, 0)} km" if length >= 1 else f"{say.number(1000 * length, 0)} m"
    axes.text(x + wide / 2, y + 0.012 * (top - bottom), words, ha="center", va="bottom")
