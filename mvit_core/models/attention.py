"""Scaled dot-product attention by whatever is the quickest here: the formula is softmax(q k^T scale) v."""

from collections.abc import Iterator
from itertools import product

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.gpu.sizes import aligned
from mvit_core.machine.processor import is_intel
from mvit_core.models.kernels import native_attends, native_learns, onednn_serves, weighted_sum
from mvit_core.native.attention import attended
from mvit_core.native.training import attended_in_training

CHUNK = {  # logits at a time, so that they stay near the processor, yet calls are few
    torch.float32: 400_000,
    torch.bfloat16: 800_000,
}
VECTOR = 16  # numbers of 32 bits that a processor with AVX-512 takes at once
FEW_LOGITS = 8192  # of a head, up to which plain products beat the fused kernel and its way back on a CPU


def attend(q: Tensor, k: Tensor, v: Tensor, *, scale: float, in_bytes: bool = False) -> Tensor:
    """softmax(q k^T * scale) v of q, k (B, heads, N, d) and v (B, heads, M, e); its products in bytes if so
    wanted and our own kernels are there."""
    if native_attends(q, in_bytes=in_bytes):
        return attended(q, k, v, scale=scale, in_bytes=in_bytes)
    if native_learns(q):
        return attended_in_training(q, k, v, scale=scale)
    if onednn_serves(q):
        by_mkl = q.dtype == torch.float32 and is_intel()
        if not by_mkl or q.shape[-1] != v.shape[-1]:
            attend_in_parts = attend_in_chunks_by_mkl if by_mkl else attend_in_chunks
            return attend_in_parts(q, k if scale == 1 else k * scale, v)
    if q.device.type == "cpu" and q.shape[2] * k.shape[2] <= FEW_LOGITS and not torch.compiler.is_compiling():
        return (q * scale @ k.transpose(2, 3)).softmax(dim=-1) @ v
    return attend_fused(q, k, v, scale)


def attend_fused(q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
    """`attend` by torch's fused kernels, which want even rows on a card, else values as wide as queries."""
    width = v.shape[-1]
    if q.device.type == "cuda":
        more = aligned(q.shape[-1]) - q.shape[-1]
        q, k = (functional.pad(x, (0, more)) if more else x for x in (q, k))
    elif q.shape[-1] != width:
        v = functional.pad(v, (0, q.shape[-1] - width))
    made = functional.scaled_dot_product_attention(q, k, v, scale=scale)
    return made if made.shape[-1] == width else made[..., :width]


def attend_in_chunks(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Attention by plain products, some queries at a time: twice as fast as the fused kernel on CPUs.

    Rows of logits that are no multiple of a vector long would cost a quarter of the product's rate, so keys
    are filled up to one; what they are filled with weighs nothing.
    """
    length = filled_up(k.shape[2])
    out = q.new_empty(len(q), q.shape[2], q.shape[1], v.shape[3])
    keys, values = lengthened(k, 2, length), lengthened(v.transpose(2, 3), 3, length)
    blank = weightless(q, k.shape[2], length)
    for sample, head, part in parts_of(q, length):
        out[sample, part, head] = weighted_sum(
            q[sample, head, part], keys[sample, head], values[sample, head], blank
        )
    return out.transpose(1, 2)


def attend_in_chunks_by_mkl(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """The same by MKL, which takes values as they lie: an eighth faster than the fused kernel on Intel's.

    The fused kernel would want values as wide as queries; where they are, it is as fast or faster.
    """
    length = filled_up(k.shape[2])
    out = q.new_empty(len(q), q.shape[2], q.shape[1], v.shape[3])
    keys, values = lengthened(k, 2, length).transpose(2, 3), lengthened(v, 2, length)
    for sample, head, part in parts_of(q, length):
        logits = q[sample, head, part] @ keys[sample, head]
        logits[:, k.shape[2] :] = -torch.inf
        out[sample, part, head] = torch.softmax(logits, dim=-1, out=logits) @ values[sample, head]
    return out.transpose(1, 2)


def parts_of(q: Tensor, length: int) -> Iterator[tuple[int, int, slice]]:
    """Sample, head and the queries to take at a time against `length` keys, in parts of about one size."""
    batch, heads, count, _ = q.shape
    most = max(16, CHUNK[q.dtype] // length)
    step = -(-count // -(-count // most))
    for sample, head in product(range(batch), range(heads)):
        for start in range(0, count, step):
            yield sample, head, slice(start, start + step)


def weightless(like: Tensor, num_keys: int, length: int) -> Tensor | None:
    """What is added to rows of `length` logits so that those behind `num_keys` weigh nothing."""
    if length == num_keys:
        return None
    added = like.new_zeros(length)
    added[num_keys:] = -torch.inf
    return added


def filled_up(length: int) -> int:
    """The next multiple of a vector, where that is not much longer."""
    more = -length % VECTOR
    return length + more if more * VECTOR <= length else length


def lengthened(x: Tensor, axis: int, length: int) -> Tensor:
    """The same in one piece, zeros behind it up to `length` on one axis."""
    if x.shape[axis] == length:
        return x.contiguous()
    shape = list(x.shape)
    shape[axis] = length
    made = x.new_zeros(shape)
    made.narrow(axis, 0, x.shape[axis]).copy_(x)
    return made
