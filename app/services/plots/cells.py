"""Tables that are shaded by value, and detection histories."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from matplotlib.patches import Patch, Rectangle

from app.services.analysis.values import Cells, Mark
from app.services.letters import num_letters, short
from app.services.plots.canvas import LETTER, LINE, Canvas, ink_on, mixed

MOST_ROWS, MOST_COLUMNS = 26, 60
SLANT = 40  # degrees
MOST_SLANTED = 22  # letters of a name: a longer one is cut
GAP = 0.5  # letters between names that lie
BESIDE_ROWS = 0.8  # of the width: the columns
MOST_BELOW = 0.3  # of the height: slanted names
FEWEST_LETTERS = 6  # of them
WRITES_UP_TO = 24  # columns: of more, as of lower rows than text, only the shade is shown


def draw_cells(canvas: Canvas, plot: Cells) -> None:
    """A square a value, written into it where there is room."""
    axes = canvas.axes
    rows, columns = plot.rows[:MOST_ROWS], plot.columns[:MOST_COLUMNS]
    marks = [line[:MOST_COLUMNS] for line in plot.marks[:MOST_ROWS]]
    top = max((mark.value for line in marks for mark in line if mark), default=0.0) or 1.0
    below_pt = _name_columns(canvas, columns)
    below_pt += _name_across(canvas, [plot.column_axis, *_cut(canvas, plot)])
    every = -(-len(rows) // canvas.lines_in(below_pt))  # who has no name here says it under the mouse
    writes = every == 1 and len(plot.columns) <= WRITES_UP_TO and not plot.is_history
    for place, line in enumerate(marks):
        for number, mark in enumerate(line):
            _draw_cell(canvas, plot, mark, (number, place), top, writes=writes)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(np.arange(0, len(rows), every), [short(name, 30) for name in rows[::every]])
    scale = "" if plot.is_history else plot.scale
    canvas.name_upwards(plot.row_axis, below_pt=below_pt, above=scale)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    if plot.is_history:
        _explain(canvas)


def _cut(canvas: Canvas, plot: Cells) -> Iterator[str]:
    """What a reader has to know of a picture that holds a part alone."""
    say, all_rows, all_columns = canvas.say, len(plot.rows), len(plot.columns)
    if all_columns > MOST_COLUMNS:
        yield say("Columns: the first {n} of {all}; the table has all.", n=MOST_COLUMNS, all=all_columns)
    if all_rows > MOST_ROWS:
        yield say("Rows: the first {n} of {all}; the table has all.", n=MOST_ROWS, all=all_rows)


def _digits(plot: Cells) -> int:
    """After the sign: two of shares, one of days that are not all whole, none of counts."""
    if plot.is_share:
        return 2
    return int(any(mark.value % 1 for line in plot.marks for mark in line if mark))


def _draw_cell(
    canvas: Canvas, plot: Cells, mark: Mark | None, place: tuple[int, int], top: float, *, writes: bool
) -> None:
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
    if mark.value and writes:
        words = canvas.say.number(mark.value, _digits(plot))
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
    longest = max((num_letters(columns[place]) for place in places), default=0)
    letter_pt = LETTER * canvas.style.text_pt
    across = 72 * canvas.figure.get_figwidth() * BESIDE_ROWS / letter_pt
    beside = int(across / max(1, len(places)) - GAP)
    if min(longest, MOST_SLANTED) <= beside:
        canvas.axes.set_xticks(places, [short(columns[place], beside) for place in places])
        return 0.0
    rise_pt = letter_pt * math.sin(math.radians(SLANT))
    room = int(MOST_BELOW * 72 * canvas.figure.get_figheight() / rise_pt)
    if room < FEWEST_LETTERS:  # the mouse says them
        canvas.axes.set_xticks([])
        return 0.0
    names = [short(columns[place], min(MOST_SLANTED, room)) for place in places]
    canvas.axes.set_xticks(places, names, rotation=SLANT, ha="right", rotation_mode="anchor")
    return max(map(num_letters, names)) * rise_pt


def _name_across(canvas: Canvas, sayings: Sequence[str]) -> float:
    """What is said below the columns, in one line if that is no longer than they; returns the points of more
    lines.
    """
    said = [each for each in sayings if each]
    letters = sum(map(num_letters, said))
    room = 72 * canvas.figure.get_figwidth() * BESIDE_ROWS / (LETTER * canvas.style.text_pt)
    fits = letters <= room
    canvas.axes.set_xlabel(("   " if fits else "\n").join(said))
    return 0.0 if fits else (len(said) - 1) * LINE * canvas.style.text_pt


def _explain(canvas: Canvas) -> None:
    style, say = canvas.style, canvas.say
    keys = [
        Patch(facecolor=canvas.shades()(1.0), label=say("seen")),
        Patch(facecolor=mixed(style.muted, style.ground, 0.10), label=say("not seen")),
        Patch(facecolor=style.ground, edgecolor=style.muted, hatch="///", label=say("not known (NA)")),
    ]
    canvas.explain(keys, loc="outside upper left")
