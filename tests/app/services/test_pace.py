"""Transactions as large as a window can wait for."""

import pytest

from app.services import pace
from app.services.pace import Pace


def test_a_transaction_is_as_large_as_those_before_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 0.0
    monkeypatch.setattr(pace.time, "thread_time", lambda: now_s)
    steps = Pace(first=4, fewest=2, most=50, each_s=0.01)
    sizes = []
    for each_row_s in (0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.001, 1.0):
        sizes.append(steps.size)
        with steps:
            now_s += steps.size * each_row_s
    assert sizes == [4, 8, 16, 32, 50, 50, 10], "it grows twice at most, up to the most, and shrinks at once"
    assert steps.size == 2, "to the fewest"
