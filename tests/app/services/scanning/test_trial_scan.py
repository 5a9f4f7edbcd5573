"""A trial looks at every kind of video in proportion, stops in time, and reckons the whole."""

from pathlib import Path

import pytest

from app.services.scanning import trial_scan
from app.services.scanning.trial_scan import Probes, TrialScan, halving, spread
from mvit_core.events import ProbeRequest, ScanRequest, VideoProbed, VideoScanned, VideoStarted
from mvit_core.types import (
    Box,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    TrackWindows,
    VideoInfo,
    VideoResult,
    VideoStatus,
)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(trial_scan, "time", clock)
    return clock


def info(codec: str = "h264", *, height: int = 720, duration_s: float = 20.0) -> VideoInfo:
    return VideoInfo(
        size_bytes=1, container="mp4", codec=codec, width=height * 16 // 9, height=height,
        duration_s=duration_s, frame_rate=30.0,
    )  # fmt: skip


def infos(number: int, **kind: object) -> dict[Path, VideoInfo]:
    return {Path(f"{kind.get('codec', 'h264')}{index:03}.mp4"): info(**kind) for index in range(number)}


def answer(trial: TrialScan, clock: Clock, *, takes_s: float) -> None:
    request = trial.next_request()
    assert isinstance(request, ScanRequest)
    trial.record(VideoStarted(key=request.key))
    clock.now += takes_s
    trial.record(VideoScanned(key=request.key, result=VideoResult(status=VideoStatus.BLANK)))


def test_half_of_the_work_tried_means_the_same_again(clock: Clock) -> None:
    trial = TrialScan(infos(10), budget_s=9.0)
    while not trial.is_done:
        answer(trial, clock, takes_s=2.0)
    told = trial.prediction(num_files=11, starting_s=1.0)
    assert (told.num_tried, told.num_videos, told.num_unreadable) == (5, 11, 1)
    assert told.expected_s == pytest.approx(1.0 + 20.0)


def test_a_models_clips_count_by_the_kind_of_video_that_has_them(clock: Clock) -> None:
    quiet, busy = infos(10), infos(10, codec="hevc")
    trial = TrialScan(quiet | busy, budget_s=1e9)
    spans = tuple(Span(float(index), index + 1.0) for index in range(50))
    windows = TrackWindows(spans=spans, species=(), behaviors=(), scores=b"", embeddings=b"")
    box = Box(0, 0, 1, 1)
    seen = TrackResult(track=Track((TrackPoint(0, 0, box),), 0.9), windows=windows)
    for _ in range(4):
        request = trial.next_request()
        assert isinstance(request, ScanRequest)
        is_busy = "hevc" in request.path
        trial.record(VideoStarted(key=request.key))
        clock.now += 50.0 if is_busy else 0.0
        result = VideoResult(status=VideoStatus.DONE, tracks=(seen,) if is_busy else ())
        trial.record(VideoScanned(key=request.key, result=result))
    told = trial.prediction(num_files=20, starting_s=0.0, clip_s=1000.0)
    assert told.tried_s == pytest.approx(100.0)
    assert told.expected_s == pytest.approx(500.0, rel=0.02)


def test_no_video_is_begun_after_time_is_up_and_those_in_hand_are_waited_for(clock: Clock) -> None:
    trial = TrialScan(infos(10), budget_s=5.0)
    first, second = trial.next_request(), trial.next_request()
    assert first is not None
    assert second is not None
    trial.record(VideoStarted(key=first.key))
    clock.now += 6.0
    assert trial.next_request() is None
    assert not trial.is_done
    trial.record(VideoScanned(key=first.key, result=VideoResult(status=VideoStatus.BLANK)))
    trial.worker_died(second.key, "it crashed")
    assert trial.is_done


def test_each_kind_is_tried_in_proportion_and_evenly_over_the_folder() -> None:
    mixed = infos(30) | infos(10, codec="hevc", height=1080)
    first = list(spread(mixed))[:8]
    assert sum(path.name.startswith("hevc") for path in first) == 2
    numbers = sorted(int(path.stem[-3:]) for path in first if path.name.startswith("h264"))
    assert numbers[0] < 8
    assert numbers[-1] > 22
    assert sorted(spread(mixed)) == sorted(mixed)


def test_halving_keeps_every_file() -> None:
    for number in range(12):
        files = [Path(str(index)) for index in range(number)]
        assert sorted(halving(files)) == sorted(files)


def test_probes_end_whatever_the_files_do() -> None:
    probes = Probes([Path("a"), Path("b")])
    first, second = probes.next_request(), probes.next_request()
    assert isinstance(first, ProbeRequest)
    assert second is not None
    probes.record(VideoProbed(key=first.key, info=info()))
    probes.worker_died(second.key, "it crashed")
    assert probes.is_done
    assert list(probes.infos) == [Path("a")]
