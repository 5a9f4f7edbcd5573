"""Colors to lay over a picture, from clear to opaque."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def tinted(
    opacity: NDArray[np.floating],
    *,
    red: NDArray[np.floating],
    green: NDArray[np.floating],
    blue: NDArray[np.floating],
) -> QImage:
    """One color for each pixel (rows, columns), premultiplied; all are 0 to 1."""
    alpha = opacity[..., None]
    bgra = np.concatenate([np.stack([blue, green, red], axis=-1) * alpha, alpha], axis=-1)
    pixels = np.ascontiguousarray((bgra * 255).round().astype(np.uint8))
    height, width = opacity.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()
