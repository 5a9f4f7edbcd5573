"""How the picture is shown, never how it is stored: brightness of night, contrast, the cast of infrared."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.ui.looks.pixels import PAINTS_FASTEST, image_of

TILES = (8, 8)


@dataclass(frozen=True, slots=True)
class Display:
    """What is done to each picture before it is painted; as it came where all is at rest."""

    gamma: float = 1.0  # above 1 lifts the dark
    contrast: float = 1.0
    local: float = 0.0  # clip limit of CLAHE (Zuiderveld 1994); 0: off
    balance: bool = False  # takes a color cast away, as of infrared on a day-time sensor

    @property
    def is_plain(self) -> bool:
        """Whether pictures are shown as they came."""
        return self == PLAIN


PLAIN = Display()
NIGHT = Display(gamma=1.8, contrast=1.1, local=2.5, balance=True)


def shown(image: QImage, display: Display) -> QImage:
    """A new picture; some 15 ms for one of a megapixel, of which CLAHE has the most."""
    if display.is_plain or image.isNull():
        return image
    rgb = _rgb_of(image)
    if display.balance:
        rgb = _balanced(rgb)
    if display.local > 0:
        rgb = _equalized(rgb, display.local)
    if display.gamma != 1.0 or display.contrast != 1.0:
        rgb = _looked_up(rgb, _curve(display.gamma, display.contrast))
    return image_of(rgb, PAINTS_FASTEST)


def _curve(gamma: float, contrast: float) -> NDArray[np.uint8]:
    """The new value of each of the 256: lifted by gamma, then spread around the middle."""
    levels = (np.arange(256) / 255.0) ** (1.0 / gamma)
    spread = (levels - 0.5) * contrast + 0.5
    return np.clip(spread * 255.0, 0, 255).round().astype(np.uint8)


def _balanced(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Each channel scaled to the mean of all (gray world)."""
    import cv2

    means = np.maximum(cv2.mean(rgb)[:3], 1.0)
    scale = np.clip(means.mean() / means, 0.2, 5.0)
    table = np.clip(np.arange(256)[:, None] * scale[None, :], 0, 255).round().astype(np.uint8)
    return _looked_up(rgb, table)


def _looked_up(rgb: NDArray[np.uint8], table: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The new value of each, of all channels or of each its own; ten times as fast as NumPy's indexing."""
    import cv2

    return np.asarray(cv2.LUT(rgb, table.reshape(1, 256, -1)), np.uint8)


def _equalized(rgb: NDArray[np.uint8], limit: float) -> NDArray[np.uint8]:
    import cv2  # a tenth of a second that only who boosts pays

    lab = cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB)
    lab[..., 0] = cv2.createCLAHE(clipLimit=limit, tileGridSize=TILES).apply(lab[..., 0])
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8)


def _rgb_of(image: QImage) -> NDArray[np.uint8]:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    height, width = image.height(), image.width()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()
