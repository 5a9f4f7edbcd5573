"""What tests of models share."""

from collections.abc import Iterator

import pytest

from mvit_core.native.library import SWITCH, found


@pytest.fixture(params=["native", "torch"])
def each_arithmetic(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Once with our own kernels, where they are, and once with torch's alone."""
    if request.param == "native":
        if found().library is None:
            pytest.skip(f"no kernels: {found().note}")
        yield
        return
    monkeypatch.setenv(SWITCH, "0")
    found.cache_clear()
    yield
    found.cache_clear()
