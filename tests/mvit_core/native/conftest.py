"""Every test of a kernel runs with the library of this processor, and with the one for AVX2 alone."""

import ctypes
from pathlib import Path

import pytest

from mvit_core.native import calls, layers
from mvit_core.native.building import KINDS
from mvit_core.native.library import found
from tests.mvit_core.native import guarded
from tests.mvit_core.native.compiled import compiled

OF_KERNELS = {
    "attention",
    "calls",
    "layers",
    "layers_training",
    "pooling",
    "pooling_training",
    "rows",
    "training",
}
AVX2 = next(kind for kind in KINDS if kind.name == "avx2")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Twice where the test is of kernels."""
    if metafunc.module.__name__.rpartition("test_")[2] in OF_KERNELS:
        metafunc.parametrize("served_by", ["here", "avx2"], indirect=True)


@pytest.fixture(scope="session")
def avx2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library for AVX2."""
    return compiled(tmp_path_factory.mktemp("kernels") / "avx2.so", *AVX2.flags)


@pytest.fixture(autouse=True)
def served_by(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls go to this library, those of processes that a test starts, too."""
    if getattr(request, "param", "here") == "here":
        return
    if "-avx2-" in found().note:
        pytest.skip("this processor has AVX2 alone: the library is the same")
    file = request.getfixturevalue("avx2")
    library = ctypes.CDLL(str(file))
    monkeypatch.setattr(calls, "library", lambda: library)
    monkeypatch.setattr(layers, "library", lambda: library)
    monkeypatch.setattr(guarded, "prelude", guarded.PRELUDE.format(file=file))


@pytest.fixture
def levels(request: pytest.FixtureRequest) -> int:
    """What a token's bytes go up to: with AVX2 alone two products add up in sixteen bits."""
    library = request.node.callspec.params["served_by"]
    return 127 if library == "avx2" or "-avx2-" in found().note else 255
