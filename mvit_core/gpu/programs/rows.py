"""LayerNorm of rows, there and back."""

import triton
import triton.language as tl

from mvit_core.gpu.programs.building import program


@triton.jit
def normalized(x, inside, depth: tl.constexpr, eps):
    """Rows (rows, wide) less their means over their standard deviations, and one over these (rows,)."""
    mean = tl.sum(x, axis=1) / depth
    centered = tl.where(inside[None, :], x - mean[:, None], 0.0)
    scale = 1 / tl.sqrt(tl.sum(centered * centered, axis=1) / depth + eps)
    return centered * scale[:, None], scale


@triton.jit
def of_signal(first, second, signal, channel, inside):
    """Numbers of the channels: those of the signal, of two."""
    of_first = tl.load(first + channel, inside, 0.0).to(tl.float32)
    of_second = tl.load(second + channel, inside, 0.0).to(tl.float32)
    return tl.where(signal == 0, of_first, of_second)


@program
def normalize(x, weight, bias, out, count, eps, depth: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr):
    """LayerNorm of `count` rows of `depth` numbers."""
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    channel = tl.arange(0, wide)
    inside = channel < depth
    there = (row < count)[:, None] & inside[None, :]
    place = row.to(tl.int64)[:, None] * depth + channel[None, :]
    normed, _ = normalized(tl.load(x + place, there, 0.0).to(tl.float32), inside, depth, eps)
    scale = tl.load(weight + channel, inside, 0.0).to(tl.float32)
    shift = tl.load(bias + channel, inside, 0.0).to(tl.float32)
    tl.store(out + place, normed * scale[None, :] + shift[None, :], there)


@program
def normalize_back(
    of_out, x, weights, other_weights, of_x, parts, count, signals, heads, steps, eps,
    depth: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """Gradients of `normalize` over rows of a signal's heads, `count` of each signal, each with its weights.

    Those of weights and biases are sums; `parts`, (signals, programs, 2, depth), has what each program saw.
    """
    signal = tl.program_id(1)
    channel = tl.arange(0, wide)
    inside = channel < depth
    weight = of_signal(weights, other_weights, signal, channel, inside)[None, :]
    of_weight = tl.zeros([rows, wide], tl.float32)
    of_bias = tl.zeros([rows, wide], tl.float32)
    for step in range(steps):
        number = (step * tl.num_programs(0) + tl.program_id(0)) * rows + tl.arange(0, rows)
        row = ((number // heads).to(tl.int64) * signals + signal) * heads + number % heads
        there = (number < count)[:, None] & inside[None, :]
        place = row[:, None] * depth + channel[None, :]
        normed, scale = normalized(tl.load(x + place, there, 0.0).to(tl.float32), inside, depth, eps)
        grad = tl.load(of_out + place, there, 0.0).to(tl.float32)
        weighted = grad * weight
        mean = tl.sum(weighted, axis=1) / depth
        along = tl.sum(weighted * normed, axis=1) / depth
        made = (weighted - mean[:, None] - normed * along[:, None]) * scale[:, None]
        tl.store(of_x + place, made, there)
        of_weight += grad * normed
        of_bias += grad
    to = parts + (signal * tl.num_programs(0) + tl.program_id(0)) * 2 * depth + channel
    tl.store(to, tl.sum(of_weight, axis=0), inside)
    tl.store(to + depth, tl.sum(of_bias, axis=0), inside)
