"""Scaled dot-product attention by whatever is quickest here: softmax(q k^T * scale + positions) v [+ q].

Of our own kernels, oneDNN, MKL and torch's fused kernels each is the quickest somewhere; what they compute
is the same.
"""

from collections.abc import Iterator
from itertools import product

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.gpu.sizes import aligned
from mvit_core.machine.processor import is_intel
from mvit_core.models.arithmetic.kernels import native_attends, native_learns, onednn_serves, weighted_sum
from mvit_core.models.base import apart
from mvit_core.models.relative_positions import RelativePositions
from mvit_core.native.attention import attended
from mvit_core.native.training import attended_in_training

CHUNK = {  # logits at a time: few enough to stay in the cache, many enough that calls are few
    torch.float32: 400_000,
    torch.bfloat16: 800_000,
}
VECTOR = 16  # 32-bit numbers in a vector of AVX-512
FEW_LOGITS = 8192  # of a head: up to here plain products beat the fused kernel, backward too, on a CPU


def attend(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    *,
    scale: float,
    positions: RelativePositions | None = None,
    added_from: int | None = None,
    in_bytes: bool = False,
) -> Tensor:
    """softmax(q k^T * scale + positions) v of q, k (B, heads, N or M, d) and v (B, heads, M, e).

    Each query from number `added_from` on is added to its own result, if that is given (e is d then).
    `in_bytes` lets our own kernels, where they are there, multiply 8-bit integers.
    """
    if native_attends(q, in_bytes=in_bytes):
        places = None if positions is None else positions.places()
        return attended(q, k, v, scale=scale, places=places, in_bytes=in_bytes, added_from=added_from)
    if native_learns(q):
        terms = None if positions is None else positions.terms(q)
        out = attended_in_training(q, k, v, scale=scale, terms=terms)
    elif positions is None:
        out = attend_in_torch(q, k, v, scale)
    else:
        out = attend_in_torch(*positions.folded_into(q, k, scale=scale), v, 1.0)
    return out if added_from is None else with_queries(out, q, added_from)


def with_queries(out: Tensor, q: Tensor, first: int) -> Tensor:
    """`out` (B, heads, N, d) plus the queries from number `first` on; in training it is not overwritten."""
    if not torch.is_grad_enabled() and not torch.compiler.is_compiling():
        out[:, :, first:].add_(q[:, :, first:])  # with += Python writes the slice once more
        return out
    (token, body), (_, added) = (apart(x.transpose(1, 2), first) for x in (out, q))
    return torch.cat((token, body + added), dim=1).transpose(1, 2)


def attend_in_torch(q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
    """softmax(q k^T * scale) v by whatever torch and the libraries below it do quickest here."""
    if onednn_serves(q):
        by_mkl = q.dtype == torch.float32 and is_intel()
        if not by_mkl or q.shape[-1] != v.shape[-1]:
            attend_in_parts = attend_in_chunks_by_mkl if by_mkl else attend_in_chunks
            return attend_in_parts(q, k if scale == 1 else k * scale, v)
    if q.device.type == "cpu" and q.shape[2] * k.shape[2] <= FEW_LOGITS and not torch.compiler.is_compiling():
        return (q * scale @ k.transpose(2, 3)).softmax(dim=-1) @ v
    return attend_fused(q, k, v, scale)


def attend_fused(q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
    """The same by torch's fused kernel, which on GPUs wants aligned rows, else values as wide as queries."""
    width = v.shape[-1]
    if q.device.type == "cuda":
        more = aligned(q.shape[-1]) - q.shape[-1]
        q, k = (functional.pad(x, (0, more)) if more else x for x in (q, k))
    elif q.shape[-1] != width:
        v = functional.pad(v, (0, q.shape[-1] - width))
    made = functional.scaled_dot_product_attention(q, k, v, scale=scale)
    return made if made.shape[-1] == width else made[..., :width]


def attend_in_chunks(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """The same by plain matrix products, some queries at a time: twice as fast as the fused kernel on CPUs.

    Products run a quarter slower where a row of logits is no multiple of the processor's vector, so keys are
    padded to one; the padding gets no weight.
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

    Only where values are narrower than queries, which the fused kernel does not take; else that is as fast.
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
    """Sample, head and the queries to take at a time against `length` keys, in chunks of about one size."""
    batch, heads, count, _ = q.shape
    most = max(16, CHUNK[q.dtype] // length)
    step = -(-count // -(-count // most))
    for sample, head in product(range(batch), range(heads)):
        for start in range(0, count, step):
            yield sample, head, slice(start, start + step)


def weightless(like: Tensor, num_keys: int, length: int) -> Tensor | None:
    """What is added to rows of `length` logits so that those after the first `num_keys` get no weight."""
    if length == num_keys:
        return None
    added = like.new_zeros(length)
    added[num_keys:] = -torch.inf
    return added


def filled_up(length: int) -> int:
    """The next multiple of the vector's length, if that is not much longer."""
    more = -length % VECTOR
    return length + more if more * VECTOR <= length else length


def lengthened(x: Tensor, axis: int, length: int) -> Tensor:
    """A contiguous copy (x itself where it is one), padded with zeros to `length` on one axis."""
    if x.shape[axis] == length:
        return x.contiguous()
    shape = list(x.shape)
    shape[axis] = length
    made = x.new_zeros(shape)
    made.narrow(axis, 0, x.shape[axis]).copy_(x)
    return made
