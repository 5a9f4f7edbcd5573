from pathlib import Path

import numpy as np
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video import frame_times
from mvit_core.video.frame_times import uneven_times
from mvit_core.video.index_shelf import IndexShelf
from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader
from tests.conftest import MakeVideo

UNEVEN_S = [index / 30 for index in range(30)] + [1 + index / 5 for index in range(20)]
FRAMES = [np.full((48, 64), 4 * index, np.uint8) for index in range(len(UNEVEN_S))]
FRAGMENTS = {"movflags": "frag_keyframe+empty_moov"}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.mp4", {}),
        ("b.mp4", {"options": {"bf": "2"}}),
        ("fragments.mp4", {"container_options": FRAGMENTS, "options": {"g": "10"}}),
        ("c.mov", {"codec": "mjpeg"}),
        ("d.mkv", {"options": {"bf": "2"}}),
    ],
)
def test_a_rate_that_changes_is_told_by_all_times(
    tmp_path: Path, make_video: MakeVideo, name: str, written: dict[str, dict[str, str] | str]
) -> None:
    path = make_video(tmp_path / name, FRAMES, times_s=UNEVEN_S, **written)
    found = uneven_times(path, rate=probe(path).frame_rate, shelf=IndexShelf(tmp_path / "shelf"))
    with VideoReader(path) as reader:
        assert found is not None
        assert found.tolist() == [frame.time_s for frame in reader]


def test_frames_that_an_avi_leaves_out_are_not_counted(tmp_path: Path, make_video: MakeVideo) -> None:
    times_s = [0.0, 0.04, 0.08, *(0.12 + 0.12 * index for index in range(len(FRAMES) - 3))]
    path = make_video(tmp_path / "a.avi", FRAMES, times_s=times_s, codec="mjpeg")
    found = uneven_times(path, rate=probe(path).frame_rate, shelf=None)
    assert found is not None
    assert found.tolist() == pytest.approx(times_s)


@pytest.mark.parametrize(("name", "codec"), [("a.mp4", "libx264"), ("a.mov", "libx264"), ("a.avi", "mjpeg")])
def test_an_even_video_is_known_by_its_index_and_not_read(
    tmp_path: Path, make_video: MakeVideo, monkeypatch: pytest.MonkeyPatch, name: str, codec: str
) -> None:
    options = {"bf": "2"} if codec == "libx264" else {}
    path = make_video(tmp_path / name, FRAMES, codec=codec, options=options)
    monkeypatch.setattr(frame_times, "FrameAccess", None)
    assert uneven_times(path, rate=probe(path).frame_rate, shelf=None) is None


def test_a_container_without_an_index_is_read_and_found_even(tmp_path: Path, make_video: MakeVideo) -> None:
    path = make_video(tmp_path / "a.mkv", FRAMES, rate=25)
    assert uneven_times(path, rate=25.0, shelf=None) is None


def test_a_rate_that_is_not_the_videos_own_does_not_tell(tmp_path: Path, make_video: MakeVideo) -> None:
    path = make_video(tmp_path / "a.mp4", FRAMES, rate=25)
    found = uneven_times(path, rate=30.0, shelf=None)
    assert found is not None
    assert found.tolist() == pytest.approx([index / 25 for index in range(len(FRAMES))])


def test_what_cannot_be_read_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableVideo):
        uneven_times(tmp_path / "no.mp4", rate=25.0, shelf=None)
