"""Where the model looked in one clip, as small pictures to lay over the video; from clear to light blue."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from mvit_core.types import Box, Span

STRONGEST = 0.72  # opacity where it looked most


@dataclass(frozen=True, slots=True)
class AttentionOverlay:
    """One picture for each of the clip's moments, over `square` of the video's picture."""

    span: Span
    square: Box
    pictures: tuple[QImage, ...]

    @classmethod
    def of(cls, span: Span, square: Box, levels: NDArray[np.uint8]) -> "AttentionOverlay":
        """From levels (moments, rows, columns), 0 to 255."""
        return cls(span, square, tuple(_colored(each) for each in levels))

    def at(self, time_s: float) -> QImage | None:
        """The picture of a moment; None outside the clip."""
        if not self.span.start_s <= time_s <= self.span.end_s:
            return None
        share = (time_s - self.span.start_s) / max(1e-9, self.span.duration_s)
        return self.pictures[min(len(self.pictures) - 1, int(share * len(self.pictures)))]


def _colored(levels: NDArray[np.uint8]) -> QImage:
    """Premultiplied: blue where little is seen, nearly white where it is most."""
    share = levels.astype(np.float32) / 255
    channels = np.stack([np.ones_like(share), 0.45 + 0.5 * share, 0.1 + 0.75 * share**2], axis=-1)
    alpha = STRONGEST * np.sqrt(share)[..., None]
    bgra = np.concatenate([channels * alpha, alpha], axis=-1)
    pixels = np.ascontiguousarray((bgra * 255).round().astype(np.uint8))
    height, width = share.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()
