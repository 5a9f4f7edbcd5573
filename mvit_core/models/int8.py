"""A linear layer in 8-bit integers, for processors that add up such products at once (VNNI)."""

import warnings
from typing import NamedTuple

import torch
from torch import Tensor, nn

from mvit_core.processor import has_vnni

LEVELS = 255  # of an unsigned byte
ZERO = 1e-12  # the least range of a signal, so that silence does not divide by zero


def int8_serves() -> bool:
    """Whether this processor is quicker with 8-bit integers: x86 with AVX-512 and VNNI."""
    return has_vnni() and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]


class Bytes(NamedTuple):
    """A signal (..., C) in bytes, (byte - offset) * step, made once for all the layers that it goes to."""

    numbers: Tensor
    step: float
    offset: int


class Int8Linear(nn.Module):
    """A linear layer whose weights have 8 bits and a scale for each output; for inference on CPUs alone.

    Signals get theirs as they come: the least and the largest number of a call are the bounds of a byte.
    Products add up in 32 bits; `dtype` is what comes out.
    """

    scale: Tensor
    zero: Tensor
    bias: Tensor | None

    def __init__(self, layer: nn.Linear, dtype: torch.dtype) -> None:
        super().__init__()
        weight = layer.weight.detach().float()
        scale = (weight.abs().amax(dim=1) / 127).clamp(min=ZERO)
        rounded = (weight / scale[:, None]).round().to(torch.int8)
        self.dtype, self.out_features = dtype, layer.out_features
        self.register_buffer("scale", scale)
        self.register_buffer("zero", torch.zeros(len(scale), dtype=torch.int64))
        bias: Tensor | None = layer.bias
        self.register_buffer("bias", None if bias is None else bias.detach().float())
        self.packed: Tensor = torch.ops.onednn.qlinear_prepack(rounded, None)

    def forward(self, x: Tensor | Bytes, activation: str = "none", approximate: str = "none") -> Tensor:
        """(..., in) to (..., out) in `dtype`; `activation` "gelu" is applied in passing."""
        signal = x if isinstance(x, Bytes) else in_bytes(x)
        made: Tensor = torch.ops.onednn.qlinear_pointwise(
            *self._factors(signal), self.bias, 1.0, 0, self.dtype, activation, [], approximate
        )
        return made.view(*signal.numbers.shape[:-1], self.out_features)

    def added(self, x: Tensor, skip: Tensor) -> Tensor:
        """`forward` plus `skip` (..., out), added in passing."""
        made: Tensor = torch.ops.onednn.qlinear_pointwise.binary(
            *self._factors(in_bytes(x)),
            skip.flatten(0, -2).to(self.dtype),
            self.bias,
            1.0,
            0,
            self.dtype,
            1.0,
            0,
            "add",
            1.0,
            "none",
            [],
            "none",
        )
        return made.view(skip.shape)

    def _factors(self, x: Bytes) -> tuple[Tensor, float, int, Tensor, Tensor, Tensor]:
        """The signal's rows with what they mean, the weights with what they mean."""
        return x.numbers.flatten(0, -2), x.step, x.offset, self.packed, self.scale, self.zero


def in_bytes(x: Tensor) -> Bytes:
    """A signal in bytes that reach from its least to its largest number."""
    numbers = x.float().contiguous()
    step, offset = byte_range(numbers)
    return Bytes(as_bytes(numbers, step, offset), step, offset)


def byte_range(x: Tensor) -> tuple[float, int]:
    """Step and the byte that stands for 0, such that a byte reaches from the least to the largest number."""
    least, largest = (float(bound) for bound in torch.aminmax(x))
    least, largest = min(least, 0.0), max(largest, 0.0)
    step = max(largest - least, ZERO) / LEVELS
    return step, round(-least / step)


def as_bytes(x: Tensor, step: float, offset: int) -> Tensor:
    """x / step + offset, rounded, as bytes.

    torch's quantized tensor is taken for what it holds, uncopied: seven times as fast as rounding and
    converting. torch 2.13 announces its end without anything as fast to replace it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        quantized = torch.quantize_per_tensor(x, step, offset, torch.quint8)
    return torch.empty(0, dtype=torch.uint8).set_(quantized.untyped_storage(), 0, x.shape, x.stride())
