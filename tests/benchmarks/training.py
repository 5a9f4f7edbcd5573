"""A training step against torchvision's model in the same plain loop: `python -m tests.benchmarks.training`.

The plain loop is forward, backward and AdamW. Ours and torchvision's model go through it with the same
weights and clips: with one batch that lies in memory, and with clips that the trainer loads from its cache on
disk, augmented. Steps are interleaved and medians taken; on a CPU they are seconds of computing, since
others may be busy there. The trainer's own loop is measured beside them, with the share of its time in
which it waits for clips, and the peak memory of each model in a process of its own.

torchvision need not be installed: see tests.benchmarks.models, as for what a forward pass costs.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.checkpoint import Classes
from mvit_core.checkpoint.foreign import from_torchvision
from mvit_core.device import choose_device
from mvit_core.machine.memory import peak_bytes
from mvit_core.models.registry import create_model
from tests.benchmarks.models import PAIRS, enliven
from tests.benchmarks.torchvision_source import torchvision_models
from tests.conftest import write_video
from trainer.events import StepDone
from trainer.fitting.batches import batches
from trainer.fitting.starting import starting_point
from trainer.fitting.state import Progress
from trainer.heads.linear import train_heads
from trainer.labels.readers import read_labels
from trainer.labels.split import Split
from trainer.machine.computing import Computing, computing_on
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import encode_recipe, with_settings
from trainer.run import train
from trainer.runs.preparing import Places, cache_for, decode, lessons_of

Source = Iterator[Tensor]
CLASSES = Classes(species=("a", "b"))


@dataclass(frozen=True)
class Bench:
    """Made videos, the recipe that reads them, and the device."""

    folder: Path
    recipe: Recipe
    computing: Computing
    steps: int

    @property
    def clock(self) -> Callable[[], float]:
        """Of computing on a CPU, of the wall elsewhere."""
        return process_time if self.computing.device.type == "cpu" else perf_counter


def main() -> None:
    """Measure and print."""
    given = arguments()
    torch.set_num_threads(given.threads)
    with TemporaryDirectory() as folder:
        if given.only:
            return remember_memory(given, Path(folder))
        found = measured(given, Path(folder))
    if given.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return None
    for name, value in found.items():
        sys.stdout.write(f"{name:34} {value}\n")
    return None


def arguments() -> argparse.Namespace:
    """What the command line says."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--model", default="mvitv2_s_16x4", choices=list(PAIRS))
    words.add_argument("--batch", type=int, default=2)
    words.add_argument("--steps", type=int, default=3)
    words.add_argument("--threads", type=int, default=1)
    words.add_argument("--device", default="auto")
    words.add_argument("--torchvision", type=Path, help="a wheel of torchvision")
    words.add_argument("--json", action="store_true")
    words.add_argument("--only", choices=("ours", "torchvision"), help=argparse.SUPPRESS)
    return words.parse_args()


def measured(given: argparse.Namespace, folder: Path) -> dict[str, object]:
    """Everything, on made videos of 640 x 360."""
    bench = prepared(given, folder)
    models = both(given, folder, bench.computing.device)
    in_memory = [cycle([random_batch(bench)]) for _ in models]
    plain = interleaved(bench, models, in_memory)
    loading = interleaved(bench, models, [loaded(bench) for _ in models])
    whole, waiting = trainer_steps(bench)
    memory = {who: peak_of(given, who) for who in ("ours", "torchvision")}
    return {
        "model": given.model,
        "device": str(bench.computing.device),
        "batch": given.batch,
        "ours, in memory, s a step": round(plain[0], 3),
        "torchvision, in memory, s a step": round(plain[1], 3),
        "torchvision / ours, in memory": round(plain[1] / plain[0], 2),
        "ours, loading, s a step": round(loading[0], 3),
        "torchvision, loading, s a step": round(loading[1], 3),
        "torchvision / ours, loading": round(loading[1] / loading[0], 2),
        "trainer, s a step": round(whole, 3),
        "trainer / ours, in memory": round(whole / plain[0], 2),
        "share of time waiting for clips": round(waiting, 4),
        "peak memory, ours, MB": memory["ours"],
        "peak memory, torchvision, MB": memory["torchvision"],
        "heads on 2,000 embeddings, s": round(heads_s(), 2),
    }


def prepared(given: argparse.Namespace, folder: Path) -> Bench:
    """Enough videos for all steps, decoded into the cache."""
    device = choose_device(given.device).device
    for number in range(given.batch * (given.steps + 1)):
        place = folder / "labels" / "ab"[number % 2] / f"{number}.mp4"
        place.parent.mkdir(parents=True, exist_ok=True)
        write_video(place, noise(number), rate=15)
    recipe = with_settings(preset("finetune"), {"model": given.model, "batch_size": str(given.batch)})
    recipe = replace(recipe, epochs=1, held_out=0.0, save_every_s=1e9, precision="fp32", drop_path=0.0)
    start = starting_point(recipe, None, CLASSES)
    for _ in decode(read_labels(folder / "labels"), cache_for(folder / "cache", start.recipe)):
        pass
    computing = computing_on(device, start.header.preprocessing, "fp32")
    return Bench(folder, start.recipe, computing, given.steps)


def both(given: argparse.Namespace, folder: Path, device: torch.device) -> list[nn.Module]:
    """Ours and torchvision's, with the same weights, training."""
    theirs = torchvision_models(given.torchvision, folder / "wheel")
    other: nn.Module = getattr(theirs, PAIRS[given.model])(weights=None, num_classes=len(CLASSES))
    enliven(other)
    ours = create_model(given.model, num_classes=len(CLASSES))
    ours.load_state_dict(from_torchvision(other.state_dict()))
    return [model.to(device).train() for model in (ours, other)]


def random_batch(bench: Bench) -> Tensor:
    """Clips that lie in memory."""
    recipe = bench.recipe
    shape = (recipe.batch_size, 3, recipe.num_frames, recipe.crop, recipe.crop)
    return torch.randn(shape, generator=torch.Generator().manual_seed(0)).to(bench.computing.device)


def loaded(bench: Bench) -> Source:
    """Clips as the trainer makes them, from its cache."""
    manifest = read_labels(bench.folder / "labels")
    everything = tuple(range(len(manifest.spans)))
    cache = cache_for(bench.folder / "cache", bench.recipe)
    lessons = lessons_of(manifest, Split(everything, ()), cache, bench.recipe)
    progress = Progress(recipe=encode_recipe(bench.recipe), num_epochs=1)
    order = np.arange(len(everything))
    for clips, _truth in batches(lessons, order, progress, bench.recipe, bench.computing):
        yield bench.computing.to_input(clips.to(bench.computing.device, non_blocking=True))


def interleaved(bench: Bench, models: list[nn.Module], sources: list[Source]) -> list[float]:
    """Median seconds of each model's step; the first round does not count."""
    optimizers = [torch.optim.AdamW(model.parameters(), lr=1e-4) for model in models]
    times: list[list[float]] = [[] for _ in models]
    for number in range(bench.steps + 1):
        for model, optimizer, source, taken in zip(models, optimizers, sources, times, strict=True):
            began = bench.clock()
            plain_step(model, optimizer, next(source))
            if bench.computing.device.type == "cuda":
                torch.cuda.synchronize()
            if number:
                taken.append(bench.clock() - began)
    return [median(taken) for taken in times]


def plain_step(model: nn.Module, optimizer: torch.optim.Optimizer, clips: Tensor) -> None:
    """The plain loop's inside."""
    labels = torch.arange(len(clips), device=clips.device) % len(CLASSES)
    optimizer.zero_grad()
    functional.cross_entropy(model(clips), labels).backward()
    optimizer.step()


def trainer_steps(bench: Bench) -> tuple[float, float]:
    """Median seconds of the trainer's own steps, and the share of time that it waits."""
    places = Places(out=bench.folder / "run", cache=bench.folder / "cache")
    manifest = read_labels(bench.folder / "labels")
    steps, times = [], [bench.clock()]
    for event in train(manifest, bench.recipe, places, device=str(bench.computing.device)):
        if isinstance(event, StepDone):
            steps.append(event)
            times.append(bench.clock())
    return median(np.diff(times)[1:].tolist()), steps[-1].waiting


def peak_of(given: argparse.Namespace, who: str) -> float:
    """Megabytes that two plain steps of one of the models take beyond the process without it."""
    words = [sys.executable, "-m", "tests.benchmarks.training", "--only", who, "--model", given.model]
    words += ["--batch", str(given.batch), "--device", given.device]
    words += ["--torchvision", str(given.torchvision)] if given.torchvision else []
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def remember_memory(given: argparse.Namespace, folder: Path) -> None:
    """Two steps of one model, and what they took."""
    bench = prepared(argparse.Namespace(**vars(given) | {"steps": 0}), folder)
    before = peak_mb(bench.computing.device)
    ours, other = both(given, folder, bench.computing.device)
    model = ours if given.only == "ours" else other
    del ours, other
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    for _ in range(2):
        plain_step(model, optimizer, random_batch(bench))
    sys.stdout.write(f"{peak_mb(bench.computing.device) - before:.0f}\n")


def peak_mb(device: torch.device) -> float:
    """Of the device, or of the process."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device) / 2**20
    return peak_bytes() / 2**20


def heads_s() -> float:
    """Seconds for heads on 2,000 embeddings of 50 species and 12 behaviors."""
    from trainer.clips.dataset import Truth

    rng = np.random.default_rng(0)
    labels = rng.integers(50, size=2000)
    embeddings = (rng.normal(size=(50, 768))[labels] + 3 * rng.normal(size=(2000, 768))).astype(np.float32)
    behaviors = (rng.random((2000, 12)) < 0.2).astype(np.float32)
    truth = Truth(np.eye(50, dtype=np.float32)[labels], behaviors, np.ones(behaviors.shape, bool))
    began = process_time()
    train_heads(embeddings, truth)
    return process_time() - began


def noise(seed: int) -> Iterator[NDArray[np.uint8]]:
    """Two seconds of a drifting texture."""
    ground = np.random.default_rng(seed).integers(0, 255, (45, 80, 3), dtype=np.uint8)
    picture = np.kron(ground, np.ones((8, 8, 1), np.uint8))
    for number in range(30):
        yield np.roll(picture, 3 * number, axis=1)


if __name__ == "__main__":
    main()
