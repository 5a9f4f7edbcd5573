import errno
import os
from pathlib import Path

import pytest

from mvit_core.whole_file import whole_file


def test_a_file_gets_its_name_at_the_end(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(b"old")
    with whole_file(place) as draft:
        draft.write_bytes(b"new")
        assert place.read_bytes() == b"old"
        assert draft.name.startswith(".")
    assert place.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [place]


def test_what_breaks_off_leaves_the_old_file_alone(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(b"old")
    with pytest.raises(OSError, match="full"):
        _fill_the_disk(place)
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def _fill_the_disk(place: Path) -> None:
    with whole_file(place) as draft:
        draft.write_bytes(b"ne")
        raise OSError(errno.ENOSPC, "full")


def test_the_bytes_are_on_the_disk_before_the_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, rename = os.fsync, Path.replace
    monkeypatch.setattr("os.fsync", lambda file: (done.append("flushed"), sync(file)))
    monkeypatch.setattr(Path, "replace", lambda self, to: (done.append("named"), rename(self, to))[1])
    with whole_file(tmp_path / "a") as draft:
        draft.write_bytes(b"x")
    assert done == ["flushed", "named"]
    with whole_file(tmp_path / "b", durable=False) as draft:
        draft.write_bytes(b"x")
    assert done == ["flushed", "named", "named"]


def test_a_killed_writers_draft_is_written_over(tmp_path: Path) -> None:
    place = tmp_path / "weights.safetensors"
    with whole_file(place) as draft:
        draft.write_bytes(b"x")
        left = draft.name
    (tmp_path / left).write_bytes(b"half of something longer")
    with whole_file(place) as draft:
        assert draft.name == left
        draft.write_bytes(b"y")
    assert place.read_bytes() == b"y"
    assert list(tmp_path.iterdir()) == [place]


def test_two_writers_of_one_file_do_not_mix(tmp_path: Path) -> None:
    place = tmp_path / "a"
    with whole_file(place, several_writers=True) as first, whole_file(place, several_writers=True) as second:
        first.write_bytes(b"first")
        second.write_bytes(b"second")
    assert place.read_bytes() == b"first"


def test_names_as_long_as_a_file_system_takes(tmp_path: Path) -> None:
    place = tmp_path / ("長" * 80 + ".csv")
    with whole_file(place, several_writers=True) as draft:
        draft.write_bytes(b"x")
    assert place.exists()
