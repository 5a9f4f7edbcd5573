"""A linear layer and the GELU behind it in one program of cuBLAS: the hidden signal is written once, not
written, read and written again."""

import torch
from torch import Tensor

from mvit_core.gpu.serving import gpu_serves


def gelu_comes_along(x: Tensor) -> bool:
    """Whether `linear_gelu` takes `x`: in bfloat16 alone, outside of training.

    cuBLAS's GELU is the tanh form, off by up to 5e-4 where the formula wants the error function. Logits of
    MViT-B and MViTv2-S move by 5e-4 of the largest; bfloat16's own rounding moves them by 1.3e-2.
    """
    return (
        x.dtype == torch.bfloat16
        and not torch.is_grad_enabled()
        and not torch.is_autocast_enabled(x.device.type)
        and gpu_serves(x)
    )


def linear_gelu(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """GELU of x (..., in) by the transpose of `weight` (out, in), plus `bias`: (..., out)."""
    made = torch._addmm_activation(bias, x.flatten(0, -2), weight.t(), use_gelu=True)
    return made.view(*x.shape[:-1], len(weight))
