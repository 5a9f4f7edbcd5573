"""A picture to draw on: lengths in points, colors as "#rrggbb", everything anti-aliased."""

from collections.abc import Sequence
from math import ceil, cos, floor, radians, sin
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Rect = tuple[float, float, float, float]
"""Left, top, width, height in points."""

SCALE = 2  # pixels a point
FINE = 4  # sub-pixel bits of cv2's drawing functions


class Canvas:
    """A sheet of `width` x `height` points."""

    def __init__(self, width: float, height: float, color: str) -> None:
        shape = (round(height * SCALE), round(width * SCALE), 3)
        self._pixels: Picture = np.full(shape, _bgr(color), np.uint8)
        self._fonts = {bold: cv2.FontFace("sans") for bold in (False, True)}

    def save(self, path: Path) -> None:
        """Write a PNG; OSError where that cannot be."""
        packed = cv2.imencode(".png", self._pixels)[1]
        path.write_bytes(packed.tobytes())

    def box(self, rect: Rect, color: str, *, opacity: float = 1.0, radius: float = 0.0) -> None:
        """A filled rectangle with round corners."""
        self._blend(rect, _rounded(rect, rect, radius), color, opacity)

    def hatched(self, rect: Rect, color: str, *, opacity: float = 1.0) -> None:
        """A rectangle of slanted stripes within a border: what a machine said."""
        radius = 3.0
        mask = _rounded(rect, rect, radius)
        inner = (rect[0] + 1, rect[1] + 1, rect[2] - 2, rect[3] - 2)
        border = cv2.subtract(mask, _rounded(inner, rect, radius - 1))
        rows, columns = np.indices(mask.shape)
        stripes = np.where((rows + columns) % (6 * SCALE) < 2.4 * SCALE, mask, 0)
        self._blend(rect, mask, color, 0.25 * opacity)
        self._blend(rect, stripes.astype(np.uint8), color, 0.6 * opacity)
        self._blend(rect, border.astype(np.uint8), color, opacity)

    def line(self, start: tuple[float, float], end: tuple[float, float], color: str) -> None:
        """A straight line, one pixel wide."""
        cv2.line(self._pixels, _fine(start), _fine(end), _bgr(color), SCALE, cv2.LINE_AA, FINE)

    def area(self, points: Sequence[tuple[float, float]], base: float, color: str) -> None:
        """What lies between a curve and the height `base`, with the curve itself."""
        if len(points) < 2:
            return
        top = min(y for _, y in points)
        rect = (points[0][0], top, points[-1][0] - points[0][0], base - top)
        self._blend(rect, _filled([(points[0][0], base), *points, (points[-1][0], base)], rect), color, 0.25)
        curve = np.array([_fine(one) for one in points], np.int32)
        cv2.polylines(self._pixels, [curve], False, _bgr(color), SCALE, cv2.LINE_AA, FINE)

    def text(
        self,
        text: str,
        at: tuple[float, float],
        color: str,
        *,
        size: float = 11,
        bold: bool = False,
        within: float | None = None,
    ) -> float:
        """Write on the base line `at`, shortened to `within` points; the width that it took."""
        shown = text if within is None else self.shortened(text, within, size=size, bold=bold)
        origin = (round(at[0] * SCALE), round(at[1] * SCALE))
        font, weight = self._font(bold)
        cv2.putText(self._pixels, shown, origin, _bgr(color), font, round(size * SCALE), weight)
        return self.width_of(shown, size=size, bold=bold)

    def width_of(self, text: str, *, size: float = 11, bold: bool = False) -> float:
        """Of a text, in points."""
        font, weight = self._font(bold)
        box = cv2.getTextSize((0, 0), text, (0, 0), font, round(size * SCALE), weight)
        return float(box[2]) / SCALE

    def shortened(self, text: str, width: float, *, size: float = 11, bold: bool = False) -> str:
        """The text with its middle left out where it would be wider."""
        if self.width_of(text, size=size, bold=bold) <= width:
            return text
        for kept in range(len(text) - 1, 1, -1):
            shown = f"{text[: (kept + 1) // 2]}...{text[len(text) - kept // 2 :]}"
            if self.width_of(shown, size=size, bold=bold) <= width:
                return shown
        return ""

    def picture(self, rgb: Picture, rect: Rect) -> None:
        """A (height, width, 3) RGB picture that fills `rect`, its edges cut off where the shapes differ."""
        left, top, width, height = (round(value * SCALE) for value in rect)
        factor = max(width / rgb.shape[1], height / rgb.shape[0])
        size = (max(width, round(rgb.shape[1] * factor)), max(height, round(rgb.shape[0] * factor)))
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        large = cv2.resize(rgb, size, interpolation=way)
        x, y = (size[0] - width) // 2, (size[1] - height) // 2
        self._pixels[top : top + height, left : left + width] = large[y : y + height, x : x + width, ::-1]

    def _font(self, bold: bool) -> tuple["cv2.FontFace", int]:
        return self._fonts[bold], 600 if bold else 400

    def _blend(self, rect: Rect, mask: Picture, color: str, opacity: float) -> None:
        """Paint where the mask of `rect` lets through."""
        x, y = _corner(rect)
        part = self._pixels[max(0, y) : y + mask.shape[0], max(0, x) : x + mask.shape[1]]
        mask = mask[max(0, -y) :, max(0, -x) :][: part.shape[0], : part.shape[1]]
        share = mask[:, :, None].astype(np.float32) * (opacity / 255)
        paint = np.array(_bgr(color), np.float32)
        part[:] = np.rint(part + (paint - part) * share).astype(np.uint8)


def _rounded(rect: Rect, frame: Rect, radius: float) -> Picture:
    """The mask of a rectangle with round corners within the mask of `frame`."""
    left, top, width, height = rect
    r = max(0.0, min(radius, width / 2, height / 2))
    middles = (
        (left + width - r, top + height - r),
        (left + r, top + height - r),
        (left + r, top + r),
        (left + width - r, top + r),
    )
    outline = [
        (x + r * cos(radians(90 * quarter + turn)), y + r * sin(radians(90 * quarter + turn)))
        for quarter, (x, y) in enumerate(middles)
        for turn in range(0, 91, 10)
    ]
    return _filled(outline if width > 0 and height > 0 else [], frame)


def _filled(outline: Sequence[tuple[float, float]], frame: Rect) -> Picture:
    """The mask, 0 to 255, of what lies within an outline; it covers `frame`."""
    x, y = _corner(frame)
    mask = np.zeros((ceil(frame[3] * SCALE) + 2, ceil(frame[2] * SCALE) + 2), np.uint8)
    points = [_fine((px - x / SCALE, py - y / SCALE)) for px, py in outline]
    if points:
        cv2.fillPoly(mask, [np.array(points, np.int32)], (255,), cv2.LINE_AA, FINE)
    return mask


def _corner(rect: Rect) -> tuple[int, int]:
    return floor(rect[0] * SCALE), floor(rect[1] * SCALE)


def _fine(point: tuple[float, float]) -> tuple[int, int]:
    factor = SCALE << FINE
    return round(point[0] * factor), round(point[1] * factor)


def _bgr(color: str) -> tuple[int, int, int]:
    return int(color[5:7], 16), int(color[3:5], 16), int(color[1:3], 16)
