"""What tests of models share."""

from collections.abc import Iterator

import pytest

from mvit_core.native.library import SWITCH, found


@pytest.fixture
def without_kernels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With torch's arithmetic alone."""
    monkeypatch.setenv(SWITCH, "0")
    found.cache_clear()
    yield
    found.cache_clear()


@pytest.fixture(params=["native", "torch"])
def each_arithmetic(request: pytest.FixtureRequest) -> None:
    """Once with our own kernels, where they are, and once with torch's alone."""
    if request.param == "torch":
        request.getfixturevalue("without_kernels")
    elif found().library is None:
        pytest.skip(f"no kernels: {found().note}")
