"""The reader against every real file at hand: a status each, and the counts that are known."""

import random

import numpy as np
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.access import FrameAccess
from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader
from mvit_core.video.suffixes import VIDEO_SUFFIXES
from mvit_core.video.thumbnails import filmstrip

pytestmark = pytest.mark.shared

FRAMES = {
    "fixtures/dali/cfr.mov": 180,
    "fixtures/decord/video_0.mov": 3,
    "fixtures/decord/video_90.mov": 3,
    "fixtures/decord/video_180.mov": 3,
    "fixtures/library/test.mp4": 60,
    "fixtures/mmaction2/test.avi": 164,
    "fixtures/moviepy/-video-with-dash-.mp4": 5,
    "fixtures/moviepy/no_duration.webm": 74,
    "fixtures/moviepy/video_with_failing_audio.mp4": 280,
    "fixtures/nwb/stub_mjpeg.avi": 3,
    "fixtures/nwb/stub_mp4v.mp4": 5,
    "fixtures/thumbor/hotdog.h265.mp4": 42,
    "fixtures/torchcodec/av1_video.mkv": 125,
    "fixtures/torchcodec/h264_10bits.mp4": 30,
    "fixtures/torchcodec/h265_video.mp4": 10,
    "fixtures/torchcodec/nasa_13013.mp4": 390,
    "primates/chimp.mp4": 450,
    "lote/Trotting.mp4": 108,
    "trap_formats/benjamin/04250002.MP4": 1805,
}
PARTIAL = {"fixtures/decord/corrupted.mp4": 28, "fixtures/library/corrupt.mp4": 40}
UNREADABLE = {"fixtures/thumbor/corrupt.mp4": "0 bytes", "fixtures/thumbor/corrupt2.mp4": "7 bytes"}
FOLDERS = ("fixtures", "trap_formats", "lote", "primates")


@pytest.fixture(scope="module")
def footage(shared):
    return shared / "footage"


@pytest.fixture(scope="module")
def videos(footage):
    found = [path for folder in FOLDERS for path in sorted((footage / folder).rglob("*")) if path.is_file()]
    return [path for path in found if path.suffix.lower() in VIDEO_SUFFIXES]


def outcome(path):
    """Status, number of frames, promised number: of one file, checking what must hold for each."""
    try:
        with VideoReader(path) as reader:
            times_s = [frame.time_s for frame in reader]
    except UnreadableVideo as error:
        return "unreadable", str(error), None
    assert times_s[0] == 0
    assert np.all(np.diff(times_s) > 0)
    assert reader.ending.num_frames == len(times_s)
    assert reader.ending.complete == (not reader.ending.reason)
    return ("complete" if reader.ending.complete else "partial"), len(times_s), reader.info.num_frames


def test_every_file_ends_with_its_status_and_count(videos, footage):
    assert len(videos) == 40
    found = {path.relative_to(footage).as_posix(): outcome(path) for path in videos}
    for name, says in UNREADABLE.items():
        assert found[name][0] == "unreadable"
        assert says in found[name][1]
    for name, count in PARTIAL.items():
        assert found[name][:2] == ("partial", count)
    whole = {name: end for name, end in found.items() if name not in UNREADABLE | PARTIAL}
    assert {status for status, _, _ in whole.values()} == {"complete"}
    assert {name: whole[name][1] for name in FRAMES} == FRAMES
    assert [name for name, (_, count, promised) in whole.items() if promised not in (None, count)] == []


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_turned_files_are_shown_turned(footage, turn):
    """The letters on the keyboard stand upright in each: seen by eye once; here the shape is held."""
    path = footage / f"fixtures/decord/video_{turn}.mov"
    info = probe(path)
    assert (info.rotation_degrees, info.width, info.height) == (
        turn,
        *((320, 568) if turn == 90 else (568, 320)),
    )
    with VideoReader(path) as reader:
        assert reader.info == info
        first = next(iter(reader))
        assert first.to_rgb().shape == (info.height, info.width, 3)
        coded = first.picture.to_ndarray(format="rgb24")
        assert np.array_equal(first.to_rgb(), np.rot90(coded, -turn // 90))


def test_probing_all_takes_milliseconds_each_and_agrees_with_reading(videos):
    for path in videos:
        try:
            info = probe(path)
        except UnreadableVideo:
            continue
        with VideoReader(path) as reader:
            assert (reader.info.width, reader.info.height) == (info.width, info.height), path.name


def test_random_access_gives_what_reading_gives(videos):
    for path in videos:
        if path.stat().st_size > 400_000 or path.stat().st_size < 100:
            continue
        with VideoReader(path) as reader:
            sequential = [(frame.time_s, frame.to_luma(48).tobytes()) for frame in reader]
        order = list(range(len(sequential)))
        random.Random(path.name).shuffle(order)
        with FrameAccess(path) as access:
            for number in order[:60]:
                frame = access.frame(number)
                assert (frame.time_s, frame.to_luma(48).tobytes()) == sequential[number], path.name


def test_a_file_damaged_inside_keeps_the_numbers_of_reading(footage):
    with FrameAccess(footage / "fixtures/decord/corrupted.mp4") as access:
        access.frame(len(access) - 1)
        assert len(access) == 28


def test_strips_of_all_files(videos):
    for path in videos:
        try:
            times_s = [time_s for time_s, _ in filmstrip(path, 6, 20)]
        except UnreadableVideo:
            continue
        assert 1 <= len(times_s) <= 6
        assert np.all(np.diff(times_s) > 0)
