"""How a network's outputs become boxes: by a family's decoder, or as a graph gives them that has decoded
them itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mvit_core.detection.families import YOLOV5, Family, Size
from mvit_core.detection.finished import Form
from mvit_core.detection.values import Picture

Array = NDArray[np.float32]
Found = tuple[Array, NDArray[np.int64], Array]  # corners in pixels (N, 4), classes (N,), scores (N,)


class Layout(Protocol):
    """What is put in, which outputs are asked for, and what they mean."""

    @property
    def name(self) -> str: ...
    @property
    def outputs(self) -> tuple[str, ...]: ...
    @property
    def centered(self) -> bool: ...
    def prepare(self, boxed: Picture) -> Array: ...
    def found(self, arrays: Sequence[Array], columns: Sequence[int]) -> Found: ...


@dataclass(frozen=True, slots=True)
class Plain:
    """A score for each class of each box; of the `columns` that count the best is what a box is."""

    family: Family
    outputs: tuple[str, ...]
    size: Size

    @property
    def name(self) -> str:
        """The family's."""
        return self.family.name

    @property
    def centered(self) -> bool:
        """Where the picture lies."""
        return self.family.centered

    def prepare(self, boxed: Picture) -> Array:
        """The input from a letterboxed picture."""
        return self.family.prepare(boxed)

    def found(self, arrays: Sequence[Array], columns: Sequence[int]) -> Found:
        """All boxes; classes are places in `columns`."""
        boxes, scores = self.family.decode(arrays[0][0], self.size)
        scores = scores[:, list(columns)]
        best = scores.argmax(axis=1)
        corners = np.concatenate([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2], axis=1)
        return corners, best, scores[np.arange(len(best)), best]


@dataclass(frozen=True, slots=True)
class Finished:
    """Boxes with one class each, thinned out already; pictures go in as to YOLOv5."""

    form: Form
    alone: bool  # a picture without a batch around it
    full_range: bool  # values of 0-255: the graph divides them itself
    name: str = "finished"
    centered: bool = YOLOV5.centered

    @property
    def outputs(self) -> tuple[str, ...]:
        """All that it gives."""
        return self.form.outputs

    def prepare(self, boxed: Picture) -> Array:
        """The input from a letterboxed picture."""
        blob = YOLOV5.prepare(boxed)
        blob = blob * np.float32(255) if self.full_range else blob
        return blob[0] if self.alone else blob

    def found(self, arrays: Sequence[Array], columns: Sequence[int]) -> Found:
        """The boxes of the classes that count."""
        corners, scores, classes = self.form.read(arrays)
        place = {column: number for number, column in enumerate(columns)}
        kinds = np.array([place.get(int(each), -1) for each in classes], np.int64)
        counts = kinds >= 0
        return corners[counts], kinds[counts], scores[counts]
