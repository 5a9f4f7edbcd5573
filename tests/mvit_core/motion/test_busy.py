"""The fast mode: what lies between keyframes that look as ever is not decoded."""

import numpy as np
import pytest

from mvit_core.events import VideoScanned
from mvit_core.motion.busy import busy_keyframes
from mvit_core.scan import ScanSettings, scan_video
from mvit_core.types import VideoStatus
from mvit_core.video.keyframes import keyframes
from mvit_core.video.reader import VideoReader

RATE, SECONDS, GOP = 10, 20, 10


def scene(count, visible):
    """A still scene with a little noise; a dark block walks through it in the frames `visible`."""
    dice = np.random.default_rng(5)
    ground = np.kron(dice.integers(70, 190, (24, 40), dtype=np.uint8), np.ones((8, 8), np.uint8))
    for index in range(count):
        frame = ground + dice.integers(0, 4, ground.shape, dtype=np.uint8)
        if index in visible:
            left = 20 + 4 * (index - visible.start)
            frame[90:140, left : left + 60] = 25
        yield np.repeat(frame[..., None], 3, axis=2)


@pytest.fixture(scope="module")
def video(make_video, tmp_path_factory):
    path = tmp_path_factory.mktemp("fast") / "a.mp4"
    options = {"g": str(GOP), "bf": "2", "b-adapt": "0", "sc_threshold": "0"}
    return make_video(path, scene(RATE * SECONDS, range(100, 140)), rate=RATE, options=options)


def test_everything_is_decoded_around_what_differs_and_at_the_beginning(video):
    times_s = {each.stamp: each.time_s for each in keyframes(video, 160)}
    assert len(times_s) == RATE * SECONDS // GOP
    busy = busy_keyframes(video)
    assert busy is not None
    assert sorted(times_s[stamp] for stamp in busy) == [0, 1, *range(8, 15)]


def test_frames_keep_their_numbers_and_times_where_others_are_left_out(video):
    with VideoReader(video) as reader:
        every = {frame.index: frame.time_s for frame in reader}
        ending = reader.ending
    with VideoReader(video, fast=True) as reader:
        some = {frame.index: frame.time_s for frame in reader.frames(dense=busy_keyframes(video))}
        assert reader.ending == ending
    assert len(some) < 0.7 * len(every)
    assert some.items() <= every.items()
    assert {*range(80, 150)} <= some.keys()


def test_the_fast_mode_finds_the_visit_and_where_nothing_comes_a_blank(video, make_video, tmp_path):
    blank = make_video(tmp_path / "b.mp4", scene(RATE * 12, range(0)), rate=RATE, options={"g": str(GOP)})
    results = [
        next(e.result for e in scan_video(path, key=0, settings=ScanSettings(fast=True)) if done(e))
        for path in (video, blank)
    ]
    assert [result.status for result in results] == [VideoStatus.DONE, VideoStatus.BLANK]
    spans = [each.track.span for each in results[0].tracks]
    assert len(spans) == 1
    assert (spans[0].start_s, spans[0].end_s) == pytest.approx((10.0, 13.9), abs=0.6)


def done(event):
    return isinstance(event, VideoScanned)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("jpeg.avi", {"codec": "mjpeg"}),
        ("long_gop.mp4", {"options": {"g": "250"}}),
        ("short.mp4", {"options": {"g": "5"}}),
    ],
)
def test_where_keyframes_say_too_little_everything_is_decoded(make_video, tmp_path, name, options):
    count = 20 if name == "short.mp4" else 120
    path = make_video(tmp_path / name, scene(count, range(0)), rate=RATE, **options)
    dense = busy_keyframes(path)
    with VideoReader(path, fast=True) as reader:
        if name != "jpeg.avi":
            assert dense is None
        assert len(list(reader.frames(5.0, dense=dense))) == count // 2


def test_without_the_loop_filter_pictures_are_nearly_the_same(video):
    with VideoReader(video) as fine, VideoReader(video, fast=True) as coarse:
        pairs = [(a.to_luma(160), b.to_luma(160)) for a, b in zip(fine, coarse, strict=True)]
    worst = max(np.abs(a.astype(int) - b).mean() for a, b in pairs)
    assert 0 < worst < 3
