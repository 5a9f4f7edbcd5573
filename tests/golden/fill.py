"""Parameters and inputs by formula: a 64-bit integer hash of a name and an index (golden/README.md)."""

from collections.abc import Sequence
from math import ceil, prod
from zlib import crc32

import numpy as np
from numpy.typing import NDArray


def uniform(name: str, index: NDArray[np.uint64]) -> NDArray[np.float64]:
    """u(name, index) in [-1, 1)."""
    with np.errstate(over="ignore"):
        z = (index + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = z + np.uint64(crc32(name.encode())) * np.uint64(0xD1B54A32D192ED03)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2**23 - 1


def parameter(name: str, shape: Sequence[int], offset: float, scale: float) -> NDArray[np.float32]:
    """A parameter of the reference implementation."""
    values = offset + scale * uniform(name, np.arange(prod(shape), dtype=np.uint64))
    return values.astype(np.float32).reshape(shape)


def clip(shape: Sequence[int], coarse: int) -> NDArray[np.float32]:
    """The input (B, C, T, H, W), or (B, C, H, W), blocky on a scale of `coarse` pixels, with finer noise."""
    b, c, t, h, w = shape if len(shape) == 5 else (*shape[:2], 1, *shape[2:])
    grid = (b, c, t, ceil(h / coarse), ceil(w / coarse))
    blocks = uniform("input.coarse", np.arange(prod(grid), dtype=np.uint64)).reshape(grid)
    blocks = blocks.repeat(coarse, axis=3).repeat(coarse, axis=4)[..., :h, :w]
    fine = uniform("input.fine", np.arange(b * c * t * h * w, dtype=np.uint64)).reshape(b, c, t, h, w)
    return (1.5 * blocks + 0.5 * fine).astype(np.float32).reshape(shape)
