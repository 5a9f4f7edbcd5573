"""The whole scan on real camera-trap clips with a real detector: it takes nothing away, and adds its word."""

from pathlib import Path

import pytest

from mvit_core.detection import Detector
from mvit_core.events import VideoScanned
from mvit_core.scan import Tools, scan_video
from mvit_core.types import Subject, VideoResult
from tests.mvit_core.motion.test_real_footage import MARKED, TROTTING, share_inside

pytestmark = pytest.mark.shared
SEEN = {"CircumanalGlandSigning.mp4", "Defecating.mp4", "Grooming.mp4", "Playing.mp4"}


@pytest.fixture(scope="module")
def detector(shared: Path) -> Detector:
    return Detector.load(shared / "weights" / "yolox_nano.onnx", trusted=True)


def scanned(path: Path, detector: Detector) -> VideoResult:
    events = scan_video(path, key=0, tools=Tools(detector=detector))
    return next(event.result for event in events if isinstance(event, VideoScanned))


@pytest.mark.parametrize("name", MARKED)
def test_the_animal_is_inside_a_track_most_of_the_time(shared: Path, detector: Detector, name: str) -> None:
    result = scanned(shared / "footage" / "lote" / name, detector)
    assert share_inside(MARKED[name], [each.track for each in result.tracks]) >= 0.8
    surest = max(result.tracks, key=lambda each: each.track.confidence)
    assert surest.subject is (Subject.ANIMAL if name in SEEN else None)


def test_two_visits_are_animals_and_what_else_there_is_stays_unsure(shared: Path, detector: Detector) -> None:
    result = scanned(shared / "footage" / "lote" / "Trotting.mp4", detector)
    for visit in TROTTING:
        assert share_inside(visit, [each.track for each in result.tracks]) >= 0.8
    animals = [each for each in result.tracks if each.subject is Subject.ANIMAL]
    assert len(animals) == 2
    others = [each.track.confidence for each in result.tracks if each.subject is None]
    assert max(others, default=0.0) < 0.3
