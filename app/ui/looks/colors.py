"""Which animal gets which color, and what can be read on it."""

from collections.abc import Sequence
from zlib import crc32

from PySide6.QtGui import QColor


def color_indices(taxa: Sequence[str | None], num_colors: int) -> list[int]:
    """A color for each animal of a video, by its taxon: the same in every video unless two would share it.

    Animals without a name (None) get a color each, those that are left.
    """
    by_taxon: dict[str, int] = {}
    for named in sorted({taxon for taxon in taxa if taxon is not None}):
        by_taxon[named] = _free(crc32(named.encode()) % num_colors, set(by_taxon.values()), num_colors)
    chosen: list[int] = []
    used = set(by_taxon.values())
    for number, taxon in enumerate(taxa):
        index = by_taxon[taxon] if taxon is not None else _free(number % num_colors, used, num_colors)
        used.add(index)
        chosen.append(index)
    return chosen


def _free(wish: int, used: set[int], num_colors: int) -> int:
    tries = ((wish + step) % num_colors for step in range(num_colors))
    return next((index for index in tries if index not in used), wish)


def ink_on(color: QColor) -> QColor:
    """Black or white, whichever reads better on a color (relative luminance of WCAG 2)."""
    channels = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return QColor("#000000" if luminance > 0.179 else "#ffffff")


def with_alpha(color: QColor | str, alpha: float) -> QColor:
    """The color, let through from 0 (nothing to be seen) to 1."""
    result = QColor(color)
    result.setAlphaF(min(1.0, max(0.0, alpha)))
    return result
