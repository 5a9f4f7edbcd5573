"""The picture of a landscape while it is painted, and the colors of what is far."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.camera import Camera
from mvit_core.rendering.plans import Color

NOTHING_M = 1000.0  # depth where nothing stands
SHIFT = 4  # bits of subpixel that OpenCV is given
_ONE = 1 << SHIFT


@dataclass(frozen=True, slots=True)
class Canvas:
    """The picture while it is painted, far to near: colors, the distance of what stands, how far it sways."""

    camera: Camera
    rgb: NDArray[np.uint8]  # H x W x 3
    depth: NDArray[np.float32]  # H x W, meters, NOTHING_M where only ground or sky shows
    sway: NDArray[np.float32]  # H x W, 0 to 1
    haze: Color

    def hazy(
        self, color: Sequence[float] | NDArray[np.float64], depth_m: float
    ) -> tuple[float, float, float]:
        """A color as it looks through the air at a distance."""
        share = haze_share(depth_m)
        r, g, b = (c + (h - c) * share for c, h in zip(color, self.haze, strict=True))
        return r, g, b

    def all_hazy(self, colors: NDArray[np.float64], depth_m: float) -> NDArray[np.float64]:
        """The same of many colors, P x 3."""
        return colors + (np.asarray(self.haze, np.float64) - colors) * haze_share(depth_m)

    def fill(self, points: NDArray[np.float64], color: Sequence[float], depth_m: float, sway: float) -> None:
        """A filled convex polygon, N x 2 pixels."""
        self.fill_fixed(fixed_point(points), color, depth_m, sway)

    def fill_all(
        self, polygons: NDArray[np.float64], colors: NDArray[np.float64], depth_m: float, sway: float
    ) -> None:
        """Many convex polygons, P x N x 2 pixels, each of its own color (P x 3), one after the other."""
        for fixed, color in zip(fixed_point(polygons), colors.tolist(), strict=True):
            self.fill_fixed(fixed, color, depth_m, sway)

    def fill_fixed(
        self, fixed: NDArray[np.int32], color: Sequence[float], depth_m: float, sway: float
    ) -> None:
        """A polygon as `fixed_point` gives it."""
        cv2.fillConvexPoly(self.rgb, fixed, color, cv2.LINE_AA, SHIFT)
        cv2.fillConvexPoly(self.depth, fixed, depth_m, cv2.LINE_8, SHIFT)
        cv2.fillConvexPoly(self.sway, fixed, sway, cv2.LINE_8, SHIFT)


def fixed_point(points: NDArray[np.float64]) -> NDArray[np.int32]:
    """Pixels in OpenCV's fractions of one."""
    return np.round(points * _ONE).astype(np.int32)


def haze_share(depth_m: float) -> float:
    """How much of a color is the air's at a distance."""
    return 1 - float(np.exp(-max(0.0, depth_m - 5) / 28))


def mixed(first: Color, second: Color, share: float | NDArray[np.float64]) -> NDArray[np.float64]:
    """Between two colors; of shares P x 1 come colors P x 3."""
    return np.asarray(first, np.float64) * (1 - share) + np.asarray(second, np.float64) * share


def blended(
    first: Color | NDArray[np.float32], second: Color | NDArray[np.float32], share: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Two colors, or two pictures (H, W, 3), mixed by place: `share` (H, W) is that of the second."""
    weight = share[..., None]
    a, b = np.asarray(first, np.float32), np.asarray(second, np.float32)
    return np.asarray(a * (1 - weight) + b * weight, np.float32)
