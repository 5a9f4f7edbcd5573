"""Pooling of tokens, there."""

import triton.language as tl

from mvit_core.gpu.programs.building import program
from mvit_core.gpu.programs.grid import head_of, line_of, place_of
from mvit_core.gpu.programs.rows import normalized, of_signal


@program
def pool(
    x, filters, weights, biases, other_weights, other_biases, out, convolved, tokens, made, t_size,
    h_size, w_size, h_made, w_made, signals, heads, eps, first: tl.constexpr, t_kernel: tl.constexpr,
    h_kernel: tl.constexpr, w_kernel: tl.constexpr, t_stride: tl.constexpr, h_stride: tl.constexpr,
    w_stride: tl.constexpr, t_pad: tl.constexpr, h_pad: tl.constexpr, w_pad: tl.constexpr,
    depth: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr, keeps: tl.constexpr
):  # fmt: skip
    """A depthwise convolution over the grid of a head's tokens, then its norm; the `first` tokens, which have
    no place, are normed alone. If it `keeps`, what enters the norm is written, too, for the way back."""
    sample, signal, channel, inside, column = head_of(tl.program_id(1), signals, heads, depth, wide)
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    place = row - first
    t, h, w = place_of(place, h_made, w_made)
    width = signals * heads * depth
    source = x + sample * tokens * width + column[None, :]
    volume: tl.constexpr = t_kernel * h_kernel * w_kernel
    filter_rows = filters + (signal * depth + channel) * volume
    total = tl.zeros([rows, wide], tl.float32)
    if first > 0:
        alone = (row < first)[:, None] & inside[None, :]
        total += tl.load(source + row[:, None] * width, alone, 0.0).to(tl.float32)
    on_grid = (row < made) & (place >= 0)
    for line in range(t_kernel * h_kernel):  # not written out: all loads at once would not fit the registers
        t_in, h_in, within = line_of(line, t, h, t_size, h_size, h_kernel, t_stride, h_stride, t_pad, h_pad)
        line_there = on_grid & within
        for dw in tl.static_range(w_kernel):
            w_in = w * w_stride - w_pad + dw
            there = (line_there & (w_in >= 0) & (w_in < w_size))[:, None] & inside[None, :]
            token = (t_in * h_size + h_in) * w_size + w_in + first
            seen = tl.load(source + token[:, None] * width, there, 0.0).to(tl.float32)
            factor = tl.load(filter_rows + line * w_kernel + dw, inside, 0.0).to(tl.float32)
            total += seen * factor[None, :]
    to = sample * made * width + row[:, None] * width + column[None, :]
    written = (row < made)[:, None] & inside[None, :]
    if keeps:
        tl.store(convolved + to, total, written)
    normed, _ = normalized(total, inside, depth, eps)
    weight = of_signal(weights, other_weights, signal, channel, inside)
    bias = of_signal(biases, other_biases, signal, channel, inside)
    tl.store(out + to, normed * weight[None, :] + bias[None, :], written)


@program
def largest(
    x, out, tokens, made, t_size, h_size, w_size, h_made, w_made, first: tl.constexpr,
    t_kernel: tl.constexpr, h_kernel: tl.constexpr, w_kernel: tl.constexpr, t_stride: tl.constexpr,
    h_stride: tl.constexpr, w_stride: tl.constexpr, t_pad: tl.constexpr, h_pad: tl.constexpr,
    w_pad: tl.constexpr, depth: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """The largest number of each window of a sample's tokens; the `first` tokens stay as they are."""
    sample = tl.program_id(1).to(tl.int64)
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    place = row - first
    t, h, w = place_of(place, h_made, w_made)
    channel = tl.arange(0, wide)
    inside = channel < depth
    source = x + sample * tokens * depth + channel[None, :]
    most = tl.full([rows, wide], float("-inf"), tl.float32)
    if first > 0:
        alone = (row < first)[:, None] & inside[None, :]
        most = tl.load(source + row[:, None] * depth, alone, float("-inf")).to(tl.float32)
    on_grid = (row < made) & (place >= 0)
    for line in range(t_kernel * h_kernel):
        t_in, h_in, within = line_of(line, t, h, t_size, h_size, h_kernel, t_stride, h_stride, t_pad, h_pad)
        line_there = on_grid & within
        for dw in tl.static_range(w_kernel):
            w_in = w * w_stride - w_pad + dw
            there = (line_there & (w_in >= 0) & (w_in < w_size))[:, None] & inside[None, :]
            token = (t_in * h_size + h_in) * w_size + w_in + first
            seen = tl.load(source + token[:, None] * depth, there, float("-inf")).to(tl.float32)
            most = tl.maximum(most, seen, propagate_nan=tl.PropagateNan.ALL)
    to = sample * made * depth + row[:, None] * depth + channel[None, :]
    tl.store(out + to, most, (row < made)[:, None] & inside[None, :])
