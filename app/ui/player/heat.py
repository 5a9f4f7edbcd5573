"""Where in the picture something moved, over the whole video, from the small pictures of the filmstrip."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.ui.player.tinting import tinted

LEAST = 4  # pictures needed to tell what stands still
QUIET = 6.0  # levels of 255 that noise and wind make
STRONG = 60.0


def heat_of(pictures: Sequence[QImage]) -> QImage:
    """How far each place was from its usual look, from clear over yellow to red; null with too few pictures.

    The usual look is the median of all pictures; what all of a picture has in common, such as a cloud, is
    taken out first.
    """
    if len(pictures) < LEAST:
        return QImage()
    size = pictures[0].size()
    stack = np.stack([_gray(each.scaled(size) if each.size() != size else each) for each in pictures])
    stack = stack - np.median(stack, axis=(1, 2), keepdims=True)
    away = np.abs(stack - np.median(stack, axis=0))
    most = np.sort(away, axis=0)[-max(1, len(pictures) // 8) :].mean(axis=0)
    share = np.clip((most - QUIET) / (STRONG - QUIET), 0.0, 1.0)
    return _colored(share.astype(np.float32))


def _gray(image: QImage) -> NDArray[np.float32]:
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    return rows[:, : gray.width()].astype(np.float32)


def _colored(share: NDArray[np.float32]) -> QImage:
    """Red everywhere, less green the hotter, as opaque as it is hot."""
    green = (1 - share) * 200 / 255
    return tinted(0.55 * np.sqrt(share), red=np.ones_like(share), green=green, blue=np.zeros_like(share))
