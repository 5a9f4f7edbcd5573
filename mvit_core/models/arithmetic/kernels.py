"""Linear layers and matrix products by whatever computes them fastest here; what they compute is the same.

On x86 processors torch hands float32 products to MKL, which on AMD's with AVX-512 is half as fast as oneDNN
(measured: 108 against 230 billion operations a second on one Zen 5 core). In inference oneDNN also adds the
bias, applies a GELU or adds a skip connection while the result is still in the cache. On Intel's processors
MKL is as fast as oneDNN, up to twice as fast at the products of gradients, which it need not transpose, and
without AVX-512 faster at layers, too. Where our own kernels are built they come first: always on other
makers' processors, on Intel's where they were measured to be quicker (mvit_core/native/chosen.py). Everywhere
else these are torch's plain functions.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn import functional

from mvit_core.gpu.layers import gelu_comes_along
from mvit_core.gpu.layers import linear_gelu as linear_gelu_on_card
from mvit_core.machine.processor import X86, has_bfloat16, is_intel, mkl_is_quickest, vectors
from mvit_core.models.arithmetic.laid_out import (
    Bytes,
    LaidOutLinear,
    NativeLinear,
    Pair,
    PartialLinear,
    Signal,
    by_onednn,
    by_onednn_added,
    gelu_form,
    split,
)
from mvit_core.native.chosen import Work, does
from mvit_core.native.layers import through_layers
from mvit_core.native.layers_training import linear_in_training, mlp_in_training
from mvit_core.native.library import kernels

FEW_LOGITS = 200_000  # up to here calls cost more than oneDNN's softmax in bfloat16 saves
FEW_ROWS = 16  # below this MKL's rounding depends on where numbers lie in memory
MANY_ROWS = 96  # from here on it pays to lay weights out for a single product
TALL = 16_384  # rows: from here on MKL is as fast at products that sum over them


def onednn_serves(x: Tensor) -> bool:
    """Whether oneDNN's fused kernels take `x`: on a CPU, in float32 or bfloat16, without gradients."""
    if not on_cpu(x) or torch.is_grad_enabled():
        return False
    return x.dtype == torch.float32 or (x.dtype == torch.bfloat16 and has_bfloat16())


def native_serves(x: Tensor, *, in_bfloat16: bool) -> bool:
    """Whether our own kernels (mvit_core/native) take `x`: as above, bfloat16 only where they can."""
    if not (x.dtype == torch.float32 or (in_bfloat16 and x.dtype == torch.bfloat16)):
        return False
    return on_cpu(x) and not torch.is_grad_enabled() and kernels() is not None


def native_attends(x: Tensor, *, in_bytes: bool) -> bool:
    """Whether our own kernels do the attention of `x`; bfloat16 with 8-bit products or a processor for it."""
    return on_cpu(x) and native_serves(x, in_bfloat16=in_bytes or has_bfloat16())


def native_learns(x: Tensor) -> bool:
    """Whether our own kernels take `x` and give gradients: on a CPU, in float32."""
    return x.dtype == torch.float32 and on_cpu(x) and torch.is_grad_enabled() and kernels() is not None


def on_cpu(x: Tensor) -> bool:
    """Whether oneDNN may be called directly on `x`: on x86, outside of autocast and compilation."""
    return (
        not torch.compiler.is_compiling()  # before what torch cannot look into
        and X86
        and x.device.type == "cpu"
        and not torch.is_autocast_enabled("cpu")
        and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    )


class TrainedLinear(torch.autograd.Function):
    """A linear layer in float32 whose products, forward and backward, are oneDNN's."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        """(..., in) to (..., out)."""
        ctx.save_for_backward(x, weight)
        return by_onednn(x, weight, bias)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, Tensor | None, Tensor | None]:
        """Gradients of the input, the weights and the biases."""
        x, weight = ctx.saved_tensors
        rows = grads[0].flatten(0, -2)
        of_x = product(rows, weight.t()).view_as(x) if ctx.needs_input_grad[0] else None
        of_weight = summed_product(rows, x.flatten(0, -2)) if ctx.needs_input_grad[1] else None
        return of_x, of_weight, rows.sum(0) if ctx.needs_input_grad[2] else None


def summed_product(a: Tensor, b: Tensor) -> Tensor:
    """The transpose of a (N, K) times b (N, M)."""
    return product(a.t(), b.t()) if 0 < len(a) <= TALL else a.t() @ b


Layer = nn.Linear | PartialLinear | LaidOutLinear


def halves(layer: nn.Linear | Pair) -> tuple[Layer, Layer]:
    """The layers that give the first and the second half of its outputs."""
    return (layer.first, layer.second) if isinstance(layer, Pair) else split(layer)


def onednn_multiplies(x: Tensor) -> bool:
    """Whether oneDNN does a layer on `x` (..., in): where it serves and is quickest."""
    return onednn_serves(x) and not (suits_mkl(x) and x.numel() >= FEW_ROWS * x.shape[-1])


def native_multiplies(work: Work) -> bool:
    """Whether our own kernels do such layers here: where they can, and are the quickest."""
    can = work != "bfloat16" or (has_bfloat16() and "avx512" in vectors())
    return kernels() is not None and can and does(work)


def suits_mkl(x: Tensor) -> bool:
    """Whether MKL is the quickest at layers on such numbers here."""
    return x.dtype == torch.float32 and mkl_is_quickest()


def linear(x: Signal, layer: Layer) -> Tensor:
    """The layer on `x`, (..., in) to (..., out)."""
    made: Tensor
    if isinstance(layer, LaidOutLinear):
        made = layer(x)
        return made
    assert isinstance(x, Tensor)  # only layers that are laid out are handed others
    if onednn_multiplies(x):
        return by_onednn(x, layer.weight, layer.bias)
    if native_multiplies_in_training(x):
        return linear_in_training(x, layer.weight, layer.bias)
    if x.dtype == torch.float32 and on_cpu(x) and not is_intel():
        made = TrainedLinear.apply(x, layer.weight, layer.bias)  # type: ignore[no-untyped-call]
        return made
    return functional.linear(x, layer.weight, layer.bias)


def native_multiplies_in_training(x: Tensor) -> bool:
    """Whether our own kernels are the quickest at layers on x (..., in) in training.

    Their weights are laid out for each step, which pays where there are many rows.
    """
    return native_learns(x) and native_multiplies("training") and x.numel() >= MANY_ROWS * x.shape[-1]


def mlp(x: Signal, first: Layer, second: Layer, approximate: str) -> Tensor:
    """The first layer, GELU, and the second one."""
    if (
        isinstance(x, Tensor)
        and not isinstance(first, LaidOutLinear)
        and not isinstance(second, LaidOutLinear)
        and native_multiplies_in_training(x)
    ):
        layers = (first.weight, first.bias), (second.weight, second.bias)
        return mlp_in_training(x, *layers, gelu_form(approximate))
    return linear(linear_gelu(x, first, approximate), second)


def mlp_add(x: Signal, first: Layer, second: Layer, approximate: str, skip: Tensor) -> Tensor:
    """The first layer, GELU, the second one, and `skip` added to it."""
    if isinstance(first, NativeLinear) and isinstance(second, NativeLinear) and not isinstance(x, Bytes):
        how = gelu_form(approximate)
        return through_layers(x, first.weights, second.weights, activation=how, skip=skip, dtype=second.dtype)
    if torch.is_grad_enabled():
        return skip + mlp(x, first, second, approximate)
    return linear_add(linear_gelu(x, first, approximate), second, skip)


def linear_gelu(x: Signal, layer: Layer, approximate: str) -> Tensor:
    """The layer, then GELU."""
    made: Tensor
    if isinstance(layer, LaidOutLinear):
        made = layer(x, "gelu", approximate)
        return made
    assert isinstance(x, Tensor)
    if layer.bias is not None and gelu_comes_along(x):
        return linear_gelu_on_card(x, layer.weight, layer.bias)
    if not onednn_multiplies(x):
        made = linear(x, layer)
        if onednn_serves(x):  # nothing else wants what the layer gave
            made = torch.ops.aten.gelu_(made, approximate=approximate)
            return made
        return functional.gelu(made, approximate=approximate)
    return by_onednn(x, layer.weight, layer.bias, "gelu", approximate)


def linear_add(x: Signal, layer: Layer, skip: Tensor) -> Tensor:
    """The layer, and `skip`, of the result's shape, added to it."""
    if isinstance(layer, LaidOutLinear):
        return layer.added(x, skip)
    assert isinstance(x, Tensor)
    if not onednn_multiplies(x):
        added = linear(x, layer)
        return added.add_(skip) if onednn_serves(x) else skip + added
    return by_onednn_added(x, layer.weight, layer.bias, skip)


def product(x: Tensor, rows: Tensor, bias: Tensor | None = None) -> Tensor:
    """x (N, K) times the transpose of `rows` (M, K), on a CPU that `onednn_serves`; `bias` (M,) is added."""
    return by_onednn(x, rows, bias)


def weighted_sum(queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor | None) -> Tensor:
    """softmax(queries keys^T + bias) values^T, of (N, K), (M, K), (E, M), where oneDNN serves.

    In bfloat16 oneDNN's softmax takes 0.6 of the time of torch's, but speaks of tensors in a layout of its
    own: all three steps stay in that. It pays where there are many logits; in float32 it does not.
    """
    if queries.dtype == torch.bfloat16 and len(queries) * len(keys) > FEW_LOGITS:
        logits = opaque_product(queries.to_mkldnn(), keys, bias)
        made: Tensor = opaque_product(torch.softmax(logits, dim=-1), values).to_dense()
        return made
    logits = product(queries, keys, bias)
    return product(torch.softmax(logits, dim=-1, out=logits), values)


def opaque_product(x: Tensor, rows: Tensor, bias: Tensor | None = None) -> Tensor:
    """`product` of a tensor in oneDNN's own layout, and in it."""
    made: Tensor = torch.ops.aten.mkldnn_linear(x, rows, bias)
    return made
