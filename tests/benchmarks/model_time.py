"""Where a forward pass's time goes: `python -m tests.benchmarks.model_time [MODEL ...] [--dtypes ...]`.

Milliseconds of the processor for one clip, on one thread, by kind of work, medians of passes. Beside them is
what this machine could not do faster: multiply-adds at the rate of a large product (2048 x 2048; pooling's at
that of float32, in which it is done), bytes at that of a copy of 256 MiB. "between" is what the pass takes
beyond its operations: Python, and looking up what to do. Watching costs each operation some microseconds.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from math import inf, prod
from statistics import median
from time import process_time
from typing import Any
from unittest.mock import patch

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

from mvit_core.models.registry import create_model
from mvit_core.native import attention, calls, layers, pooling, rows
from tests.benchmarks.models import (
    DTYPES,
    PAIRS,
    enliven,
    forward,
    matrix_products,
    native,
    ready_on_cpu,
)

COPIED = 64 << 20  # numbers of four bytes
KERNELS = {
    "layers_of": "linear layers",
    "attend": "attention",
    "pool": "pooling",
    "normalize_rows": "norms",
    "make_bytes": "norms",
    "cut_patches": "patches",
}
OPERATIONS = {
    "linear": "linear layers",
    "mm": "linear layers",
    "gelu": "linear layers",
    "softmax": "attention",
    "attention": "attention",
    "pool": "pooling",
    "layer_norm": "norms",
}


@dataclass
class Watched:
    """Seconds of each kind of work in one pass, and what it comes to."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    multiply_adds: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    num_bytes: dict[str, int] = field(default_factory=lambda: defaultdict(int))


class Operations(TorchDispatchMode):
    """Notes what PyTorch's own operations take."""

    def __init__(self, watched: Watched) -> None:
        super().__init__()
        self.watched = watched

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Does the operation, by the clock."""
        started_s = process_time()
        made = func(*args, **(kwargs or {}))
        kind = kind_of(str(func), args)
        self.watched.seconds[kind] += process_time() - started_s
        if kind == "linear layers" and isinstance(made, Tensor) and "gelu" not in str(func):
            self.watched.multiply_adds[kind] += made.numel() * inputs_of(args)
        if kind == "patches" and isinstance(made, Tensor):
            self.watched.multiply_adds[kind] += made.numel() * prod(args[1].shape[1:])
        return made


def kind_of(name: str, args: Sequence[Any]) -> str:
    """Which kind of work an operation of PyTorch is."""
    if "conv" in name:
        channels: int = args[0].shape[1]
        return "pooling" if args[1].shape[1] < channels else "patches"
    return next((kind for part, kind in OPERATIONS.items() if part in name), "copies, sums")


def inputs_of(args: Sequence[Any]) -> int:
    """Numbers that each result of a linear operation sums up: the last axis of the first matrix."""
    matrix = next(each for each in args if isinstance(each, Tensor) and each.ndim > 1)
    return matrix.shape[-1]


def noted(watched: Watched, size: int, name: str, job: Any, count: int) -> None:
    """A kernel of ours does its job, by the clock."""
    started_s = process_time()
    calls.in_parts(name, job, count)
    kind = next(kind for start, kind in KERNELS.items() if name.startswith(start))
    watched.seconds[kind] += process_time() - started_s
    if kind == "attention":
        pairs = job.batch * job.heads * job.queries * job.keys
        watched.multiply_adds[kind] += 2 * pairs * job.depth
    elif kind == "linear layers":
        each = [layer.inputs * layer.outputs for layer in (job.first, job.second)]
        watched.multiply_adds[kind] += job.rows * sum(each)
    elif kind == "pooling":
        channels = job.batch * job.signals * job.heads * job.depth
        watched.num_bytes[kind] += size * channels * (prod(job.source) + prod(job.to))
        if name != "pool_largest":
            watched.multiply_adds[kind] += channels * prod(job.to) * prod(job.kernel)
    elif kind == "norms":
        watched.num_bytes[kind] += 2 * size * job.rows * job.source.width
    elif kind == "patches":
        watched.num_bytes[kind] += size * job.batch * job.channels * prod(job.source)


@contextmanager
def watching(size: int) -> Iterator[Watched]:
    """Notes what happens within; signals have numbers of `size` bytes."""
    watched = Watched()
    with ExitStack() as stack:
        for module in (attention, layers, pooling, rows):
            stack.enter_context(patch.object(module, "in_parts", partial(noted, watched, size)))
        stack.enter_context(Operations(watched))
        yield watched


def seconds_of(act: Callable[[], object]) -> float:
    """Of the processor."""
    started_s = process_time()
    act()
    return process_time() - started_s


@dataclass(frozen=True)
class Limits:
    """What this machine does at most."""

    multiply_adds: float  # a second, of the numbers in question; 0 of bytes that PyTorch has no product for
    in_float32: float
    num_bytes: float

    def least_of(self, kind: str, watched: Watched) -> str:
        """The milliseconds that a kind of work would take at these rates."""
        rate = self.in_float32 if kind == "pooling" else self.multiply_adds
        work, moved = watched.multiply_adds[kind], watched.num_bytes[kind]
        said = [f"{1e3 * work / rate:.0f} ms by multiply-adds"] if work and rate else []
        said += [f"{1e3 * moved / self.num_bytes:.0f} by bytes"] if moved else []
        return ", ".join(said)


def measured(name: str, dtype: str, num_passes: int) -> tuple[float, list[Watched], Limits]:
    """Seconds of a whole pass, what happened in each that was watched, and the limits; all in turns."""
    plain = create_model(name).eval().to(DTYPES[dtype])
    enliven(plain)
    model, size = ready_on_cpu(plain, dtype), 4 if dtype == "float32" else 2
    clip = torch.randn(1, 3, 16, 224, 224).to(DTYPES[dtype])
    source, target = torch.zeros(COPIED), torch.zeros(COPIED)
    cpu = torch.device("cpu")
    (side, ways), (_, floats) = (matrix_products(each, cpu) for each in (dtype, "float32"))
    whole_s, passes, limits = [], [], []
    for _ in range(num_passes + 1):
        whole_s.append(seconds_of(partial(forward, model, clip)))
        with watching(size) as watched:
            forward(model, clip)
        passes.append(watched)
        of_products = [side**3 / min(map(seconds_of, some), default=inf) for some in (ways, floats)]
        limits.append((*of_products, 8 * COPIED / seconds_of(partial(target.copy_, source))))
    return median(whole_s[1:]), passes[1:], Limits(*map(median, zip(*limits[1:], strict=True)))


def show(name: str, dtype: str, num_passes: int) -> None:
    """The table of one model."""
    total_s, passes, limits = measured(name, dtype, num_passes)
    rates = [f"{limits.multiply_adds / 1e9:.0f} billion multiply-adds"] if limits.multiply_adds else []
    rates += [f"copies of {limits.num_bytes / 1e9:.0f} GB"]
    print(f"{name} in {dtype}: {1e3 * total_s:.0f} ms (in a second: {', '.join(rates)})")
    taken = {kind: median(each.seconds[kind] for each in passes) for kind in passes[0].seconds}
    taken["between"] = max(0.0, total_s - sum(taken.values()))
    for kind, seconds in sorted(taken.items(), key=lambda pair: -pair[1]):
        share, least = 100 * seconds / total_s, limits.least_of(kind, passes[0])
        print(f"  {kind:13} {1e3 * seconds:5.0f} ms {share:3.0f} %  {least}", flush=True)


def main() -> None:
    """Shows what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", nargs="*", default=list(PAIRS))
    parser.add_argument("--dtypes", nargs="*", choices=list(DTYPES), default=native("cpu"))
    parser.add_argument("--passes", type=int, default=7)
    options = parser.parse_args()
    torch.set_num_threads(1)
    for name in options.models:
        for dtype in options.dtypes:
            show(name, dtype, options.passes)


if __name__ == "__main__":
    main()
