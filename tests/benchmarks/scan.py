"""What motion costs beside decoding: `python -m tests.benchmarks.scan [--seconds N] [--repeats N] [--json]`.

Makes small videos, then measures CPU time on one thread, in one process and interleaved: decoding every frame
with plain PyAV, and the whole motion stage of the scan (reading, sampling, finding). Medians and their ratio.
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


@dataclass(frozen=True, slots=True)
class Footage:
    """One video to measure on."""

    name: str
    width: int
    height: int
    codec: str
    suffix: str
    options: dict[str, str]


FOOTAGE = (
    Footage("1080p H.264, GOP 12", 1920, 1080, "libx264", ".mp4", {"g": "12", "crf": "23", "preset": "fast"}),
    Footage("1080p H.264, GOP 60", 1920, 1080, "libx264", ".mp4", {"g": "60", "crf": "23", "preset": "fast"}),
    Footage("720p MJPEG AVI", 1280, 720, "mjpeg", ".avi", {"qscale": "4"}),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=6.0, help="length of each video")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for footage in FOOTAGE:
            path = Path(folder) / (footage.name.replace(" ", "_") + footage.suffix)
            make(path, footage, arguments.seconds)
            figures[footage.name] = measure(path, arguments.repeats)
    print(json.dumps(figures, indent=2) if arguments.json else table(figures))


def make(path: Path, footage: Footage, seconds: float, rate: int = 30) -> None:
    """A textured scene with sensor noise, and something that walks through it."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream(footage.codec, rate=rate, options=footage.options)
        stream.width, stream.height = footage.width, footage.height
        stream.pix_fmt = "yuvj420p" if footage.codec == "mjpeg" else "yuv420p"
        stream.codec_context.time_base = Fraction(1, rate)
        for index, picture in enumerate(pictures(footage.width, footage.height, int(seconds * rate))):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, rate)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def pictures(width: int, height: int, count: int) -> Iterator[NDArray[np.uint8]]:
    """`count` frames (height, width, 3)."""
    random = np.random.default_rng(3)
    ground = (
        cv2.GaussianBlur(random.normal(0, 1, (height, width, 3)).astype(np.float32), (0, 0), 3) * 300 + 110
    )
    grain = cv2.GaussianBlur(random.normal(0, 9, (height, width, 3)).astype(np.float32), (3, 3), 0)
    for index in range(count):
        picture = ground + np.roll(grain, random.integers(0, height, 2), axis=(0, 1))
        center = (round(width * (index + 1) / count), round(height * 0.6))
        cv2.ellipse(picture, center, (width // 12, height // 10), 0, 0, 360, (60, 50, 40), -1)
        yield np.clip(picture, 0, 255).astype(np.uint8)


def measure(path: Path, repeats: int) -> dict[str, float]:
    """CPU seconds of both ways, taken in turns, and the ratio of their medians."""
    plain, motion = [], []
    num_frames = decode(path)
    for _ in range(repeats):
        plain.append(cpu_seconds(lambda: decode(path)))
        motion.append(cpu_seconds(lambda: list(scan_video(path, key=0))))
    return {
        "frames": num_frames,
        "decode_cpu_ms_per_frame": round(median(plain) / num_frames * 1000, 3),
        "motion_stage_cpu_ms_per_frame": round(median(motion) / num_frames * 1000, 3),
        "ratio": round(median(motion) / median(plain), 3),
    }


def decode(path: Path) -> int:
    """Decode every frame and do nothing with it; the number of frames."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_count = 1
        return sum(1 for _ in container.decode(stream))


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of this process that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def table(figures: dict[str, dict[str, float]]) -> str:
    """Figures as aligned text."""
    lines = [f"{'':24}{'decode ms':>12}{'motion ms':>12}{'ratio':>8}"]
    lines += [
        f"{name:24}{row['decode_cpu_ms_per_frame']:12.2f}{row['motion_stage_cpu_ms_per_frame']:12.2f}"
        f"{row['ratio']:8.2f}"
        for name, row in figures.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
