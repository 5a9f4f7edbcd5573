"""Attention that learns: there by the kernels of attention.cpp, back by that of gradients.cpp."""

import ctypes
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from mvit_core.native.attention import Attention, Axis, Strides, attention_job, with_dense_tokens
from mvit_core.native.calls import BLOCK, in_parts

Sizes = tuple[int, int, int]

# Of a head's queries, on the way back: as few as are little work beside its keys, and as many as keep each
# of eight threads busy with one clip.
SHARE, MOST_SHARES = 16 * BLOCK, 8


class Terms(NamedTuple):
    """Relative positions as each query's products with their tables.

    `given` is (B, heads, N - without, n): one for each of the keys' places on the axes that are `known`, axis
    after axis; `grids` are those of queries and keys, time, height and width. The first `without` queries and
    keys have no place.
    """

    given: Tensor
    known: tuple[bool, bool, bool]
    grids: tuple[Sizes, Sizes]
    without: int


class _Gradients(ctypes.Structure):
    _fields_ = (
        ("forward", Attention),
        ("of_out", ctypes.c_void_p),
        ("of_out_strides", Strides),
        *((name, ctypes.c_void_p) for name in ("of_q", "of_k", "of_v", "of_terms")),
        ("shares", ctypes.c_int64),
    )


def attended_in_training(
    q: Tensor, k: Tensor, v: Tensor, *, scale: float, terms: Terms | None = None
) -> Tensor:
    """softmax(q k^T * scale + positions) v of q (B, heads, N, d), k (B, heads, M, d) and v (B, heads, M, e).

    In float32, on a CPU, with a way back. The result lies as (B, N, heads, e), seen as (B, heads, N, e).
    Raises what `in_parts` does; there must be `kernels`.
    """
    given = None if terms is None else terms.given
    made: Tensor = _Attended.apply(q, k, v, given, terms, scale)  # type: ignore[no-untyped-call]
    return made


class _Attended(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, *given_by_caller: Any) -> Tensor:
        q, k, v, given, terms, scale = given_by_caller
        q, k, v = (with_dense_tokens(x) for x in (q, k, v))
        given = None if given is None else given.contiguous()
        out = q.new_empty(q.shape[0], q.shape[2], q.shape[1], v.shape[3])
        log_sums = q.new_empty(q.shape[:3])
        job = _completed(attention_job(q, k, v, out, scale), log_sums, given, terms)
        in_parts("attend_floats", job, q.shape[0] * q.shape[1] * -(-q.shape[2] // BLOCK))
        ctx.save_for_backward(q, k, v, out, log_sums, given)
        ctx.terms, ctx.scale = None if terms is None else terms._replace(given=log_sums), scale
        return out.transpose(1, 2)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        q, k, v, out, log_sums, given = ctx.saved_tensors
        of_out = with_dense_tokens(grads[0])
        shares = shares_of(q.shape[2])
        of_q, *of_shares = (
            x.new_empty(parts, x.shape[0], x.shape[2], x.shape[1], x.shape[3])
            for x, parts in ((q, 1), (k, shares), (v, shares))
        )
        of_given = None if given is None else torch.empty_like(given)
        job = _Gradients(
            _completed(attention_job(q, k, v, out, ctx.scale), log_sums, given, ctx.terms),
            of_out.data_ptr(),
            Strides(*of_out.stride()[:3]),
            *(x.data_ptr() for x in (of_q, *of_shares)),
            None if of_given is None else of_given.data_ptr(),
            shares,
        )
        in_parts("attend_back", job, q.shape[0] * q.shape[1] * shares)
        return *(summed(x).transpose(1, 2) for x in (of_q, *of_shares)), of_given, None, None


def shares_of(queries: int) -> int:
    """How many units the way back makes of a head's queries, on however many threads."""
    return max(1, min(MOST_SHARES, queries // SHARE))


def summed(shares: Tensor) -> Tensor:
    """The sum of shares (shares, ...); one is what it is."""
    return shares[0] if len(shares) == 1 else shares.sum(0)


def _completed(job: Attention, log_sums: Tensor, given: Tensor | None, terms: Terms | None) -> Attention:
    """With what training adds; the caller keeps all of it alive."""
    job.log_sums = log_sums.data_ptr()
    if given is not None and terms is not None:
        job.terms, job.without_place = given.data_ptr(), terms.without
        for number, (known, q_size, k_size) in enumerate(zip(terms.known, *terms.grids, strict=True)):
            job.axes[number] = Axis(None, given.data_ptr() if known else None, q_size, k_size, 0)
    return job
