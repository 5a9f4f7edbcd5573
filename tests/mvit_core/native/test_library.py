"""The library serves where it was built of these sources, loads, and the processor runs it."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from mvit_core.machine.processor import vectors
from mvit_core.native import building, library
from mvit_core.native.compilers import compilers
from mvit_core.native.library import SWITCH, look

AVX512, _, AVX2 = building.KINDS
SOURCE = 'extern "C" int answer() { return 42; }\n'


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "answer.cpp").write_text(SOURCE, encoding="ascii")
    return tmp_path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return tmp_path / "made"


@pytest.fixture(autouse=True)
def able(monkeypatch: pytest.MonkeyPatch) -> None:
    """A processor that runs kernels, and a person who leaves them on."""
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.setattr(library, "vectors", lambda: ("avx512", "avx2"))
    monkeypatch.setattr(library, "why_not", lambda: "")


@pytest.fixture
def anew() -> Iterator[None]:
    """What was found before does not count, nor afterwards what is found here."""
    library.found.cache_clear()
    yield
    library.found.cache_clear()


def put(sources: Path, made: Path, content: bytes = b"no library", kind: building.Kind = AVX512) -> Path:
    """A file in the place of the library."""
    wanted = building.wanted_library(kind, sources, made)
    assert wanted is not None
    made.mkdir(exist_ok=True)
    wanted.write_bytes(content)
    return wanted


@pytest.mark.skipif(bool(building.why_not()) or not compilers(), reason="no C++ compiler here")
def test_what_is_built_is_called(sources: Path, made: Path) -> None:
    outcome = building.build(AVX2, sources, made)
    assert outcome.library is not None, outcome.sentence
    assert os.access(outcome.library, os.X_OK)
    found = look(sources, made)
    assert found.library is not None
    assert found.library.answer() == 42
    assert found.note == outcome.library.name


def test_a_damaged_library_is_told_once_and_done_without(
    sources: Path, made: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, anew: None
) -> None:
    file = put(sources, made)
    monkeypatch.setattr(library.look, "__defaults__", (sources, made))
    with caplog.at_level(logging.WARNING):
        assert library.kernels() is None
        assert library.kernels() is None
    (told,) = caplog.records
    assert f"{file} does not load" in told.message
    assert "delete it" in told.message
    assert library.found().note == f"{file.name} does not load"


def test_it_is_turned_off_by_a_word(sources: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(sources, made)
    monkeypatch.setenv(SWITCH, "0")
    assert look(sources, made).note == "turned off by TRAPLINE_NATIVE=0"


def test_the_quickest_that_is_there_is_taken(
    sources: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickest, other = put(sources, made), put(sources, made, kind=AVX2)
    tried: list[str] = []
    monkeypatch.setattr("ctypes.CDLL", tried.append)
    assert look(sources, made) == library.Found(None, quickest.name, quickest)
    quickest.unlink()
    assert look(sources, made) == library.Found(None, other.name, other)
    assert tried == [str(quickest), str(other)]


def test_another_processor_never_loads_it(
    sources: Path, made: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put(sources, made)
    monkeypatch.setattr(library, "vectors", lambda: ("avx2",))
    assert look(sources, made).note.startswith("not built")
    monkeypatch.setattr(library, "vectors", lambda: ())
    assert "nor AVX2" in look(sources, made).note
    assert not caplog.records  # it was not even tried


@pytest.mark.parametrize(
    ("used", "can", "kinds", "has_vnni"),
    [
        ("DEFAULT", {"avx2", "fma3"}, (), True),
        ("AVX2", {"avx2"}, (), True),
        ("AVX2", {"avx2", "fma3"}, ("avx2",), True),
        ("AVX2", {"avx2", "fma3", "avx_vnni"}, ("avxvnni", "avx2"), True),
        ("AVX512", {"avx2", "fma3"}, ("avx512",), True),
        ("AVX512", {"avx2", "fma3"}, (), False),
    ],
)
def test_the_processor_is_what_pytorch_says(
    used: str, can: set[str], kinds: tuple[str, ...], has_vnni: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: used)
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: dict.fromkeys(can, True))
    monkeypatch.setattr(torch.cpu, "_is_vnni_supported", lambda: has_vnni)
    vectors.cache_clear()
    try:
        assert vectors() == kinds
    finally:
        vectors.cache_clear()


def test_a_library_of_other_sources_is_left_alone(
    sources: Path, made: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(sources, made)
    (sources / "answer.cpp").write_text(SOURCE.replace("42", "43"), encoding="ascii")
    assert library.built(AVX512, sources, made) is None
    assert look(sources, made).note == (
        "not built; with a C++ compiler (pip install ziglang, say) python -m mvit_core.native does it"
    )
    assert not caplog.records


def test_where_none_is_ever_built_that_is_the_reason(
    sources: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "why_not", lambda: "Not here.")
    assert look(sources, made).note == "Not here."


def test_without_sources_the_one_that_came_along_is_taken(tmp_path: Path, made: Path) -> None:
    assert look(tmp_path, made).note == "this Trapline came without any"
    made.mkdir()
    (made / "kernels-avx512-0123456789ab.so").touch()
    assert library.built(AVX512, tmp_path, made) == made / "kernels-avx512-0123456789ab.so"
    (made / "kernels-avx512-ba9876543210.so").touch()
    assert library.built(AVX512, tmp_path, made) is None
