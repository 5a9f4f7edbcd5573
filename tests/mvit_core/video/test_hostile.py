"""What field cameras and broken cards really hold, one file made for each: a frame for each that decodes."""

import random
import struct
import subprocess
import sys

import numpy as np
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.access import FrameAccess
from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader

BOMB_MB = 900  # address space left to a child that opens a file which promises gigabytes


def read(path):
    with VideoReader(path) as reader:
        frames = [(frame.index, frame.time_s, frame.to_luma(80)) for frame in reader]
        return frames, reader.ending, reader.info


@pytest.mark.parametrize(
    "video",
    [
        ("deep.mkv", {"codec": "libx265", "pix_fmt": "yuv420p10le"}),
        ("deep.mp4", {"codec": "libx264", "pix_fmt": "yuv420p10le", "audio_s": 1.0}),
        ("av1.mkv", {"codec": "libsvtav1", "options": {"preset": "12", "svtav1-params": "lp=1"}}),
        ("camera.mov", {"codec": "libx264", "options": {"bf": "2"}, "audio_s": 1.0}),
        ("camera.3gp", {"codec": "libx264"}),
        ("camera.mts", {"codec": "libx264", "options": {"bf": "2", "b-adapt": "0"}, "audio_s": 1.0}),
        ("camera.asf", {"codec": "msmpeg4v2"}),
        ("camera.avi", {"codec": "mjpeg", "audio_s": 1.0}),
        ("camera.mpg", {"codec": "mpeg1video"}),
    ],
)
def test_containers_and_codecs_of_cameras_are_read_whole_and_at_random(
    make_video, numbered, number_in, tmp_path, video
):
    name, options = video
    frames, ending, _ = read(make_video(tmp_path / name, numbered(30), rate=25, **options))
    assert [number_in(luma) for _, _, luma in frames] == list(range(30))
    assert ending.complete
    with FrameAccess(tmp_path / name) as access:
        for number in (29, 0, 17, 16, 3):
            assert number_in(access.frame(number).to_luma(80)) == number


def test_broken_sound_takes_no_picture_away(make_video, numbered, number_in, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(50), codec="mjpeg", audio_s=2.0)
    content = bytearray(path.read_bytes())
    dice, start, broken = random.Random(1), content.index(b"movi"), 0
    end = content.rindex(b"idx1")
    while (start := content.find(b"01wb", start + 1, end)) > 0:
        size = struct.unpack_from("<I", content, start + 4)[0]
        content[start + 8 : start + 8 + size] = dice.randbytes(size)
        broken += 1
    assert broken
    path.write_bytes(content)
    frames, ending, info = read(path)
    assert [number_in(luma) for _, _, luma in frames] == list(range(50))
    assert ending.complete
    assert info.has_audio


@pytest.mark.parametrize(
    "case",
    [
        ("a.mkv", {"options": {"g": "10"}}, "Nothing decodes between 1.9 and 3.8 s"),
        ("a.asf", {"codec": "msmpeg4", "options": {"g": "10"}}, "Nothing decodes between"),
        ("a.avi", {"options": {"g": "10", "bf": "0"}}, "of the 120 frames in its index did not decode"),
        ("a.mov", {"codec": "mjpeg"}, "1 of its packets could not be decoded"),
        ("a.mts", {"options": {"g": "10", "bf": "0"}}, ""),  # fractions of a second, and nothing counts them
    ],
)
def test_garbage_in_the_middle_costs_a_part_and_is_said(make_video, numbered, number_in, tmp_path, case):
    name, options, says = case
    path = make_video(tmp_path / name, numbered(120, 160, 96), **options)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 300] = random.Random(2).randbytes(300)
    path.write_bytes(content)
    with VideoReader(path) as reader:
        numbers = [number_in(frame.to_luma(160)) for frame in reader]
    assert numbers[:10] == list(range(10))
    assert numbers[-1] == 119, "it goes on behind"
    assert len(numbers) < 120
    assert says in reader.ending.reason
    assert reader.ending.complete == (not says)


def test_an_avi_without_an_index_is_read_and_reached_at_random(make_video, numbered, number_in, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(40), codec="mjpeg")
    content = path.read_bytes()
    place = content.rindex(b"idx1")
    path.write_bytes(content[:place] + b"JUNK" + content[place + 4 :])
    frames, _, _ = read(path)
    assert [number_in(luma) for _, _, luma in frames] == list(range(40))
    with FrameAccess(path) as access:
        assert [number_in(access.frame(n).to_luma(80)) for n in (30, 2, 39)] == [30, 2, 39]


def test_a_header_that_miscounts_its_frames_is_not_believed(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(40), codec="mjpeg")
    content = bytearray(path.read_bytes())
    header, stream = content.index(b"avih") + 8, content.index(b"strh") + 8
    struct.pack_into("<I", content, header + 16, 1_000_000_000)
    struct.pack_into("<I", content, stream + 32, 1_000_000_000)
    path.write_bytes(content)
    assert probe(path).num_frames == 40
    frames, ending, _ = read(path)
    assert len(frames) == 40
    assert ending.num_frames == 40


CHILD = """
import resource, sys
from pathlib import Path
from mvit_core.errors import UnreadableVideo
from mvit_core.video.reader import VideoReader
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    with VideoReader(Path(sys.argv[1])) as reader:
        print(sum(1 for _ in reader), end=" ")
except UnreadableVideo as error:
    print(error, end=" ")
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
@pytest.mark.parametrize("codec", ["mjpeg", "mpeg4", "rawvideo"])
def test_a_header_that_promises_65535_by_65535_pixels_takes_no_gigabytes(
    make_video, numbered, tmp_path, codec
):
    pix_fmt = "yuv420p" if codec == "rawvideo" else None
    path = make_video(tmp_path / "a.avi", numbered(10), codec=codec, pix_fmt=pix_fmt)
    content = bytearray(path.read_bytes())
    struct.pack_into("<II", content, content.index(b"avih") + 8 + 32, 65535, 65535)
    struct.pack_into("<II", content, content.index(b"strf") + 8 + 4, 65535, 65535)
    path.write_bytes(content)
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    *_, megabytes = run.stdout.split()
    assert int(megabytes) < BOMB_MB


def test_sizes_that_no_camera_has_are_refused_with_a_sentence(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(10), codec="rawvideo", pix_fmt="yuv420p")
    content = bytearray(path.read_bytes())
    struct.pack_into("<II", content, content.index(b"strf") + 8 + 4, 65535, 65535)
    path.write_bytes(content)
    with pytest.raises(UnreadableVideo, match=r"a\.avi"):
        VideoReader(path)


def test_times_that_go_back_grow_all_the_same(make_video, numbered, number_in, tmp_path):
    times_s = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]
    first = make_video(tmp_path / "a.mts", numbered(6), times_s=times_s, options={"bf": "0"}).read_bytes()
    path = tmp_path / "twice.mts"
    path.write_bytes(first + first)  # the clock of the second half starts anew
    frames, _, _ = read(path)
    assert [number_in(luma) for _, _, luma in frames] == [*range(6), *range(6)]
    assert np.all(np.diff([time_s for _, time_s, _ in frames]) > 0)


def test_a_file_that_is_still_being_copied_is_not_called_whole(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.mts", numbered(60))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with VideoReader(path) as reader:
        frames = iter(reader)
        next(frames)
        path.write_bytes(content)
        num_frames = 1 + sum(1 for _ in frames)
    assert not reader.ending.complete
    assert reader.ending.reason.startswith("The file grew while it was read (still being copied?);")
    assert num_frames <= reader.ending.num_frames
    assert read(path)[1].complete


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights there")
def test_a_link_to_itself_is_said_to_be_one(tmp_path):
    (tmp_path / "a.mp4").symlink_to("a.mp4")
    with pytest.raises(UnreadableVideo, match="leads back to itself"):
        probe(tmp_path / "a.mp4")
