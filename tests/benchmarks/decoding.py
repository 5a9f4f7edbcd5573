"""What reading costs beside plain PyAV decoding: `python -m tests.benchmarks.decoding [FILE ...]`.

Prints CPU milliseconds a frame of the file: decoding alone with PyAV; the reader with brightness at 320
pixels, five times a second, as a scan takes it; and the same of every frame. One thread; rounds are
interleaved and medians taken, so that a busy machine troubles all alike. Without files it makes its own.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import av
import numpy as np
from numpy.typing import NDArray

from mvit_core.video.reader import VideoReader
from tests.conftest import write_video

NUM_ROUNDS = 5
RATE_HZ = 5.0
WIDTH = 320


def main() -> None:
    """Measures the files named on the command line, or made on the spot."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    files: list[Path] = parser.parse_args().files
    with TemporaryDirectory() as folder:
        paths = files or make_videos(Path(folder))
        print(f"{'CPU ms a frame':28}{'decode':>8}{'5 a second':>12}{'ratio':>7}{'all':>8}{'ratio':>7}")
        for path in paths:
            report(path)


def report(path: Path) -> None:
    """One line for one file."""
    ways: list[Callable[[Path], int]] = [decode_alone, sample_luma, luma_of_all]
    costs: list[list[float]] = [[] for _ in ways]
    num_frames = decode_alone(path)  # also brings the file into memory
    for _ in range(NUM_ROUNDS):
        for way, cost in zip(ways, costs, strict=True):
            started_s = process_time()
            way(path)
            cost.append((process_time() - started_s) * 1000 / num_frames)
    plain, sampled, every = (median(cost) for cost in costs)
    figures = f"{plain:8.2f}{sampled:12.2f}{sampled / plain:7.2f}{every:8.2f}{every / plain:7.2f}"
    print(f"{path.name:28}{figures}")


def decode_alone(path: Path) -> int:
    """Every frame with PyAV, and nothing done with it."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type, stream.thread_count = "NONE", 1
        return sum(1 for _ in container.decode(stream))


def sample_luma(path: Path) -> int:
    """Small brightness pictures at the rate of a scan."""
    with VideoReader(path) as reader:
        return sum(frame.to_luma(WIDTH).shape[0] > 0 for frame in reader.frames(RATE_HZ))


def luma_of_all(path: Path) -> int:
    """Small brightness pictures of every frame."""
    with VideoReader(path) as reader:
        return sum(frame.to_luma(WIDTH).shape[0] > 0 for frame in reader)


def make_videos(folder: Path) -> list[Path]:
    """Files as trail cameras write them: a still scene with noise, and something that moves."""
    return [
        write_video(folder / "h264_1080p.mp4", scene(1920, 1080), rate=30, options={"preset": "veryfast"}),
        write_video(
            folder / "mjpeg_720p.avi", scene(1280, 720), rate=30, codec="mjpeg", options={"q:v": "4"}
        ),
    ]


def scene(width: int, height: int, num_frames: int = 90) -> Iterator[NDArray[np.uint8]]:
    """Frames (height, width, 3)."""
    dice = np.random.default_rng(0)
    coarse = dice.integers(40, 200, (height // 8 + 1, width // 8 + 1), dtype=np.uint8)
    ground = np.kron(coarse, np.ones((8, 8), np.uint8))[:height, :width]
    for number in range(num_frames):
        frame = ground + dice.integers(0, 9, ground.shape, dtype=np.uint8)
        frame[height // 3 : height // 2, number * 4 : number * 4 + width // 8] = 20
        yield np.repeat(frame[..., None], 3, axis=2)


if __name__ == "__main__":
    main()
