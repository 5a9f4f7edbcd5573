"""Linear layers whose weights lie as a processor's products want them: for inference on CPUs alone.

By our own kernels (mvit_core/native), in float32, bfloat16 or 8-bit integers, or by oneDNN.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor, nn

from mvit_core.native.layers import Activation, Weights, through_layers, weights_of
from mvit_core.native.rows import ByteRows, in_byte_rows


class PartialLinear(NamedTuple):
    """A linear layer's weights (out, in) and bias, or those of some of its outputs."""

    weight: Tensor
    bias: Tensor | None


class Bytes(NamedTuple):
    """A signal (..., C) in bytes, (byte - offset) * step, as oneDNN wants it: with one step for all."""

    numbers: Tensor
    step: float
    offset: int


Signal = Tensor | Bytes | ByteRows
"""What a layer takes: numbers, or for 8-bit layers bytes, made once for all the layers that they go to."""


def picked(x: Signal, pick: Callable[[Tensor], Tensor]) -> Signal:
    """Some tokens of a signal (B, N, C)."""
    if isinstance(x, Bytes):
        return x._replace(numbers=pick(x.numbers))
    return ByteRows(*map(pick, x)) if isinstance(x, ByteRows) else pick(x)


class LaidOutLinear(nn.Module):
    """A linear layer; `dtype` is what comes out."""

    def __init__(self, dtype: torch.dtype) -> None:
        super().__init__()
        self.dtype = dtype

    def signal(self, x: Signal) -> Signal:
        """x as `forward` would make it: worth it for several layers that take the same."""
        return x

    def forward(self, x: Signal, activation: str = "none", approximate: str = "none") -> Tensor:
        """(..., in) to (..., out) in `dtype`; `activation` "gelu" is applied in passing."""
        raise NotImplementedError

    def added(self, x: Signal, skip: Tensor) -> Tensor:
        """`forward` plus `skip` (..., out), added in passing."""
        raise NotImplementedError


class NativeLinear(LaidOutLinear):
    """By our own kernels; in bytes the least and the largest number of a token are the bounds of a byte."""

    def __init__(self, weights: Weights, dtype: torch.dtype) -> None:
        super().__init__(dtype)
        self.weights = weights

    @property
    def in_bytes(self) -> bool:
        """Whether its products are of bytes."""
        return self.weights.steps is not None

    def signal(self, x: Signal) -> Signal:
        """In bytes with a step for each token."""
        return in_byte_rows(x) if self.in_bytes and isinstance(x, Tensor) else x

    def forward(self, x: Signal, activation: str = "none", approximate: str = "none") -> Tensor:
        """See the base class."""
        assert not isinstance(x, Bytes)
        how = gelu_form(approximate) if activation == "gelu" else "none"
        return through_layers(x, self.weights, activation=how, dtype=self.dtype)

    def added(self, x: Signal, skip: Tensor) -> Tensor:
        """See the base class."""
        assert not isinstance(x, Bytes)
        return through_layers(x, self.weights, skip=skip, dtype=self.dtype)


def native_linear(layer: nn.Linear | PartialLinear) -> NativeLinear:
    """A layer in float32 or bfloat16 by our own kernels, which have to be there."""
    return NativeLinear(weights_of(layer.weight.detach(), layer.bias), layer.weight.dtype)


def gelu_form(approximate: str) -> Activation:
    """Of the two forms of GELU the one that torch calls so."""
    return "gelu_tanh" if approximate == "tanh" else "gelu_erf"


def by_onednn(
    x: Signal, weight: Tensor, bias: Tensor | None, activation: str = "none", approximate: str = "none"
) -> Tensor:
    """x (..., in) times weights (out, in), and the bias; `activation` "gelu" is applied in passing."""
    made: Tensor = torch.ops.mkldnn._linear_pointwise(x, weight, bias, activation, [], approximate)
    return made


def by_onednn_added(x: Signal, weight: Tensor, bias: Tensor | None, skip: Tensor) -> Tensor:
    """The same plus `skip` (..., out), added in passing."""
    made: Tensor = torch.ops.mkldnn._linear_pointwise.binary(x, skip, weight, bias, "add")
    return made


class PackedLinear(LaidOutLinear):
    """By oneDNN in float32 or bfloat16, laid out for about `rows` tokens."""

    def __init__(self, layer: nn.Linear | PartialLinear, rows: int) -> None:
        super().__init__(layer.weight.dtype)
        self.weight: Tensor = torch.ops.mkldnn._reorder_linear_weight(layer.weight.detach(), rows)
        self.bias: Tensor | None = layer.bias

    def forward(self, x: Signal, activation: str = "none", approximate: str = "none") -> Tensor:
        """See the base class."""
        return by_onednn(x, self.weight, self.bias, activation, approximate)

    def added(self, x: Signal, skip: Tensor) -> Tensor:
        """See the base class."""
        return by_onednn_added(x, self.weight, self.bias, skip)


class Pair(nn.Module):
    """The two halves of a linear layer's outputs, each a layer of its own."""

    def __init__(self, layer: nn.Linear, made: Callable[[PartialLinear], LaidOutLinear]) -> None:
        super().__init__()
        self.first, self.second = (made(half) for half in split(layer))


def split(layer: nn.Linear) -> tuple[PartialLinear, PartialLinear]:
    """The first and the second half of its outputs."""
    bias: Tensor | None = layer.bias
    weights, biases = layer.weight.chunk(2), (None, None) if bias is None else bias.chunk(2)
    return PartialLinear(weights[0], biases[0]), PartialLinear(weights[1], biases[1])
