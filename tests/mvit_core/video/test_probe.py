import os
import re
import sys
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import av
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.fingerprint import fingerprint
from mvit_core.video.opening import unreadable
from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader


def test_headers_are_told(make_video, numbered, tmp_path):
    path = make_video(
        tmp_path / "a.mp4",
        numbered(10),
        rate=20,
        metadata={"creation_time": "2021-05-06T07:08:09Z"},
        audio_s=0.5,
    )
    info = probe(path)
    assert (info.width, info.height, info.rotation_degrees) == (80, 48, 0)
    assert (info.codec, info.container, info.num_frames, info.has_audio) == ("h264", "mov", 10, True)
    assert info.duration_s == pytest.approx(0.5)
    assert info.frame_rate == pytest.approx(20)
    assert info.captured_at == datetime(2021, 5, 6, 7, 8, 9)
    assert info.size_bytes == path.stat().st_size
    assert info.fingerprint == fingerprint(path)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotation_is_read_from_the_header(make_video, numbered, tmp_path, rotation):
    info = probe(make_video(tmp_path / "a.mp4", numbered(3), rotation=rotation))
    assert info.rotation_degrees == rotation
    assert (info.width, info.height) == ((80, 48) if rotation % 180 == 0 else (48, 80))


def test_pixels_that_are_not_square_widen_the_picture(make_video, numbered, tmp_path):
    info = probe(make_video(tmp_path / "a.mp4", numbered(3), sample_aspect=Fraction(3, 2), codec="mpeg4"))
    assert (info.width, info.height) == (120, 48)


def test_a_cut_avi_promises_nothing(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(50), codec="mjpeg")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    info = probe(path)
    assert (info.num_frames, info.duration_s) == (None, None)


def test_the_index_corrects_a_header_that_counts_wrongly(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(50), codec="mjpeg")
    content = bytearray(path.read_bytes())
    count_at = content.index(b"strh") + 8 + 32  # dwLength of the stream header
    content[count_at : count_at + 4] = (12345).to_bytes(4, "little")
    path.write_bytes(content)
    assert probe(path).num_frames == 50


def write(path, content):
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", r"a\.mp4 is empty \(0 bytes\)"),
        (b"1234567", r"only 7 bytes"),
        (bytes(5000), r"nothing but zeros"),
        (b"To be, or not to be: " * 500, r"not a video|no video stream"),
        (b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0\0\x40\0mdat" + b"7" * 9000, r"index is missing"),
        (b"RIFF\0\0\1\0AVI " + b"7" * 9000, r"damaged AVI header"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path, content, says):
    with pytest.raises(UnreadableVideo, match=says) as caught:
        probe(write(tmp_path / "a.mp4", content))
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders_are_said(tmp_path):
    with pytest.raises(UnreadableVideo, match="not there"):
        probe(tmp_path / "gone.avi")
    with pytest.raises(UnreadableVideo, match="is a folder"):
        probe(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_said(tmp_path):
    path = write(tmp_path / "a.avi", b"x" * 100)
    path.chmod(0)
    with pytest.raises(UnreadableVideo, match="permissions"):
        probe(path)


def test_sound_alone_is_no_video(make_video, numbered, tmp_path):
    import av

    path = tmp_path / "a.m4a"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("aac", rate=16000)
        for number in range(5):
            frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            frame.sample_rate, frame.pts = 16000, number * 1024
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    with pytest.raises(UnreadableVideo, match="no video stream"):
        probe(path)


ODD_NAMES = ["-dash.mp4", "a%d.mp4", "Taï été.mp4", "100% #1.mp4", "with space.mp4"]
NOT_ON_WINDOWS = ["a:b%d.mp4", "100% #1?.mp4"]


@pytest.mark.parametrize("name", ODD_NAMES + (NOT_ON_WINDOWS if os.name == "posix" else []))
def test_odd_names_are_plain_names(make_video, numbered, tmp_path, name):
    plain = make_video(tmp_path / "plain.mp4", numbered(3))
    odd = plain.rename(tmp_path / name)
    assert probe(odd).num_frames == 3


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not Unicode")
def test_names_that_are_no_unicode_are_read_and_shown(make_video, numbered, tmp_path):
    plain = make_video(tmp_path / "plain.mp4", numbered(3))
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/Ta\xef"))
    folder.mkdir()
    assert probe(plain.rename(folder / "plain.mp4")).num_frames == 3
    odd = (folder / "plain.mp4").rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/Ta\xef.mp4")))
    assert probe(odd).num_frames == 3
    odd.write_bytes(b"")
    with pytest.raises(UnreadableVideo, match=re.escape("Ta\ufffdEF.mp4 is empty")):
        probe(odd)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.avi")
    with pytest.raises(UnreadableVideo, match="not a file"):
        probe(tmp_path / "a.avi")


@pytest.mark.parametrize("error", [av.error.PermissionError, av.error.MemoryError])
def test_what_ffmpeg_says_of_wrong_bytes_sends_nobody_to_the_permissions(tmp_path, error):
    path = write(tmp_path / "a.asf", bytes(range(256)))
    said = str(unreadable(path, error(1, "Operation not permitted", str(path))))
    assert said == "a.asf is not a video that can be read (invalid data); copy it again or take it out."


def test_a_file_that_goes_while_it_is_looked_at_is_said_to_be_gone(tmp_path):
    said = str(unreadable(tmp_path / "a.mp4", av.error.FileNotFoundError(2, "No such file or directory")))
    assert "is not there any more" in said


def test_windows_says_of_a_file_in_use_that_it_may_not_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    said = str(unreadable(tmp_path / "a.mp4", PermissionError(13, "Permission denied")))
    assert "may not be read; close other programs" in said


def test_a_path_that_is_too_long_for_windows_is_not_said_to_be_gone(tmp_path, monkeypatch):
    deep = tmp_path.joinpath(*["x" * 50] * 5, "a.mp4")
    monkeypatch.setattr("sys.platform", "linux")
    assert "is not there any more" in str(unreadable(deep, FileNotFoundError(2, "No such file")))
    monkeypatch.setattr("sys.platform", "win32")
    assert "a.mp4 lies too deep" in str(unreadable(deep, FileNotFoundError(2, "No such file")))


@pytest.mark.parametrize("tail", [b"\x08" * 8, b"junk" * 300, bytes(5000), b"\xff" * 64])
def test_bytes_behind_a_whole_file_do_not_make_it_a_cut_one(make_video, numbered, tmp_path, tail):
    path = make_video(tmp_path / "a.mp4", numbered(10))
    path.write_bytes(path.read_bytes() + tail)
    with VideoReader(path) as reader:
        assert len(list(reader)) == 10
        assert reader.ending.complete


def test_a_matroska_file_lasts_from_its_first_frame_on(make_video, numbered, tmp_path):
    times_s = [3 + index / 10 for index in range(40)]
    path = make_video(tmp_path / "a.mkv", numbered(40), rate=10, times_s=times_s)
    assert probe(path).duration_s == pytest.approx(4.0, abs=0.01)


@pytest.mark.parametrize(("scale", "rate"), [(0xFFFFFFFF, 1), (1_000_000, 1), (1, 0xFFFFFFFF), (0, 0)])
def test_a_frame_rate_that_no_camera_has_is_none(make_video, numbered, tmp_path, scale, rate):
    path = make_video(tmp_path / "a.avi", numbered(10), codec="mjpeg")
    content = bytearray(path.read_bytes())
    at = content.index(b"strh") + 8 + 20  # dwScale and dwRate of the stream header
    content[at : at + 8] = scale.to_bytes(4, "little") + rate.to_bytes(4, "little")
    path.write_bytes(content)
    found = probe(path)
    assert found.frame_rate is None or 1 / 60 <= found.frame_rate <= 1000
    assert found.duration_s is None or found.duration_s <= 48 * 3600
