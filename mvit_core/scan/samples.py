"""Everything that is wanted of a video's frames, taken in one pass: nothing is decoded twice."""

import math
from collections.abc import Collection, Iterator

from mvit_core.clips import FrameStore
from mvit_core.motion import LumaSample
from mvit_core.scan.settings import ScanSettings, Tools
from mvit_core.video.reader import VideoReader

MAX_SIDE = 1280  # of kept frames; no detector needs more of a trail camera's picture


def take_samples(
    reader: VideoReader,
    store: FrameStore,
    tools: Tools,
    settings: ScanSettings,
    dense: Collection[int] | None,
) -> Iterator[LumaSample]:
    """Luma for motion; on the way frames for the model's clips and the detector, where there are such.

    `dense` leaves most of the file out, see `VideoReader.frames`.
    """
    taken_s, rest_s = -math.inf, 0.8 / settings.samples_per_s
    width = min(settings.luma_width, reader.info.width)
    finer, side = times_finer(tools, settings), kept_side(tools, settings)
    for number, frame in enumerate(reader.frames(settings.samples_per_s * finer, dense=dense)):
        if side:
            store.add(frame.time_s, frame.index, frame.to_rgb(side))
        if number % finer == 0 or (dense is not None and frame.time_s - taken_s > rest_s):
            taken_s = frame.time_s
            yield LumaSample(frame.time_s, frame.index, frame.to_luma(width))


def times_finer(tools: Tools, settings: ScanSettings) -> int:
    """How many frames are kept for each that motion looks at: a model's clips may be closer in time."""
    if tools.predictor is None:
        return 1
    return min(4, max(1, math.ceil(1 / (settings.samples_per_s * tools.predictor.frame_interval_s) - 0.01)))


def kept_side(tools: Tools, settings: ScanSettings) -> int:
    """Longer side of the kept frames, pixels; 0 where nobody wants any."""
    if tools.predictor is None and tools.detector is None:
        return 0
    seen = max(tools.detector.input_size) if tools.detector is not None else 0
    return max(settings.kept_side, min(MAX_SIDE, seen))
