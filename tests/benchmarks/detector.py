"""What a detector costs: `python -m tests.benchmarks.detector [--json] [--large] [FILE.onnx ...]`.

Prints CPU and wall milliseconds a picture by network, input size and number of threads; "around" is what is
spent beside the network (letterbox, decoding, suppression). Without files: YOLOX nano where the shared data
are, and networks of YOLOv5s' shape with random weights; `--large` adds MegaDetector v5's (560 MB, seconds).
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np

from mvit_core.detection import Detector
from mvit_core.detection.network import Network, has_onnxruntime, open_network
from tests.mvit_core.detection.yolov5_graph import yolov5

PICTURE = (540, 960)  # as a scan keeps its frames
NUM_PICTURES = 9
NUM_LARGE = 3
SIZES = ((256, 416), (384, 640))


@dataclass(frozen=True)
class Cost:
    """One line of the table; milliseconds."""

    network: str
    width: int
    height: int
    num_threads: int
    load_ms: float
    wall_ms: float
    cpu_ms: float
    around_ms: float  # of CPU time, beside the network


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--large", action="store_true")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        paths = arguments.files or list(networks(Path(folder), large=arguments.large))
        costs = [measure(path, num_threads) for path in paths for num_threads in thread_counts()]
    if arguments.json:
        json.dump([asdict(cost) for cost in costs], sys.stdout, indent=1)
        return
    print("engine:", "onnxruntime" if has_onnxruntime() else "OpenCV")
    print(f"{'network':20}{'input':>12}{'threads':>9}{'load ms':>9}{'wall ms':>9}{'CPU ms':>9}{'around':>9}")
    for cost in costs:
        size = f"{cost.width}x{cost.height}"
        figures = f"{cost.load_ms:9.0f}{cost.wall_ms:9.1f}{cost.cpu_ms:9.1f}{cost.around_ms:9.1f}"
        print(f"{cost.network:20}{size:>12}{cost.num_threads:9}{figures}")


def networks(folder: Path, *, large: bool) -> Iterator[Path]:
    """Files to measure where none are named."""
    shared = Path(os.environ.get("TRAPLINE_SHARED") or Path(__file__).parents[3] / "shared")
    nano = shared / "weights" / "yolox_nano.onnx"
    if nano.is_file():
        yield nano
    for size in SIZES:
        path = folder / f"yolov5s_{size[1]}.onnx"
        path.write_bytes(yolov5(size=size, width=0.5, depth=0.33))
        yield path
    if large:
        path = folder / "yolov5x6_1280.onnx"
        path.write_bytes(yolov5(size=(768, 1280), width=1.25, depth=1.33, six=True))
        yield path


def thread_counts() -> list[int]:
    """One, and as many as this process may use."""
    return sorted({1, len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1})


def measure(path: Path, num_threads: int) -> Cost:
    """The medians of one network."""
    started_s = perf_counter()
    detector = Detector.load(path, num_threads=num_threads, trusted=True)
    load_ms = 1000 * (perf_counter() - started_s)
    picture = np.random.default_rng(0).integers(0, 255, (*PICTURE, 3), np.uint8)
    height, width = detector.input_size
    walls, cpus, alone = [], [], []
    network = open_network(path.read_bytes(), num_threads=num_threads)
    blob = np.zeros((1, 3, height, width), np.float32)
    num_pictures = NUM_LARGE if path.stat().st_size > 100e6 else NUM_PICTURES
    for _ in range(num_pictures + 1):  # the first one warms up
        alone.append(cpu_ms_alone(network, blob))
        wall_s, cpu_s = perf_counter(), process_time()
        detector.detect([picture])
        walls.append(1000 * (perf_counter() - wall_s))
        cpus.append(1000 * (process_time() - cpu_s))
    cpu_ms = median(cpus[1:])
    around_ms = max(0.0, cpu_ms - median(alone[1:]))
    return Cost(path.stem, width, height, num_threads, load_ms, median(walls[1:]), cpu_ms, around_ms)


def cpu_ms_alone(network: Network, blob: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    """CPU milliseconds of the network itself."""
    cpu_s = process_time()
    network.run(blob, network.output_names)
    return 1000 * (process_time() - cpu_s)


if __name__ == "__main__":
    main()
