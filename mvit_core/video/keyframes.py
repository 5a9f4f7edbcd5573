"""The keyframes of a file alone: a coarse look at a tenth of the price."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.video.clock import FALLBACK_STEP_S, Clock
from mvit_core.video.decoding import Defects, decode, packets
from mvit_core.video.opening import opened
from mvit_core.video.picture import Geometry, Painter
from mvit_core.video.reader import INTRA_CODECS


@dataclass(frozen=True, slots=True)
class Keyframe:
    """One keyframe: its stamp (PTS) in the stream's ticks, its time and its brightness."""

    stamp: int
    time_s: float
    luma: NDArray[np.uint8]  # (height, width)


def keyframes(path: Path, width: int) -> list[Keyframe]:
    """All keyframes that have a stamp and decode, at most `width` pixels wide, without the loop filter.

    None of a file whose frames all are keyframes: there is nothing to leave out between them.
    Raises UnreadableVideo where the file cannot be opened.
    """
    result: list[Keyframe] = []
    defects = Defects()
    with opened(path, fast=True) as (container, stream):
        if stream.codec_context.codec.canonical_name in INTRA_CODECS:
            return []
        clock = Clock(step_s=FALLBACK_STEP_S)
        found = (each for each in packets(container, stream, defects) if each.is_keyframe)
        painter: Painter | None = None
        for picture in decode(stream, found, defects):
            painter = painter or Painter(Geometry.of(picture, stream.sample_aspect_ratio))
            if picture.pts is None or stream.time_base is None:
                continue
            shown = painter.geometry
            size = shown.at_scale(min(1.0, width / shown.width))
            time_s = clock.time_of(float(picture.pts * stream.time_base))
            result.append(Keyframe(picture.pts, time_s, painter.luma(picture, size)))
    return result
