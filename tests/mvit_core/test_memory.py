"""As many processes as the memory holds, and never none."""

import pytest

from mvit_core import memory


@pytest.mark.parametrize(
    ("total", "peak", "fit"), [(16, 2.4, 4), (8, 0.25, 22), (4, 6, 1), (0, 1, 0), (8, 0, 0)]
)
def test_some_memory_is_kept_free(
    monkeypatch: pytest.MonkeyPatch, total: float, peak: float, fit: int
) -> None:
    monkeypatch.setattr(memory, "total_bytes", lambda: int(total * 2**30))
    monkeypatch.setattr(memory, "peak_bytes", lambda: int(peak * 2**30))
    assert memory.processes_that_fit() == fit


def test_this_process_holds_more_than_an_interpreter_and_less_than_there_is() -> None:
    if not memory.peak_bytes():
        pytest.skip("this system does not say")
    assert 5 << 20 < memory.peak_bytes() < memory.total_bytes()
