"""The sound of a video as plain samples, on the clock of its pictures."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from mvit_core.errors import UnreadableVideo
from mvit_core.video.opening import opened, unreadable

RATE = 48_000  # samples a second
CHANNELS = 2

Samples = NDArray[np.float32]  # (frames, CHANNELS), -1 to 1


def has_sound(path: Path) -> bool:
    """Whether a video has a sound track that can be decoded."""
    try:
        with opened(path) as (container, _video):
            return any(stream.codec_context is not None for stream in container.streams.audio)
    except UnreadableVideo:
        return False


def sound_from(path: Path, time_s: float) -> Iterator[tuple[float, Samples]]:
    """Pieces of the sound from a moment on: when each begins, in seconds after the first picture, and it.

    Ends quietly at a defect. Raises UnreadableVideo where the file cannot be opened or has no sound.
    """
    with opened(path) as (container, video):
        if not container.streams.audio:
            raise unreadable(path, ValueError("it has no sound"))
        stream = container.streams.audio[0]
        zero_s = float((video.start_time or 0) * (video.time_base or 0))
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
        if time_s > 0 and stream.time_base:
            try:
                container.seek(int((time_s + zero_s) / stream.time_base), stream=stream)
            except FFmpegError:
                return
        try:
            for frame in container.decode(stream):
                if frame.pts is None or frame.time_base is None:
                    continue
                begins_s = float(frame.pts * frame.time_base) - zero_s
                for piece in resampler.resample(frame):
                    yield begins_s, piece.to_ndarray().reshape(-1, CHANNELS).astype(np.float32)
                    begins_s += piece.samples / RATE
        except FFmpegError:
            return
