"""What is written: videos that decode at the promised times, with their truth beside them."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from mvit_core.errors import UserError
from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.rendering.truth import read_truth, truth_path
from mvit_core.types import Span, union_of

SMALL = ClipSpec(width=256, height=144, duration_s=3.0, frame_rate=12.0)


def _times(path: Path) -> list[float]:
    with av.open(str(path)) as container:
        return [frame.time for frame in container.decode(video=0)]


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp4", "h264"), ("a.avi", "mjpeg"), ("a.AVI", "mpeg4"), ("a.mkv", "h264"), ("a.mov", "mpeg4")],
)
def test_a_written_video_decodes_at_the_promised_times(tmp_path: Path, name: str, codec: str) -> None:
    truth = write_clip(SMALL, tmp_path / name, codec=codec)
    assert truth.num_frames == 36
    assert _times(tmp_path / name) == pytest.approx(truth.times_s, abs=0.002)


def test_a_variable_rate_survives_the_file(tmp_path: Path) -> None:
    truth = write_clip(replace(SMALL, variable_rate=True), tmp_path / "a.mp4")
    assert np.diff(truth.times_s).std() > 0.01
    assert _times(tmp_path / "a.mp4") == pytest.approx(truth.times_s, abs=0.0015)


def test_avi_refuses_a_variable_rate(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="one frame rate"):
        write_clip(replace(SMALL, variable_rate=True), tmp_path / "a.avi", codec="mjpeg")
    assert list(tmp_path.iterdir()) == []


def test_the_truth_file_says_what_was_returned(tmp_path: Path) -> None:
    spec = replace(SMALL, scenario=Scenario.STOPS, behaviors=("eats_food",), duration_s=8.0)
    truth = write_clip(spec, tmp_path / "IMG_0001.MP4")
    assert read_truth(truth_path(tmp_path / "IMG_0001.MP4")) == truth
    (animal,) = truth.animals
    assert animal.species == "panthera"
    assert [bout.behavior for bout in animal.bouts] == ["walks", "eats_food", "walks"]
    assert 0 < animal.spans[0].start_s < animal.spans[-1].end_s < truth.duration_s
    assert [point.frame_index for point in animal.points] == sorted(
        point.frame_index for point in animal.points
    )


def test_a_blank_video_says_so(tmp_path: Path) -> None:
    truth = write_clip(replace(SMALL, scenario=Scenario.BLANK), tmp_path / "a.mp4")
    assert truth.animals == truth.spans == ()


def test_a_hand_made_truth_needs_little(tmp_path: Path) -> None:
    path = tmp_path / "a.truth.json"
    path.write_text(
        '{"video": "a.mp4", "width": 64, "height": 48, "duration_s": 2, "animals": [], "note": 1}'
    )
    assert read_truth(path).spans == ()


def test_spans_join_over_small_gaps() -> None:
    spans = (Span(3.0, 4.0), Span(0.0, 1.0), Span(1.2, 2.0))
    assert union_of(spans, gap_s=0.25) == (Span(0.0, 2.0), Span(3.0, 4.0))
