"""Which clips come when: decided by seed and epoch alone, so that a run can be taken up anywhere."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Item = TypeVar("Item")


def class_weights(labels: NDArray[np.float32], balance: float) -> NDArray[np.float64]:
    """How often each clip is drawn, (N,), for labels (N, classes): by its rarest class.

    0 draws every clip equally often, 1 every class; between them frequencies are raised to 1 - `balance`.
    """
    counts = labels.sum(axis=0).clip(min=1)
    rarity = np.where(labels > 0, 1 / counts, 0).max(axis=1, initial=0)
    rarity = np.where(rarity > 0, rarity, 1 / max(1, len(labels)))
    weights = rarity**balance
    return np.asarray(weights / weights.sum(), np.float64)


def epoch_order(weights: NDArray[np.float64], epoch: int, seed: int) -> NDArray[np.int64]:
    """The clips of one epoch, as many as there are; each once where the weights are even."""
    rng = np.random.default_rng((seed, 101, epoch))
    number = len(weights)
    if np.allclose(weights, weights[0]):
        return rng.permutation(number)
    places = (np.arange(number) + rng.random()) / number  # systematic: as even as chance allows
    drawn = np.searchsorted(weights.cumsum(), places).clip(max=number - 1)
    return np.asarray(rng.permutation(drawn), np.int64)


def ahead(make: Callable[[Item], T], items: Iterable[Item], *, num_threads: int, depth: int) -> Iterator[T]:
    """`make` of each item in order, up to `depth` of them worked on in threads before they are asked for."""
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(max_workers=num_threads, thread_name_prefix="clips") as pool:
        try:
            for item in items:
                waiting.append(pool.submit(make, item))
                if len(waiting) > depth:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()
