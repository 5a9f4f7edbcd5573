"""Our models against torchvision's on the same weights: `python -m tests.benchmarks.models [--json]`.

Milliseconds a clip, forward or training step, on one thread (--threads). Rounds of both are interleaved and
medians taken, so that a busy machine troubles both alike. The floor is the time of the model's multiply-adds
at the rate of this machine's own large matrix product, measured in the same rounds. int8 is compared with
torchvision's float32. Where other programs want the cores, `--cpu-time` counts what the processor spent on
this one in place of the clock. Memory is what one pass holds at its most, beyond the models.

`--device cuda` does the same on a graphics card, where batches are wanted (--batches 8), and says the share
of the card's matrix rate; passes and steps of ours are recorded there and played, as in scans and trainings.
`--compile` adds both models compiled by torch (on a card in CUDA graphs).

torchvision need not be installed: its model file runs from a wheel, which --torchvision names or pip
downloads. Native kernels are built first where `run.py` has not, and named: without them ours is slower.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import product
from math import nan
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from types import ModuleType

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.checkpoint.foreign import from_torchvision
from mvit_core.machine.memory import keep_what_is_freed
from mvit_core.machine.processor import has_bfloat16, has_vnni, is_intel, vectors
from mvit_core.models.arithmetic import kernels
from mvit_core.models.arithmetic.int8 import int8_serves
from mvit_core.models.base import VideoModel
from mvit_core.models.counting import costs, total
from mvit_core.models.quicker.packed import packed
from mvit_core.models.quicker.quantized import quantize
from mvit_core.models.quicker.recorded import learned, recorded
from mvit_core.models.registry import create_model, variant
from mvit_core.native.building import KINDS, build
from mvit_core.native.chosen import ALL, noted
from mvit_core.native.library import found
from tests.benchmarks.model_rows import Result, show
from tests.benchmarks.peak_memory import peak_mib
from tests.benchmarks.torchvision_source import torchvision_models

PAIRS = {"mvit_b_16x4": "mvit_v1_b", "mvitv2_s_16x4": "mvit_v2_s"}
DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "int8": torch.float32}


def main() -> None:
    """Runs the comparison that the command line asks for."""
    options = arguments()
    torch.set_num_threads(options.threads)
    if options.keep:
        keep_what_is_freed()
    said = with_kernels()
    dtypes = options.dtypes or native(options.device)  # not before: it looks for kernels
    if not options.json:
        print(f"native kernels: {said}", flush=True)
    with TemporaryDirectory() as folder:
        theirs = torchvision_models(options.torchvision, Path(folder))
        results: list[Result] = []
        for name, dtype, batch in product(options.models, dtypes, options.batches):
            results.append(compare(theirs, Case(name, dtype, batch, options)))
            if not options.json:
                show(results[-1])
    if options.json:
        print(json.dumps([result.plain() | {"kernels": said} for result in results], indent=1))


def with_kernels() -> str:
    """Build the kernels of this processor unless they are there; which, or why there are none."""
    for kind in KINDS:
        if kind.name in vectors() and build(kind).library:
            break
    if is_intel() and not noted():  # as `run.py` would have measured it
        subprocess.run(
            [sys.executable, "-m", "mvit_core.models.quicker.choosing"], check=True, stdout=sys.stderr
        )
        noted.cache_clear()
    layers = ", ".join(work for work in ALL if kernels.native_multiplies(work))
    return f"{found().note}, layers too in {layers or 'nothing'}"


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", nargs="*", default=list(PAIRS), choices=list(PAIRS))
    parser.add_argument("--dtypes", nargs="*", choices=list(DTYPES), help="all that the device has")
    parser.add_argument("--device", default="cpu", help="such as cuda")
    parser.add_argument("--compile", action="store_true", help="both models compiled, too")
    parser.add_argument("--batches", nargs="*", type=int, default=[1])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu-time", action="store_true", help="the processor's time, not the clock's")
    parser.add_argument("--train", action="store_true", help="a training step in place of a forward pass")
    parser.add_argument("--keep", action="store_true", help="keep freed memory, as training does, for both")
    parser.add_argument("--torchvision", type=Path, help="a wheel of torchvision")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def native(device: str) -> list[str]:
    """What a device computes in itself; to time what it imitates, name it."""
    if device != "cpu":
        return ["float32", "bfloat16"]
    offered = {"float32": True, "bfloat16": has_bfloat16(), "int8": int8_serves()}
    return [dtype for dtype, is_there in offered.items() if is_there]


@dataclass(frozen=True)
class Case:
    """What one row compares."""

    name: str
    dtype: str
    batch: int
    options: argparse.Namespace

    @property
    def device(self) -> torch.device:
        """Where it runs."""
        return torch.device(self.options.device)


def compare(theirs: ModuleType, case: Case) -> Result:
    """One row of the table."""
    plain, other = both(theirs, case)
    ours = plain if case.options.train else ready(plain, case)
    generator = torch.Generator().manual_seed(0)
    clips = torch.randn(case.batch, 3, 16, 224, 224, generator=generator).to(case.device, DTYPES[case.dtype])
    size, products = matrix_products(case.dtype, case.device)
    models = [ours, other, *([compiled(plain, case), compiled(other, case)] if case.options.compile else [])]
    ways = [way_of(model, clips, case) for model in models]
    memory = [peak_mib(way, case.device) for way in ways[:2]]
    mine, yours = (logits(model, clips, training=case.options.train) for model in (ours, other))
    difference = float((mine - yours).abs().max() / yours.abs().max())
    times = interleaved([*products, *ways], case)
    work = total(costs(variant(case.name))).multiply_adds * (3 if case.options.train else 1)
    ours_ms, theirs_ms, *compiled_ms = (time / case.batch for time in times[len(products) :])
    return Result(
        case.name,
        "training step" if case.options.train else "forward",
        str(case.device),
        case.dtype,
        case.batch,
        ours_ms,
        theirs_ms,
        min(times[: len(products)], default=nan) * work / size**3,
        difference,
        *(compiled_ms or (nan, nan)),
        *memory,
    )


def way_of(model: nn.Module, clips: Tensor, case: Case) -> Callable[[], object]:
    """What is measured of a model; our own steps on a card are recorded and played, as in trainings."""
    if not case.options.train:
        return partial(forward, model, clips)
    if not isinstance(model, VideoModel) or case.device.type != "cuda":
        return partial(step, model, model, clips)
    features = learned(model)
    return partial(step, model, lambda some: model.forward_head(features(some)), clips)


def logits(model: nn.Module, clips: Tensor, *, training: bool) -> Tensor:
    """What a model says, nothing left out at random; if `training`, by the way there of a training step."""
    if not training:
        return forward(model, clips).float()
    model.eval()
    said: Tensor = model(clips)
    model.train()
    return said.detach().float()


def both(theirs: ModuleType, case: Case) -> tuple[VideoModel, nn.Module]:
    """Our model and torchvision's with the same weights, ready for what is measured."""
    other: nn.Module = getattr(theirs, PAIRS[case.name])(weights=None)
    enliven(other)
    ours = create_model(case.name)
    ours.load_state_dict(from_torchvision(other.state_dict()))
    for model in (ours, other):
        model.to(case.device, DTYPES[case.dtype]).train(case.options.train)
    return ours, other


def ready(model: VideoModel, case: Case) -> VideoModel:
    """Our model as scans use it."""
    if case.device.type == "cuda":
        return recorded(model, case.batch)
    return ready_on_cpu(model, case.dtype)


def ready_on_cpu(model: VideoModel, dtype: str) -> VideoModel:
    """The same where there is no card."""
    return quantize(model) if dtype == "int8" else packed(model)


def compiled(model: nn.Module, case: Case) -> nn.Module:
    """The model as torch compiles it for one shape of clips; on a card, its kernels started all at once."""
    mode = "reduce-overhead" if case.device.type == "cuda" else "default"
    made: nn.Module = torch.compile(model, dynamic=False, mode=mode)
    return made


def matrix_products(dtype: str, device: torch.device) -> tuple[int, list[Callable[[], object]]]:
    """The side of a large square product, and the ways to compute it there.

    There are none of bytes without VNNI: PyTorch multiplies them one by one there, for 15 seconds.
    """
    size = 2048 if device.type == "cpu" else 8192
    matrix = torch.randn(size, size).to(device, DTYPES[dtype])
    if dtype == "int8":
        whole = matrix.to(torch.int8)
        return size, [partial(torch._int_mm, whole, whole)] if has_vnni() else []
    return size, [partial(multiply, matrix), partial(multiply_onednn, matrix)]


def multiply(matrix: Tensor) -> Tensor:
    """A large product by torch's own choice of library."""
    return functional.linear(matrix, matrix)


def multiply_onednn(matrix: Tensor) -> Tensor:
    """The same by oneDNN, where it serves."""
    with torch.inference_mode():
        return kernels.product(matrix, matrix) if kernels.onednn_serves(matrix) else multiply(matrix)


def enliven(model: nn.Module) -> None:
    """Weights large enough that every part of the clip moves the logits."""
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.ndim > 1:
                fan_in = parameter[0].numel() if parameter.ndim != 3 else 1
                parameter.normal_(std=fan_in**-0.5, generator=generator)


def forward(model: nn.Module, clips: Tensor) -> Tensor:
    """Logits."""
    with torch.inference_mode():
        logits: Tensor = model(clips)
    return logits


def step(model: nn.Module, says: Callable[[Tensor], Tensor], clips: Tensor) -> None:
    """Forward and backward of one batch."""
    model.zero_grad()
    right = torch.zeros(len(clips), dtype=torch.long, device=clips.device)
    functional.cross_entropy(says(clips), right).backward()


def interleaved(ways: list[Callable[[], object]], case: Case) -> list[float]:
    """Median milliseconds of each way; one round that does not count comes first."""
    wait = torch.cuda.synchronize if case.device.type == "cuda" else lambda: None
    now_s = process_time if case.options.cpu_time else perf_counter
    times: list[list[float]] = [[] for _ in ways]
    for number in range(case.options.rounds + 1):
        for way, taken in zip(ways, times, strict=True):
            wait()
            started_s = now_s()
            way()
            wait()
            if number:
                taken.append((now_s() - started_s) * 1000)
    return [median(taken) for taken in times]


if __name__ == "__main__":
    main()
