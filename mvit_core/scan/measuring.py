"""How long each part of a scan takes on this computer, one part at a time."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import msgspec
import numpy as np

from mvit_core.motion import LumaSample, motion_steps
from mvit_core.scan import Finder, Predictor, scan_video
from mvit_core.scan.settings import ScanSettings
from mvit_core.video.hardware import kind_of, try_out
from mvit_core.video.reader import VideoReader

DECODED_S = 4.0  # of wall time spent on one file at most
LOOKS = 5
PACED_S = 60.0  # videos that last longer are not read four times
FAST_MODE = "fast mode"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a scan and the time that one piece of its work takes."""

    name: str  # such as "decoding"
    what: str  # such as "a frame, h264 1920x1080"
    ms: float
    note: str = ""


def measure_reading(path: Path) -> list[Part]:
    """Decoding, and motion over the samples that were decoded; raises UnreadableVideo."""
    settings = ScanSettings()
    samples: list[LumaSample] = []
    with VideoReader(path) as reader:
        info = reader.info
        width = min(settings.luma_width, info.width)
        started_s = time.perf_counter()
        last_index = 0
        for frame in reader.frames(settings.samples_per_s):
            samples.append(LumaSample(frame.time_s, frame.index, frame.to_luma(width)))
            last_index = frame.index
            if time.perf_counter() - started_s > DECODED_S:
                break
        decoding_s = time.perf_counter() - started_s
    started_s = time.perf_counter()
    for _ in motion_steps(samples, settings.motion):
        pass
    motion_s = time.perf_counter() - started_s
    what = f"a frame, {info.codec} {info.width}x{info.height}"
    return [
        Part(name="decoding", what=what, ms=1000 * decoding_s / max(1, last_index)),
        Part(name="motion", what="a sample, 5 a second", ms=1000 * motion_s / max(1, len(samples))),
    ]


def measure_hardware(path: Path, devices: Sequence[str]) -> list[Part]:
    """What each device makes of the beginning of this video, and whether scans would use it."""
    kind = kind_of(path)
    found = [try_out(path, device, kind) for device in devices] if kind else []
    return [Part(name="decoding by " + each.device, what=kind, ms=0.0, note=each.note) for each in found]


def measure_paces(path: Path) -> list[Part]:
    """A video read for motion closely and fast, the better of two turns each; nothing of a long video."""
    with VideoReader(path) as reader:
        if (reader.info.duration_s or 0.0) > PACED_S:
            return []
    ways = {"closely": ScanSettings(), "fast": ScanSettings(fast=True)}
    spent = dict.fromkeys(ways, float("inf"))
    for _ in range(2):
        for name, settings in ways.items():
            started_s = time.perf_counter()
            for _event in scan_video(path, key=0, settings=settings):
                pass
            spent[name] = min(spent[name], time.perf_counter() - started_s)
    share = spent["fast"] / max(spent["closely"], 1e-9)
    note = f"{share:.2f} of reading it closely"
    return [Part(name=FAST_MODE, what="the same video, all of it", ms=1000 * spent["fast"], note=note)]


def measure_detector(detector: Finder, name: str) -> Part:
    """One look at one picture."""
    height, width = detector.input_size
    picture = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    return Part(
        name="detector", what=f"a look, {name}", ms=1000 * timed(lambda: detector.detect([picture]), LOOKS)
    )


def measure_model(checkpoint: Path) -> list[Part]:
    """One clip in each of these numbers, and which of them a scan uses; raises BadCheckpoint.

    Numbers that the device emulates are measured too: that they are slow is worth knowing.
    """
    from mvit_core.inference import Predictor as Model

    used = Model.from_checkpoint(checkpoint)
    parts = []
    for precision in ("fp32", "bf16", "fp16", "int8"):
        other = used
        if precision != used.precision:
            other = Model.from_checkpoint(checkpoint, precision=precision)
        if other.precision != precision:
            parts.append(Part(name="model", what=f"a clip, {precision}", ms=0.0, note=other.note))
            continue
        note = f"used by scans, on {other.chosen.name}" if other is used else ""
        parts.append(Part(name="model", what=f"a clip, {precision}", ms=1000 * clip_s(other), note=note))
    return parts


def clip_s(predictor: Predictor) -> float:
    """Seconds of one clip in a full batch."""
    shape = (predictor.num_frames, predictor.crop_size, predictor.crop_size, 3)
    clips = np.zeros((predictor.batch_size, *shape), np.uint8)
    return timed(lambda: predictor.score(clips), 2) / len(clips)


def timed(work: Callable[[], object], times: int) -> float:
    """Seconds of the work in the median."""
    spent = []
    for _ in range(times):
        started_s = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started_s)
    return median(spent)
