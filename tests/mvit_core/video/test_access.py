import random
from fractions import Fraction
from itertools import accumulate, cycle, islice

import numpy as np
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.access import FrameAccess
from mvit_core.video.cursor import Cursor, SeekingLies
from mvit_core.video.reader import VideoReader

COUNT = 70
UNEVEN_S = list(islice(accumulate(cycle([0.02, 0.5, 0.033, 0.1]), initial=0.0), COUNT))
VIDEOS = {
    "plain.mp4": {"options": {"g": "12"}},
    "one_keyframe.mp4": {"options": {"g": "1000"}},
    "b_frames.mp4": {"options": {"bf": "3", "b-adapt": "0", "b-pyramid": "normal", "g": "12"}},
    "open_gops.mp4": {"options": {"bf": "3", "b-adapt": "0", "g": "12", "x264-params": "open-gop=1"}},
    "uneven.mp4": {"options": {"bf": "2", "b-adapt": "0", "g": "12"}, "times_s": UNEVEN_S},
    "uneven.mkv": {"options": {"bf": "2", "b-adapt": "0", "g": "12"}, "times_s": UNEVEN_S},
    "b_frames.mkv": {"options": {"bf": "3", "b-adapt": "0", "g": "12"}},
    "b_frames.avi": {"options": {"bf": "2", "b-adapt": "0", "g": "12"}},
    "b_frames.asf": {"options": {"bf": "2", "b-adapt": "0", "g": "12"}},
    "xvid.avi": {"codec": "mpeg4", "options": {"bf": "2", "g": "12"}},
    "old.avi": {"codec": "mpeg4", "options": {"g": "12"}},
    "motion_jpeg.avi": {"codec": "mjpeg"},
    "motion_jpeg.mov": {"codec": "mjpeg"},
    "stream.mts": {"options": {"g": "12"}},
    "stream.ts": {"options": {"bf": "3", "b-adapt": "0", "g": "12"}},
    "program.mpg": {"codec": "mpeg2video", "options": {"bf": "2", "g": "12"}},
    "old.asf": {"codec": "msmpeg4", "options": {"g": "12"}},
    "hevc.mp4": {"codec": "libx265", "options": {"g": "12", "x265-params": "log-level=none:bframes=4"}},
    "hevc.mkv": {"codec": "libx265", "options": {"g": "12", "x265-params": "log-level=none:open-gop=1"}},
    "web.webm": {"codec": "libvpx-vp9", "options": {"g": "12"}},
    "square_not.mp4": {"codec": "mpeg4", "sample_aspect": Fraction(4, 3)},
    "turned.mp4": {"rotation": 90, "options": {"g": "12"}},
}


@pytest.fixture(scope="module", params=VIDEOS)
def video(request, make_video, numbered, tmp_path_factory):
    path = tmp_path_factory.mktemp("videos") / request.param
    frames = (np.ascontiguousarray(np.rot90(f)) if "turned" in request.param else f for f in numbered(COUNT))
    return make_video(path, frames, rate=24, **VIDEOS[request.param])


@pytest.fixture
def sequential(video):
    with VideoReader(video) as reader:
        return [(frame.time_s, frame.to_rgb()) for frame in reader]


@pytest.mark.parametrize("cache_bytes", [1, 60_000, 10**9])
def test_any_order_gives_what_reading_gives(video, sequential, number_in, cache_bytes):
    order = list(range(COUNT))
    random.Random(video.name).shuffle(order)
    with FrameAccess(video, cache_bytes=cache_bytes) as access:
        assert len(access) == len(sequential) == COUNT
        assert access.times_s.tolist() == [time_s for time_s, _ in sequential]
        for number in order:
            frame = access.frame(number)
            assert (frame.index, frame.time_s) == (number, sequential[number][0])
            picture = frame.to_rgb()
            assert number_in(picture) == number
            assert np.array_equal(picture, sequential[number][1])


def test_stepping_back_and_forth_gives_each_frame(video, number_in):
    with FrameAccess(video, cache_bytes=100_000) as access:
        backward = [number_in(access.frame(number).to_luma(80)) for number in reversed(range(COUNT))]
        forward = [number_in(access.frame(number).to_luma(80)) for number in range(COUNT)]
    assert backward[::-1] == forward == list(range(COUNT))


def test_a_time_names_the_frame_on_the_screen(make_video, numbered, tmp_path):
    times_s = [0.0, 0.5, 0.52, 3.0]
    with FrameAccess(make_video(tmp_path / "a.mp4", numbered(4), times_s=times_s)) as access:
        wishes = [-1, 0, 0.4, 0.4999, 0.5, 0.51, 0.52, 2.99, 3.0, 99]
        assert [access.index_at(time_s) for time_s in wishes] == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]
        with pytest.raises(IndexError):
            access.frame(4)
        with pytest.raises(IndexError):
            access.frame(-1)


def test_opening_does_not_decode_a_sound_file(make_video, numbered, tmp_path, monkeypatch):
    path = make_video(tmp_path / "a.mp4", numbered(40))
    monkeypatch.setattr("mvit_core.video.index.index_by_decoding", lambda path: pytest.fail("decoded it all"))
    with FrameAccess(path) as access:
        assert len(access) == 40


def test_where_seeking_lies_frames_are_counted(make_video, numbered, number_in, tmp_path, monkeypatch):
    path = make_video(tmp_path / "a.mp4", numbered(40), options={"g": "8"})

    def lie(self, keyframe):
        raise SeekingLies

    monkeypatch.setattr(Cursor, "seek", lie)
    with FrameAccess(path) as access:
        assert [number_in(access.frame(number).to_rgb()) for number in (30, 5, 6, 39, 0)] == [30, 5, 6, 39, 0]


def test_a_seek_that_lands_elsewhere_is_noticed(make_video, numbered, number_in, tmp_path, monkeypatch):
    path = make_video(tmp_path / "a.mp4", numbered(40), options={"g": "8"})
    honest = Cursor._from_keyframe

    def shifted(self, container, stream, stamp):
        pictures = honest(self, container, stream, stamp)
        next(pictures)  # one frame is swallowed
        yield from pictures

    monkeypatch.setattr(Cursor, "_from_keyframe", shifted)
    with FrameAccess(path) as access:
        assert [number_in(access.frame(number).to_rgb()) for number in (30, 5, 6, 39, 0)] == [30, 5, 6, 39, 0]


def test_hidden_damage_renews_the_index(make_video, numbered, number_in, damage_packet, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(60), options={"g": "10", "bf": "0", "sc_threshold": "0"})
    damage_packet(path, 34)
    with VideoReader(path) as reader:
        sequential = [(frame.time_s, number_in(frame.to_rgb())) for frame in reader]
    with FrameAccess(path) as access:
        assert len(access) == 60
        access.frame(37)
        assert len(access) == len(sequential) < 60
        found = [(access.frame(n).time_s, number_in(access.frame(n).to_rgb())) for n in range(len(access))]
    assert found == sequential


def test_a_file_that_vanishes_is_said(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(40), codec="mjpeg")
    with FrameAccess(path, cache_bytes=1) as access:
        path.unlink()
        with pytest.raises(UnreadableVideo, match="not there"):
            access.frame(20)


def test_after_closing_frames_in_hand_stay_valid(make_video, numbered, number_in, tmp_path):
    access = FrameAccess(make_video(tmp_path / "a.mp4", numbered(20)))
    frame = access.frame(13)
    access.close()
    assert number_in(frame.to_rgb()) == 13
