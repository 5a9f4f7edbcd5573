"""The card on which the programs run: one that is there, or Triton's imitation on the processor."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec

import pytest
import torch

from mvit_core.gpu import serving
from mvit_core.native import library


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Iterator[torch.device]:
    """Where programs run, and that they do; no other kernels of ours."""
    if find_spec("triton") is None:
        pytest.skip("no Triton here: it exists for Linux alone, and comes with the dependencies of tests")
    there = torch.cuda.is_available()
    if not there:
        monkeypatch.setenv(serving.SWITCH, serving.IMITATED)
        imitate_without_reckoning_overflows()
    monkeypatch.setattr(torch.backends.cudnn, "allow_tf32", False)  # of what programs are compared with
    monkeypatch.setenv(library.SWITCH, "0")
    serving.found.cache_clear()
    library.found.cache_clear()
    yield torch.device("cuda" if there else "cpu")
    serving.found.cache_clear()
    library.found.cache_clear()


def imitate_without_reckoning_overflows() -> None:
    """By itself it works out of every sum whether it fits, half of its time, and asks in debugging alone."""
    builder = import_module("triton.runtime.interpreter").interpreter_builder
    assert not builder.options.debug
    builder.options = replace(builder.options, sanitize_overflow=False)
