"""Linear layers of 8-bit integers by the kernels of layers.cpp, the norm before and the skip after them."""

import ctypes
from math import prod
from typing import Literal, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.native.calls import BLOCK, in_parts, library

VECTOR = 16  # outputs are padded to a multiple of it
TOGETHER = 4  # and inputs to one of this

Sizes = tuple[int, int, int]
Activation = Literal["none", "gelu_erf", "gelu_tanh"]
ACTIVATIONS: tuple[Activation, ...] = ("none", "gelu_erf", "gelu_tanh")
KINDS = (torch.float32, torch.bfloat16, torch.uint8)


class ByteRows(NamedTuple):
    """A signal (..., C) in bytes, (byte - offset) * step, both of each token, (..., 1)."""

    numbers: Tensor
    step: Tensor
    offset: Tensor


class ByteWeights(NamedTuple):
    """A layer's weights as the kernels read them; see `weights_in_bytes`."""

    panels: Tensor
    steps: Tensor
    sums: Tensor
    bias: Tensor
    inputs: int
    outputs: int


class _Layer(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("panels", "steps", "sums", "bias")),
        *((name, ctypes.c_int64) for name in ("inputs", "outputs")),
    )


class _Rows(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("numbers", "steps", "offsets", "norm_scale", "norm_bias")),
        *((name, ctypes.c_int64) for name in ("stride", "width")),
        ("norm_eps", ctypes.c_float),
        ("kind", ctypes.c_int32),
    )


class _Layers(ctypes.Structure):
    _fields_ = (
        ("source", _Rows),
        ("first", _Layer),
        ("second", _Layer),
        *((name, ctypes.c_void_p) for name in ("skip", "out")),
        ("rows", ctypes.c_int64),
        *((name, ctypes.c_int32) for name in ("activation", "out_kind")),
    )


class _Made(ctypes.Structure):
    _fields_ = (
        ("source", _Rows),
        *((name, ctypes.c_void_p) for name in ("numbers", "steps", "offsets")),
        ("rows", ctypes.c_int64),
    )


class _Patches(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("clips", "numbers", "steps", "offsets")),
        *((name, ctypes.c_int64) for name in ("batch", "channels")),
        ("strides", ctypes.c_int64 * 5),
        *((name, ctypes.c_int64 * 3) for name in ("source", "to", "kernel", "stride", "padding")),
        ("kind", ctypes.c_int32),
    )


def patches_in_bytes(clips: Tensor, *, to: Sizes, window: tuple[Sizes, Sizes, Sizes]) -> ByteRows:
    """Patches of clips (B, C, T, H, W) in float32 or bfloat16, one for each place of the grid `to`.

    `window` is of kernel, stride and padding; the result is (B, places, C * kt * kh * kw), its numbers in the
    order of a convolution's weights. Raises what `in_parts` does.
    """
    batch, channels = clips.shape[:2]
    places, width = prod(to), channels * prod(window[0])
    numbers = torch.empty(batch, places, width, dtype=torch.uint8)
    step, offset = (torch.empty(batch, places, 1) for _ in range(2))
    job = _Patches(
        *(x.data_ptr() for x in (clips, numbers, step, offset)),
        *(batch, channels, (ctypes.c_int64 * 5)(*clips.stride())),
        *((ctypes.c_int64 * 3)(*sizes) for sizes in (clips.shape[2:], to, *window)),
        KINDS.index(clips.dtype),
    )
    in_parts("cut_patches", job, -(-batch * places // BLOCK))
    return ByteRows(numbers, step, offset)


def weights_in_bytes(weight: Tensor, steps: Tensor, bias: Tensor | None) -> ByteWeights:
    """Weights (out, in) in int8, the step of each output (out,) and the bias, laid out for the kernels."""
    outputs, inputs = weight.shape
    more = -outputs % VECTOR
    panels = torch.empty((outputs + more) * (inputs + -inputs % TOGETHER), dtype=torch.int8)
    dense = weight.contiguous()
    sizes = ctypes.c_int64(inputs), ctypes.c_int64(outputs)
    library().pack_bytes(ctypes.c_void_p(dense.data_ptr()), *sizes, ctypes.c_void_p(panels.data_ptr()))
    bias = torch.zeros(outputs) if bias is None else bias.float()
    sums = dense.sum(dim=1, dtype=torch.float32)
    steps, sums, bias = (functional.pad(x, (0, more)) for x in (steps, sums, bias))
    return ByteWeights(panels, steps, sums, bias, inputs, outputs)


def in_byte_rows(x: Tensor, norm: nn.LayerNorm | None = None) -> ByteRows:
    """A signal (..., C) in float32 or bfloat16 in bytes, after `norm`. Raises what `in_parts` does."""
    x = x.contiguous()
    numbers = torch.empty(x.shape, dtype=torch.uint8)
    step, offset = (torch.empty(*x.shape[:-1], 1) for _ in range(2))
    rows = x.numel() // x.shape[-1]
    job = _Made(_source(x, norm), numbers.data_ptr(), step.data_ptr(), offset.data_ptr(), rows)
    in_parts("make_bytes", job, -(-rows // BLOCK))
    return ByteRows(numbers, step, offset)


def through_layers(
    x: Tensor | ByteRows,
    first: ByteWeights,
    second: ByteWeights | None = None,
    *,
    activation: Activation = "none",
    skip: Tensor | None = None,
    dtype: torch.dtype = torch.float32,
) -> Tensor:
    """x (..., in) through one layer and its activation, and through a second one; `skip` is added.

    The result (..., out) is of `dtype`, float32 or bfloat16. Raises what `in_parts` does.
    """
    x = ByteRows(*(part.contiguous() for part in x)) if isinstance(x, ByteRows) else x.contiguous()
    shape = (x.numbers if isinstance(x, ByteRows) else x).shape
    out = torch.empty(*shape[:-1], (second or first).outputs, dtype=dtype)
    skip = None if skip is None else skip.to(dtype).contiguous()
    job = _Layers(
        _source(x),
        _layer(first),
        _Layer() if second is None else _layer(second),
        None if skip is None else skip.data_ptr(),
        out.data_ptr(),
        out.numel() // out.shape[-1],
        ACTIVATIONS.index(activation),
        KINDS.index(dtype),
    )
    in_parts("run_layers", job, -(-job.rows // BLOCK))
    return out


def _layer(weights: ByteWeights) -> _Layer:
    pointers = (x.data_ptr() for x in (weights.panels, weights.steps, weights.sums, weights.bias))
    return _Layer(*pointers, weights.inputs, weights.outputs)


def _source(x: Tensor | ByteRows, norm: nn.LayerNorm | None = None) -> _Rows:
    """The caller keeps all of it alive; `x` is dense."""
    if isinstance(x, ByteRows):
        width = x.numbers.shape[-1]
        return _Rows(
            *(part.data_ptr() for part in x), None, None, width, width, 0.0, KINDS.index(torch.uint8)
        )
    width, kind = x.shape[-1], KINDS.index(x.dtype)
    if norm is None:
        return _Rows(x.data_ptr(), None, None, None, None, width, width, 0.0, kind)
    scale, bias = norm.weight.data_ptr(), norm.bias.data_ptr()
    return _Rows(x.data_ptr(), None, None, scale, bias, width, width, norm.eps, kind)
