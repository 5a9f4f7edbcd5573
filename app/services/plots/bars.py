"""Bars that lie, with their intervals; bars made of parts; boxes."""

import numpy as np
from matplotlib.ticker import MaxNLocator, PercentFormatter

from app.services.analysis.values import Bars, Mark, Spreads, Stacks
from app.services.letters import short
from app.services.plots.canvas import Canvas, mixed

MOST_ROWS = 24
PALE = 0.22  # of the muted color, on the ground
FEWEST_ROWS = 4  # of fewer, bars would be walls
HATCHES = ("", "///", "...", "\\\\\\", "xx", "--", "||", "++")  # who sees no colors tells the parts by them


def draw_bars(canvas: Canvas, plot: Bars) -> None:
    """Each bar with its interval and its note."""
    axes, style = canvas.axes, canvas.style
    marks = plot.marks[: _most(canvas)]
    places = range(len(marks))
    values = [mark.value for mark in marks]
    axes.barh(list(places), values, height=0.62, color=style.accent, alpha=0.85)
    tops = [max(mark.value, mark.high or 0.0) for mark in marks]
    for place, mark in zip(places, marks, strict=True):
        if mark.low is not None and mark.high is not None:
            axes.plot([mark.low, mark.high], [place, place], color=style.ink, linewidth=1.2)
    room = 1.0 if plot.is_share else max([*tops, 1e-9])
    for place, mark, top in zip(places, marks, tops, strict=True):
        axes.text(top + 0.012 * room, place, mark.note, va="center", color=style.muted)
        canvas.put(0, place - 0.5, room * 1.12, place + 0.5, mark)
    axes.set_xlim(0, room * 1.12)
    _rows(canvas, [mark.label for mark in marks], len(plot.marks))
    if plot.is_share:
        axes.xaxis.set_major_formatter(PercentFormatter(1.0, symbol=" %"))
        axes.set_xticks(np.arange(0, 1.01, 0.2))
    axes.set_xlabel(plot.axis)
    canvas.bare(grid="x")


def draw_stacks(canvas: Canvas, plot: Stacks) -> None:
    """Parts of a whole, the last (what is not known) pale."""
    axes, style = canvas.axes, canvas.style
    rows = plot.rows[: _most(canvas)]
    ends = np.zeros(len(rows))
    for number, key in enumerate(plot.keys):
        widths = np.array([marks[number].value for _, marks in rows])
        last = number == len(plot.keys) - 1
        color = mixed(style.muted, style.ground, PALE) if last else canvas.color(number)
        axes.barh(
            np.arange(len(rows)),
            widths,
            left=ends,
            height=0.62,
            color=color,
            label=short(key, 34),
            hatch="" if last else HATCHES[number % len(HATCHES)],
            edgecolor=style.ground,
        )
        for place, (_, marks) in enumerate(rows):
            if widths[place]:
                canvas.put(ends[place], place - 0.4, ends[place] + widths[place], place + 0.4, marks[number])
        ends += widths
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, symbol=" %"))
    axes.set_xlabel(plot.axis)
    _rows(canvas, [name for name, _ in rows], len(plot.rows))
    canvas.explain()
    canvas.bare(grid="x")


def draw_spreads(canvas: Canvas, plot: Spreads) -> None:
    """Boxes, and the values themselves where they are few."""
    axes, style = canvas.axes, canvas.style
    groups = plot.groups[: _most(canvas)]
    line = {"color": style.ink, "linewidth": 1.0}
    axes.boxplot(
        [group.values for group in groups],
        positions=np.arange(len(groups)),
        orientation="horizontal",
        widths=0.5,
        patch_artist=True,
        boxprops={"facecolor": style.accent, "alpha": 0.45, "edgecolor": style.ink},
        medianprops={"color": style.ink, "linewidth": 2.0},
        whiskerprops=line,
        capprops=line,
        flierprops={
            "marker": "o",
            "markersize": 3,
            "markeredgecolor": style.muted,
            "markerfacecolor": "none",
        },
        manage_ticks=False,
    )
    highest = max(0.1, *(max(group.values) for group in groups))  # points last no time
    axes.set_xlim(0, 1.12 * highest)
    for place, group in enumerate(groups):
        number = f"n = {len(group.values)}"
        axes.text(1.02 * highest, place, number, va="center", color=style.muted)
        mark = Mark(label=group.label, value=len(group.values), behind=group.behind, note=number)
        canvas.put(0, place - 0.5, 1.12 * highest, place + 0.5, mark)
    _rows(canvas, [group.label for group in groups], len(plot.groups))
    axes.xaxis.set_major_locator(MaxNLocator(7))
    canvas.write_numbers(axes.xaxis)
    axes.set_xlabel(plot.axis)
    canvas.bare(grid="x")


def _most(canvas: Canvas) -> int:
    """As many as have a line of their own."""
    return min(MOST_ROWS, canvas.lines_in())


def _rows(canvas: Canvas, names: list[str], total: int) -> None:
    """The first on top; says so where some are left out."""
    canvas.axes.set_yticks(np.arange(len(names)), [short(name, 32) for name in names])
    canvas.axes.set_ylim(max(len(names), FEWEST_ROWS) - 0.4, -0.6)
    if total > len(names):
        words = canvas.say("The first {n} of {all}; the table has all.", n=len(names), all=total)
        canvas.axes.set_title(words, loc="left")
