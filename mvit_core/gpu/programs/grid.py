"""Where a row of tokens lies: its place on the grid, its head, and what a window sees of it."""

import triton
import triton.language as tl


@triton.jit
def place_of(number, h_size, w_size):
    """Time, row and column of the places of a grid."""
    return number // (w_size * h_size), number // w_size % h_size, number % w_size


@triton.jit
def head_of(group, signals, heads, depth: tl.constexpr, wide: tl.constexpr):
    """Sample and signal of a head of all, its channels, which of them are inside, and their columns."""
    head, signal, sample = group % heads, group // heads % signals, group // (heads * signals)
    channel = tl.arange(0, wide)
    return sample.to(tl.int64), signal, channel, channel < depth, (signal * heads + head) * depth + channel


@triton.jit
def line_of(
    line, t, h, t_size, h_size, h_kernel: tl.constexpr, t_stride: tl.constexpr, h_stride: tl.constexpr,
    t_pad: tl.constexpr, h_pad: tl.constexpr
):  # fmt: skip
    """Time and row of a line of the windows at (t, h), and whether they lie on the grid."""
    t_in = t * t_stride - t_pad + line // h_kernel
    h_in = h * h_stride - h_pad + line % h_kernel
    return t_in, h_in, (t_in >= 0) & (t_in < t_size) & (h_in >= 0) & (h_in < h_size)
