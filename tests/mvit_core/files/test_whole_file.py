import errno
import os
from pathlib import Path

import pytest

from mvit_core.files import whole_file as module
from mvit_core.files.whole_file import InUse, rename, whole_file


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


class Scanner:
    """A virus scanner of Windows: it has a file open for the first so many tries to rename it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, num_tries: int, number: int = 32) -> None:
        self.left, plain = num_tries, Path.replace

        def replace(old: Path, new: Path) -> Path:
            if self.left:
                self.left -= 1
                error = PermissionError(errno.EACCES, "Sharing violation")
                error.winerror = number  # type: ignore[attr-defined, unused-ignore]
                raise error
            return plain(old, new)

        monkeypatch.setattr(module, "PAUSES_S", (0.001, 0.001))
        monkeypatch.setattr(Path, "replace", replace)


def test_a_file_that_is_open_for_a_moment_is_renamed_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"new")
    Scanner(monkeypatch, 2)
    rename(tmp_path / "a", tmp_path / "b", over=True)
    assert (tmp_path / "b").read_bytes() == b"new"


def test_a_file_that_stays_open_elsewhere_is_left_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(b"old")
    Scanner(monkeypatch, 99)
    with pytest.raises(InUse, match="another program"), whole_file(place) as draft:
        draft.write_bytes(b"new")
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_what_is_forbidden_for_another_reason_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").touch()
    scanner = Scanner(monkeypatch, 99, number=19)
    with pytest.raises(PermissionError, match="Sharing"):
        rename(tmp_path / "a", tmp_path / "b", over=True)
    assert scanner.left == 98
