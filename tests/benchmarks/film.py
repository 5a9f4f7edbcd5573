"""One clip of drawn pictures with its truth beside it, as the benchmarks of motion make them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.spec import Condition, Scenario
from mvit_core.rendering.truth import AnimalTruth, Truth, truth_path, write_truth
from mvit_core.types import Box, Span, TrackPoint, union_of

SEEN_S = 1 / 15  # how long a picture counts
Shown = tuple[NDArray[np.uint8], Sequence[NDArray[np.bool_]]]  # H x W x 3, and where each animal is, H x W


@dataclass(frozen=True, slots=True)
class Film:
    """How a clip is written; an animal counts as seen from `least_visible` pixels on."""

    path: Path
    size: tuple[int, int]  # width, height
    rate: int
    duration_s: float
    crf: int
    least_visible: float

    def write(
        self, pictures: Iterator[Shown], num_animals: int, condition: Condition, scenario: Scenario
    ) -> None:
        """The clip and its truth."""
        width, height = self.size
        points = self._encode(pictures, num_animals)
        animals = tuple(
            AnimalTruth(id=n, species="", spans=spans_of(seen), points=tuple(seen))
            for n, seen in enumerate(points)
            if seen
        )
        truth = Truth(
            video=self.path.name, width=width, height=height, duration_s=self.duration_s,
            animals=animals, condition=condition, scenario=scenario,
        )  # fmt: skip
        write_truth(truth, truth_path(self.path))

    def _encode(self, pictures: Iterator[Shown], num_animals: int) -> list[list[TrackPoint]]:
        """Where each animal was seen."""
        points: list[list[TrackPoint]] = [[] for _ in range(num_animals)]
        with av.open(str(self.path), "w") as out:
            options = {"crf": str(self.crf), "preset": "veryfast"}
            stream = out.add_stream("libx264", rate=self.rate, options=options)
            stream.width, stream.height = self.size
            stream.pix_fmt = "yuv420p"
            for index, (picture, bodies) in enumerate(pictures):
                for body, seen in zip(bodies, points, strict=True):
                    if body.sum() >= self.least_visible:
                        seen.append(TrackPoint(index / self.rate, index, box_of(body)))
                frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
                frame.pts, frame.time_base = index, Fraction(1, self.rate)
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
        return points


def box_of(body: NDArray[np.bool_]) -> Box:
    """Around what is true, as shares of the picture."""
    height, width = body.shape
    columns, rows = np.flatnonzero(body.any(axis=0)), np.flatnonzero(body.any(axis=1))
    return Box(
        float(columns[0] / width), float(rows[0] / height),
        float((columns[-1] + 1 - columns[0]) / width), float((rows[-1] + 1 - rows[0]) / height),
    )  # fmt: skip


def spans_of(points: list[TrackPoint]) -> tuple[Span, ...]:
    """When an animal is seen; gaps under half a second closed."""
    return union_of((Span(p.time_s, p.time_s + SEEN_S) for p in points), gap_s=0.5)
