"""Relative positions laid behind queries and keys."""

import triton.language as tl

from mvit_core.gpu.programs.building import program
from mvit_core.gpu.programs.grid import place_of


@program
def extend_queries(
    q, products, t_columns, h_columns, w_columns, out, count, tokens, heads, h_size, w_size, row_length,
    first: tl.constexpr, t_keys: tl.constexpr, h_keys: tl.constexpr, w_keys: tl.constexpr,
    depth: tl.constexpr, length: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """Queries (samples, tokens, heads, depth), behind each its products with the positions of the keys'
    times, rows and columns, then zeros up to `length`. The `first` queries have no place.

    `products`, (samples, tokens, heads, row_length), has one for each distance; `t_columns` says for each
    time of a query and time of a key which of them.
    """
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    place = row // heads % tokens - first
    t, h, w = place_of(place, h_size, w_size)
    column = tl.arange(0, wide)[None, :]
    there = (row < count)[:, None]
    value = tl.load(q + row.to(tl.int64)[:, None] * depth + column, there & (column < depth), 0.0)
    placed = there & (place >= 0)[:, None]
    t_key, h_key, w_key = column - depth, column - depth - t_keys, column - depth - t_keys - h_keys
    at_t = placed & (t_key >= 0) & (t_key < t_keys)
    at_h = placed & (h_key >= 0) & (h_key < h_keys)
    at_w = placed & (w_key >= 0) & (w_key < w_keys)
    number = tl.load(t_columns + t[:, None] * t_keys + t_key, at_t, 0)
    number += tl.load(h_columns + h[:, None] * h_keys + h_key, at_h, 0)
    number += tl.load(w_columns + w[:, None] * w_keys + w_key, at_w, 0)
    known = at_t | at_h | at_w
    value += tl.load(products + row.to(tl.int64)[:, None] * row_length + number, known, 0.0)
    tl.store(out + row.to(tl.int64)[:, None] * length + column, value, there & (column < length))


@program
def extend_queries_back(
    of_out, keys, axes, of_products, count, tokens, heads, h_size, w_size, row_length, t_rows, h_rows,
    first: tl.constexpr, t_keys: tl.constexpr, h_keys: tl.constexpr, depth: tl.constexpr,
    length: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """The gradient of `products`: of a distance's, that of the one key that lies so far from a query, if any.

    `axes` says of each distance which axis it is of (3: none), `keys`, (times + rows + columns of the
    queries, row_length), which key of that axis it is from a query there, or -1.
    """
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    place = row // heads % tokens - first
    t, h, w = place_of(place, h_size, w_size)
    column = tl.arange(0, wide)[None, :]
    there = (row < count)[:, None] & (column < row_length)
    axis = tl.load(axes + column, column < row_length, 3)
    line = tl.where(
        axis == 0, t[:, None], tl.where(axis == 1, t_rows + h[:, None], t_rows + h_rows + w[:, None])
    )
    start = tl.where(axis == 0, 0, tl.where(axis == 1, t_keys, t_keys + h_keys))
    placed = there & (place >= 0)[:, None] & (axis < 3)
    key = tl.load(keys + line * row_length + column, placed, -1)
    known = placed & (key >= 0)
    value = tl.load(of_out + row.to(tl.int64)[:, None] * length + depth + start + key, known, 0.0)
    tl.store(of_products + row.to(tl.int64)[:, None] * row_length + column, value, there)


@program
def extend_keys(
    k, out, count, tokens, heads, sample_step, token_step, h_size, w_size, scale, first: tl.constexpr,
    t_keys: tl.constexpr, h_keys: tl.constexpr, w_keys: tl.constexpr, depth: tl.constexpr,
    length: tl.constexpr, wide: tl.constexpr, rows: tl.constexpr
):  # fmt: skip
    """Keys times `scale`, behind each the one-hot codes of its time, row and column, then zeros up to
    `length`: what `extend_queries` made finds its products there. An axis without positions has no keys."""
    row = tl.program_id(0) * rows + tl.arange(0, rows)
    token, head = row // heads % tokens, row % heads
    place = token - first
    t, h, w = place_of(place, h_size, w_size)
    column = tl.arange(0, wide)[None, :]
    there = (row < count)[:, None]
    start = (row // (heads * tokens)).to(tl.int64) * sample_step + token * token_step + head * depth
    value = tl.load(k + start[:, None] + column, there & (column < depth), 0.0).to(tl.float32) * scale
    t_key, h_key, w_key = column - depth, column - depth - t_keys, column - depth - t_keys - h_keys
    known = (t_key >= 0) & (t_key < t_keys) & (t_key == t[:, None])
    known |= (h_key >= 0) & (h_key < h_keys) & (h_key == h[:, None])
    known |= (w_key >= 0) & (w_key < w_keys) & (w_key == w[:, None])
    value += tl.where(known & (place >= 0)[:, None], 1.0, 0.0)
    tl.store(out + row.to(tl.int64)[:, None] * length + column, value, there & (column < length))
