"""Where the model looked in one clip, as small pictures to lay over the video; from clear to light blue."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.ui.player.tinting import tinted
from mvit_core.types import Box, Span

STRONGEST = 0.72  # opacity where it looked most


@dataclass(frozen=True, slots=True)
class AttentionOverlay:
    """One picture for each of the clip's moments, over that moment's square of the video's picture."""

    span: Span
    squares: tuple[Box, ...]
    pictures: tuple[QImage, ...]

    @classmethod
    def of(cls, span: Span, squares: Sequence[Box], levels: NDArray[np.uint8]) -> "AttentionOverlay":
        """From levels (moments, rows, columns), 0 to 255."""
        return cls(span, tuple(squares), tuple(_colored(each) for each in levels))

    def at(self, time_s: float) -> tuple[QImage, Box] | None:
        """The picture of a moment and its place; None outside the clip."""
        if not self.span.start_s <= time_s <= self.span.end_s:
            return None
        share = (time_s - self.span.start_s) / max(1e-9, self.span.duration_s)
        number = min(len(self.pictures) - 1, int(share * len(self.pictures)))
        return self.pictures[number], self.squares[number]


def _colored(levels: NDArray[np.uint8]) -> QImage:
    """Blue where little is seen, nearly white where it is most."""
    share = levels.astype(np.float32) / 255
    red, green = 0.1 + 0.75 * share**2, 0.45 + 0.5 * share
    return tinted(STRONGEST * np.sqrt(share), red=red, green=green, blue=np.ones_like(share))
