"""A very small model, and clips that two classes can be told apart by."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from mvit_core.models import registry
from mvit_core.models.named.schedules import staged_blocks
from tests.conftest import write_video
from trainer.recipes.recipe import Recipe

MakeClasses = Callable[..., Path]

TINY = Recipe(
    name="tiny",
    model="tiny",
    num_frames=4,
    frame_interval_s=0.1,
    crop=32,
    framing="whole",
    epochs=3,
    batch_size=4,
    lr=3e-3,
    precision="fp32",
    warmup_epochs=0.5,
    crop_area=(0.6, 1.0),
    color_jitter=0.2,
    drop_path=0.1,
    dropout=0.1,
    ema_decay=0.9,
    held_out=0.25,
)


@pytest.fixture(autouse=True)
def tiny_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The registry with a model called "tiny", for as long as a test runs; one thread."""
    base = registry.VARIANTS["mvit_xs"]
    blocks = staged_blocks(
        3, (2,), width=16, pool_every_q=True, expand_in_attention=True, kv_stride=(1, 2, 2)
    )
    small = replace(base, config=replace(base.config, blocks=blocks, num_frames=4, crop=(32, 32)))  # type: ignore[arg-type]
    variants = MappingProxyType({**registry.VARIANTS, "tiny": small})
    monkeypatch.setattr(registry, "VARIANTS", variants)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def moving(kind: str, seed: int, num_frames: int = 10) -> Iterator[NDArray[np.uint8]]:
    """A bright square that goes left or right, or is not there, on a background of its own."""
    rng = np.random.default_rng(seed)
    ground = rng.integers(40, 90, (36, 48, 3)).astype(np.uint8)
    top = int(rng.integers(4, 20))
    for number in range(num_frames):
        frame = ground.copy()
        left = number * 4 if kind == "right" else 38 - number * 4
        if kind != "none":
            frame[top : top + 12, max(0, left) : left + 10] = 240
        yield frame


@pytest.fixture
def make_classes(tmp_path: Path) -> MakeClasses:
    """`make_classes(left=6, none=6, sites=3)`: a folder of class folders with sites, 6 clips in each."""

    def make(sites: int = 3, folder: str = "labels", **classes: int) -> Path:
        for kind, number in classes.items():
            for n in range(number):
                place = tmp_path / folder / kind / f"site{n % sites}"
                place.mkdir(parents=True, exist_ok=True)
                write_video(place / f"{n}.mp4", moving(kind, 31 * n + len(kind)), rate=10)
        return tmp_path / folder

    return make
