"""The figures of a scan, without a project."""

from app.services.media.reach import OutOfReach
from app.services.scanning.tally import ScanTally
from app.store.records import VideoId
from mvit_core.types import VideoInfo, VideoResult, VideoStatus

FIRST, SECOND, THIRD = (VideoId(number) for number in range(3))
GONE = OutOfReach("It is gone.", is_missing=True)


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def of_length(duration_s: float) -> VideoResult:
    info = VideoInfo(
        size_bytes=1, container="avi", codec="mjpeg", width=640, height=480, duration_s=duration_s
    )
    return VideoResult(status=VideoStatus.BLANK, info=info)


def test_a_pause_is_none_of_the_computers_slowness() -> None:
    clock = Clock()
    tally = ScanTally({FIRST: 60.0, SECOND: 60.0}, clock)
    clock.now_s += 10.0
    tally.pass_time(working=True)
    clock.now_s += 1000.0
    tally.pass_time(working=False)
    progress = tally.progress({FIRST: 20.0})
    assert (progress.rate, progress.left_s) == (2.0, 50.0)


def test_a_length_that_was_guessed_is_put_right_once_the_video_was_read() -> None:
    tally = ScanTally({FIRST: 60.0, SECOND: 60.0})
    tally.count(FIRST, of_length(10.0), None)
    tally.count(FIRST, of_length(500.0), None)  # a late second answer counts for nothing
    progress = tally.progress({})
    assert (progress.done, progress.blank) == (1, 1)
    assert (progress.footage_s_done, progress.footage_s_total) == (10.0, 70.0)
    assert FIRST in tally
    assert not tally.is_whole


def test_what_is_missing_or_moved_is_done_and_tells_nothing_of_the_computer() -> None:
    tally = ScanTally({FIRST: 60.0, SECOND: 30.0, THIRD: 10.0})
    tally.count(FIRST, VideoResult(status=VideoStatus.UNREADABLE, reason="It is gone."), GONE)
    tally.leave_out(SECOND)
    progress = tally.progress({})
    assert (progress.missing, progress.unreadable, progress.done) == (1, 0, 2)
    assert (progress.footage_s_done, progress.footage_s_total) == (30.0, 40.0)
    assert tally.take_rate().work_s == 0.0


def test_how_fast_it_was_is_told_once() -> None:
    clock = Clock()
    tally = ScanTally({FIRST: 60.0}, clock)
    clock.now_s += 12.0
    tally.pass_time(working=True)
    tally.count(FIRST, of_length(60.0), None)
    first, second = tally.take_rate(), tally.take_rate()
    assert first.work_s > 0
    assert first.wall_s == 12.0
    assert (second.work_s, second.wall_s) == (0.0, 0.0)
