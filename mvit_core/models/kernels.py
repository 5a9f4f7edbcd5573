"""Linear layers and products of matrices by oneDNN, where that is faster than torch's default.

Outside of training, on x86 processors. torch hands float32 products to MKL, which reaches half of what oneDNN
does on AMD processors with AVX-512 (measured: 108 against 230 billion operations a second on one Zen 5 core).
oneDNN also adds the bias, applies a GELU or adds a skip connection while the result is still in the cache.
Everywhere else these are the plain functions.
"""

import platform

import torch
from torch import Tensor, nn
from torch.nn import functional

X86 = platform.machine().lower() in ("x86_64", "amd64")


def onednn_serves(x: Tensor) -> bool:
    """Whether the fused kernels take `x`: a CPU's, in float32 or bfloat16, with no way back wanted."""
    return (
        X86
        and x.device.type == "cpu"
        and x.dtype in (torch.float32, torch.bfloat16)
        and not torch.is_grad_enabled()
        and not torch.compiler.is_compiling()
        and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    )


def linear(x: Tensor, layer: nn.Linear) -> Tensor:
    """The layer on `x`, (..., in) to (..., out)."""
    if not onednn_serves(x):
        return functional.linear(x, layer.weight, layer.bias)
    made: Tensor = torch.ops.mkldnn._linear_pointwise(x, layer.weight, layer.bias, "none", [], "")
    return made


def linear_gelu(x: Tensor, layer: nn.Linear, approximate: str) -> Tensor:
    """The layer, then GELU."""
    if not onednn_serves(x):
        return functional.gelu(functional.linear(x, layer.weight, layer.bias), approximate=approximate)
    made: Tensor = torch.ops.mkldnn._linear_pointwise(x, layer.weight, layer.bias, "gelu", [], approximate)
    return made


def linear_add(x: Tensor, layer: nn.Linear, skip: Tensor) -> Tensor:
    """The layer, and `skip`, of the result's shape, added to it."""
    if not onednn_serves(x):
        return skip + functional.linear(x, layer.weight, layer.bias)
    made: Tensor = torch.ops.mkldnn._linear_pointwise.binary(x, skip, layer.weight, layer.bias, "add")
    return made


def product(x: Tensor, rows: Tensor) -> Tensor:
    """x (N, K) times the transpose of `rows` (M, K), on tensors that `onednn_serves`."""
    made: Tensor = torch.ops.mkldnn._linear_pointwise(x, rows, None, "none", [], "")
    return made
