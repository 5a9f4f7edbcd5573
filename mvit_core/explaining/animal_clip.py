"""The clip of an animal around a moment, cut from the video as a scan would cut it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mvit_core.clips import FrameStore, cut_clips
from mvit_core.inference import Predictor
from mvit_core.localization.windows import middles_of
from mvit_core.transforms import normalized
from mvit_core.types import Span, Track
from mvit_core.video.access import FrameAccess

KEPT_SIDE = 640  # of the frames, as a scan keeps them, pixels
CACHE_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class AnimalClip:
    """One clip: `pictures` (1, frames, size, size, 3), its place in time, the video's width over height."""

    pictures: NDArray[np.uint8]
    window: Span
    aspect: float


def animal_clip(path: Path, track: Track, time_s: float, predictor: Predictor) -> AnimalClip:
    """What the model is shown of an animal around `time_s`; raises UnreadableVideo."""
    with FrameAccess(path, cache_bytes=CACHE_BYTES) as frames:
        window = window_around(time_s, predictor.num_frames * predictor.frame_interval_s, frames.times_s)
        store = _frames_of(frames, window, predictor.num_frames)
    height, width = store.rgb(0).shape[:2]
    pictures = cut_clips(
        store,
        track,
        [window],
        num_frames=predictor.num_frames,
        size=predictor.crop_size,
        focused=predictor.is_focused,
    )
    return AnimalClip(pictures, window, width / height)


def window_around(time_s: float, length_s: float, times_s: NDArray[np.float64]) -> Span:
    """The clip's place: around a moment, inside the video as far as that is long enough."""
    last_s = float(times_s[-1])
    start_s = min(max(0.0, time_s - length_s / 2), max(0.0, last_s - length_s))
    return Span(start_s, start_s + length_s)


def prepared(pictures: NDArray[np.uint8], predictor: Predictor) -> Tensor:
    """Clips as the model takes them."""
    colors = predictor.header.preprocessing
    with torch.inference_mode():
        x = normalized(pictures, mean=colors.mean, std=colors.std)
        return x.to(predictor.chosen.device, predictor.dtype)


def _frames_of(frames: FrameAccess, window: Span, num_frames: int) -> FrameStore:
    store = FrameStore()
    wanted = {frames.index_at(time_s) for time_s in middles_of(window, num_frames)}
    for index in sorted(wanted):
        frame = frames.frame(index)
        store.add(float(frames.times_s[frame.index]), frame.index, frame.to_rgb(KEPT_SIDE))
    return store
