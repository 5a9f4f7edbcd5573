"""Linear layers of 8-bit integers by the kernels of layers.cpp, and the skip after them."""

import ctypes
from typing import Literal, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.native.calls import BLOCK, in_parts, library
from mvit_core.native.rows import KINDS, ByteRows, Rows, rows_of

VECTOR = 16  # outputs are padded to a multiple of it
TOGETHER = 4  # and inputs to one of this

Activation = Literal["none", "gelu_erf", "gelu_tanh"]
ACTIVATIONS: tuple[Activation, ...] = ("none", "gelu_erf", "gelu_tanh")


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


class _Layers(ctypes.Structure):
    _fields_ = (
        ("source", Rows),
        ("first", _Layer),
        ("second", _Layer),
        *((name, ctypes.c_void_p) for name in ("skip", "out")),
        ("rows", ctypes.c_int64),
        *((name, ctypes.c_int32) for name in ("activation", "out_kind")),
    )


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
        rows_of(x),
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
