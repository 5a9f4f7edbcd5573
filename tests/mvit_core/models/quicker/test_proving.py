"""What builds kernels wrongly is found before a model goes by them."""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch

from mvit_core.models.quicker import proving
from mvit_core.models.quicker.proving import main, wrong_answers
from mvit_core.native import calls, layers
from mvit_core.native.building import HERE
from mvit_core.native.chosen import ALL, supposing
from mvit_core.native.library import Found, found

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

NAMES = sorted(
    set(re.findall(r"KERNEL void (\w+)\(", "".join(file.read_text() for file in HERE.glob("*.cpp"))))
    - {"serve", "share", "forget_team"}  # threads
    - {"attend_bytes"}  # of float32, which no model hands it
)


class Lacking:
    """The library, in which one kernel leaves its work undone."""

    def __init__(self, library: ctypes.CDLL, name: str) -> None:
        self._library, self._name, self.num_calls = library, name, 0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(self._library, name)
        return self._undone if name == self._name else found

    def _undone(self, *_call: object) -> None:
        self.num_calls += 1


@pytest.fixture(autouse=True)
def threads() -> Iterator[None]:
    """Afterwards there are as many threads as before."""
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def test_what_was_built_here_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().out == f"All answers are right: {found().note}.\n"


@pytest.mark.parametrize("name", NAMES)
def test_no_kernel_can_be_wrong_unseen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Lacking(calls.library(), name)
    for module in (calls, layers):
        monkeypatch.setattr(module, "library", lambda: lacking)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 1)
    monkeypatch.setattr(torch, "empty_like", torch.zeros_like)  # else they may hold what was right before
    monkeypatch.setattr(torch, "empty", torch.zeros)
    with supposing(*ALL):
        wrong = list(wrong_answers())
    if not lacking.num_calls:
        pytest.skip("models leave these to other libraries on this processor")
    assert wrong


def test_where_none_load_that_is_no_proof(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(proving, "found", lambda: Found(None, "kernels.so does not load"))
    assert main() == 1
    assert "kernels.so does not load" in capsys.readouterr().out
