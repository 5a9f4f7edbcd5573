"""How far the heads of models look, a panel a model: each point is a head (MViT paper, Fig. A.6)."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from app import paths

os.environ.setdefault("MPLCONFIGDIR", str(paths.cache_dir() / "matplotlib"))  # read as it is imported

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from app.services.exports.writing import new_file
from app.services.plots.style import PAPER
from mvit_core.errors import UserError

FORMATS = (".png", ".svg", ".pdf")
PANEL_INCHES = (3.5, 3.2)
DPI = 300


@dataclass(frozen=True, slots=True)
class Panel:
    """A model: its name, and for each layer its stage and the distances of its heads."""

    title: str
    layers: tuple[tuple[int, tuple[float, ...]], ...]


def save_head_distances(panels: Sequence[Panel], out: Path) -> None:
    """Write the plot; the suffix says how. UserError where it cannot be written."""
    form = out.suffix.lower()
    if form not in FORMATS:
        raise UserError(f"{out.name} should end in .png, .svg or .pdf.")
    stream = BytesIO()
    dateless: dict[str, Any] = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(form, {})
    with rc_context(PAPER.settings()):
        figure = drawn(panels)
        figure.savefig(stream, format=form[1:], dpi=DPI, metadata=dateless)
    with new_file(out, overwrite=True, suffixes=FORMATS) as draft:
        draft.write_bytes(stream.getvalue())


def drawn(panels: Sequence[Panel]) -> Figure:
    """The figure, a panel beside the other, all of one scale."""
    width, height = PANEL_INCHES
    figure = Figure(figsize=(width * len(panels), height), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    values = [value for panel in panels for _, heads in panel.layers for value in heads]
    most, least = max(values), min(values)
    room = max(0.02, 0.15 * (most - least))
    for number, panel in enumerate(panels):
        axes = figure.add_subplot(1, len(panels), number + 1)
        for layer, (stage, heads) in enumerate(panel.layers, start=1):
            if stage % 2 == 0:
                axes.axvspan(layer - 0.5, layer + 0.5, color=PAPER.shade, linewidth=0)
            color = PAPER.colors[(stage - 1) % len(PAPER.colors)]
            axes.plot([layer] * len(heads), heads, "o", color=color, markersize=3.5, alpha=0.75)
        axes.set_title(panel.title)
        axes.set_xlabel("layer")
        axes.set_xlim(0.4, len(panel.layers) + 0.6)
        axes.set_ylim(max(0.0, least - room), most + room)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(length=0)
        axes.grid(axis="y")
        if number == 0:
            axes.set_ylabel("mean attention distance")
        else:
            axes.tick_params(labelleft=False)
    return figure
