"""Our own layers are measured against others', in turns, and not taken for a little."""

from ctypes import CDLL
from itertools import cycle

import pytest
import torch

from mvit_core.machine.processor import has_bfloat16
from mvit_core.models.quicker import choosing
from mvit_core.models.quicker.choosing import is_quicker, main, passes, quicker
from mvit_core.native import layers
from mvit_core.native.chosen import ALL, Work
from mvit_core.native.library import Found, found


@pytest.mark.parametrize(
    ("ours_s", "theirs_s", "expected"),
    [([9, 1, 1, 1, 1, 1], [1.1], True), ([0.98], [1], False), ([1], [0.5, 1.1, 1.1, 0.5, 0.5, 0.5], False)],
    ids=["the first does not count", "not surely", "mostly not"],
)
def test_what_surely_takes_less_is_quicker(
    ours_s: list[float], theirs_s: list[float], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    ours, theirs = cycle(ours_s), cycle(theirs_s)

    def lasting(seconds: float) -> None:
        clock[0] += seconds

    monkeypatch.setattr(choosing, "process_time", lambda: clock[0])
    assert is_quicker(lambda: lasting(next(ours)), lambda: lasting(next(theirs))) == expected


@pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")
@pytest.mark.parametrize("work", ALL)
def test_only_the_first_pass_is_by_our_own_layers(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    if work == "bfloat16" and not (has_bfloat16() and "-avx512-" in found().note):
        pytest.skip("no layers of our own in bfloat16 here")
    called: list[str] = []
    true = layers.in_parts
    monkeypatch.setattr(layers, "in_parts", lambda name, *given: (called.append(name), true(name, *given)))
    monkeypatch.setattr(choosing, "CROP", (32, 32))
    ours, theirs = passes(work)
    theirs()
    assert not called
    ours()
    assert called


def test_one_thread_is_measured_and_then_as_many_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(choosing, "passes", lambda _work: (None, None))
    monkeypatch.setattr(choosing, "is_quicker", lambda *_: bool(seen.append(torch.get_num_threads())) or True)
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        assert quicker() == [work for work in ALL if work != "bfloat16" or has_bfloat16()]
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)
    assert set(seen) == {1}


@pytest.fixture
def on_intels(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """On a processor of Intel's, where float32 is found to be quicker; what is noted."""
    written: list[object] = []
    for name, replacement in (
        ("found", lambda: Found(CDLL(None), "kernels-avx2-0123.so")),
        ("is_intel", lambda: True),
        ("quicker", lambda: ["float32"]),
        ("write", written.append),
    ):
        monkeypatch.setattr(choosing, name, replacement)
    return written


def test_on_intels_processors_it_is_measured_and_noted(
    on_intels: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main() == 0
    assert on_intels == [["float32"]]
    assert capsys.readouterr().out == "Our own layers are quicker here in: float32.\n"


@pytest.mark.parametrize(
    ("name", "found"), [("is_intel", False), ("found", Found(None, "turned off"))], ids=["AMD", "none"]
)
def test_elsewhere_nothing_is_measured(
    name: str, found: object, on_intels: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, name, lambda: found)
    assert main() == 0
    assert not on_intels


def test_a_folder_that_takes_no_note_is_told(
    on_intels: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_works: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(choosing, "write", full)
    assert main() == 1
    assert "No space left on device" in capsys.readouterr().out
