"""What is said of the processor is what torch finds, not what oneDNN can imitate."""

from collections.abc import Iterator

import pytest
import torch

from mvit_core.machine import processor


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """What was found before does not count, nor afterwards what is found here."""
    kept = (processor.is_intel, processor.has_bfloat16)
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


BFLOAT16 = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")


@pytest.mark.parametrize("used", ["AVX512", "AVX2"])
@pytest.mark.parametrize("feature", [*BFLOAT16, None])
def test_bfloat16_is_there_where_it_is_multiplied_and_may_be(
    feature: str | None, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: used)
    for name in BFLOAT16:
        monkeypatch.setattr(torch.cpu, name, lambda found=name == feature: found)
    assert processor.has_bfloat16() == (feature is not None and used == "AVX512")


def test_a_torch_that_cannot_tell_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: "AVX512")
    for name in BFLOAT16:
        monkeypatch.delattr(torch.cpu, name)
    assert not processor.has_bfloat16()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"cpu_name": "Intel Xeon 2.50GHz"}, True),
        ({"cpu_name": "AMD EPYC 9B14"}, False),
        ({"cpu_name": ""}, False),
        ({}, False),
    ],
)
def test_the_maker_is_in_the_name(
    found: dict[str, object], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor, "X86", True)
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: found)
    assert processor.is_intel() == expected
