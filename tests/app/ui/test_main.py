"""How the process of the window is set up."""

import sys
from collections.abc import Iterator

import pytest

from app.ui.main import answer_soon


@pytest.fixture
def usual() -> Iterator[float]:
    before = sys.getswitchinterval()
    yield before
    sys.setswitchinterval(before)


def test_a_thread_that_computes_hands_over_soon(usual: float) -> None:
    answer_soon()
    assert sys.getswitchinterval() < usual / 4
