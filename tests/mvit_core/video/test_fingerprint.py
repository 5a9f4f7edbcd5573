import shutil

import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.fingerprint import BLOCK_BYTES, fingerprint


@pytest.fixture
def big_file(tmp_path):
    path = tmp_path / "IMG_0001.AVI"
    path.write_bytes(bytes(range(256)) * (10 * BLOCK_BYTES // 256))
    return path


def test_a_moved_copy_is_the_same_video(big_file, tmp_path):
    copy = tmp_path / "elsewhere" / "renamed.avi"
    copy.parent.mkdir()
    shutil.copy(big_file, copy)
    assert fingerprint(copy) == fingerprint(big_file)


@pytest.mark.parametrize("place", [0, 3 * BLOCK_BYTES + 5, 10 * BLOCK_BYTES - 1])
def test_head_middle_and_tail_count(big_file, place):
    before = fingerprint(big_file)
    content = bytearray(big_file.read_bytes())
    content[place] ^= 1
    big_file.write_bytes(content)
    assert fingerprint(big_file) != before


def test_the_size_counts(big_file):
    before = fingerprint(big_file)
    with big_file.open("ab") as file:
        file.write(b"\0")
    assert fingerprint(big_file) != before


def test_small_and_empty_files_have_one_too(tmp_path):
    small, empty = tmp_path / "small", tmp_path / "empty"
    small.write_bytes(b"abc")
    empty.write_bytes(b"")
    assert len(fingerprint(small)) == len(fingerprint(empty)) == 32
    assert fingerprint(small) != fingerprint(empty)


def test_a_huge_file_is_not_read_whole(tmp_path):
    path = tmp_path / "huge.mp4"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing: reading it would take an hour
    assert fingerprint(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(UnreadableVideo, match=r"gone\.mp4 is not there"):
        fingerprint(tmp_path / "gone.mp4")
