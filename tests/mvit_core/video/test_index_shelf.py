"""Indexes on disk: believed only where they are of the very file, and never missed."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mvit_core.video.access import FrameAccess
from mvit_core.video.index import FrameIndex
from mvit_core.video.index_shelf import IndexShelf


@pytest.fixture
def shelf(tmp_path: Path) -> IndexShelf:
    return IndexShelf(tmp_path / "indexes")


@pytest.fixture
def video(make_video: Callable[..., Path], numbered: Callable[..., object], tmp_path: Path) -> Path:
    return make_video(tmp_path / "a.mp4", numbered(40), options={"g": "8", "bf": "2", "b-adapt": "0"})


def files(shelf: IndexShelf) -> list[Path]:
    return sorted(shelf._folder.iterdir())


def test_a_file_is_read_through_once(
    video: Path, shelf: IndexShelf, number_in: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with FrameAccess(video, shelf=shelf) as access:
        times_s = access.times_s.tolist()
    monkeypatch.setattr("mvit_core.video.index.packet_stamps", lambda path: pytest.fail("read it all again"))
    with FrameAccess(video, shelf=shelf) as access:
        assert access.times_s.tolist() == times_s
        assert [number_in(access.frame(number).to_rgb()) for number in (30, 5, 6, 39, 0)] == [30, 5, 6, 39, 0]


def test_what_was_found_by_decoding_is_kept_too(
    make_video: Callable[..., Path],
    numbered: Callable[..., object],
    damage_packet: Callable[..., None],
    shelf: IndexShelf,
    tmp_path: Path,
) -> None:
    path = make_video(tmp_path / "a.avi", numbered(60), options={"g": "10", "bf": "0", "sc_threshold": "0"})
    damage_packet(path, 34)
    with FrameAccess(path, shelf=shelf) as access:
        assert len(access) == 60
        access.frame(37)
        renewed = len(access)
        assert renewed < 60
    with FrameAccess(path, shelf=shelf) as access:
        assert len(access) == renewed, "the damage is known from the start"


def test_a_changed_file_has_no_index(video: Path, shelf: IndexShelf) -> None:
    with FrameAccess(video, shelf=shelf):
        pass
    assert shelf.get(video) is not None
    os.utime(video, ns=(1, 1))
    assert shelf.get(video) is None


def test_an_index_that_does_not_tell_the_truth_is_made_anew(video: Path, shelf: IndexShelf) -> None:
    with FrameAccess(video, shelf=shelf) as access:
        right = access.times_s.tolist()
    wrong = FrameIndex((5, 6, 7), np.array([0.0, 1.0, 2.0]), (5,))
    shelf.put(video, wrong)
    with FrameAccess(video, shelf=shelf) as access:
        assert access.times_s.tolist() == right
    kept = shelf.get(video)
    assert kept is not None
    assert kept.times_s.tolist() == right


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half a file", b"x" * 5000])
def test_a_damaged_index_is_none(video: Path, shelf: IndexShelf, damage: bytes) -> None:
    with FrameAccess(video, shelf=shelf):
        pass
    (place,) = files(shelf)
    place.write_bytes(damage)
    assert shelf.get(video) is None
    with FrameAccess(video, shelf=shelf) as access:
        assert len(access) == 40


def test_a_shelf_that_cannot_be_written_stops_nobody(video: Path, tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_bytes(b"")
    with FrameAccess(video, shelf=IndexShelf(tmp_path / "no-folder")) as access:
        assert len(access) == 40


def test_what_was_used_longest_ago_makes_room(video: Path, tmp_path: Path) -> None:
    index = FrameIndex((0, 1), np.array([0.0, 1.0]), (0,))
    one = IndexShelf(tmp_path / "one")
    one.put(video, index)
    size = files(one)[0].stat().st_size
    shelf = IndexShelf(tmp_path / "indexes", max_bytes=2 * size + size // 2)
    for age, changed_ns in ((30, 1000), (20, 2000), (10, 3000)):
        os.utime(video, ns=(changed_ns, changed_ns))
        shelf.put(video, index)
        newest = max(files(shelf), key=lambda each: each.stat().st_mtime_ns)
        os.utime(newest, (1e9 - age, 1e9 - age))
    assert len(files(shelf)) == 2
    os.utime(video, ns=(1000, 1000))
    assert shelf.get(video) is None, "the oldest went"


def test_frames_without_stamps_keep_their_place(video: Path, shelf: IndexShelf) -> None:
    shelf.put(video, FrameIndex((0, None, 2), np.array([0.0, 0.5, 1.0]), (0,)))
    kept = shelf.get(video)
    assert kept is not None
    assert (kept.stamps, kept.keyframes, kept.is_seekable) == ((0, None, 2), (0,), False)
