"""Our models against torchvision's on the same weights: `python -m tests.benchmarks.models [--json]`.

Milliseconds a clip, forward or training step, on one thread (--threads). Rounds of both are interleaved and
medians taken, so that a busy machine troubles both alike. The floor is the time of the model's multiply-adds
at the rate of this machine's own large matrix product, measured in the same rounds. int8 is compared with
torchvision's float32.

torchvision need not be installed: its model file runs from a wheel, which --torchvision names or pip
downloads.
"""

import argparse
import importlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from types import ModuleType
from unittest.mock import MagicMock, patch

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.checkpoint.foreign import from_torchvision
from mvit_core.memory import keep_what_is_freed
from mvit_core.models import kernels
from mvit_core.models.counting import costs, total
from mvit_core.models.packed import packed
from mvit_core.models.quantized import quantize
from mvit_core.models.registry import create_model, variant

PAIRS = {"mvit_b_16x4": "mvit_v1_b", "mvitv2_s_16x4": "mvit_v2_s"}
DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "int8": torch.float32}


@dataclass(frozen=True)
class Result:
    """One row: milliseconds a clip."""

    model: str
    what: str  # "forward" or "training step"
    dtype: str
    batch: int
    ours_ms: float
    torchvision_ms: float
    floor_ms: float
    difference: float  # of the logits, largest, relative to their largest

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.torchvision_ms / self.ours_ms


def main() -> None:
    """Runs the comparison that the command line asks for."""
    options = arguments()
    torch.set_num_threads(options.threads)
    if options.keep:
        keep_what_is_freed()
    with TemporaryDirectory() as folder:
        theirs = torchvision_models(options.torchvision, Path(folder))
        results: list[Result] = []
        for name, dtype, batch in product(options.models, options.dtypes, options.batches):
            results.append(compare(theirs, name, dtype, batch, options.rounds, training=options.train))
            if not options.json:
                show(results[-1])
    if options.json:
        print(json.dumps([asdict(result) | {"ratio": result.ratio} for result in results], indent=1))


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", nargs="*", default=list(PAIRS), choices=list(PAIRS))
    parser.add_argument("--dtypes", nargs="*", default=list(DTYPES), choices=list(DTYPES))
    parser.add_argument("--batches", nargs="*", type=int, default=[1])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--train", action="store_true", help="a training step in place of a forward pass")
    parser.add_argument("--keep", action="store_true", help="keep freed memory, as training does, for both")
    parser.add_argument("--torchvision", type=Path, help="a wheel of torchvision")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def compare(theirs: ModuleType, name: str, dtype: str, batch: int, rounds: int, *, training: bool) -> Result:
    """One row of the table."""
    other: nn.Module = getattr(theirs, PAIRS[name])(weights=None)
    enliven(other)
    ours = create_model(name)
    ours.load_state_dict(from_torchvision(other.state_dict()))
    clips = torch.randn(batch, 3, 16, 224, 224, generator=torch.Generator().manual_seed(0)).to(DTYPES[dtype])
    models: list[nn.Module] = [model.to(DTYPES[dtype]).train(training) for model in (ours, other)]
    if not training:
        models[0] = quantize(ours) if dtype == "int8" else packed(ours)
    act = step if training else forward
    ways: list[Callable[[], object]] = [partial(act, model, clips) for model in models]
    difference = 0.0
    if not training:
        mine, yours = (forward(model, clips).float() for model in models)
        difference = float((mine - yours).abs().max() / yours.abs().max())
    matrix = torch.randn(2048, 2048, dtype=DTYPES[dtype])
    products: list[Callable[[], object]] = [partial(multiply, matrix), partial(multiply_onednn, matrix)]
    if dtype == "int8":
        products = [partial(torch._int_mm, matrix.to(torch.int8), matrix.to(torch.int8))] * 2
    *products_ms, ours_ms, theirs_ms = interleaved([*products, *ways], rounds)
    work = total(costs(variant(name))).multiply_adds * (3 if training else 1)
    return Result(
        name,
        "training step" if training else "forward",
        dtype,
        batch,
        ours_ms / batch,
        theirs_ms / batch,
        min(products_ms) * work / 2048**3,
        difference,
    )


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


def step(model: nn.Module, clips: Tensor) -> None:
    """Forward and backward of one batch."""
    model.zero_grad()
    functional.cross_entropy(model(clips), torch.zeros(len(clips), dtype=torch.long)).backward()


def interleaved(ways: list[Callable[[], object]], rounds: int) -> list[float]:
    """Median milliseconds of each way; one round that does not count comes first."""
    times: list[list[float]] = [[] for _ in ways]
    for number in range(rounds + 1):
        for way, taken in zip(ways, times, strict=True):
            started_s = perf_counter()
            way()
            if number:
                taken.append((perf_counter() - started_s) * 1000)
    return [median(taken) for taken in times]


def show(result: Result) -> None:
    """One line."""
    what = f"{result.model:14} {result.what:13} {result.dtype:8} batch {result.batch}"
    times = f"ours {result.ours_ms:6.0f} ms, torchvision {result.torchvision_ms:6.0f} ms, {result.ratio:.2f}x"
    floor = f"floor {result.floor_ms:6.0f} ms ({result.ours_ms / result.floor_ms:.2f})"
    print(f"{what}: {times}; {floor}; logits differ by {result.difference:.1e}", flush=True)


def torchvision_models(wheel: Path | None, folder: Path) -> ModuleType:
    """torchvision's MViT: installed, or from a wheel, without its compiled operators and image library."""
    try:
        return importlib.import_module("torchvision.models.video.mvit")
    except ImportError:
        wheel = wheel or download(folder)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if name.endswith(".py")])
    root = folder / "torchvision"
    for package in ("", "models", "models/video", "transforms"):  # none of what their __init__ would import
        name = ".".join(("torchvision", *package.split("/"))) if package else "torchvision"
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__path__ = [str(root / package)]
    sys.modules["torchvision.utils"] = MagicMock()
    sys.modules["torchvision.transforms._presets"] = MagicMock()
    sys.modules["torchvision.extension"] = MagicMock()
    with patch("torch.library.register_fake", lambda *_, **__: lambda function: function):
        return importlib.import_module("torchvision.models.video.mvit")


def download(folder: Path) -> Path:
    """The wheel that goes with this torch."""
    minor = int(torch.__version__.split(".")[1]) + 15
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder)]
    subprocess.run([*command, f"torchvision==0.{minor}.*"], check=True)
    return next(folder.glob("torchvision*.whl"))


if __name__ == "__main__":
    main()
