"""A video in, its events out, whatever the file is like."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import pytest

from mvit_core.detection import Detected
from mvit_core.events import ScanRequest, VideoProgress, VideoScanned, VideoStarted
from mvit_core.localization.windows import Scored, embeddings_of, scores_of
from mvit_core.scan import ScanSettings, Tools, scan, scan_video
from mvit_core.types import Box, ClipScores, Score, Subject, VideoStatus
from tests.card_dump import write_photo


def walk(num_frames=100, rate=25):
    """Frames 320 x 180 with something dark that walks to the right from second 1 to second 3."""
    random = np.random.default_rng(4)
    ground = cv2.GaussianBlur(random.normal(0, 1, (180, 320)).astype(np.float32), (0, 0), 2) * 200 + 120
    for index in range(num_frames):
        frame = ground + random.normal(0, 1.5, ground.shape)
        time_s = index / rate
        if 1 <= time_s < 3:
            cv2.ellipse(frame, (int(40 + (time_s - 1) * 110), 110), (28, 16), 0, 0, 360, 20, -1)
        yield np.repeat(np.clip(frame, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


@pytest.fixture(scope="module")
def walker(make_video, tmp_path_factory):
    return make_video(tmp_path_factory.mktemp("scan") / "walker.mp4", walk())


class FakePredictor:
    num_frames = 8
    frame_interval_s = 0.1
    crop_size = 32
    is_focused = False
    scene_shape = None
    batch_size = 4
    operating_points: ClassVar[dict[str, float]] = {}
    bout_finder: ClassVar[None] = None

    def __init__(self):
        self.shapes = []

    def score(self, clips):
        self.shapes.append(clips.shape)
        assert clips.dtype == np.uint8
        scores = ClipScores(
            (Score("panthera", 0.7), Score("cervus", 0.3)),
            (Score("looks", 0.9), Score("sleeps", 0.1)),
        )
        return Scored([scores] * len(clips), np.full((len(clips), 16), 0.5, np.float32))


class FakeDetector:
    """Sees what is nearly black, and calls it what it is told to."""

    input_size = (96, 160)

    def __init__(self, subject=Subject.ANIMAL, *, blind=False):
        self.subject, self.blind = subject, blind
        self.num_looks = 0

    def detect(self, pictures):
        self.num_looks += len(pictures)
        return [() if self.blind else self.found(picture) for picture in pictures]

    def found(self, picture):
        height, width = picture.shape[:2]
        dark = cv2.medianBlur(picture[..., 0], 5) < 32
        if dark.sum() < 100:
            return ()
        left, top, w, h = cv2.boundingRect(dark.astype(np.uint8))
        box = Box(left / width, top / height, w / width, h / height)
        return (Detected(box, self.subject, 0.9, "sheep"),)


def result_of(events):
    assert isinstance(events[0], VideoStarted)
    assert isinstance(events[-1], VideoScanned)
    return events[-1].result


def test_animal_in_a_video_is_a_track_at_its_time(walker):
    result = result_of(list(scan_video(walker, key=5)))
    assert result.status is VideoStatus.DONE
    assert result.num_frames == 100
    assert len(result.tracks) == 1
    track = result.tracks[0].track
    assert abs(track.span.start_s - 1) < 0.5
    assert abs(track.span.end_s - 3) < 0.5
    assert result.tracks[0].species == ()
    assert len(result.motion.times_s) == 20


def test_without_motion_a_video_is_blank(make_video, tmp_path):
    still = [next(walk(1))] * 60
    result = result_of(list(scan_video(make_video(tmp_path / "still.mp4", still), key=1)))
    assert (result.status, result.reason, result.tracks) == (VideoStatus.BLANK, "", ())


@pytest.mark.parametrize("content", [b"", b"1234567", b"RIFF" + bytes(4000), os.urandom(5000)])
def test_what_is_no_video_ends_as_unreadable_with_a_reason(tmp_path, content):
    path = tmp_path / "IMG_0001.AVI"
    path.write_bytes(content)
    result = result_of(list(scan_video(path, key=1)))
    assert result.status is VideoStatus.UNREADABLE
    assert result.reason.endswith(".")
    assert result.info is None


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path):
    for path in (tmp_path / "gone.mp4", tmp_path):
        assert result_of(list(scan_video(path, key=1))).status is VideoStatus.UNREADABLE


def test_a_truncated_video_is_partial_and_keeps_its_animal(make_video, tmp_path):
    whole = make_video(tmp_path / "whole.avi", walk(200), codec="mjpeg")
    cut = tmp_path / "cut.avi"
    cut.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * 0.6)])
    result = result_of(list(scan_video(cut, key=1)))
    assert result.status is VideoStatus.PARTIAL
    assert result.reason
    assert 80 < result.num_frames < 150
    assert len(result.tracks) == 1


def test_predictor_labels_each_track_with_species_and_bouts(walker):
    predictor = FakePredictor()
    result = result_of(list(scan_video(walker, key=1, tools=Tools(predictor=predictor))))
    labeled = result.tracks[0]
    assert [score.name for score in labeled.species] == ["panthera", "cervus"]
    assert labeled.species[0].value == pytest.approx(0.7)
    assert [bout.behavior for bout in labeled.bouts] == ["looks"]
    assert labeled.bouts[0].span == labeled.track.span
    assert all(shape[1:] == (8, 32, 32, 3) and shape[0] <= 4 for shape in predictor.shapes)


def test_every_window_leaves_its_scores_and_its_embedding(walker):
    windows = (
        result_of(list(scan_video(walker, key=1, tools=Tools(predictor=FakePredictor())))).tracks[0].windows
    )
    assert embeddings_of(windows).shape == (len(windows.spans), 16)
    assert (embeddings_of(windows) == 0.5).all()
    looks = len(windows.species) + windows.behaviors.index("looks")
    assert scores_of(windows)[:, looks] == pytest.approx([0.9] * len(windows.spans), abs=1e-3)


def test_motion_is_the_same_with_and_without_a_predictor(walker):
    plain = result_of(list(scan_video(walker, key=1)))
    labeled = result_of(list(scan_video(walker, key=1, tools=Tools(predictor=FakePredictor()))))
    assert [each.track for each in plain.tracks] == [each.track for each in labeled.tracks]


def test_the_detector_says_what_moves_and_both_witnesses_are_kept(walker):
    plain = result_of(list(scan_video(walker, key=1))).tracks[0]
    detector = FakeDetector(Subject.HUMAN)
    found = result_of(list(scan_video(walker, key=1, tools=Tools(detector=detector)))).tracks[0]
    assert found.subject is Subject.HUMAN
    assert found.track.confidence >= plain.track.confidence
    assert found.evidence.motion == plain.track.confidence
    assert (found.evidence.class_name, found.evidence.detector) == ("sheep", 0.9)
    assert detector.num_looks <= ScanSettings().survey_looks + ScanSettings().looks_per_track


def test_what_the_detector_does_not_see_is_less_sure_but_not_lost(walker):
    plain = result_of(list(scan_video(walker, key=1))).tracks[0]
    found = result_of(list(scan_video(walker, key=1, tools=Tools(detector=FakeDetector(blind=True))))).tracks
    assert [each.track.points for each in found] == [plain.track.points]
    assert found[0].subject is None
    assert found[0].track.confidence < plain.track.confidence


def test_an_animal_that_never_moves_is_found_by_the_detector_alone(make_video, tmp_path):
    frames = [np.full((180, 320), 130, np.uint8) for _ in range(75)]
    for frame in frames:
        frame[80:120, 100:160] = 20
    video = make_video(tmp_path / "still.mp4", frames)
    assert result_of(list(scan_video(video, key=1))).status is VideoStatus.BLANK
    result = result_of(list(scan_video(video, key=1, tools=Tools(detector=FakeDetector()))))
    assert result.status is VideoStatus.DONE
    assert [each.subject for each in result.tracks] == [Subject.ANIMAL]
    assert result.tracks[0].evidence.motion is None
    assert result.tracks[0].track.span.duration_s > 2


def test_progress_grows_and_carries_key_and_duration(walker):
    events = list(scan_video(walker, key=9, settings=ScanSettings(progress_s=0)))
    progress = [event for event in events if isinstance(event, VideoProgress)]
    assert len(progress) > 20
    assert {event.key for event in progress} == {9}
    positions = [event.position_s for event in progress]
    assert positions == sorted(positions)
    assert progress[0].duration_s == pytest.approx(4.0, abs=0.1)


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
def test_closing_the_generator_closes_the_file(walker):
    def is_open():
        links = [link for link in Path("/proc/self/fd").iterdir() if link.exists()]
        return any(link.readlink() == walker.resolve() for link in links)

    events = scan_video(walker, key=1, settings=ScanSettings(progress_s=0))
    next(events)
    next(events)
    assert is_open()
    events.close()
    assert not is_open()


def test_scan_goes_on_after_a_bad_file(walker, tmp_path):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"")
    requests = [ScanRequest(key=1, path=str(bad)), ScanRequest(key=2, path=str(walker))]
    ended = [event for event in scan(requests) if isinstance(event, VideoScanned)]
    assert [(event.key, event.result.status) for event in ended] == [
        (1, VideoStatus.UNREADABLE),
        (2, VideoStatus.DONE),
    ]


class SlowPredictor(FakePredictor):
    """Takes its time."""

    def score(self, clips):
        time.sleep(0.5)
        return super().score(clips)


def test_the_next_video_is_read_while_the_model_labels_one(walker):
    predictor = SlowPredictor()
    requests = [ScanRequest(key=key, path=str(walker)) for key in (1, 2, 3, 4)]
    heard = list(scan(requests, tools=Tools(predictor=predictor)))
    results = {event.key: event.result for event in heard if isinstance(event, VideoScanned)}
    assert set(results) == {1, 2, 3, 4}
    alone = result_of(list(scan_video(walker, key=1, tools=Tools(predictor=FakePredictor()))))
    assert all(result == alone for result in results.values()), "overlapped or not, it is the same"
    keys = [event.key for event in heard if isinstance(event, VideoStarted)]
    first_done = next(index for index, event in enumerate(heard) if isinstance(event, VideoScanned))
    started = [event.key for event in heard[:first_done] if isinstance(event, VideoStarted)]
    assert keys == [1, 2, 3, 4]
    assert 2 in started, "the second was begun before the first was done"


def test_a_bad_file_or_a_mistake_of_ours_does_not_stop_the_reading_quietly(walker, tmp_path):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"")
    tools = Tools(predictor=FakePredictor())
    requests = [ScanRequest(key=1, path=str(bad)), ScanRequest(key=2, path=str(walker))]
    ended = [event for event in scan(requests, tools=tools) if isinstance(event, VideoScanned)]
    assert {event.key: event.result.status for event in ended} == {
        1: VideoStatus.UNREADABLE,
        2: VideoStatus.DONE,
    }

    def broken():
        yield ScanRequest(key=1, path=str(walker))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(scan(broken(), tools=tools))


def test_importing_the_scan_does_not_import_torch():
    code = "import sys, mvit_core.scan; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    """Three photos: something dark is in the second alone."""
    folder = tmp_path_factory.mktemp("photos")
    frames = list(walk(60))
    return [
        write_photo(folder / f"{number}.jpg", frames[index], None) for number, index in enumerate((0, 50, 5))
    ]


def scanned_photo(path, burst=(), tools=None):
    request = ScanRequest(key=1, path=str(path), burst=tuple(map(str, burst)))
    *_, last = scan([request], tools=tools)
    return last.result


def test_a_photo_is_judged_against_those_of_its_burst(photos):
    first, second, third = photos
    found = scanned_photo(second, [first, third])
    assert (found.status, len(found.tracks), found.num_frames) == (VideoStatus.DONE, 1, 1)
    (point,) = found.tracks[0].track.points
    assert (point.time_s, point.frame_index) == (0.0, 0)
    assert abs(point.box.center[0] - (40 + 110) / 320) < 0.05
    empty = scanned_photo(first, [second, third])
    assert (empty.status, empty.tracks) == (VideoStatus.BLANK, ())
    assert "kept still" in empty.reason


def test_a_photo_that_nobody_has_looked_at_is_not_called_blank(photos, tmp_path):
    gone = tmp_path / "gone.jpg"
    for beside in ([], [gone]):
        found = scanned_photo(photos[1], beside)
        assert (found.status, found.tracks) == (VideoStatus.DONE, ())
        assert "on its own" in found.reason


def test_a_detector_and_a_model_look_at_a_photo_alone(photos):
    tools = Tools(detector=FakeDetector(Subject.ANIMAL), predictor=FakePredictor())
    found = scanned_photo(photos[1], tools=tools)
    assert (found.status, len(found.tracks)) == (VideoStatus.DONE, 1)
    assert found.tracks[0].subject is Subject.ANIMAL
    assert found.tracks[0].species[0].name == "panthera"
    assert found.tracks[0].bouts == ()  # nothing is done in no time
    assert scanned_photo(photos[0], tools=tools).status is VideoStatus.BLANK
