"""Which clips come when."""

import threading
from collections import Counter

import numpy as np
import pytest

from trainer.clips.sampler import ahead, class_weights, epoch_order

LABELS = np.array([[1, 0]] * 90 + [[0, 1]] * 10, np.float32)


def test_each_clip_once_an_epoch_and_every_epoch_in_another_order() -> None:
    weights = class_weights(LABELS, 0.0)
    first, second = epoch_order(weights, 0, 0), epoch_order(weights, 1, 0)
    assert sorted(first) == sorted(second) == list(range(100))
    assert not np.array_equal(first, second)
    assert np.array_equal(first, epoch_order(weights, 0, 0))


@pytest.mark.parametrize(("balance", "share"), [(1.0, 0.5), (0.5, 0.25)])
def test_balance_draws_rare_classes_more_often(balance: float, share: float) -> None:
    weights = class_weights(LABELS, balance)
    counts = Counter(int(n) >= 90 for epoch in range(20) for n in epoch_order(weights, epoch, 0))
    assert counts[True] / 2000 == pytest.approx(share, abs=0.02)


def test_clips_without_labels_and_classes_without_clips_do_no_harm() -> None:
    weights = class_weights(np.array([[0, 0, 0], [1, 0, 0]], np.float32), 1.0)
    assert weights.sum() == pytest.approx(1)
    assert (weights > 0).all()


def test_work_ahead_keeps_order_and_uses_threads() -> None:
    names = set()

    def make(number: int) -> int:
        names.add(threading.current_thread().name)
        return number * number

    assert list(ahead(make, range(20), num_threads=2, depth=4)) == [n * n for n in range(20)]
    assert all(name.startswith("clips") for name in names)


def test_errors_come_where_their_item_does_and_leaving_early_ends_the_threads() -> None:
    def make(number: int) -> int:
        if number == 3:
            raise ValueError(number)
        return number

    items = ahead(make, range(10), num_threads=1, depth=2)
    assert [next(items) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="3"):
        next(items)
    early = ahead(make, range(3), num_threads=1, depth=1)
    next(early)
    early.close()
    assert not [each for each in threading.enumerate() if each.name.startswith("clips")]
