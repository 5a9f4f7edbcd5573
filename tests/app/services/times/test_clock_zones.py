"""Camera clocks over zones, summer time, drifts: what is shifted comes back, no computer's zone counts."""

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services import deployments, media
from app.services.projects import Project, create_project
from app.services.times import clocks
from app.services.times.clocks import Drift, Shift, SummerTime, SwapDayMonth, right_time
from mvit_core.types import VideoInfo

ZONES = (
    "UTC",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Europe/Brussels",
    "Australia/Lord_Howe",
    "Pacific/Apia",
)
MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2060, 1, 1)).map(lambda at: at.replace(microsecond=0))
SHIFTS = st.integers(-20 * 365 * 86400, 20 * 365 * 86400)


@pytest.fixture
def zone() -> Iterator[object]:
    """Sets the computer's own zone, and puts it back."""
    before = os.environ.get("TZ")

    def put(name: str) -> None:
        os.environ["TZ"] = name
        time.tzset()

    yield put
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@given(at=MOMENTS, seconds=SHIFTS)
def test_a_shift_and_its_opposite_are_nothing(at: datetime, seconds: int):
    there = right_time(at, [Shift(seconds=seconds)])
    assert there - at == timedelta(seconds=seconds)
    assert right_time(there, [Shift(seconds=-seconds)]) == at


@given(at=MOMENTS, start=MOMENTS, days=st.integers(1, 400), late=st.integers(-86_400, 86_400), off=SHIFTS)
def test_a_drift_and_its_opposite_are_nothing(at: datetime, start: datetime, days: int, late: int, off: int):
    lasted = timedelta(days=days)
    late = max(-days * 8000, min(days * 8000, late))
    first, last = start + timedelta(seconds=off), start + timedelta(seconds=off + late) + lasted
    drift = Drift(recorded_first=start, right_first=first, recorded_last=start + lasted, right_last=last)
    back = Drift(recorded_first=first, right_first=start, recorded_last=last, right_last=start + lasted)
    clocks.checked([drift])
    assert right_time(start, [drift]) == first
    assert right_time(start + lasted, [drift]) == last
    there_and_back = right_time(right_time(at, [drift]), [back])
    assert abs(there_and_back - at) < timedelta(milliseconds=1)


@given(at=MOMENTS)
def test_day_and_month_swapped_twice_are_as_they_were(at: datetime):
    assert right_time(right_time(at, [SwapDayMonth()]), [SwapDayMonth()]) == at


@given(at=MOMENTS, zone=st.sampled_from(ZONES))
def test_summer_time_is_taken_off_by_at_most_two_hours_and_only_in_summer(at: datetime, zone: str):
    off = at - right_time(at, [SummerTime(zone=zone)])
    assert off in (timedelta(0), timedelta(minutes=30), timedelta(hours=1))
    if zone in ("UTC", "Asia/Kathmandu"):
        assert off == timedelta(0)


@given(at=MOMENTS, seconds=SHIFTS, until=MOMENTS)
def test_a_repair_of_a_part_leaves_the_rest_alone(at: datetime, seconds: int, until: datetime):
    there = right_time(at, [Shift(seconds=seconds, until=until)])
    assert there == (at + timedelta(seconds=seconds) if at < until else at)


@settings(max_examples=15)
@given(seconds=SHIFTS.filter(bool))
def test_a_project_repaired_and_put_back_is_as_it_was(seconds: int, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("clock")
    (folder / "Fen").mkdir()
    for name in ("20240331_023000.AVI", "20241027_023000.AVI", "20000101_000300.AVI"):
        (folder / "Fen" / name).write_bytes(name.encode())
    with create_project(folder / "a.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        (fen,) = media.deployments(project)
        before = times(project)
        repair, _ = deployments.repair_clock(project, fen.id, [Shift(seconds=seconds)])
        shifted = times(project)
        assert all(
            there - at == timedelta(seconds=seconds)
            for (at, there) in zip(*map(sorted, (before.values(), shifted.values())), strict=True)
        )
        deployments.repair_clock(project, fen.id, repair)
        assert times(project) == before


def times(project: Project) -> dict[str, datetime | None]:
    return {video.name: video.captured_at for video in media.videos(project)}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone for a process")
def test_the_computers_own_zone_moves_nothing(tmp_path: Path, zone):
    folder = tmp_path / "Fen"
    folder.mkdir()
    for number in range(4):
        (folder / f"IMG_{number}.AVI").write_bytes(bytes(20 + number))
        os.utime(folder / f"IMG_{number}.AVI", (1_711_846_800 + number * 40, 1_711_846_800 + number * 40))
    zone("Europe/Brussels")
    with create_project(tmp_path / "a.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        for video in media.videos(project):
            info = VideoInfo(
                size_bytes=video.size_bytes,
                container="avi",
                codec="mjpeg",
                width=64,
                height=48,
                fingerprint=video.name,
            )
            media.record_probes(project, [(video.id, info, "")])
        before = [
            (video.captured_at, video.captured_from, video.recorded_at) for video in media.videos(project)
        ]
        for name in ZONES:
            zone(name)
            changes = media.add_files(project, folder, list(media.find_videos(folder)))
            assert not changes.videos, name
            for video in media.videos(project):  # asked again, as after a damaged copy
                media.record_probes(
                    project,
                    [
                        (
                            video.id,
                            VideoInfo(
                                size_bytes=video.size_bytes,
                                container="avi",
                                codec="mjpeg",
                                width=64,
                                height=48,
                                fingerprint=video.name,
                            ),
                            "",
                        )
                    ],
                )
            now = [
                (video.captured_at, video.captured_from, video.recorded_at) for video in media.videos(project)
            ]
            assert now == before, name
