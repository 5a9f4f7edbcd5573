"""On Intel's processors our own layers do what was measured there, elsewhere all; it is measured once."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from mvit_core.native import chosen
from mvit_core.native.chosen import ALL, does, noted, read, supposing, write
from mvit_core.native.library import Found

HERE = "Intel Core of the tests"


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That of a library on an Intel processor, not yet written."""
    library = tmp_path / "kernels-avx2-0123.so"
    monkeypatch.setattr(chosen, "found", lambda: Found(None, library.name, library))
    monkeypatch.setattr(chosen, "is_intel", lambda: True)
    monkeypatch.setattr(chosen, "processor_name", lambda: HERE)
    noted.cache_clear()
    yield library.with_suffix(".json")
    noted.cache_clear()


def done() -> set[str]:
    return {work for work in ALL if does(work)}


def test_elsewhere_they_do_all(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "is_intel", lambda: False)
    write([])
    assert done() == set(ALL)


def test_on_intels_they_do_what_was_measured(note: Path) -> None:
    assert done() == set()
    write(["training", "float32"])
    assert done() == {"float32", "training"}
    noted.cache_clear()
    assert done() == {"float32", "training"}, "in the next process, too"


def test_another_processors_note_says_nothing(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(["float32"])
    monkeypatch.setattr(chosen, "processor_name", lambda: "Intel Xeon of another computer")
    noted.cache_clear()
    assert done() == set()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b"{}", json.dumps({"processor": HERE, "quicker": 3}).encode()]
)
def test_a_damaged_note_is_told_and_says_nothing(
    note: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    note.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert read(note) == frozenset()
    assert str(note) in caplog.text


def test_where_no_library_is_there_is_no_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "found", lambda: Found(None, "turned off"))
    noted.cache_clear()
    assert noted() == frozenset()
    noted.cache_clear()


def test_supposing_is_of_one_thread_and_ends(note: Path) -> None:
    write(["float32"])
    others: list[set[str]] = []
    with supposing("training"):
        with supposing():
            assert done() == set()
        assert done() == {"training"}
        thread = Thread(target=lambda: others.append(done()))
        thread.start()
        thread.join()
    assert done() == {"float32"}
    assert others == [{"float32"}]
