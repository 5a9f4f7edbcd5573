"""The layouts of detectors that are known: how a picture goes in, and what the rows that come out mean.

Which one a network is follows from the number of its boxes: YOLOX has one in each cell of its grids, YOLOv5
three, YOLOv8 one again but with the axes the other way round and no objectness.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.detection.values import Picture, Rows

STRIDES = ((8, 16, 32), (8, 16, 32, 64))
ANCHORS = 3  # boxes in a cell of YOLOv5
LARGEST_EXPONENT = 12.0  # e^12 strides are wider than any picture

Size = tuple[int, int]  # height, width
Decoded = tuple[
    NDArray[np.float32], NDArray[np.float32]
]  # (N, 4) center and size in pixels, (N, classes) scores


@dataclass(frozen=True, slots=True)
class Family:
    """How one kind of detector is used."""

    name: str
    bgr: bool
    scale: float  # of the input's values, from 0-255
    centered: bool  # where the picture lies in the input
    decode: Callable[[Rows, Size], Decoded]

    def prepare(self, boxed: Picture) -> NDArray[np.float32]:
        """The network's input (1, 3, height, width) from a letterboxed RGB picture."""
        channels = boxed[:, :, ::-1] if self.bgr else boxed
        blob = np.ascontiguousarray(channels.transpose(2, 0, 1)[None], np.float32)
        return blob if self.scale == 1 else blob * np.float32(self.scale)


def decode_yolox(rows: Rows, size: Size) -> Decoded:
    """Offsets in cells and logarithms of sizes (Ge et al., arXiv 2107.08430, section 2.1)."""
    corners, strides = cells(size, len(rows))
    centers = (rows[:, :2] + corners) * strides
    sizes = np.exp(np.minimum(rows[:, 2:4], LARGEST_EXPONENT)) * strides
    return np.concatenate([centers, sizes], axis=1), rows[:, 5:] * rows[:, 4:5]


def decode_pixels(rows: Rows, size: Size) -> Decoded:  # noqa: ARG001 - as all decoders
    """Centers and sizes in pixels, objectness, classes: YOLOv5, and YOLOX exported with its decoder."""
    return rows[:, :4], rows[:, 5:] * rows[:, 4:5]


def decode_columns(rows: Rows, size: Size) -> Decoded:  # noqa: ARG001 - as all decoders
    """Centers and sizes in pixels, classes; a box a column."""
    return rows[:4].T, rows[4:].T


YOLOX = Family("YOLOX", bgr=True, scale=1.0, centered=False, decode=decode_yolox)
YOLOX_DECODED = Family("YOLOX", bgr=True, scale=1.0, centered=False, decode=decode_pixels)
YOLOV5 = Family("YOLOv5", bgr=False, scale=1 / 255, centered=True, decode=decode_pixels)
YOLOV8 = Family("YOLOv8", bgr=False, scale=1 / 255, centered=True, decode=decode_columns)


def family_of(shape: tuple[int, ...], size: Size, *, has_exponential: bool) -> tuple[Family, int] | None:
    """The family of a network whose output has `shape` for an input of `size`, and its number of classes.

    A YOLOX that decodes its own boxes takes an exponential to do so; one that does not has none.
    """
    if len(shape) != 3 or shape[0] != 1:
        return None
    totals = [num_cells(size, strides) for strides in STRIDES]
    if shape[2] > 5 and shape[1] in totals:
        return (YOLOX_DECODED if has_exponential else YOLOX), shape[2] - 5
    if shape[2] > 5 and shape[1] in [ANCHORS * total for total in totals]:
        return YOLOV5, shape[2] - 5
    if shape[1] > 4 and shape[2] in totals:
        return YOLOV8, shape[1] - 4
    return None


def num_cells(size: Size, strides: tuple[int, ...]) -> int:
    """Cells of all grids together."""
    return sum((size[0] // stride) * (size[1] // stride) for stride in strides)


def cells(size: Size, count: int) -> Decoded:
    """The left upper corner of each cell, in cells (N, 2), and its stride (N, 1), row by row."""
    strides = next(each for each in STRIDES if num_cells(size, each) == count)
    corners, steps = [], []
    for stride in strides:
        ys, xs = np.indices((size[0] // stride, size[1] // stride), np.float32)
        corners.append(np.stack([xs.ravel(), ys.ravel()], axis=1))
        steps.append(np.full((xs.size, 1), stride, np.float32))
    return np.concatenate(corners), np.concatenate(steps)
