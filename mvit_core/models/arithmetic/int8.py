"""A linear layer in 8-bit integers, by our own kernels or, where the processor has VNNI, by oneDNN."""

import warnings

import torch
from torch import Tensor, nn

from mvit_core.machine.processor import has_vnni
from mvit_core.models.arithmetic.laid_out import Bytes, LaidOutLinear, NativeLinear, PartialLinear, Signal
from mvit_core.models.geometry import COLORS, convolved, triple
from mvit_core.native.layers import weights_in_bytes
from mvit_core.native.library import kernels
from mvit_core.native.rows import ByteRows, Norm, in_byte_rows, patches_in_bytes

LEVELS = 255  # of an unsigned byte
ZERO = 1e-12  # the least range of a signal, so that silence does not divide by zero


def int8_serves() -> bool:
    """Whether this processor is quicker with 8-bit integers: by our own kernels, or with VNNI by oneDNN."""
    onednn = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    return onednn and (kernels() is not None or has_vnni())


def in_8_bits(layer: nn.Linear, dtype: torch.dtype) -> LaidOutLinear:
    """The layer, its weights in 8 bits with a scale for each output, its signals as they come.

    By our own kernels where they are, else by oneDNN. Products add up in 32 bits; `dtype` is what comes out.
    """
    return native_in_8_bits(layer, dtype) if kernels() is not None else OneDnnLinear(layer, dtype)


def rounded(layer: nn.Linear | PartialLinear) -> tuple[Tensor, Tensor]:
    """Weights (out, in) in int8 and the scale of each output."""
    weight = layer.weight.detach().float()
    scale = (weight.abs().amax(dim=1) / 127).clamp(min=ZERO)
    return (weight / scale[:, None]).round().to(torch.int8), scale


def native_in_8_bits(layer: nn.Linear | PartialLinear, dtype: torch.dtype) -> NativeLinear:
    """The layer by our own kernels, which have to be there."""
    return NativeLinear(weights_in_bytes(*rounded(layer), layer.bias), dtype)


class NormInBytes(nn.Module):
    """A LayerNorm whose result comes as bytes, for the layers of `native_in_8_bits` alone."""

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.norm = Norm.of(norm)

    def forward(self, x: Tensor) -> ByteRows:
        """(..., C) to the same, normalized."""
        return in_byte_rows(x, self.norm)


class NativePatches(nn.Module):
    """The convolution that cuts a clip into patches, as a layer of our own kernels.

    Where early convolutions come before it, channels lie side by side: a line of pixels then is one of
    C times as many numbers, and a patch has few lines and long ones.
    """

    def __init__(self, layer: nn.Conv3d) -> None:
        super().__init__()
        assert isinstance(layer.padding, tuple)
        self.window = self.cut = triple(layer.kernel_size), triple(layer.stride), triple(layer.padding)
        self.side_by_side = layer.in_channels > COLORS
        weight = layer.weight.detach()
        if self.side_by_side:
            kernel, stride, padding = ((t, h, w * layer.in_channels) for t, h, w in self.window)
            self.cut = kernel, stride, padding
            weight = weight.permute(0, 2, 3, 4, 1)
        self.layer = native_in_8_bits(PartialLinear(weight.flatten(1), layer.bias), torch.float32)

    def forward(self, clips: Tensor) -> Tensor:
        """(B, C, T, H, W) to (B, C', T', H', W'), which lies as tokens do."""
        to = convolved(triple(clips.shape[2:]), *self.window)
        if self.side_by_side:
            clips = clips.permute(0, 2, 3, 4, 1).flatten(3).unsqueeze(1)
        rows = patches_in_bytes(clips, to=to, window=self.cut)
        return torch.unflatten(self.layer(rows), 1, to).permute(0, 4, 1, 2, 3)


class OneDnnLinear(LaidOutLinear):
    """By oneDNN: the least and the largest number of a call are the bounds of a byte."""

    scale: Tensor
    zero: Tensor
    bias: Tensor | None

    def __init__(self, layer: nn.Linear, dtype: torch.dtype) -> None:
        super().__init__(dtype)
        weight, scale = rounded(layer)
        self.out_features = layer.out_features
        self.register_buffer("scale", scale)
        self.register_buffer("zero", torch.zeros(len(scale), dtype=torch.int64))
        bias: Tensor | None = layer.bias
        self.register_buffer("bias", None if bias is None else bias.detach().float())
        self.packed: Tensor = torch.ops.onednn.qlinear_prepack(weight, None)

    def signal(self, x: Signal) -> Signal:
        """x in bytes with one step."""
        return in_bytes(x)

    def forward(self, x: Signal, activation: str = "none", approximate: str = "none") -> Tensor:
        """See the base class."""
        signal = in_bytes(x)
        made: Tensor = torch.ops.onednn.qlinear_pointwise(
            *self._factors(signal), self.bias, 1.0, 0, self.dtype, activation, [], approximate
        )
        return made.view(*signal.numbers.shape[:-1], self.out_features)

    def added(self, x: Signal, skip: Tensor) -> Tensor:
        """See the base class."""
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


def in_bytes(x: Signal) -> Bytes:
    """A signal in bytes that reach from its least to its largest number."""
    assert not isinstance(x, ByteRows)
    if isinstance(x, Bytes):
        return x
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
