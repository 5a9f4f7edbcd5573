"""How a program's work is laid out."""

from typing import NamedTuple

Sizes = tuple[int, int, int]

ALIGNED = 8  # numbers that fused attention and products want rows to be a multiple of
NUMBERS = 2048  # that a program holds of one signal: 16 for each of its 128 threads
MOST_PARTS = 256  # programs whose sums are added up: about two for each of a large card's processors


class Window(NamedTuple):
    """Kernel, stride and padding of a pooling over (t, h, w)."""

    kernel: Sizes
    stride: Sizes
    padding: Sizes

    @property
    def numbers(self) -> tuple[int, ...]:
        """In the order in which programs take them."""
        return (*self.kernel, *self.stride, *self.padding)

    @property
    def volume(self) -> int:
        """Places of a window."""
        t, h, w = self.kernel
        return t * h * w


def aligned(length: int) -> int:
    """The next multiple that fused attention and products like."""
    return -(-length // ALIGNED) * ALIGNED


def wide(depth: int) -> int:
    """The next power of two, at least what a program's threads share well."""
    return max(16, 1 << (depth - 1).bit_length())


def rows_at_a_time(width: int) -> int:
    """Rows of `width` numbers that a program takes."""
    return max(1, NUMBERS // width)


def parts(count: int, rows: int, *, most: int = MOST_PARTS) -> tuple[int, int]:
    """Programs for `count` rows, and how often each takes `rows` of them."""
    blocks = max(1, -(-count // rows))
    programs = min(blocks, most)
    return programs, -(-blocks // programs)
