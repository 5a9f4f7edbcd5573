"""From a finding to a picture: pixels with places to click, or a file."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from app import paths
from app.services.analysis.values import (
    Bars,
    Cells,
    Curves,
    Finding,
    Plot,
    SiteMap,
    Spreads,
    Stacks,
)

os.environ.setdefault("MPLCONFIGDIR", str(paths.cache_dir() / "matplotlib"))  # read as it is imported

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from app.services.exports.writing import new_file
from app.services.plots.bars import draw_bars, draw_spreads, draw_stacks
from app.services.plots.canvas import Canvas, Hit
from app.services.plots.cells import draw_cells
from app.services.plots.curves import draw_curves
from app.services.plots.site_map import draw_map
from app.services.plots.style import PAPER, Style
from mvit_core.errors import UserError

FORMATS = ("png", "svg", "pdf")
PAPER_INCHES = (7.2, 4.4)  # two columns of a journal
PAPER_DPI = 300
DRAWS: dict[type, Callable[[Canvas, Any], None]] = {
    Bars: draw_bars,
    Stacks: draw_stacks,
    Cells: draw_cells,
    Curves: draw_curves,
    Spreads: draw_spreads,
    SiteMap: draw_map,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels (height x width x RGBA, 8 bits) and what can be clicked in them."""

    pixels: NDArray[np.uint8]
    hits: tuple[Hit, ...]


def picture(plot: Plot, style: Style, *, size: tuple[int, int], dpi: float) -> Picture:
    """For a screen; `size` in its pixels. Any one thread at a time."""
    with rc_context(style.settings()):
        canvas = _drawn(plot, style, (size[0] / dpi, size[1] / dpi), dpi)
        agg: Any = FigureCanvasAgg(canvas.figure)
        agg.draw()
        return Picture(np.array(agg.buffer_rgba()), tuple(canvas.hits()))


def save(finding: Finding, out: Path) -> None:
    """Write the plot of a finding for print; the suffix says how. UserError where it cannot be written."""
    form = out.suffix.lower().lstrip(".")
    if form not in FORMATS:
        raise UserError(f"{out.name} should end in .png, .svg or .pdf.")
    with new_file(out, overwrite=True, suffixes=tuple(f".{each}" for each in FORMATS)) as draft:
        draft.write_bytes(encoded(finding, form))


def encoded(finding: Finding, form: str, *, dpi: int = PAPER_DPI) -> bytes:
    """The plot as the bytes of a file. The same finding gives the same bytes."""
    assert finding.plot is not None, "somebody asked for a picture of nothing"
    stream = BytesIO()
    dateless: dict[str, Any] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(form, {})
    style = replace(PAPER, language=finding.language)
    with rc_context(style.settings()):
        canvas = _drawn(finding.plot, style, PAPER_INCHES, dpi)
        canvas.figure.savefig(stream, format=form, dpi=dpi, metadata=dateless)
    return stream.getvalue()


def _drawn(plot: Plot, style: Style, inches: tuple[float, float], dpi: float) -> Canvas:
    figure = Figure(figsize=inches, dpi=dpi, layout="constrained")
    FigureCanvasAgg(figure)
    canvas = Canvas(figure, figure.add_subplot(), style)
    DRAWS[type(plot)](canvas, plot)
    return canvas
