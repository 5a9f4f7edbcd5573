"""What motion costs beside decoding: `python -m tests.benchmarks.scan [--seconds N] [--repeats N] [--json]`.

Makes small videos at the bit rates of trail cameras, then measures CPU time on one core, in one process and
interleaved: decoding every frame with plain PyAV; the whole motion stage of the scan (reading, sampling,
finding); and the same in the fast mode. Medians and their ratios to plain decoding. `--recall` also renders
videos with exact truth and prints the event recall of both ways: what the fast mode misses (minutes).
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.scan import scan_video
from mvit_core.scan.settings import ScanSettings
from tests.benchmarks import localization

FAST = ScanSettings(fast=True)


@dataclass(frozen=True, slots=True)
class Footage:
    """One video to measure on."""

    name: str
    width: int
    height: int
    codec: str
    options: dict[str, str]
    megabits: int = 0  # a second
    seconds: float = 0.0  # where it is to be shorter than the others

    @property
    def suffix(self) -> str:
        """Of its file."""
        return ".avi" if self.codec == "mjpeg" else ".mp4"


QUICK = {"preset": "veryfast"}
HEVC = {"preset": "ultrafast", "x265-params": "log-level=none:pools=1:frame-threads=1"}
FOOTAGE = (
    Footage("1080p H.264, GOP 12", 1920, 1080, "libx264", QUICK | {"g": "12"}, 12),
    Footage("1080p H.264, GOP 30", 1920, 1080, "libx264", QUICK | {"g": "30"}, 12),
    Footage("1080p H.264, GOP 250", 1920, 1080, "libx264", QUICK | {"g": "250"}, 12),
    Footage("720p H.264, GOP 30", 1280, 720, "libx264", QUICK | {"g": "30"}, 6),
    Footage("720p MJPEG AVI", 1280, 720, "mjpeg", {"qscale": "4"}),
    Footage("1080p HEVC, GOP 30", 1920, 1080, "libx265", HEVC | {"g": "30"}, 8),
    Footage("4K HEVC, GOP 30", 3840, 2160, "libx265", HEVC | {"g": "30"}, 30, 4.0),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=10.0, help="length of each video")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--recall", action="store_true", help="what the fast mode misses, too")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    figures: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for footage in FOOTAGE:
            path = Path(folder) / (footage.name.replace(" ", "_") + footage.suffix)
            make(path, footage, min(footage.seconds or arguments.seconds, arguments.seconds))
            figures[footage.name] = measure(path, arguments.repeats)
            path.unlink()
        found = recall(Path(folder)) if arguments.recall else {}
    if arguments.json:
        print(json.dumps({"cost": figures} | ({"event_recall": found} if found else {}), indent=2))
    else:
        print("\n".join([table(figures), *(f"event recall, {way}: {share}" for way, share in found.items())]))


def make(path: Path, footage: Footage, seconds: float, rate: int = 30) -> None:
    """A textured scene with sensor noise; what set the camera off walks through its first third."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream(footage.codec, rate=rate, options=footage.options)
        stream.width, stream.height = footage.width, footage.height
        stream.pix_fmt = "yuvj420p" if footage.codec == "mjpeg" else "yuv420p"
        if footage.megabits:
            stream.bit_rate = footage.megabits * 1_000_000
        stream.codec_context.time_base = Fraction(1, rate)
        for index, picture in enumerate(pictures(footage.width, footage.height, int(seconds * rate))):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, rate)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def pictures(width: int, height: int, count: int) -> Iterator[NDArray[np.uint8]]:
    """`count` frames (height, width, 3)."""
    random = np.random.default_rng(3)
    texture = random.normal(0, 1, (height, width, 3)).astype(np.float32)
    ground = np.clip(cv2.GaussianBlur(texture, (0, 0), 3) * 300 + 110, 20, 235).astype(np.uint8)
    grain = cv2.GaussianBlur(random.normal(0, 9, (height, width)).astype(np.float32), (3, 3), 0)
    for index in range(count):
        moved = np.roll(grain, random.integers(0, height, 2), axis=(0, 1)).astype(np.int16)
        picture = cv2.add(ground, np.repeat(moved[..., None], 3, axis=2), dtype=cv2.CV_8U)
        center = (round(width * 3 * (index + 1) / count), round(height * 0.6))
        cv2.ellipse(picture, center, (width // 12, height // 10), 0, 0, 360, (60, 50, 40), -1)
        yield picture


def measure(path: Path, repeats: int) -> dict[str, float]:
    """CPU milliseconds a frame of the three ways, taken in turns, and the ratios of their medians."""
    ways: dict[str, Callable[[], object]] = {
        "decode": lambda: decode(path),
        "motion": lambda: list(scan_video(path, key=0)),
        "fast": lambda: list(scan_video(path, key=0, settings=FAST)),
    }
    num_frames = decode(path)
    costs: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, work in ways.items():
            costs[name].append(cpu_seconds(work) / num_frames * 1000)
    middle = {name: median(each) for name, each in costs.items()}
    return {
        "frames": num_frames,
        **{f"{name}_cpu_ms_per_frame": round(cost, 3) for name, cost in middle.items()},
        "motion_ratio": round(middle["motion"] / middle["decode"], 3),
        "fast_ratio": round(middle["fast"] / middle["decode"], 3),
    }


def recall(folder: Path) -> dict[str, float | int | None]:
    """Event recall over rendered conditions and scenarios, by default and in the fast mode."""
    localization.render(folder, seed=1)
    ways = {"by default": ScanSettings(), "fast": FAST}
    return {
        way: localization.measure(folder, settings=settings)["all"]["event_recall"]
        for way, settings in ways.items()
    }


def decode(path: Path) -> int:
    """Decode every frame and do nothing with it; the number of frames."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type, stream.thread_count = "NONE", 1
        return sum(1 for _ in container.decode(stream))


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of this process that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def table(figures: dict[str, dict[str, float]]) -> str:
    """Figures as aligned text; milliseconds of CPU time a frame."""
    lines = [f"{'':24}{'decode':>8}{'motion':>8}{'ratio':>7}{'fast':>8}{'ratio':>7}"]
    lines += [
        f"{name:24}{row['decode_cpu_ms_per_frame']:8.2f}"
        f"{row['motion_cpu_ms_per_frame']:8.2f}{row['motion_ratio']:7.2f}"
        f"{row['fast_cpu_ms_per_frame']:8.2f}{row['fast_ratio']:7.2f}"
        for name, row in figures.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
