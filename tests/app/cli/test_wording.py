import pytest

from app.cli.learning.report_display import sentences
from app.cli.scans.scan_display import describe
from app.cli.wording import clock, counted, lasting
from app.services.scanning.tally import ScanProgress
from trainer.reports.report import EachGroup, GroupReport, Report


@pytest.mark.parametrize(
    ("time_s", "shown"), [(0, "0:00.00"), (12.484, "0:12.48"), (59.999, "1:00.00"), (3723.5, "1:02:03.50")]
)
def test_moments_are_never_sixty_seconds(time_s: float, shown: str) -> None:
    assert clock(time_s) == shown


@pytest.mark.parametrize(
    ("time_s", "shown"), [(None, "–"), (0.42, "0.4 s"), (9.97, "10 s"), (600, "10 min"), (11520, "3.2 h")]
)
def test_durations_are_as_exact_as_is_of_use(time_s: float | None, shown: str) -> None:
    assert lasting(time_s) == shown


def test_numbers_agree_with_their_nouns() -> None:
    assert counted(1, "video") == "1 video"
    assert counted(1310, "video") == "1,310 videos"


def test_progress_names_what_ended_badly_and_hides_zeros() -> None:
    shown = describe(ScanProgress(done=12, total=1310, unreadable=2, rate=8.44, left_s=11520))
    assert shown == "12 of 1,310 · 8.4x real time · 3.2 h left · 2 unreadable"


@pytest.mark.parametrize(
    ("figure", "words"),
    [("accuracy", "right there"), ("mean_average_precision", "mean average precision there")],
)
def test_what_is_no_share_of_right_clips_is_not_called_right(figure: str, words: str) -> None:
    site = GroupReport(name="A", num_clips=9, accuracy=0.5)
    report = Report(checkpoint="x", num_clips=9, each_group=EachGroup(groups=(site,), figures={figure: 0.5}))
    assert list(sentences(report)) == [f"Each site left out in turn, {words}: A 50.0 %."]
