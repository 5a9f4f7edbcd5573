"""Linear layers by the kernels of layers.cpp, in floats, bfloat16 or bytes, and the skip after them."""

import ctypes
from collections.abc import Iterable
from math import ceil
from typing import Literal, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.native.calls import BLOCK, in_parts, library
from mvit_core.native.rows import KINDS, ByteRows, Rows, rows_of

VECTOR = 16  # outputs are padded to a multiple of it
TOGETHER = {torch.float32: 1, torch.bfloat16: 2, torch.int8: 4}  # and inputs to one of this
NAMES = {torch.float32: "floats", torch.bfloat16: "bfloats", torch.int8: "bytes"}
NARROW = 192  # inputs and outputs from which on Strassen's algorithm pays
MANY = 2**20  # weights of a layer up to which it does: more come too slowly from memory
SHARES = 4  # units for each thread at least, so that all are done at about the same time
MOST = 4 * BLOCK  # tokens of a unit where so many weights are read anew for each
TILES = BLOCK // 4  # tokens that make whole tiles

Activation = Literal["none", "gelu_erf", "gelu_tanh"]
ACTIVATIONS: tuple[Activation, ...] = ("none", "gelu_erf", "gelu_tanh")


class Weights(NamedTuple):
    """A layer's weights as the kernels read them; see `weights_of` and `weights_in_bytes`."""

    panels: Tensor  # float32, bfloat16, or int8, with steps and sums
    bias: Tensor
    inputs: int
    outputs: int
    steps: Tensor | None = None
    sums: Tensor | None = None
    by_strassen: bool = False  # panels are those of strassen.h


class _Layer(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("panels", "steps", "sums", "bias")),
        *((name, ctypes.c_int64) for name in ("inputs", "outputs", "by_strassen")),
    )


class _Layers(ctypes.Structure):
    _fields_ = (
        ("source", Rows),
        ("first", _Layer),
        ("second", _Layer),
        *((name, ctypes.c_void_p) for name in ("skip", "out", "hidden", "activated", "of_hidden")),
        *((name, ctypes.c_int64) for name in ("rows", "at_a_time")),
        *((name, ctypes.c_int32) for name in ("activation", "out_kind")),
    )


def weights_of(weight: Tensor, bias: Tensor | None) -> Weights:
    """Weights (out, in) in float32 or bfloat16 and the bias (out,), laid out for the kernels."""
    outputs, inputs = weight.shape
    return _weights(weight, bias, outputs, inputs)


def weights_in_bytes(weight: Tensor, steps: Tensor, bias: Tensor | None) -> Weights:
    """Weights (out, in) in int8, the step of each output (out,) and the bias, laid out for the kernels."""
    sums = weight.sum(dim=1, dtype=torch.float32)
    return weights_of(weight, bias)._replace(steps=_whole_vectors(steps), sums=_whole_vectors(sums))


def turned_weights_of(weight: Tensor) -> Weights:
    """Those of the layer that takes a layer's results back: its weights (out, in) in float32, turned."""
    inputs, outputs = weight.shape
    return _weights(weight, None, outputs, inputs, how="turned_")


def suits_strassen(dtype: torch.dtype, inputs: int, outputs: int) -> bool:
    """Whether such a layer takes less time by Strassen's algorithm: seven products of halves, not eight."""
    even = inputs % 2 == 0 and outputs % (2 * VECTOR) == 0
    return dtype == torch.float32 and even and min(inputs, outputs) >= NARROW and inputs * outputs <= MANY


def _weights(
    weight: Tensor, bias: Tensor | None, outputs: int, inputs: int, how: Literal["", "turned_"] = ""
) -> Weights:
    deep, wide = inputs + -inputs % TOGETHER[weight.dtype], outputs + -outputs % VECTOR
    strassen = suits_strassen(weight.dtype, inputs, outputs)
    panels = weight.new_empty(deep * wide // 4 * 7 if strassen else deep * wide)
    pack = getattr(library(), f"pack_{'strassen_' if strassen else ''}{how}{NAMES[weight.dtype]}")
    dense, sizes = weight.contiguous(), (ctypes.c_int64(inputs), ctypes.c_int64(outputs))
    pack(ctypes.c_void_p(dense.data_ptr()), *sizes, ctypes.c_void_p(panels.data_ptr()))
    bias = torch.zeros(outputs) if bias is None else bias.detach().float()
    return Weights(panels, _whole_vectors(bias), inputs, outputs, by_strassen=strassen)


def _whole_vectors(numbers: Tensor) -> Tensor:
    return functional.pad(numbers, (0, -len(numbers) % VECTOR))


def through_layers(
    x: Tensor | ByteRows,
    first: Weights,
    second: Weights | None = None,
    *,
    activation: Activation = "none",
    skip: Tensor | None = None,
    dtype: torch.dtype = torch.float32,
    keep: Tensor | None = None,
) -> Tensor:
    """x (..., in) through one layer and its activation, and through a second one; `skip` is added.

    Layers in bytes take any signal and give (..., out) in `dtype`, float32 or bfloat16; others take and give
    their own numbers. Of two in float32 `keep` (..., hidden) gets what comes before the activation. Raises
    what `in_parts` does.
    """
    kind = first.panels.dtype
    assert kind == torch.int8 or (isinstance(x, Tensor) and x.dtype == dtype == kind)
    x = ByteRows(*(part.contiguous() for part in x)) if isinstance(x, ByteRows) else x.contiguous()
    shape = (x.numbers if isinstance(x, ByteRows) else x).shape
    out = torch.empty(*shape[:-1], (second or first).outputs, dtype=dtype)
    skip = None if skip is None else skip.to(dtype).contiguous()
    _run(kind, x, (first, second), out, activation, skip=skip, hidden=keep)
    return out


def hidden_gradients(
    of_out: Tensor, layers: tuple[Weights, Weights], hidden: Tensor, activation: Activation, of_x: Tensor
) -> tuple[Tensor, Tensor]:
    """The way back through two layers in float32, the second's `turned_weights_of` first; all is dense.

    Of gradients (..., out) and of what came before the activation, `hidden`: gradients of `hidden`, and
    `hidden` after the activation. `of_x` (..., in) gets those of what the first layer was given. Raises what
    `in_parts` does.
    """
    of_hidden, activated = torch.empty_like(hidden), torch.empty_like(hidden)
    back = {"hidden": hidden, "activated": activated, "of_hidden": of_hidden}
    _run(torch.float32, of_out, layers, of_x, activation, **back)
    return of_hidden, activated


def _run(
    kind: torch.dtype,
    x: Tensor | ByteRows,
    layers: tuple[Weights, Weights | None],
    out: Tensor,
    activation: Activation,
    **tensors: Tensor | None,
) -> None:
    first, second = layers
    rows = out.numel() // out.shape[-1]
    job = _Layers(rows_of(x), _layer(first), _Layer() if second is None else _layer(second))
    job.out, job.rows, job.at_a_time = out.data_ptr(), rows, at_a_time(rows, layers)
    job.activation, job.out_kind = ACTIVATIONS.index(activation), KINDS.index(out.dtype)
    for name, tensor in tensors.items():
        setattr(job, name, None if tensor is None else tensor.data_ptr())
    in_parts(f"layers_of_{NAMES[kind]}", job, -(-rows // job.at_a_time))


def at_a_time(rows: int, layers: Iterable[Weights | None]) -> int:
    """How many of so many tokens make a unit of work: more where weights, read for each unit, are many."""
    threads = torch.get_num_threads()
    if max(each.inputs * each.outputs for each in layers if each) > MANY:
        units = threads * ceil(rows / (threads * MOST))
        return TILES * ceil(rows / (TILES * units))
    return BLOCK if rows >= SHARES * BLOCK * threads else BLOCK // 2


def _layer(weights: Weights) -> _Layer:
    pointers = (
        None if part is None else part.data_ptr()
        for part in (weights.panels, weights.steps, weights.sums, weights.bias)
    )
    return _Layer(*pointers, weights.inputs, weights.outputs, weights.by_strassen)
