"""How a person with a camera films an animal: follows it, a little late, and lets it fill the picture.

Published videos of MammalNet are taken from near, or from afar through a long lens; a trail camera's picture,
in which the animal is small, is not what they show.
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.spec import ClipSpec
from mvit_core.rendering.truth import FrameTruth
from mvit_core.types import Box

SHOWN = (128, 96)
FILLED = 0.62  # of the shown part's width or height that the animal takes
ZOOM = (0.28, 0.55)  # closest and widest: side of the shown part, as a share of the scene
LAG_S = 0.7  # how slowly the camera follows

Picture = NDArray[np.uint8]


def filmed(pictures: Sequence[Picture], seen: Sequence[FrameTruth], spec: ClipSpec) -> Iterator[Picture]:
    """The part of each picture that is filmed, of the size SHOWN."""
    for picture, part in zip(pictures, parts(seen, spec.frame_rate), strict=True):
        left, top = int(part.x * spec.width), int(part.y * spec.height)
        width, height = round(part.w * spec.width), round(part.h * spec.height)
        cut = picture[top : top + height, left : left + width]
        yield np.asarray(cv2.resize(cut, SHOWN, interpolation=cv2.INTER_AREA), np.uint8)


def parts(seen: Sequence[FrameTruth], frame_rate: float) -> Iterator[Box]:
    """The part of each frame that is filmed; the camera rests where no animal is."""
    boxes = [truth.animals[0].box if truth.animals else None for truth in seen]
    x, y = next((box.center for box in boxes if box), (0.5, 0.5))
    side, step = ZOOM[1], min(1.0, 1 / (LAG_S * frame_rate))
    for box in boxes:
        if box:
            x, y = x + (box.center[0] - x) * step, y + (box.center[1] - y) * step
            side += (min(ZOOM[1], max(ZOOM[0], max(box.w, box.h) / FILLED)) - side) * step
        yield Box(_inside(x - side / 2, side), _inside(y - side / 2, side), side, side)


def _inside(start: float, side: float) -> float:
    return min(1 - side, max(0.0, start))
