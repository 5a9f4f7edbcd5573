"""This computer's own rate: learned from its scans, told before the next."""

from pathlib import Path

import pytest

from app.services.scanning import machine
from app.services.scanning.machine import Footage, Rate, expected_s, remember, work_of
from app.services.scanning.settings import ScanSettings

pytestmark = pytest.mark.usefixtures("home")

PLAIN = ScanSettings(num_workers=2)


def test_nothing_is_told_before_the_first_scan() -> None:
    assert expected_s(PLAIN, [Footage(duration_s=60.0)]) is None


def test_twice_the_footage_takes_twice_as_long_as_it_took() -> None:
    hour = Footage(codec="h264", pixels=1280 * 720, frame_rate=25.0, duration_s=3600.0)
    remember(PLAIN, Rate(work_of([hour]), 400.0))
    assert expected_s(PLAIN, [hour, hour]) == pytest.approx(800.0)


def test_larger_faster_and_heavier_footage_takes_longer() -> None:
    def work(**kind: object) -> float:
        return work_of([Footage(**{"codec": "h264", "frame_rate": 25.0, "duration_s": 60.0, **kind})])

    assert work(pixels=3840 * 2160) > 3 * work(pixels=1920 * 1080)
    assert work(frame_rate=60.0) > 1.8 * work(frame_rate=25.0)
    assert work(codec="hevc") > work() > work(codec="mjpeg")


def test_a_rate_is_that_of_the_same_tools_and_workers() -> None:
    remember(PLAIN, Rate(100.0, 50.0))
    footage = [Footage(duration_s=60.0)]
    assert expected_s(ScanSettings(num_workers=1), footage) is None
    assert expected_s(ScanSettings(num_workers=2, detector_path=Path("x.onnx")), footage) is None


def test_later_scans_count_more_and_very_short_ones_nothing() -> None:
    footage = [Footage(duration_s=60.0)]
    remember(PLAIN, Rate(100.0, 100.0))
    before = expected_s(PLAIN, footage)
    remember(PLAIN, Rate(100.0, 300.0))
    after = expected_s(PLAIN, footage)
    assert before is not None
    assert after is not None
    assert after > 2 * before
    remember(PLAIN, Rate(1.0, 1.0))
    assert expected_s(PLAIN, footage) == after


def test_a_damaged_file_of_rates_is_as_none(home: Path) -> None:
    remember(PLAIN, Rate(100.0, 100.0))
    (home / "data" / machine.FILE).write_text("{broken")
    assert expected_s(PLAIN, [Footage(duration_s=60.0)]) is None
    remember(PLAIN, Rate(100.0, 100.0))
    assert expected_s(PLAIN, [Footage(duration_s=60.0)]) is not None
