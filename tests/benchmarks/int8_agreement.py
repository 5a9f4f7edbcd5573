"""How often a model in 8-bit integers says what the float one says.

`python -m tests.benchmarks.int8_agreement` trains mvit_xs on rendered animals of a few species, then asks
both for clips of places that it has not seen, and bfloat16 for comparison. Some five minutes of one core.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.base import VideoModel
from mvit_core.models.quicker.quantized import quantize
from mvit_core.models.registry import create_model
from mvit_core.rendering.scene import render
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.transforms import normalized

SPECIES = ("elephant", "cervus", "ursus", "vulpes", "macropus")
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")
SIDE, NUM_FRAMES = 64, 8


@dataclass(frozen=True)
class Clips:
    """Normalized clips (N, 3, T, H, W) and their classes (N,)."""

    x: Tensor
    classes: Tensor


def main() -> None:
    """Trains, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train-clips", type=int, default=200)
    parser.add_argument("--test-clips", type=int, default=300)
    parser.add_argument("--epochs", type=int, default=14)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    model = create_model(
        "mvit_xs", num_classes=len(SPECIES), num_frames=NUM_FRAMES, crop=(SIDE, SIDE), drop_path=0.0
    )
    train(model, clips_of(options.train_clips, first_site=0), options.epochs)
    tested = clips_of(options.test_clips, first_site=1000)
    exact = logits_of(model, tested.x)
    print(f"float32: {accuracy(exact, tested):.1%} of {len(tested.x)} clips right")
    report("int8", logits_of(quantize(model), tested.x), exact, tested)
    report("bfloat16", logits_of(model.bfloat16(), tested.x.bfloat16()), exact, tested)


def report(name: str, logits: Tensor, exact: Tensor, tested: Clips) -> None:
    """One line about one precision."""
    same = float((logits.argmax(1) == exact.argmax(1)).float().mean())
    far = float((logits.softmax(1) - exact.softmax(1)).abs().max(dim=1).values.mean())
    right = accuracy(logits, tested)
    print(f"{name}: says the same for {same:.2%}; {right:.1%} right; scores move by {far:.3f}")


def accuracy(logits: Tensor, tested: Clips) -> float:
    """Share of clips whose best class is right."""
    return float((logits.argmax(1) == tested.classes).float().mean())


def clips_of(count: int, *, first_site: int) -> Clips:
    """`count` clips, species in turn, each at a place of its own from `first_site` on."""
    pictures = [clip for number in range(count) for clip in one(number, first_site + number)]
    classes = torch.tensor([number % len(SPECIES) for number in range(count)])
    return Clips(normalized(np.stack(pictures)), classes)


def one(number: int, site: int) -> Iterator[NDArray[np.uint8]]:
    """One animal, cut out as a scan would."""
    spec = ClipSpec(
        seed=site,
        site=site,
        biome=BIOMES[site % len(BIOMES)],
        scenario=Scenario.STAYS,
        behaviors=(("eats_food", "looks")[number % 2],),
        species=SPECIES[number % len(SPECIES)],
        width=224,
        height=128,
        duration_s=2.0,
        frame_rate=NUM_FRAMES / 2,
        banner="none",
    )
    frames = [(picture, truth.animals) for _, picture, truth in render(spec)]
    boxes = [animals[0].box for _, animals in frames if animals]
    middle_x = np.mean([box.x + box.w / 2 for box in boxes]) if boxes else 0.5
    middle_y = np.mean([box.y + box.h / 2 for box in boxes]) if boxes else 0.5
    reach = max((max(box.w * spec.width, box.h * spec.height) for box in boxes), default=64.0) * 0.6
    size = int(min(max(reach, 24.0), spec.height / 2))
    left = int(np.clip(middle_x * spec.width - size, 0, spec.width - 2 * size))
    top = int(np.clip(middle_y * spec.height - size, 0, spec.height - 2 * size))
    cut = [picture[top : top + 2 * size, left : left + 2 * size] for picture, _ in frames]
    resized = [cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA) for part in cut]
    yield np.stack(resized).astype(np.uint8)


def train(model: VideoModel, clips: Clips, epochs: int) -> None:
    """AdamW with a half cosine; clips are mirrored at random."""
    optimizer = torch.optim.AdamW(list(map(dict, model.parameter_groups(lr=4e-4, weight_decay=0.05))))
    batches = -(-len(clips.x) // 8)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-4, total_steps=epochs * batches)
    model.train()
    for _ in range(epochs):
        for chosen in torch.split(torch.randperm(len(clips.x)), 8):
            x = clips.x[chosen].flip(4) if torch.rand(()) < 0.5 else clips.x[chosen]
            loss = functional.cross_entropy(model(x), clips.classes[chosen], label_smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    model.eval()


def logits_of(model: VideoModel, x: Tensor) -> Tensor:
    """Logits (N, classes) in float32."""
    with torch.inference_mode():
        return torch.cat([model(part).float() for part in torch.split(x, 16)])


if __name__ == "__main__":
    main()
