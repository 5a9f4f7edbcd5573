"""Where a model looks when it judges one clip of an animal, as pictures to lay over the video."""

from collections.abc import Generator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mvit_core.clips import FrameStore, cut_clips, squares_of
from mvit_core.errors import UserError
from mvit_core.events import ClipLooked
from mvit_core.inference import Predictor
from mvit_core.models.tracing import can_trace, traced
from mvit_core.transforms import normalized
from mvit_core.types import Span, Track
from mvit_core.video.access import FrameAccess

KEPT_SIDE = 640  # of the frames, as a scan keeps them, pixels
CACHE_BYTES = 64 << 20
MOST = 0.995  # the share of places that are below full strength


def look(
    path: Path, track: Track, time_s: float, predictor: Predictor, *, key: int
) -> Generator[ClipLooked, None, None]:
    """What the model makes of the clip around `time_s`: one item, after some empty ones to stop at.

    Raises UserError where the model cannot say, or UnreadableVideo.
    """
    if not can_trace(predictor.model):
        raise UserError("This kind of model cannot show where it looks.")
    with FrameAccess(path, cache_bytes=CACHE_BYTES) as frames:
        window = window_around(time_s, predictor.num_frames * predictor.frame_interval_s, frames.times_s)
        store = _frames_of(frames, window, predictor.num_frames)
    height, width = store.rgb(0).shape[:2]
    size, count = predictor.crop_size, predictor.num_frames
    focused = predictor.is_focused
    clip = cut_clips(store, track, [window], num_frames=count, size=size, focused=focused)
    shares = None
    for shares in traced(predictor.model, _prepared(clip, predictor)):
        if not shares.numel():
            yield ClipLooked(key=key)
    assert shares is not None
    levels = strengths(shares.float().cpu().numpy())
    middles = middles_of(window, len(levels))
    yield ClipLooked(
        key=key,
        span=window,
        squares=tuple(squares_of(track, window, middles, aspect=width / height, focused=focused)),
        shape=(int(levels.shape[0]), int(levels.shape[1]), int(levels.shape[2])),
        levels=levels.tobytes(),
    )


def middles_of(window: Span, number: int) -> list[float]:
    """The middle of each of `number` equal parts of a window, seconds."""
    step_s = window.duration_s / number
    return [window.start_s + (part + 0.5) * step_s for part in range(number)]


def window_around(time_s: float, length_s: float, times_s: NDArray[np.float64]) -> Span:
    """The clip's place: around a moment, inside the video as far as that is long enough."""
    last_s = float(times_s[-1])
    start_s = min(max(0.0, time_s - length_s / 2), max(0.0, last_s - length_s))
    return Span(start_s, start_s + length_s)


def strengths(shares: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Shares of places, of any scale, as levels: 0 at the usual share and below, 255 where it looks most."""
    usual, most = float(np.median(shares)), float(np.quantile(shares, MOST))
    scaled = (shares - usual) / max(most - usual, 1e-12)
    return np.asarray((np.clip(scaled, 0.0, 1.0) * 255).round(), np.uint8)


def _frames_of(frames: FrameAccess, window: Span, num_frames: int) -> FrameStore:
    store = FrameStore()
    wanted = {frames.index_at(time_s) for time_s in middles_of(window, num_frames)}
    for index in sorted(wanted):
        frame = frames.frame(index)
        store.add(float(frames.times_s[frame.index]), frame.index, frame.to_rgb(KEPT_SIDE))
    return store


def _prepared(clip: NDArray[np.uint8], predictor: Predictor) -> Tensor:
    colors = predictor.header.preprocessing
    with torch.inference_mode():
        x = normalized(clip, mean=colors.mean, std=colors.std)
        return x.to(predictor.chosen.device, predictor.dtype)
