"""How fast this computer scans, remembered from its own scans: "about 3 h" before a scan begins.

Videos are weighed by what a common computer takes for them; how much faster this one is, with the tools and
the workers at hand, is what its scans have shown.
"""

import logging
from collections.abc import Iterable
from pathlib import Path

import msgspec

from app import paths
from app.services.scanning.settings import ScanSettings

FILE = "scan-rates.json"
FADES = 0.5  # what earlier scans count beside the latest
LEAST_S = 5.0  # of scanning, below which a scan shows nothing but its own start
SAMPLES_PER_S = 5.0
# CPU seconds for a million pixels of one frame, and for one sample that motion looks at: medians on one core
# of a Zen 4 (docs/performance/motion.md). Only their proportions matter.
DECODING_S = {"h264": 0.0036, "hevc": 0.0046, "mjpeg": 0.0020, "av1": 0.0050}
OTHER_DECODING_S = 0.0036
MOTION_S = 0.009
PHOTO_S = 0.1  # of footage that a photo, which lasts no time, counts for: what its decoding takes
USUAL_FRAME_RATE = 30.0
USUAL_PIXELS = 1920 * 1080

_log = logging.getLogger(__name__)


class Footage(msgspec.Struct, frozen=True, kw_only=True):
    """Videos of one kind."""

    codec: str = ""
    pixels: int = USUAL_PIXELS  # of a frame
    frame_rate: float | None = None
    duration_s: float = 0.0  # of all of them


class Rate(msgspec.Struct, frozen=True):
    """Work that was done, in seconds of a common computer, and the time that it took here."""

    work_s: float = 0.0
    wall_s: float = 0.0


def counted_s(duration_s: float | None) -> float:
    """How much footage a video counts for: its length, nothing where that is not known; a photo a little."""
    return 0.0 if duration_s is None else duration_s or PHOTO_S


def work_of(footage: Iterable[Footage]) -> float:
    """Seconds that one core of a common computer takes to read these videos and to find what moves."""
    return sum(map(_work, footage))


def expected_s(settings: ScanSettings, footage: Iterable[Footage]) -> float | None:
    """How long a scan will take here; None where this computer has not scanned with these tools yet."""
    rate = _rates().get(key_of(settings))
    return work_of(footage) * rate.wall_s / rate.work_s if rate is not None and rate.work_s > 0 else None


def remember(settings: ScanSettings, rate: Rate) -> None:
    """A scan has shown how fast this computer is; one that was too short shows nothing."""
    if rate.wall_s < LEAST_S or rate.work_s <= 0:
        return
    rates = _rates()
    before = rates.get(key_of(settings), Rate())
    scale = FADES * min(1.0, rate.wall_s / before.wall_s) if before.wall_s > 0 else 0.0
    rates[key_of(settings)] = Rate(rate.work_s + scale * before.work_s, rate.wall_s + scale * before.wall_s)
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_bytes(msgspec.json.format(msgspec.json.encode(rates)))
    except OSError as error:  # it is a convenience: the scan itself is stored
        _log.warning("the rate of this computer could not be kept: %s", error)


def key_of(settings: ScanSettings) -> str:
    """What a rate depends on beside the computer."""
    tools = (settings.model_path, settings.detector_path)
    pace = ["fast"] if settings.fast else []
    return " | ".join([*(str(path or "-") for path in tools), f"{settings.num_workers} workers", *pace])


def _work(footage: Footage) -> float:
    frames = footage.duration_s * (footage.frame_rate or USUAL_FRAME_RATE)
    decoding_s = DECODING_S.get(footage.codec, OTHER_DECODING_S) * footage.pixels / 1e6 * frames
    return decoding_s + MOTION_S * SAMPLES_PER_S * footage.duration_s


def _rates() -> dict[str, Rate]:
    try:
        return msgspec.json.decode(_file().read_bytes(), type=dict[str, Rate])
    except (OSError, ValueError, RecursionError):
        return {}


def _file() -> Path:
    return paths.data_dir() / FILE
