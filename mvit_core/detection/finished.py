"""Detectors whose graph thins out its boxes itself, and gives corners, scores and the numbers of classes.

Three forms are common: rows of six (corners, score, class: YOLOv8 exported with its suppression, YOLOv10),
rows of seven (picture, corners, class, score: YOLOv7), and an output for each (torchvision, yolort, and
TensorRT's with the number of boxes beside them).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Shapes = Mapping[str, tuple[int, ...]]
Boxes = tuple[Array, Array, NDArray[np.int64]]  # corners in pixels (N, 4), scores (N,), classes (N,)

CORNERS = ("boxes", "bboxes", "box")
SCORES = ("scores", "score", "confidences")
LABELS = ("labels", "classes", "label", "class")
COUNTS = ("num", "number", "count")
MAX_CLASS = 1 << 16


@dataclass(frozen=True, slots=True)
class Form:
    """Which outputs are asked for, and what they mean."""

    outputs: tuple[str, ...]
    read: Callable[[Sequence[Array]], Boxes]


def form_of(shapes: Shapes) -> Form | None:
    """The form of a graph with these outputs for one picture; None where it is none of the three."""
    if len(shapes) == 1:
        ((name, shape),) = shapes.items()
        read = {6: read_sixes, 7: read_sevens}.get(shape[-1] if len(shape) in (2, 3) else 0)
        is_one = len(shape) == 2 or shape[0] == 1
        return Form((name,), read) if read is not None and is_one else None
    found = [_named(shapes, words) for words in (CORNERS, SCORES, LABELS)]
    if any(name is None for name in found) or len(set(found)) < len(found):
        return None
    names = tuple(name for name in found if name is not None)
    if shapes[names[0]][-1:] != (4,):
        return None
    count = _named(shapes, COUNTS)
    return Form((*names, count), read_counted) if count else Form(names, read_parts)


def read_sixes(arrays: Sequence[Array]) -> Boxes:
    """Left, top, right, bottom, score, class."""
    rows = arrays[0].reshape(-1, 6)
    return rows[:, :4], rows[:, 4], _classes(rows[:, 5])


def read_sevens(arrays: Sequence[Array]) -> Boxes:
    """Number of the picture, left, top, right, bottom, class, score."""
    rows = arrays[0].reshape(-1, 7)
    return rows[:, 1:5], rows[:, 6], _classes(rows[:, 5])


def read_parts(arrays: Sequence[Array]) -> Boxes:
    """Corners, scores, classes, each in an output of its own."""
    corners, scores, classes = arrays[0].reshape(-1, 4), arrays[1].ravel(), _classes(arrays[2].ravel())
    number = min(len(corners), len(scores), len(classes))
    return corners[:number], scores[:number], classes[:number]


def read_counted(arrays: Sequence[Array]) -> Boxes:
    """The same, and how many of them count; the others fill up."""
    corners, scores, classes = read_parts(arrays[:3])
    number = int(arrays[3].ravel()[0]) if arrays[3].size else 0
    return corners[:number], scores[:number], classes[:number]


def _classes(numbers: Array) -> NDArray[np.int64]:
    """-1 for what fills up."""
    whole = np.nan_to_num(numbers, nan=-1.0, posinf=-1.0, neginf=-1.0)
    return np.clip(whole, -1, MAX_CLASS).round().astype(np.int64)


def _named(shapes: Shapes, words: Sequence[str]) -> str | None:
    """The one output that calls itself so, perhaps with `det_` or `pred_` before it."""
    found = [name for name in shapes if words[0] in (own := name.lower()) or own.split("_")[-1] in words]
    if words is COUNTS:
        found = [name for name in shapes if name.lower().split("_")[0] in words]
    return found[0] if len(found) == 1 else None
