"""The cubes of a clip that a patch layer sees."""

import triton.language as tl

from mvit_core.gpu.programs.building import program


@program
def cut_patches(
    clips, out, count, places, h_made, w_made, channels, t_size, h_size, w_size, t_kernel: tl.constexpr,
    h_kernel: tl.constexpr, w_kernel: tl.constexpr, t_stride: tl.constexpr, h_stride: tl.constexpr,
    w_stride: tl.constexpr, t_pad: tl.constexpr, h_pad: tl.constexpr, w_pad: tl.constexpr,
    depth: tl.constexpr, length: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """The cubes of clips (samples, channels, T, H, W) that a patch layer sees, one a row, zeros up to
    `length` behind its `depth` numbers."""
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    place, sample = (row % places)[:, None], (row // places).to(tl.int64)[:, None]
    column = (tl.program_id(1) * wide + tl.arange(0, wide))[None, :]
    w_in = place % w_made * w_stride - w_pad + column % w_kernel
    h_in = place // w_made % h_made * h_stride - h_pad + column // w_kernel % h_kernel
    t_in = place // (w_made * h_made) * t_stride - t_pad + column // (w_kernel * h_kernel) % t_kernel
    channel = column // (w_kernel * h_kernel * t_kernel)
    there = (row < count)[:, None] & (column < depth)
    there = (
        there & (t_in >= 0) & (t_in < t_size) & (h_in >= 0) & (h_in < h_size) & (w_in >= 0) & (w_in < w_size)
    )
    seen = clips + ((sample * channels + channel) * t_size + t_in) * h_size * w_size + h_in * w_size + w_in
    value = tl.load(seen, there, 0.0)
    written = (row < count)[:, None] & (column < length)
    tl.store(out + row.to(tl.int64)[:, None] * length + column, value, written)
