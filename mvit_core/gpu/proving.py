"""The programs against the formulas they stand for, on the card that is to run them.

They are compiled anew for each kind of card, by whatever compiler came with PyTorch: a few small sums tell
whether that went well before anybody's results hang on it. The formulas are computed on the processor in
float64.
"""

from collections.abc import Callable, Collection, Sequence
from math import prod
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.gpu.patches import patched
from mvit_core.gpu.pooling import largest_tokens, pooled_tokens
from mvit_core.gpu.positions import Known, extended
from mvit_core.gpu.rows import normalized_rows
from mvit_core.gpu.sizes import Sizes, Window

CLOSE = 1e-3  # of the largest number; rounding leaves a thousandth of that
GRID, POOLED = (2, 5, 6), (2, 3, 3)
WINDOW = Window((3, 3, 3), (1, 2, 2), (1, 1, 1))
KEYS = (2, 3, 3)

Made = Sequence[Tensor]
Function = Callable[..., Tensor]
Layer = TypeVar("Layer", bound=nn.Module)


def wrong_programs(device: torch.device, names: Collection[str] | None = None) -> list[str]:
    """Which of `PROOFS`, or of some of them, fail there; raises what building and starting them raises."""
    with (
        torch.inference_mode(mode=False),
        torch.enable_grad(),
        torch.autocast(device.type, enabled=False),
        torch.random.fork_rng(devices=[]),  # layers that are made here draw numbers
    ):
        return [name for name in PROOFS if (names is None or name in names) and not proven(name, device)]


def proven(name: str, device: torch.device) -> bool:
    """Whether a kind of programs gives there what its formula gives, gradients, too."""
    program, formula, shapes = PROOFS[name]
    generator = torch.Generator().manual_seed(0)
    inputs = [torch.randn(shape, generator=generator) for shape in shapes]
    return alike(with_gradients(program, inputs, device), with_gradients(formula, inputs, None))


def with_gradients(function: Function, inputs: Made, device: torch.device | None) -> list[Tensor]:
    """What a function gives on a device, or with None on the processor in float64, and its gradients."""
    there = [x.double() if device is None else x.to(device) for x in inputs]
    given = [x.detach().requires_grad_() for x in there]
    made = function(*given)
    weights = torch.cos(torch.arange(made.numel(), dtype=torch.float64)).view(made.shape)
    return [made, *torch.autograd.grad(made, given, weights.to(made))]


def alike(made: Made, wanted: Made) -> bool:
    """Whether all numbers agree; what is none agrees with nothing."""
    pairs = [(a.detach().double().cpu(), b.detach()) for a, b in zip(made, wanted, strict=True)]
    return all(float((a - b).abs().max()) <= CLOSE * float(b.abs().max().clamp_min(1)) for a, b in pairs)


def _norm(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return normalized_rows(x, norm_of(weight, bias))


def _plain_norm(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return functional.layer_norm(x, weight.shape, weight, bias, 1e-6)


def norm_of(weight: Tensor, bias: Tensor) -> nn.LayerNorm:
    """A norm whose parameters are these tensors, which know the way back to where they came from."""
    return with_parameters(nn.LayerNorm(len(weight), eps=1e-6), weight, bias)


def with_parameters(layer: Layer, weight: Tensor, bias: Tensor) -> Layer:
    """The layer, tensors in place of its parameters."""
    for name, value in (("weight", weight), ("bias", bias)):
        delattr(layer, name)
        setattr(layer, name, value)
    return layer


def _pool(x: Tensor, filters: Tensor, *norms: Tensor) -> Tensor:
    made = [norm_of(*pair) for pair in (norms[:2], norms[2:])]
    return pooled_tokens(x, filters, made, grids=(GRID, POOLED), window=WINDOW, num_class_tokens=1)


def _plain_pool(x: Tensor, filters: Tensor, *norms: Tensor) -> Tensor:
    batch, _, signals, heads, depth = x.shape
    token, body = x[:, :1], torch.unflatten(x[:, 1:], 1, GRID)
    grid = body.permute(0, 5, 4, 6, 1, 2, 3).flatten(2, 3).flatten(0, 1)  # (B * heads, signals * D, T, H, W)
    grid = functional.conv3d(grid, filters, None, WINDOW.stride, WINDOW.padding, 1, signals * depth)
    apart = torch.unflatten(torch.unflatten(grid, 0, (batch, heads)), 2, (signals, depth)).flatten(4)
    tokens = torch.cat((token, apart.permute(0, 4, 2, 1, 3)), dim=1)
    normed = [_plain_norm(tokens[:, :, each], *norms[2 * each : 2 * each + 2]) for each in range(signals)]
    return torch.stack(normed, dim=2)


def _largest(x: Tensor) -> Tensor:
    made = largest_tokens(x.detach(), grids=(GRID, POOLED), window=WINDOW, num_class_tokens=1)
    return made + 0 * x.sum()  # it knows no way back


def _plain_largest(x: Tensor) -> Tensor:
    grid = torch.unflatten(x[:, 1:], 1, GRID).permute(0, 4, 1, 2, 3)
    pooled = functional.max_pool3d(grid, *WINDOW).flatten(2).transpose(1, 2)
    return torch.cat((x[:, :1], pooled), dim=1).detach() + 0 * x.sum()


def _tables() -> list[tuple[int, int]]:
    return [(length(q, k), 16) for q, k in zip(GRID, KEYS, strict=True)]


def length(q_size: int, k_size: int) -> int:
    """Distances between places of two axes of which the second is the first or a part of it."""
    return q_size + k_size - 1


def rows_of(q_size: int, k_size: int) -> Tensor:
    """Row of a table for each query and key."""
    return torch.arange(q_size)[:, None] - torch.arange(k_size) + k_size - 1


def _positions(q: Tensor, k: Tensor, *tables: Tensor) -> Tensor:
    known = Known((GRID, KEYS), (True, True, True), 1)
    queries, keys = extended(q, k, tables, known, rows_of=rows_of, scale=0.5)
    return torch.einsum("bnhd,bmhd->bhnm", queries, keys)


def _plain_positions(q: Tensor, k: Tensor, *tables: Tensor) -> Tensor:
    logits = torch.einsum("bnhd,bmhd->bhnm", q, k) * 0.5
    places = [torch.cartesian_prod(*map(torch.arange, sizes)) for sizes in (GRID, KEYS)]
    added = torch.zeros_like(logits[:, :, 1:, 1:])
    for axis, table in enumerate(tables):
        wanted = rows_of(GRID[axis], KEYS[axis])[places[0][:, axis, None], places[1][None, :, axis]]
        added = added + torch.einsum("bnhd,nmd->bhnm", q[:, 1:], table[wanted])
    return logits + functional.pad(added, (1, 0, 1, 0))


CLIPS = (3, 4, 9, 11)  # channels, frames, rows, columns
PATCH = Window((3, 5, 5), (2, 4, 4), (1, 2, 2))


def _patches(weight: Tensor, bias: Tensor) -> Tensor:
    return patched(clip(weight), layer_of(weight, bias), PATCH, patches_made())


def _plain_patches(weight: Tensor, bias: Tensor) -> Tensor:
    grid = functional.conv3d(clip(weight), weight, bias, PATCH.stride, PATCH.padding)
    return grid.flatten(2).transpose(1, 2)


def clip(like: Tensor) -> Tensor:
    """Two clips, the same each time."""
    return torch.sin(torch.arange(2 * prod(CLIPS), dtype=torch.float64)).view(2, *CLIPS).to(like)


def patches_made() -> Sizes:
    """The grid of their patches."""
    sizes = zip(CLIPS[1:], *PATCH, strict=True)
    t, h, w = ((size + 2 * pad - kernel) // stride + 1 for size, kernel, stride, pad in sizes)
    return t, h, w


def layer_of(weight: Tensor, bias: Tensor) -> nn.Conv3d:
    """A patch layer whose parameters are these tensors."""
    return with_parameters(nn.Conv3d(weight.shape[1], len(weight), *PATCH), weight, bias)


PROOFS: dict[str, tuple[Function, Function, list[tuple[int, ...]]]] = {  # shapes of what both take
    "norm": (_norm, _plain_norm, [(3, 7, 96), (96,), (96,)]),
    "pooling": (_pool, _plain_pool, [(2, 61, 2, 2, 24), (48, 1, 3, 3, 3), *[(24,)] * 4]),
    "largest": (_largest, _plain_largest, [(2, 61, 24)]),
    "positions": (_positions, _plain_positions, [(2, 61, 2, 16), (2, 19, 2, 16), *_tables()]),
    "patches": (_patches, _plain_patches, [(8, 3, 3, 5, 5), (8,)]),
}
