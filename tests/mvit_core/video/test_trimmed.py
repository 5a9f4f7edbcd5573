"""An MP4 that was trimmed on a phone holds frames that its list of edits hides: it is whole without them."""

import struct
from pathlib import Path

import pytest

from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader
from tests.conftest import write_video
from tests.mvit_core.video.conftest import draw_numbered, read_number

RATE, TICKS = 10, 10_240  # frames, and parts, of a second
PARTS_AT, EDIT_AT, MOVIE_AT, TRACK_AT = 16, 12, 20, 24  # behind the names of their boxes, bytes


def video_of(path: Path, num_frames: int = 100) -> Path:
    return write_video(path, draw_numbered(num_frames), rate=RATE, options={"bf": "0", "g": "10"})


def write_at(path: Path, box: bytes, place: int, *numbers: int) -> None:
    """Replace numbers of 32 bits within a box."""
    content = bytearray(path.read_bytes())
    at = content.index(box) + place
    content[at : at + 4 * len(numbers)] = struct.pack(f">{len(numbers)}I", *numbers)
    path.write_bytes(content)


def trim(path: Path, start_s: int, lasts_s: int) -> None:
    """As programs do that write no picture anew: thousandths of a second, and parts of the track's."""
    write_at(path, b"elst", EDIT_AT, lasts_s * 1000, start_s * TICKS)
    write_at(path, b"mvhd", MOVIE_AT, lasts_s * 1000)
    write_at(path, b"tkhd", TRACK_AT, lasts_s * 1000)


@pytest.mark.parametrize("start_s", [0, 3, 7])
def test_what_was_trimmed_away_is_not_missing(tmp_path: Path, start_s: int) -> None:
    path = video_of(tmp_path / "a.mp4")
    trim(path, start_s, 3)
    with VideoReader(path) as reader:
        found = [(frame.time_s, read_number(frame.to_luma(80))) for frame in reader]
    assert [number for _, number in found] == list(range(start_s * RATE, (start_s + 3) * RATE))
    assert found[-1][0] == pytest.approx(2.9)
    assert reader.ending.complete
    info = probe(path)
    assert (info.num_frames, info.duration_s, info.frame_rate) == (30, 3.0, 10.0)


@pytest.mark.parametrize("ticks", [0, 1, 7])
def test_times_that_hide_most_frames_are_said_to_be_damaged(tmp_path: Path, ticks: int) -> None:
    path = video_of(tmp_path / "a.mp4")
    write_at(path, b"mdhd", PARTS_AT, ticks)
    with VideoReader(path) as reader:
        num_frames = sum(1 for _ in reader)
    assert num_frames < 20
    assert reader.ending.reason.startswith(
        f"Its times are damaged: {num_frames} of 100 frames are shown. Convert"
    )
