"""What a model made of each window is kept with the track, and read by animal, by video, by model."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.services import observations
from app.services.observations import windows
from app.services.projects import Project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.store.records import Kind
from mvit_core.localization.windows import Scored, embeddings_of, packed
from mvit_core.types import ClipScores, Score, Span, VideoResult
from tests.scanned import to_its_end
from tests.videos import video_ids


def with_windows(result: VideoResult, value: float) -> VideoResult:
    spans = (Span(0.0, 2.0), Span(1.0, 3.0), Span(2.0, 4.0))
    scores = ClipScores((Score("lynx", 0.75),), (Score("eats_food", 0.5),))
    made = packed(spans, Scored([scores] * 3, np.full((3, 8), value, np.float32)))
    tracks = tuple(msgspec.structs.replace(each, windows=made) for each in result.tracks)
    return msgspec.structs.replace(result, tracks=tracks)


def scan_with(project: Project, model: Path, result: VideoResult) -> None:
    to_its_end(ScanRun.start(project, settings=ScanSettings(model_path=model)), lambda _request: result)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "lynxes.safetensors"
    path.write_bytes(b"weights")
    return path


def test_windows_are_kept_and_read_again_by_animal_and_by_video(project, make_result, model) -> None:
    scan_with(project, model, with_windows(make_result(0.1, 0.6), 0.25))
    video_id = video_ids(project)[0]
    animals = [each for each in observations.of_video(project, video_id) if each.kind is Kind.ANIMAL]
    found = windows.windows_of(project, [each.id for each in animals])
    assert set(found) == {each.id for each in animals}
    assert found == windows.windows_in(project, video_id)
    for animal in animals:
        stored = found[animal.id]
        assert stored.track_id == animal.track_id
        assert (embeddings_of(stored.windows) == 0.25).all()
        assert "eats_food" in stored.windows.behaviors
        middles_s = [(span.start_s + span.end_s) / 2 for span in stored.windows.spans]
        assert middles_s == [1.0, 2.0, 3.0]


def test_all_windows_are_those_of_the_animals_that_count_and_of_the_model_asked_for(
    project, make_result, model, tmp_path
) -> None:
    scan_with(project, model, with_windows(make_result(0.1), 0.25))
    every = list(windows.all_windows(project))
    assert len(every) == len(video_ids(project))
    kept = observations.observation(project, every[0].observation_id)
    labels.apply(project, {kept.id: labels.confirm(kept)}, who="ada")

    better = tmp_path / "better.safetensors"
    better.write_bytes(b"other weights")
    scan_with(project, better, with_windows(make_result(0.8), 0.5))
    first, second = every[0].model, {each.model for each in windows.all_windows(project)} - {every[0].model}
    assert [each.observation_id for each in windows.all_windows(project, model=first)] == [kept.id]
    assert len(list(windows.all_windows(project, model=second.pop()))) == len(video_ids(project))


def test_what_motion_alone_found_has_no_windows(project, make_result, scan) -> None:
    scan(make_result(0.1))
    assert list(windows.all_windows(project)) == []
