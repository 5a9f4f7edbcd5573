"""Lines with their bands, their data, and what of two is common."""

import numpy as np

from app.services.analysis.values import Curve, Curves
from app.services.plots.canvas import Canvas
from app.services.plots.style import DASHES


def draw_curves(canvas: Canvas, plot: Curves) -> None:
    """Each with a color and a dash of its own: they are told apart in print, too."""
    axes, style = canvas.axes, canvas.style
    for start, end in plot.night:
        axes.axvspan(start, end, color=style.shade, linewidth=0, zorder=0)
    for number, curve in enumerate(plot.curves):
        _draw_curve(canvas, curve, number)
    if plot.shades_common and len(plot.curves) > 1:
        _shade_common(canvas, *plot.curves[:2])
    highest = max(max((*curve.y, *curve.high), default=0.0) for curve in plot.curves)
    lowest = -0.035 * highest * sum(bool(curve.rug) for curve in plot.curves)
    _draw_rugs(canvas, plot, highest)
    axes.set_ylim(lowest * 1.2, highest * 1.06)
    if plot.x_range:
        axes.set_xlim(*plot.x_range)
    else:
        axes.set_xlim(left=0)
    canvas.write_numbers(axes.yaxis)
    if plot.ticks:
        axes.set_xticks([place for place, _ in plot.ticks], [words for _, words in plot.ticks])
    axes.set_xlabel(plot.x_axis)
    canvas.name_upwards(plot.y_axis)
    for slot in plot.slots:
        canvas.put(slot.start, lowest * 1.2, slot.end, highest * 1.06, slot.mark)
    canvas.bare(grid="y")
    canvas.explain()


def _draw_curve(canvas: Canvas, curve: Curve, number: int) -> None:
    color = canvas.color(number)
    dash = DASHES[1] if curve.is_dashed else DASHES[number % len(DASHES)]
    canvas.axes.plot(curve.x, curve.y, color=color, linestyle=dash, linewidth=1.8, label=curve.label)
    if curve.low:
        canvas.axes.fill_between(curve.x, curve.low, curve.high, color=color, alpha=0.16, linewidth=0)


def _draw_rugs(canvas: Canvas, plot: Curves, highest: float) -> None:
    """A tick a datum, below the axis, a line a curve."""
    rows = [(number, curve) for number, curve in enumerate(plot.curves) if curve.rug]
    for place, (number, curve) in enumerate(rows, start=1):
        heights = np.full(len(curve.rug), -0.035 * highest * place + 0.012 * highest)
        canvas.axes.scatter(
            curve.rug, heights, marker="|", s=22, linewidths=0.8, color=canvas.color(number), alpha=0.7
        )


def _shade_common(canvas: Canvas, one: Curve, other: Curve) -> None:
    common = np.minimum(one.y, other.y)
    canvas.axes.fill_between(
        one.x, common, color=canvas.style.muted, alpha=0.28, linewidth=0, label=canvas.say("common")
    )
