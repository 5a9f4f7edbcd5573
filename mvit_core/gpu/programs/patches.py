"""The cubes of a clip that a patch layer sees."""

import triton.language as tl

from mvit_core.gpu.programs.building import program


@program
def cut_patches(
    clips, out, channels, t_size, h_size, w_size, t_made, h_made, w_made, t_kernel: tl.constexpr,
    h_kernel: tl.constexpr, w_kernel: tl.constexpr, t_stride: tl.constexpr, h_stride: tl.constexpr,
    w_stride: tl.constexpr, t_pad: tl.constexpr, h_pad: tl.constexpr, w_pad: tl.constexpr,
    depth: tl.constexpr, length: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """The cubes of clips (samples, channels, T, H, W) that a patch layer sees, one a row, zeros up to
    `length` behind its `depth` numbers: some columns of all cubes of a line."""
    line = tl.program_id(0)
    t, h = line // h_made % t_made, line % h_made
    column = tl.program_id(1) * wide + tl.arange(0, wide)
    t_in = t * t_stride - t_pad + column // (w_kernel * h_kernel) % t_kernel
    h_in = h * h_stride - h_pad + column // w_kernel % h_kernel
    channel = column // (w_kernel * h_kernel * t_kernel)
    on_line = (column < depth) & (t_in >= 0) & (t_in < t_size) & (h_in >= 0) & (h_in < h_size)
    sample = (line // (t_made * h_made)).to(tl.int64)
    seen = clips + sample * channels * t_size * h_size * w_size
    seen += ((channel * t_size + t_in) * h_size + h_in) * w_size
    to = out + line.to(tl.int64) * w_made * length + column
    for start in range(0, w_made, rows):
        row = start + tl.arange(0, rows)
        w_in = (row * w_stride - w_pad)[:, None] + (column % w_kernel)[None, :]
        there = on_line[None, :] & (w_in >= 0) & (w_in < w_size)
        value = tl.load(seen[None, :] + w_in, there, 0.0)
        written = (row < w_made)[:, None] & (column < length)[None, :]
        tl.store(to[None, :] + row[:, None] * length, value, written)
