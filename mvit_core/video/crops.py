"""Pictures of one animal: frames of a video cut to a box each, all of one size."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Box
from mvit_core.video.access import FrameAccess
from mvit_core.video.index_shelf import IndexShelf
from mvit_core.video.picture import Frame

CACHE_BYTES = 32 * 1024 * 1024
Cut = tuple[float, Box]
"""A time, and what is to be seen of the picture then."""


def crops(
    path: Path, cuts: Sequence[Cut], size: tuple[int, int], *, shelf: IndexShelf | None
) -> Iterator[NDArray[np.uint8]]:
    """(height, width, 3) RGB of `size` = (width, height) for each cut, as each is decoded.

    Boxes should have the shape of `size`; what lies beyond the picture is black. Raises UnreadableVideo.
    """
    with FrameAccess(path, cache_bytes=CACHE_BYTES, shelf=shelf) as frames:
        for time_s, box in cuts:
            yield _cut(frames.frame(frames.index_at(time_s)), box, size)


def _cut(frame: Frame, box: Box, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Scaled as a whole first, by FFmpeg, so that cutting needs no further scaling."""
    width, height = size
    painter = frame.painter
    whole_size = painter.geometry.at_scale(width / max(box.w, 1e-3) / painter.geometry.width)
    whole = painter.rgb(frame.picture, whole_size)
    left, top = round(box.x * whole_size[0]), round(box.y * whole_size[1])
    out = np.zeros((height, width, 3), np.uint8)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(whole.shape[1], left + width), min(whole.shape[0], top + height)
    if x1 > x0 and y1 > y0:
        out[y0 - top : y1 - top, x0 - left : x1 - left] = whole[y0:y1, x0:x1]
    return out
