"""Sizes of token grids: (frames, rows, columns), written `thw` wherever they travel."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

THW = tuple[int, int, int]
COLORS = 3  # channels of a picture


def triple(values: Iterable[int]) -> THW:
    """A (t, h, w) of any sequence of three numbers, such as a list from JSON."""
    t, h, w = map(int, values)
    return t, h, w


@dataclass(frozen=True, slots=True)
class Pooling:
    """Kernel and stride of a pooling over (t, h, w); the padding is half the kernel, as in the papers.

    Only v1's Table 15 has pooling that is not `padded`: of kernel s, whose windows do not overlap.
    """

    kernel: THW
    stride: THW
    padded: bool = True

    @property
    def padding(self) -> THW:
        """Zeros (or, for max pooling, nothing) added at both ends of each axis."""
        return half(self.kernel) if self.padded else (0, 0, 0)

    @property
    def is_identity(self) -> bool:
        """Whether it changes nothing: the originals leave such pooling out, parameters and all."""
        return prod(self.kernel) == 1 and prod(self.stride) == 1

    def output(self, thw: THW) -> THW:
        """The grid after pooling a grid of `thw`."""
        return convolved(thw, self.kernel, self.stride, self.padding)

    def grid_read(self, thw: THW) -> THW:
        """The grid of the tokens that lie in a window: fewer where the stride is longer than the kernel."""
        axes = zip(thw, self.output(thw), self.kernel, self.stride, self.padding, strict=True)
        return triple([_places_read(*axis) for axis in axes])

    @property
    def of_read(self) -> "Pooling":
        """The pooling that gives the same on the grid of `grid_read`, without the tokens in no window."""
        t, h, w = map(min, self.stride, self.kernel)
        return Pooling(self.kernel, (t, h, w), self.padded)


def _places_read(length: int, count: int, kernel: int, stride: int, padding: int) -> int:
    """How many of `length` tokens lie in one of `count` windows; all of them unless the windows have gaps."""
    beyond = max(0, (count - 1) * stride - padding + kernel - length)
    return length if stride <= kernel else count * kernel - padding - beyond


def half(kernel: THW) -> THW:
    """Half of each side, rounded down."""
    return kernel[0] // 2, kernel[1] // 2, kernel[2] // 2


def convolved(thw: THW, kernel: THW, stride: THW, padding: THW) -> THW:
    """The grid that a convolution leaves: floor((L + 2p - k) / s) + 1 on each axis."""
    sizes = zip(thw, kernel, stride, padding, strict=True)
    return triple([(length + 2 * p - k) // s + 1 for length, k, s, p in sizes])
