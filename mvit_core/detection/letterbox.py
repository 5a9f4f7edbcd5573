"""A picture of any shape fitted into the fixed rectangle that a network wants, and boxes brought back."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.detection.values import Picture

BORDER = 114  # gray of the border, as both families were trained


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Where the scaled picture lies in the network's input; in whole pixels, so that it inverts exactly."""

    width: int  # of the picture
    height: int
    inner_width: int  # of the picture scaled
    inner_height: int
    left: int
    top: int
    outer_width: int  # of the network's input
    outer_height: int

    def to_input(self, boxes: NDArray[np.float32]) -> NDArray[np.float32]:
        """Corners (N, 4: left, top, right, bottom) from fractions of the picture to pixels of the input."""
        return (boxes * self._scale() + self._offset()).astype(np.float32)

    def to_fractions(self, boxes: NDArray[np.float32]) -> NDArray[np.float32]:
        """Corners (N, 4) from pixels of the input to fractions of the picture; the inverse of `to_input`."""
        return ((boxes - self._offset()) / self._scale()).astype(np.float32)

    def apply(self, picture: Picture) -> Picture:
        """The network's input (outer_height, outer_width, 3), RGB."""
        rgb = picture if picture.ndim == 3 else np.repeat(picture[:, :, None], 3, axis=2)
        way = cv2.INTER_AREA if self.inner_width * 2 < self.width else cv2.INTER_LINEAR
        inner = cv2.resize(rgb, (self.inner_width, self.inner_height), interpolation=way)
        outer = np.full((self.outer_height, self.outer_width, 3), BORDER, np.uint8)
        outer[self.top : self.top + self.inner_height, self.left : self.left + self.inner_width] = inner
        return outer

    def _scale(self) -> NDArray[np.float64]:
        return np.array([self.inner_width, self.inner_height] * 2, np.float64)

    def _offset(self) -> NDArray[np.float64]:
        return np.array([self.left, self.top] * 2, np.float64)


def fit(size: tuple[int, int], outer: tuple[int, int], *, centered: bool) -> Letterbox:
    """Fit a picture of `size` (height, width) into `outer` (height, width), its shape kept.

    YOLOX puts it into the upper left corner, YOLOv5 into the middle.
    """
    height, width = size
    scale = min(outer[0] / height, outer[1] / width)
    inner_height = min(outer[0], max(1, round(height * scale)))
    inner_width = min(outer[1], max(1, round(width * scale)))
    top, left = (outer[0] - inner_height) // 2, (outer[1] - inner_width) // 2
    return Letterbox(
        width=width,
        height=height,
        inner_width=inner_width,
        inner_height=inner_height,
        left=left if centered else 0,
        top=top if centered else 0,
        outer_width=outer[1],
        outer_height=outer[0],
    )
