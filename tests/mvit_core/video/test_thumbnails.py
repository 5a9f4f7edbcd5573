import numpy as np
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.thumbnails import filmstrip


@pytest.mark.parametrize(
    "video",
    [
        ("many_keyframes.mp4", {"options": {"g": "5"}}),
        ("many_keyframes.avi", {"codec": "mjpeg"}),
        ("one_keyframe.mp4", {"options": {"g": "1000"}}),
        ("few_keyframes.mkv", {"options": {"g": "40"}}),
        ("no_index.mts", {"options": {"g": "10"}}),
    ],
)
def test_a_strip_spans_the_video_with_true_times(make_video, numbered, number_in, tmp_path, video):
    name, options = video
    path = make_video(tmp_path / name, numbered(200, 160, 96), rate=20, **options)
    strip = list(filmstrip(path, 10, 48))
    times_s = [time_s for time_s, _ in strip]
    assert len(strip) == 10
    assert times_s == pytest.approx([n + 0.25 for n in range(10)], abs=0.8)
    for time_s, picture in strip:
        assert picture.shape == (48, 80, 3)
        assert number_in(picture) == round(time_s * 20)


def test_keyframes_alone_are_decoded_where_there_are_enough(make_video, numbered, tmp_path, monkeypatch):
    path = make_video(tmp_path / "a.mp4", numbered(100), options={"g": "5"})
    monkeypatch.setattr("mvit_core.video.thumbnails._in_order", lambda *_: pytest.fail("read it all"))
    assert len(list(filmstrip(path, 8, 24))) == 8


def test_a_short_video_gives_fewer(make_video, numbered, tmp_path):
    assert len(list(filmstrip(make_video(tmp_path / "a.mp4", numbered(3)), 10, 24))) == 3


def test_a_cut_video_gives_what_is_there(make_video, numbered, number_in, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(100), rate=10, codec="mjpeg")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    strip = list(filmstrip(path, 10, 48))
    assert len(strip) >= 5
    assert all(number_in(picture) == round(time_s * 10) for time_s, picture in strip)
    assert {picture.shape for _, picture in strip} == {(48, 80, 3)}


def test_a_strip_is_upright_and_small(make_video, numbered, number_in, tmp_path):
    lying = [np.ascontiguousarray(np.rot90(frame)) for frame in numbered(40)]
    path = make_video(tmp_path / "a.mp4", lying, rotation=90, options={"g": "10", "sc_threshold": "0"})
    strip = list(filmstrip(path, 4, 24))
    assert {picture.shape for _, picture in strip} == {(24, 40, 3)}
    assert all(number_in(picture) == round(time_s * 25) for time_s, picture in strip)


def test_what_cannot_be_read_is_said(tmp_path):
    path = tmp_path / "a.avi"
    path.touch()
    with pytest.raises(UnreadableVideo, match="0 bytes"):
        list(filmstrip(path, 5, 24))
