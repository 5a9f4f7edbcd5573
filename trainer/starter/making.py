"""Making the starter: one training on rendered footage, then a file without the animals that never were."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import msgspec
import torch

from mvit_core.checkpoint import Classes, Header, load_checkpoint, save_checkpoint
from mvit_core.rendering.behaviors import DRINKS, EATS, GROOMS, SLEEPS
from trainer.events import TrainingEvent
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.preparing import Places
from trainer.starter.footage import labelled

KNOWN = (DRINKS, EATS, GROOMS, SLEEPS)  # of what it learned, what people's ethograms have
LICENSE = "MIT"


def recipe(minutes: float) -> Recipe:
    """As tracks are learned from scratch, but there is far more to learn from.

    Behaviors weigh more: at a weight of 4 two hours taught animals, and hardly eating from drinking.
    """
    return replace(
        preset("tracks_from_scratch_cpu"),
        name="starter",
        crop=64,
        views=1,
        epochs=40,
        batch_size=16,
        warmup_epochs=0.5,
        lr=5e-4,
        label_smoothing=0.1,
        balance=0.0,
        behavior_weight=16.0,
        infrared=0.1,
        ema_decay=0.998,
        max_minutes=minutes,
    )


def make(footage: Path, run: Path, out: Path, minutes: float, *, resume: bool) -> Generator[TrainingEvent]:
    """Train on what lies in `footage` for so long, and write the starter to `out`."""
    places = Places(out=run, cache=run / "cache", base=None)
    yield from train(labelled(footage), recipe(minutes), places, device="cpu", resume=resume)
    shrink(run / "best.safetensors", out)


def shrink(trained: Path, out: Path) -> None:
    """The same model with a head for common behaviors alone, in bfloat16 (half the size)."""
    whole = load_checkpoint(trained)
    model, known = whole.model, whole.classes
    rows = [len(known.species) + known.behaviors.index(name) for name in KNOWN]
    head = {name: value[rows].clone() for name, value in model.get_submodule("head").state_dict().items()}
    model.reset_classifier(len(KNOWN))
    model.get_submodule("head").load_state_dict(head)
    lineage = msgspec.structs.replace(whole.header.lineage, license=LICENSE)
    header = Header(
        model=whole.header.model,
        classes=Classes(behaviors=KNOWN),
        preprocessing=whole.preprocessing,
        behavior_activation=whole.header.behavior_activation,
        lineage=lineage,
    )
    save_checkpoint(out, model.to(torch.bfloat16), header)
