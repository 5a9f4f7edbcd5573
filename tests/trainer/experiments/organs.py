"""Volumes drawn in the layout of MedMNIST's organmnist3d.npz: a class is an ellipsoid's place and shape."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIDE, NUM_CLASSES = 28, 11


def write_organs(
    path: Path, *, train: int = 44, val: int = 22, test: int = 22, classes: int = NUM_CLASSES, seed: int = 0
) -> Path:
    """A file with so many volumes, the classes in turn."""
    rng = np.random.default_rng(seed)
    arrays = {}
    for split, number in (("train", train), ("val", val), ("test", test)):
        labels = np.arange(number) % classes
        arrays[f"{split}_images"] = np.stack([volume(int(label), rng) for label in labels])
        arrays[f"{split}_labels"] = labels.astype(np.uint8)[:, None]
    np.savez_compressed(path, **arrays)
    return path


def volume(label: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """One volume: an ellipsoid whose place and radii tell the class, in noise."""
    shape = np.random.default_rng((17, label))
    middle = shape.uniform(8, 20, 3) + rng.uniform(-1.5, 1.5, 3)
    radii = shape.uniform(3, 9, 3) * rng.uniform(0.9, 1.1, 3)
    places = np.stack(np.indices((SIDE,) * 3), axis=-1)
    inside = (((places - middle) / radii) ** 2).sum(axis=-1) < 1
    gray = inside * shape.uniform(110, 220) + rng.normal(40, 12, (SIDE,) * 3)
    return gray.clip(0, 255).astype(np.uint8)
