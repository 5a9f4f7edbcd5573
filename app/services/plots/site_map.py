"""The map of sites: circles on a frame of degrees, with a scale bar. Nothing is fetched from anywhere."""

from math import cos, floor, log10, radians

import numpy as np
from matplotlib.ticker import FuncFormatter, MaxNLocator

from app.services.analysis.values import SiteMap, Spot
from app.services.plots.canvas import Canvas, short

Degrees = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

KM_A_DEGREE = 111.195  # of latitude, on a sphere of 6371 km
LARGEST_PT2 = 1300.0
SMALLEST_SPAN_DEGREES = 0.01


def draw_map(canvas: Canvas, plot: SiteMap) -> None:
    """True to scale at the middle latitude."""
    axes, style = canvas.axes, canvas.style
    lats = np.array([spot.latitude for spot in plot.spots])
    lons = np.array([spot.longitude for spot in plot.spots])
    values = np.array([spot.mark.value for spot in plot.spots])
    sizes = LARGEST_PT2 * values / max(float(values.max()), 1.0)
    axes.scatter(
        lons, lats, s=np.maximum(sizes, 1.0), color=style.accent, alpha=0.55, edgecolor=style.ink, zorder=3
    )
    axes.scatter(lons, lats, s=6, color=style.ink, zorder=4)
    squeeze = max(cos(radians(float(lats.mean()))), 0.05)
    _frame(canvas, lats, lons, squeeze)
    canvas.figure.draw_without_rendering()
    for spot, size in zip(plot.spots, sizes, strict=True):
        _name(canvas, spot, float(size))
    _scale_bar(canvas, squeeze)
    axes.set_title(plot.scale, loc="left", color=style.muted)


def bar_km(width_km: float) -> float:
    """A round length of about a quarter of the width: 1, 2 or 5 times a power of ten."""
    wish = width_km / 4
    power = 10.0 ** floor(log10(wish))
    return max(step * power for step in (1, 2, 5) if step * power <= wish * 1.0001)


def degrees_text(value: float, positive: str, negative: str) -> str:
    """As maps write it."""
    return f"{abs(value):g}° {positive if value >= 0 else negative}"


def _frame(canvas: Canvas, lats: Degrees, lons: Degrees, squeeze: float) -> None:
    axes = canvas.axes
    wide, tall = _size(canvas)
    lat, lon = float(lats.max() + lats.min()) / 2, float(lons.max() + lons.min()) / 2
    span = max(float(np.ptp(lats)), float(np.ptp(lons)) * squeeze * tall / wide, SMALLEST_SPAN_DEGREES)
    half = 0.68 * span
    axes.set_ylim(lat - half, lat + half)
    axes.set_xlim(lon - half / squeeze * wide / tall, lon + half / squeeze * wide / tall)
    axes.set_aspect(1 / squeeze, adjustable="box")
    for axis, letters in ((axes.xaxis, "EW"), (axes.yaxis, "NS")):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(
            FuncFormatter(lambda value, _n, two=letters: degrees_text(round(value, 6), *two))
        )
    axes.grid(linestyle=":", color=canvas.style.grid)
    axes.spines[:].set_visible(True)


def _size(canvas: Canvas) -> tuple[float, float]:
    """Of the room that the axes will have, in any unit."""
    canvas.figure.draw_without_rendering()
    box = canvas.axes.get_window_extent()
    return box.width, box.height


def _name(canvas: Canvas, spot: Spot, size_pt2: float) -> None:
    up = (max(size_pt2, 20.0) / np.pi) ** 0.5 + 4
    words = f"{short(spot.mark.label, 22)}  {spot.mark.value:g}"
    canvas.axes.annotate(
        words,
        (spot.longitude, spot.latitude),
        xytext=(0, up),
        textcoords="offset points",
        ha="center",
        va="bottom",
        zorder=5,
    )
    around = canvas.axes.transData.transform((spot.longitude, spot.latitude))
    half = up * canvas.figure.dpi / 72 + 4
    inverse = canvas.axes.transData.inverted()
    (x0, y0), (x1, y1) = inverse.transform([around - half, around + half])
    canvas.put(x0, y0, x1, y1, spot.mark)


def _scale_bar(canvas: Canvas, squeeze: float) -> None:
    axes, style = canvas.axes, canvas.style
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    length = bar_km((right - left) * squeeze * KM_A_DEGREE)
    wide = length / (KM_A_DEGREE * squeeze)
    x, y = left + 0.04 * (right - left), bottom + 0.06 * (top - bottom)
    axes.plot([x, x + wide], [y, y], color=style.ink, linewidth=3, solid_capstyle="butt")
    words = f"{length:g} km" if length >= 1 else f"{1000 * length:g} m"
    axes.text(x + wide / 2, y + 0.012 * (top - bottom), words, ha="center", va="bottom")
