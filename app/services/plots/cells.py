"""Tables that are shaded by value, and detection histories."""

import math

import numpy as np
from matplotlib.patches import Patch, Rectangle

from app.services.analysis.values import Cells, Mark
from app.services.plots.canvas import Canvas, ink_on, mixed, short

MOST_ROWS, MOST_COLUMNS = 26, 60
SLANT = 40  # degrees
LETTER = 0.6  # of the height of text, a letter's width
WRITES_UP_TO = 24  # columns: of more, only the shade is shown


def draw_cells(canvas: Canvas, plot: Cells) -> None:
    """A square a value, written into it where there is room."""
    axes = canvas.axes
    rows, columns = plot.rows[:MOST_ROWS], plot.columns[:MOST_COLUMNS]
    marks = [line[:MOST_COLUMNS] for line in plot.marks[:MOST_ROWS]]
    top = max((mark.value for line in marks for mark in line if mark), default=0.0) or 1.0
    for place, line in enumerate(marks):
        for number, mark in enumerate(line):
            _draw_cell(canvas, plot, mark, (number, place), top)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    below_pt = _name_columns(canvas, columns)
    every = -(-len(rows) // canvas.lines_in(below_pt))  # who has no name here says it under the mouse
    axes.set_yticks(np.arange(0, len(rows), every), [short(name, 30) for name in rows[::every]])
    axes.set_xlabel(plot.column_axis)
    axes.set_ylabel(plot.row_axis)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    if plot.is_history:
        _explain(canvas)
    elif plot.scale:
        axes.set_title(plot.scale, loc="left", color=canvas.style.muted)


def _draw_cell(canvas: Canvas, plot: Cells, mark: Mark | None, place: tuple[int, int], top: float) -> None:
    x, y = place
    style, axes = canvas.style, canvas.axes
    if mark is None:
        if plot.is_history:
            axes.add_patch(_square(x, y, style.ground, edge=style.muted, hatch="///"))
        return
    share = mark.value / top
    empty = mixed(style.muted, style.ground, 0.10)
    color = canvas.shades()(0.12 + 0.88 * share)[:3] if mark.value else empty
    axes.add_patch(_square(x, y, color))
    if mark.value and len(plot.columns) <= WRITES_UP_TO and not plot.is_history:
        words = canvas.say.number(mark.value, 2 if plot.is_share else 0)
        axes.text(x, y, words, ha="center", va="center", color=ink_on(color, style))
    canvas.put(x - 0.5, y - 0.5, x + 0.5, y + 0.5, mark)


def _square(
    x: float, y: float, color: str | tuple[float, ...], *, edge: str = "none", hatch: str = ""
) -> Rectangle:
    return Rectangle(
        (x - 0.47, y - 0.46),
        0.94,
        0.92,
        facecolor=color,
        edgecolor=edge,
        linewidth=0 if not hatch else 0.3,
        hatch=hatch,
    )


def _name_columns(canvas: Canvas, columns: tuple[str, ...]) -> float:
    """Slanted where they would touch; returns the points that they reach below the axes, besides a line."""
    every = max(1, len(columns) // 24)
    places = np.arange(0, len(columns), every)
    longest = max((len(columns[place]) for place in places), default=0)
    slanted = longest * len(places) > 90
    names = [short(columns[place], 22) for place in places]
    if slanted:
        canvas.axes.set_xticks(places, names, rotation=SLANT, ha="right", rotation_mode="anchor")
        letters = max(len(name) for name in names)
        return letters * LETTER * canvas.style.text_pt * math.sin(math.radians(SLANT))
    canvas.axes.set_xticks(places, names)
    return 0.0


def _explain(canvas: Canvas) -> None:
    style, say = canvas.style, canvas.say
    keys = [
        Patch(facecolor=canvas.shades()(1.0), label=say("seen")),
        Patch(facecolor=mixed(style.muted, style.ground, 0.10), label=say("not seen")),
        Patch(facecolor=style.ground, edgecolor=style.muted, hatch="///", label=say("not known (NA)")),
    ]
    canvas.figure.legend(handles=keys, loc="outside upper left", ncols=3)
