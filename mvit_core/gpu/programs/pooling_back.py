"""Pooling of tokens by a convolution, the way back."""

import triton.language as tl

from mvit_core.gpu.programs.building import program
from mvit_core.gpu.programs.grid import head_of, place_of


@program
def pool_back_to_tokens(
    of_convolved, filters, of_x, tokens, made, h_size, w_size, t_made, h_made, w_made, signals, heads,
    first: tl.constexpr, t_kernel: tl.constexpr, h_kernel: tl.constexpr, w_kernel: tl.constexpr,
    t_stride: tl.constexpr, h_stride: tl.constexpr, w_stride: tl.constexpr, t_pad: tl.constexpr,
    h_pad: tl.constexpr, w_pad: tl.constexpr, depth: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """The gradient of the tokens that `pool` convolved, of that of what it made."""
    sample, signal, channel, inside, column = head_of(tl.program_id(1), signals, heads, depth, wide)
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    place = row - first
    t, h, w = place_of(place, h_size, w_size)
    width = signals * heads * depth
    source = of_convolved + sample * made * width + column[None, :]
    volume: tl.constexpr = t_kernel * h_kernel * w_kernel
    filter_rows = filters + (signal * depth + channel) * volume
    total = tl.zeros([rows, wide], tl.float32)
    if first > 0:
        alone = (row < first)[:, None] & inside[None, :]
        total += tl.load(source + row[:, None] * width, alone, 0.0).to(tl.float32)
    on_grid = (row < tokens) & (place >= 0)
    for line in range(t_kernel * h_kernel):
        t_from, h_from = t + t_pad - line // h_kernel, h + h_pad - line % h_kernel
        t_out, h_out = t_from // t_stride, h_from // h_stride
        line_there = on_grid & (t_from >= 0) & (t_from % t_stride == 0) & (t_out < t_made)
        line_there = line_there & (h_from >= 0) & (h_from % h_stride == 0) & (h_out < h_made)
        for dw in tl.static_range(w_kernel):
            w_from = w + w_pad - dw
            w_out = w_from // w_stride
            there = line_there & (w_from >= 0) & (w_from % w_stride == 0) & (w_out < w_made)
            token = (t_out * h_made + h_out) * w_made + w_out + first
            beside = source + token[:, None] * width
            grad = tl.load(beside, there[:, None] & inside[None, :], 0.0).to(tl.float32)
            factor = tl.load(filter_rows + line * w_kernel + dw, inside, 0.0).to(tl.float32)
            total += grad * factor[None, :]
    to = sample * tokens * width + row[:, None] * width + column[None, :]
    tl.store(of_x + to, total, (row < tokens)[:, None] & inside[None, :])


@program
def pool_back_to_filters(
    of_convolved, x, parts, batch, tokens, made, t_size, h_size, w_size, h_made, w_made, signals, heads,
    steps, first: tl.constexpr, t_kernel: tl.constexpr, h_kernel: tl.constexpr, w_kernel: tl.constexpr,
    t_stride: tl.constexpr, h_stride: tl.constexpr, w_stride: tl.constexpr, t_pad: tl.constexpr,
    h_pad: tl.constexpr, w_pad: tl.constexpr, depth: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """The gradient of one number of each filter of a signal, over some of its places: of all, `parts`,
    (programs, signals * depth, volume), are to be added up."""
    volume: tl.constexpr = t_kernel * h_kernel * w_kernel
    number, signal = tl.program_id(1), tl.program_id(2)
    dt, dh, dw = number // (h_kernel * w_kernel), number // w_kernel % h_kernel, number % w_kernel
    channel = tl.arange(0, wide)
    inside = channel < depth
    width = signals * heads * depth
    places = made - first
    total = tl.zeros([rows, wide], tl.float32)
    for step in range(steps):
        item = (step * tl.num_programs(0) + tl.program_id(0)) * rows + tl.arange(0, rows)
        head, place, sample = item % heads, item // heads % places, item // (heads * places)
        w_in = place % w_made * w_stride - w_pad + dw
        h_in = place // w_made % h_made * h_stride - h_pad + dh
        t_in = place // (w_made * h_made) * t_stride - t_pad + dt
        there = (sample < batch) & (t_in >= 0) & (t_in < t_size) & (h_in >= 0) & (h_in < h_size)
        there = (there & (w_in >= 0) & (w_in < w_size))[:, None] & inside[None, :]
        column = ((signal * heads + head) * depth)[:, None] + channel[None, :]
        before = sample.to(tl.int64) * tokens + (t_in * h_size + h_in) * w_size + w_in + first
        after = sample.to(tl.int64) * made + place + first
        seen = tl.load(x + before[:, None] * width + column, there, 0.0).to(tl.float32)
        grad = tl.load(of_convolved + after[:, None] * width + column, there, 0.0).to(tl.float32)
        total += seen * grad
    to = parts + ((tl.program_id(0) * signals + signal) * depth + channel) * volume + number
    tl.store(to, tl.sum(total, axis=0), inside)
