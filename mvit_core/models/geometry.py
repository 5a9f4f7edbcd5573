"""Sizes of token grids: (frames, rows, columns), written `thw` wherever they travel."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

THW = tuple[int, int, int]


def triple(values: Iterable[int]) -> THW:
    """A (t, h, w) of any sequence of three numbers, such as a list from JSON."""
    t, h, w = map(int, values)
    return t, h, w


@dataclass(frozen=True, slots=True)
class Pooling:
    """Kernel and stride of a pooling over (t, h, w); the padding is half the kernel, as in the papers.

    On an axis where kernel and stride are the same, windows lie side by side, and nothing is padded.
    """

    kernel: THW
    stride: THW

    @property
    def padding(self) -> THW:
        """Zeros (or, for max pooling, nothing) added at both ends of each axis."""
        t, h, w = half(self.kernel)
        side_by_side = [k == s for k, s in zip(self.kernel, self.stride, strict=True)]
        return triple(0 if meet else pad for meet, pad in zip(side_by_side, (t, h, w), strict=True))

    @property
    def is_identity(self) -> bool:
        """Whether it changes nothing: the originals leave such pooling out, parameters and all."""
        return prod(self.kernel) == 1 and prod(self.stride) == 1

    def output(self, thw: THW) -> THW:
        """The grid after pooling a grid of `thw`."""
        return convolved(thw, self.kernel, self.stride, self.padding)


def half(kernel: THW) -> THW:
    """Half of each side, rounded down."""
    return kernel[0] // 2, kernel[1] // 2, kernel[2] // 2


def convolved(thw: THW, kernel: THW, stride: THW, padding: THW) -> THW:
    """The grid that a convolution leaves: floor((L + 2p - k) / s) + 1 on each axis."""
    sizes = zip(thw, kernel, stride, padding, strict=True)
    return triple([(length + 2 * p - k) // s + 1 for length, k, s, p in sizes])
