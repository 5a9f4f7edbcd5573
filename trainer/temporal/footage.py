"""What a backbone makes of whole videos: a window around every step, read once from start to end.

No more of a video is in memory than one window needs, however long it is.
"""

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.clips import crop
from mvit_core.localization.sequences import Steps
from mvit_core.models.base import VideoModel
from mvit_core.types import Box, Span
from mvit_core.video.picture import Frame
from mvit_core.video.reader import VideoReader
from trainer.clips.cutting import times_in
from trainer.machine.computing import Computing
from trainer.recipes.recipe import Recipe
from trainer.temporal.animals import BATCH, embedded

Picture = NDArray[np.uint8]
F32 = NDArray[np.float32]
Moment = tuple[float, Picture]  # seconds, (S, S, 3)


def embedded_video(
    model: VideoModel, video: Path, steps: Steps, recipe: Recipe, computing: Computing
) -> Generator[float, None, F32]:
    """Embeddings (steps, D) of a video; yields how far it is, seconds. Raises UnreadableVideo.

    Where the video ends before the last step, its last frame stands for what is missing.
    """
    model.eval()
    waiting: list[Picture] = []
    parts: list[F32] = []
    windows = steps.windows(recipe.clip_s)
    for window, clip in zip(windows, clips_of(video, windows, recipe), strict=True):
        waiting.append(clip)
        if len(waiting) == BATCH:
            parts.append(embedded(model, np.stack(waiting), computing))
            waiting = []
            yield window.start_s
    if waiting:
        parts.append(embedded(model, np.stack(waiting), computing))
    return np.concatenate(parts)


def clips_of(video: Path, windows: Sequence[Span], recipe: Recipe) -> Iterator[Picture]:
    """The clip of each window, (T, S, S, 3); windows are in order of time."""
    with VideoReader(video) as reader:
        moments = (
            (frame.time_s, shown(frame, recipe)) for frame in reader.frames(2 / recipe.frame_interval_s)
        )
        near: deque[Moment] = deque()
        for window in windows:
            wanted = times_in(window, recipe.num_frames)
            while not near or near[-1][0] < wanted[-1]:
                moment = next(moments, None)
                if moment is None:
                    break
                near.append(moment)
            while len(near) > 1 and near[1][0] <= wanted[0]:
                near.popleft()
            times = np.array([time_s for time_s, _ in near])
            yield np.stack([near[int(np.abs(times - time_s).argmin())][1] for time_s in wanted.tolist()])


def shown(frame: Frame, recipe: Recipe) -> Picture:
    """What a clip shows of a frame: all of it, squeezed, or its middle square."""
    geometry = frame.painter.geometry
    shorter, longer = sorted((geometry.width, geometry.height))
    rgb = frame.to_rgb(round(recipe.crop * longer / shorter))
    if recipe.framing == "whole":
        return np.asarray(cv2.resize(rgb, (recipe.crop, recipe.crop), interpolation=cv2.INTER_AREA), np.uint8)
    height, width = rgb.shape[:2]
    side = min(height, width)
    w, h = side / width, side / height
    return crop(rgb, Box((1 - w) / 2, (1 - h) / 2, w, h), recipe.crop)
