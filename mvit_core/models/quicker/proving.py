"""`python -m mvit_core.models.quicker.proving`: whether models answer the same with our own kernels.

A compiler that nobody knows built them on a computer that nobody has seen: before they are used they compute
what float64, which they never touch, has computed. It wants a process of its own, as a library that is wrong
may take its process with it. Exits with 1 where an answer is wrong.
"""

import sys
from collections.abc import Iterator
from copy import deepcopy

import torch
from torch import Tensor

from mvit_core.machine.processor import has_bfloat16
from mvit_core.models.geometry import Pooling
from mvit_core.models.mvit import MViT
from mvit_core.models.mvit_config import BlockConfig, MViTConfig
from mvit_core.models.quicker.packed import packed
from mvit_core.models.quicker.quantized import quantize
from mvit_core.native.chosen import ALL, supposing
from mvit_core.native.library import found

THREADS = 3  # more than the least: they hand units to each other
EXACT = 5e-5  # of the largest number
ALIKE = 0.99  # cosine of embeddings in shorter numbers

_HALVED = Pooling((3, 3, 3), (1, 2, 2))
_EVEN = Pooling((3, 3, 3), (1, 1, 1))
_KEYS = Pooling((3, 3, 3), (2, 2, 2))
_V1 = MViTConfig(
    blocks=(
        BlockConfig(dim=32, dim_out=64, num_heads=1, pool_kv=_KEYS),
        BlockConfig(dim=64, dim_out=192, num_heads=2, pool_q=_HALVED, pool_kv=_KEYS),
        BlockConfig(dim=192, dim_out=192, num_heads=2, pool_q=_EVEN, pool_kv=_EVEN),
        BlockConfig(dim=192, dim_out=192, num_heads=2, pool_q=_EVEN, pool_kv=_EVEN),
    ),
    num_frames=8,
    crop=(72, 88),
)
_V2 = MViTConfig(
    blocks=(
        BlockConfig(dim=32, dim_out=32, num_heads=1, pool_q=_EVEN, pool_kv=_KEYS),
        BlockConfig(dim=32, dim_out=64, num_heads=2, pool_q=_HALVED, pool_kv=_KEYS),
        BlockConfig(dim=64, dim_out=64, num_heads=2, pool_q=_EVEN, pool_kv=_EVEN),
    ),
    num_frames=8,
    crop=(72, 88),
    positions="none",
    relative_space=True,
    relative_time=True,
    residual_pooling=True,
    expand_in_attention=True,
)
MODELS = {"MViT": _V1, "MViTv2": _V2}


def wrong_answers() -> Iterator[str]:
    """Each model and numbers whose answers are others than the formulas', in words."""
    for name, config in MODELS.items():
        model = _model(config)
        clips = torch.randn(2, 3, config.num_frames, *config.crop)
        with torch.no_grad():
            exact = deepcopy(model).double().forward_features(clips.double())
            if not _equal(packed(model).forward_features(clips), exact):
                yield f"{name} in float32"
            if not _alike(quantize(model).forward_features(clips), exact):
                yield f"{name} in 8-bit integers"
            if has_bfloat16():
                short = packed(deepcopy(model).bfloat16()).forward_features(clips.bfloat16())
                if not _alike(short, exact):
                    yield f"{name} in bfloat16"
        if not _equal(gradients(model, clips), gradients(deepcopy(model).double(), clips.double())):
            yield f"{name}'s gradients"


def _model(config: MViTConfig) -> MViT:
    """With parameters none of which is nought or one."""
    torch.manual_seed(1)
    model = MViT(config).eval()
    with torch.no_grad():
        for each in model.parameters():
            each.add_(torch.randn_like(each), alpha=0.05)
    return model


def gradients(model: MViT, clips: Tensor) -> Tensor:
    """Of all parameters, one after the other; nought of the head's, which is left out."""
    loss = model.forward_features(clips).square().sum()
    of_each = torch.autograd.grad(loss, list(model.parameters()), materialize_grads=True)
    return torch.cat([each.flatten() for each in of_each])


def _equal(made: Tensor, exact: Tensor) -> bool:
    """Neither here nor below is it where there are no numbers."""
    return bool((made.double() - exact).abs().max() <= EXACT * exact.abs().max())


def _alike(made: Tensor, exact: Tensor) -> bool:
    """In each clip."""
    return bool(torch.cosine_similarity(made.double(), exact).min() >= ALIKE)


def main() -> int:
    """Compute, and say in a line what is wrong; the exit code."""
    if found().library is None:
        sys.stdout.write(f"There are no kernels: {found().note}.\n")
        return 1
    torch.set_num_threads(THREADS)
    with supposing(*ALL):
        wrong = list(wrong_answers())
    said = f"{', '.join(wrong)} gave other answers than the formulas" if wrong else "All answers are right"
    sys.stdout.write(f"{said}: {found().note}.\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
