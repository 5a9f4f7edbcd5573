"""The scan's run as a whole: `python -m tests.benchmarks.throughput [PART ...] [--repeats N] [--json]`.

  cores   files an hour with two workers on two cores against one worker on one core, interleaved, medians
  memory  what a worker holds beyond a bare interpreter: a 4K HEVC video, then 500 small files one by one
  busy    share of the wall time in which the model computes, where the model is the bottleneck

Footage is made on the spot. `--model CHECKPOINT` names the model of the last part; without it one with
random weights is made (MViTv2-S 16x4).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from app.services.scanning.driver import Crew
from app.services.scanning.trial_scan import Probes, TrialScan
from mvit_core.events import SIGN_OF_LIFE, ScanRequest, VideoScanned, decode_event, encode
from mvit_core.localization.windows import Scored
from mvit_core.scan import Tools, scan
from mvit_core.scan.settings import Predictor

PARTS = ("cores", "memory", "busy")
NUM_FILES = 12
NUM_SMALL = 500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="of cores, memory, busy (default: all)")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if "cores" in (given.parts or PARTS):
            figures["cores"] = cores(folder, given.repeats)
        if "memory" in (given.parts or PARTS):
            figures["memory"] = memory(folder)
        if "busy" in (given.parts or PARTS):
            figures["busy"] = busy(folder, given.model)
    print(json.dumps(figures, indent=2) if given.json else lines(figures))


def lines(figures: dict[str, Any]) -> str:
    """One line a figure."""
    return "\n".join(
        f"{part}  {name}: {value:.2f}" for part, found in figures.items() for name, value in found.items()
    )


# ------------------------------------------------------------- cores


def cores(folder: Path, repeats: int) -> dict[str, float]:
    """Files an hour of one and of two workers."""
    files = [folder / f"hd_{number:02}.mp4" for number in range(NUM_FILES)]
    write(files[0], (1920, 1080), seconds=6.0)
    for file in files[1:]:
        file.write_bytes(files[0].read_bytes())
    spent: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for _ in range(repeats):
        for workers, runs in spent.items():
            runs.append(times_of(files, workers))
    (one, one_cpu), (two, two_cpu) = (
        (median(wall for wall, _ in runs), median(cpu for _, cpu in runs)) for runs in spent.values()
    )
    return {
        "files an hour, one core": len(files) * 3600 / one,
        "files an hour, two cores": len(files) * 3600 / two,
        "ratio": one / two,
        "CPU seconds a file, one core": one_cpu / len(files),
        "CPU seconds a file, two cores": two_cpu / len(files),
        "ratio that this leaves to two idle cores": 2 * one_cpu / two_cpu,
    }


def times_of(files: Sequence[Path], workers: int) -> tuple[float, float]:
    """Wall time from the first video's beginning to the last one's result, on as many cores as workers.

    And the CPU time of workers and driver, less that of a crew which only starts and probes.
    """
    whole = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(whole)[:workers])  # workers inherit it
    try:
        _, starting_cpu = crew_run(files, workers, scans=False)
        wall, cpu = crew_run(files, workers, scans=True)
    finally:
        os.sched_setaffinity(0, whole)
    return wall, cpu - starting_cpu


def crew_run(files: Sequence[Path], workers: int, *, scans: bool) -> tuple[float, float]:
    """Wall time of the scan, and CPU time of everything."""
    before = cpu_s()
    with Crew(workers) as crew:
        probes = Probes(files)
        for _ in crew.do(probes):
            pass
        trial = TrialScan(probes.infos, budget_s=1e9)
        for _ in crew.do(trial) if scans else ():
            pass
    return trial.prediction(len(files), 0.0).tried_s, cpu_s() - before


def cpu_s() -> float:
    """Of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


# ------------------------------------------------------------- memory


def memory(folder: Path) -> dict[str, float]:
    """Megabytes of a worker beyond those of an interpreter that does nothing."""
    large = folder / "uhd.mp4"
    write(large, (3840, 2160), seconds=10.0, codec="libx265")
    small = folder / "small.mp4"
    write(small, (640, 360), seconds=3.0)
    bare = bare_interpreter()
    with_4k = peak_after([large, large])[-1] - bare
    with_model = peak_after([large, large], "--model", str(random_model(folder)))[-1] - bare
    held = held_after([small] * NUM_SMALL)
    return {
        "MB for 4K HEVC": with_4k,
        "MB for 4K HEVC with MViTv2-S": with_model,
        f"MB after {NUM_SMALL // 10} small files": held[NUM_SMALL // 10 - 1] - bare,
        f"MB after {NUM_SMALL} small files": held[-1] - bare,
    }


def bare_interpreter() -> float:
    """Megabytes of one."""
    code = "import re; print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read()).group(1))"
    return int(subprocess.check_output([sys.executable, "-c", code])) / 1024


def peak_after(files: Sequence[Path], *words: str) -> list[float]:
    """The most that a worker started with these words ever held, after each file."""
    return worker_memory(files, "VmHWM:", *words)


def held_after(files: Sequence[Path]) -> list[float]:
    """What a worker holds, after each file."""
    return worker_memory(files, "VmRSS:")


def worker_memory(files: Sequence[Path], field: str, *words: str) -> list[float]:
    """A line of /proc/PID/status after each file, in megabytes."""
    command = [sys.executable, "-P", "-m", "app", "worker", *words]
    found = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        lines = filter(SIGN_OF_LIFE.__ne__, worker.stdout)
        decode_event(next(lines))
        for number, file in enumerate(files):
            worker.stdin.write(encode(ScanRequest(key=number, path=str(file))))
            worker.stdin.flush()
            while not isinstance(decode_event(next(lines)), VideoScanned):
                pass
            status = Path(f"/proc/{worker.pid}/status").read_text(encoding="utf-8")
            found.append(int(status.split(field)[1].split()[0]) / 1024)
        worker.stdin.close()
    return found


# ------------------------------------------------------------- busy


class Watched:
    """A predictor that notes when it computes."""

    def __init__(self, predictor: Predictor) -> None:
        self._predictor = predictor
        self.spans: list[tuple[float, float]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._predictor, name)

    def score(self, clips: NDArray[np.uint8]) -> Scored:
        """As the predictor does."""
        started_s = time.perf_counter()
        scored = self._predictor.score(clips)
        self.spans.append((started_s, time.perf_counter()))
        return scored


def busy(folder: Path, checkpoint: Path | None) -> dict[str, float]:
    """The model's share of the time from its first clip to its last."""
    import torch

    from mvit_core.inference import Predictor as Model

    torch.set_num_threads(1)
    model = Watched(Model.from_checkpoint(checkpoint or random_model(folder)))
    video = folder / "walk.mp4"
    write(video, (1280, 720), seconds=8.0)
    requests = [ScanRequest(key=number, path=str(video)) for number in range(5)]
    began_s = time.perf_counter()
    for _ in scan(requests, tools=Tools(predictor=model)):
        pass
    whole_s = time.perf_counter() - began_s
    computed_s = sum(end - start for start, end in model.spans)
    return {
        "clips": float(len(model.spans)),
        "seconds a clip": computed_s / len(model.spans),
        "share of the time from first to last clip": computed_s / (model.spans[-1][1] - model.spans[0][0]),
        "share of the whole time": computed_s / whole_s,
    }


def random_model(folder: Path) -> Path:
    """MViTv2-S with weights that know nothing: it takes as long as one that does."""
    from mvit_core.checkpoint import Classes, Header, Preprocessing, save_checkpoint
    from mvit_core.models.registry import create_model

    model = create_model("mvitv2_s_16x4", num_classes=4)
    clip = Preprocessing(num_frames=16, frame_interval_s=4 / 30, crop=(224, 224))
    classes = Classes(species=("vulpes", "ursus"), behaviors=("eats_food", "sleeps"))
    header = Header(model="mvitv2_s_16x4", classes=classes, preprocessing=clip)
    save_checkpoint(folder / "random.safetensors", model, header)
    return folder / "random.safetensors"


# ------------------------------------------------------------- footage


def write(path: Path, size: tuple[int, int], *, seconds: float, codec: str = "libx264") -> None:
    """A textured scene in which something dark walks from one side to the other."""
    quiet = {"x265-params": "log-level=none"} if codec == "libx265" else {}
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=25, options={"preset": "ultrafast", "crf": "26", **quiet})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for index, picture in enumerate(scene(size, int(25 * seconds))):
            frame = av.VideoFrame.from_ndarray(picture, format="gray")
            frame.pts = index
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def scene(size: tuple[int, int], num_frames: int) -> Iterator[NDArray[np.uint8]]:
    """Its frames."""
    width, height = size
    random = np.random.default_rng(3)
    coarse = random.integers(70, 190, (height // 8 + 1, width // 8 + 1), np.uint8)
    ground = np.repeat(np.repeat(coarse, 8, 0), 8, 1)[:height, :width]
    noise = random.integers(0, 5, (4, height, width), np.uint8)
    w, h = width // 8, height // 6
    for index in range(num_frames):
        picture = ground + noise[index % 4]
        x = int((width - w) * index / num_frames)
        picture[height // 2 : height // 2 + h, x : x + w] = 20
        yield picture


if __name__ == "__main__":
    main()
