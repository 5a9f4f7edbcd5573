"""Frames and rectangles of a stored span, made into a clip."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Span
from trainer.clips.augment import Rect
from trainer.clips.stored import StoredClip

Clip = NDArray[np.uint8]


def part_of(rect: Rect, inner: Rect) -> Rect:
    """A rectangle inside another."""
    return rect[0] + inner[0], rect[1] + inner[1], inner[2], inner[3]


def times_in(window: Span, num_frames: int) -> NDArray[np.float64]:
    """The middle of each of `num_frames` equal steps, as the scan takes them."""
    step_s = window.duration_s / num_frames
    return np.asarray(window.start_s + (np.arange(num_frames) + 0.5) * step_s, np.float64)


def unpacked(stored: StoredClip, chosen: NDArray[np.int64]) -> list[Clip]:
    """The chosen frames, each unpacked once."""
    found = {number: stored.rgb(number) for number in set(chosen.tolist())}
    return [found[number] for number in chosen.tolist()]


def resized(pictures: Sequence[Clip], rects: Sequence[Rect], size: int) -> Clip:
    """A rectangle of each picture at `size` pixels square; outside, the border repeats."""
    height, width = pictures[0].shape[:2]
    clip = np.empty((len(pictures), size, size, 3), np.uint8)
    for number, (picture, (left, top, w, h)) in enumerate(zip(pictures, rects, strict=True)):
        pads = (max(0, -top), max(0, top + h - height), max(0, -left), max(0, left + w - width))
        part = picture[max(0, top) : top + h, max(0, left) : left + w]
        if any(pads):
            part = np.asarray(cv2.copyMakeBorder(part, *pads, cv2.BORDER_REPLICATE), np.uint8)
        way = cv2.INTER_AREA if min(w, h) > size else cv2.INTER_LINEAR
        clip[number] = cv2.resize(part, (size, size), interpolation=way)
    return clip
