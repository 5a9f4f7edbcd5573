"""Average precision of the same clips in very many orders, as permutation tests need it.

`trainer.scores.metrics.average_precision` is the same of one order of scores.
"""

import numpy as np
from numpy.typing import NDArray

I64 = NDArray[np.int64]
Bools = NDArray[np.bool_]
TIE_BITS = 11  # two clips may have one place, each of another model's order: chance puts one of them first


def of_swapped(ours: I64, theirs: I64, truth: Bools, swapped: Bools) -> NDArray[np.float64]:
    """What our average precision has more than theirs where clips are swapped, (S, E).

    `ours` are the places of our answers (E, N), `theirs` (N,); `truth` (N,); `swapped` (S, N).
    """
    luck = np.random.default_rng(43).permutation(len(truth)) % (1 << TIE_BITS)
    low = (luck << 1 | truth).astype(np.int32)  # behind the place, so that sorted keys tell what is true
    mine, yours = (each.astype(np.int32) << TIE_BITS + 1 | low for each in (ours, theirs))
    taken = swapped[:, None, :]
    return _of_sorted_keys(np.where(taken, yours, mine)) - _of_sorted_keys(np.where(taken, mine, yours))


def of_exchanged(ours: I64, truth: Bools, known: Bools, rows: I64) -> NDArray[np.float64]:
    """Average precision where each clip gets what is true of another, (S, E); NaN where nothing is.

    `ours` (E, N) places; `truth` (N,), and where it is `known`; `rows` (S, N) which clip's truth each gets.
    """
    order = ours.argsort(axis=1)[:, ::-1]  # (E, N), the likeliest first
    shown, counted = ((values[rows][:, order]).astype(np.float32) for values in (truth & known, known))
    hits, ranks = np.cumsum(shown, axis=-1), np.cumsum(counted, axis=-1).clip(min=1)
    found = (shown * hits / ranks).sum(axis=-1) / np.maximum(hits[..., -1], 1)
    return np.where(hits[..., -1] > 0, found, np.nan).astype(np.float64)


def _of_sorted_keys(keys: NDArray[np.int32]) -> NDArray[np.float64]:
    """Average precision of keys (..., N), which end in what is true; 0 where nothing is."""
    shown = (np.sort(keys, axis=-1)[..., ::-1] & 1).astype(np.float32)
    hits = np.cumsum(shown, axis=-1)
    found = np.einsum("...n,...n,n->...", shown, hits, 1 / np.arange(1, keys.shape[-1] + 1, dtype=np.float32))
    return np.asarray(found / np.maximum(hits[..., -1], 1), np.float64)
