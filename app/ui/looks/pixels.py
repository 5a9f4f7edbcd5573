"""From decoded pixels to pictures of Qt."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

AS_DECODED = QImage.Format.Format_RGB888
PAINTS_FASTEST = QImage.Format.Format_RGB32  # a third larger


def image_of(rgb: NDArray[np.uint8], layout: QImage.Format) -> QImage:
    """A picture of its own memory from (H, W, 3) bytes."""
    rgb = np.ascontiguousarray(rgb)
    height, width = rgb.shape[:2]
    borrowed = QImage(rgb.data, width, height, 3 * width, AS_DECODED)
    return borrowed.copy() if layout == AS_DECODED else borrowed.convertToFormat(layout)
