"""What the trainer adds to a model's own step: `python -m tests.benchmarks.training [--model NAME] [--json]`.

The same model is stepped in a plain loop (forward, backward, AdamW, on one batch in memory) and by the
trainer, from the clip cache with augmentation. Printed are seconds a step of both (on a CPU: of computing,
for others may be busy there, and the loading of clips is in the trainer's), their ratio, the share of time
in which the trainer waits for clips, how fast videos are decoded into the cache, and peak memory. Which model
is faster than torchvision's, and by how much, is tests.benchmarks.models's business.
"""

import argparse
import json
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from mvit_core.checkpoint import Classes
from mvit_core.device import choose_device
from tests.conftest import write_video
from trainer.events import StepDone
from trainer.heads import train_heads
from trainer.preparing import Places, cache_for, decode
from trainer.presets import preset
from trainer.readers import read_labels
from trainer.recipe import with_settings
from trainer.run import train
from trainer.starting import starting_point


@dataclass(frozen=True)
class Result:
    """One run of the benchmark."""

    model: str
    device: str
    batch: int
    plain_step_s: float
    trainer_step_s: float
    waiting_share: float
    decoded_clips_per_s: float
    peak_memory_mb: float
    heads_s: float  # 2,000 embeddings, 50 species, 12 behaviors

    @property
    def ratio(self) -> float:
        """The trainer's step in plain steps."""
        return self.trainer_step_s / self.plain_step_s


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--model", default="mvit_xs")
    words.add_argument("--batch", type=int, default=4)
    words.add_argument("--steps", type=int, default=6)
    words.add_argument("--threads", type=int, default=1)
    words.add_argument("--device", default="auto")
    words.add_argument("--json", action="store_true")
    given = words.parse_args()
    torch.set_num_threads(given.threads)
    with TemporaryDirectory() as folder:
        result = measure(Path(folder), given)
    if given.json:
        sys.stdout.write(json.dumps(asdict(result) | {"ratio": result.ratio}) + "\n")
    else:
        for name, value in (asdict(result) | {"ratio": round(result.ratio, 3)}).items():
            sys.stdout.write(f"{name:22} {value}\n")


def measure(folder: Path, given: argparse.Namespace) -> Result:
    """Everything, on made videos of 640 x 360."""
    device = choose_device(given.device).device
    clock = process_time if device.type == "cpu" else perf_counter
    for number in range(given.batch * given.steps):
        place = folder / "labels" / "ab"[number % 2] / f"{number}.mp4"
        place.parent.mkdir(parents=True, exist_ok=True)
        write_video(place, noise(number), rate=15)
    recipe = with_settings(preset("finetune"), {"model": given.model, "batch_size": str(given.batch)})
    recipe = replace(recipe, epochs=1, held_out=0.0, save_every_s=1e9, precision="fp32")
    manifest = read_labels(folder / "labels")
    start = starting_point(recipe, None, Classes(species=("a", "b")))
    began = perf_counter()
    for _ in decode(manifest, cache_for(folder / "cache", start.recipe)):
        pass
    decoded_s = perf_counter() - began
    plain = plain_steps(
        start.model.to(device), (start.recipe.num_frames, start.recipe.crop), given, device, clock
    )
    places = Places(out=folder / "run", cache=folder / "cache")
    steps, times = [], [clock()]
    for event in train(manifest, recipe, places, device=str(device)):
        if isinstance(event, StepDone):
            steps.append(event)
            times.append(clock())
    return Result(
        model=given.model,
        device=str(device),
        batch=given.batch,
        plain_step_s=round(median(plain), 4),
        trainer_step_s=round(median(np.diff(times)[1:].tolist()), 4),
        waiting_share=round(steps[-1].waiting, 4),
        decoded_clips_per_s=round(len(manifest.spans) / decoded_s, 1),
        peak_memory_mb=round(peak_memory_mb(device), 1),
        heads_s=round(heads_s(), 2),
    )


def plain_steps(
    model: torch.nn.Module,
    clip: tuple[int, int],
    given: argparse.Namespace,
    device: torch.device,
    clock: Callable[[], float],
) -> list[float]:
    """Seconds of each step of the plain loop."""
    num_frames, crop = clip
    x = torch.randn(given.batch, 3, num_frames, crop, crop, device=device)
    labels = torch.arange(given.batch, device=device) % 2
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    model.train()
    times = []
    for _ in range(given.steps):
        began = clock()
        optimizer.zero_grad()
        functional.cross_entropy(model(x), labels).backward()
        optimizer.step()
        if device.type == "cuda":
            torch.cuda.synchronize()
        times.append(clock() - began)
    return times[1:]


def heads_s() -> float:
    """Seconds for heads on 2,000 embeddings."""
    from trainer.dataset import Truth

    rng = np.random.default_rng(0)
    labels = rng.integers(50, size=2000)
    embeddings = (rng.normal(size=(50, 768))[labels] + 3 * rng.normal(size=(2000, 768))).astype(np.float32)
    behaviors = (rng.random((2000, 12)) < 0.2).astype(np.float32)
    truth = Truth(np.eye(50, dtype=np.float32)[labels], behaviors, np.ones(2000, bool))
    began = perf_counter()
    train_heads(embeddings, truth)
    return perf_counter() - began


def noise(seed: int) -> Iterator[NDArray[np.uint8]]:
    """Two seconds of a drifting texture."""
    ground = np.random.default_rng(seed).integers(0, 255, (45, 80, 3), dtype=np.uint8)
    picture = np.kron(ground, np.ones((8, 8, 1), np.uint8))
    for number in range(30):
        yield np.roll(picture, 3 * number, axis=1)


def peak_memory_mb(device: torch.device) -> float:
    """Of the device, or of the process."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device) / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
