"""How long a training took and will take: what the listener does meanwhile is no part of it."""

from collections.abc import Iterator

import pytest

from trainer.evaluation.looks import Looks
from trainer.events import ClipsJudged, ClipSkipped, StateSaved, TrainingEvent
from trainer.fitting import clock
from trainer.fitting.clock import Clock, Pace
from trainer.fitting.state import Progress

STEPS = 10


class Time:
    """Stands still unless the test lets it pass."""

    def __init__(self) -> None:
        self.now_s, self.idle_s = 100.0, 0.0

    def monotonic(self) -> float:
        return self.now_s

    def process_time(self) -> float:
        return self.now_s - self.idle_s


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    fake = Time()
    monkeypatch.setattr(clock, "time", fake)
    return fake


def steps(count: int, at: Clock, time: Time, each_s: float = 2.0) -> None:
    for _ in range(count):
        time.now_s += each_s
        at.step_done(1.0, 4)


def test_a_pause_is_no_time_of_training(time: Time) -> None:
    progress = Progress(recipe="", num_epochs=100)
    at = Clock(progress, STEPS, limit_s=600)
    steps(STEPS - 1, at, time)
    before = at.event(lr=0.1, loss=1.0)
    for _ in at.telling(StateSaved(step=9)):
        time.now_s += 3600
    assert at.event(lr=0.1, loss=1.0) == before
    steps(1, at, time)
    at.epoch_done()
    assert progress.trained_s == 20
    assert progress.num_epochs == 30, "an hour's rest costs no epoch"


@pytest.mark.parametrize(("limit_s", "left_s"), [(0, 96 * 20 + 3 * 20 + 12), (60, 52)])
def test_what_is_left_ends_with_the_time_that_there_is(time: Time, limit_s: float, left_s: float) -> None:
    at = Clock(Progress(recipe="", num_epochs=100), STEPS, limit_s)
    steps(4, at, time)
    assert at.left_s == left_s


def test_an_epoch_that_was_begun_is_ended(time: Time) -> None:
    at = Clock(Progress(recipe="", num_epochs=100, trained_s=59), STEPS, limit_s=60)
    steps(4, at, time)
    assert at.left_s == 12


def test_a_training_that_goes_on_has_what_it_had_left(time: Time) -> None:
    progress = Progress(recipe="", num_epochs=100, epoch=1, trained_s=50)
    at = Clock(progress, STEPS, limit_s=100)
    steps(STEPS, at, time, each_s=1.0)
    assert at.left_s == 40
    at.epoch_done()
    assert progress.num_epochs == 3


def test_what_is_said_in_the_first_epoch_is_what_time_allows(time: Time) -> None:
    at = Clock(Progress(recipe="", num_epochs=100), STEPS, limit_s=600, judging=0.5)
    steps(1, at, time)
    said = at.event(lr=0.1, loss=1.0)
    assert (said.num_epochs, said.num_steps, said.is_timed) == (20, 200, True), "30 s each, judged"
    assert said.left_s == (20 - 0.1) * 30


def test_how_long_judging_takes_is_measured(time: Time) -> None:
    progress = Progress(recipe="", num_epochs=10)
    at = Clock(progress, STEPS, judging=0.5)
    steps(STEPS, at, time)
    time.now_s += 20
    at.epoch_done()
    steps(1, at, time)
    assert at.epoch_s == 40
    assert at.left_s == pytest.approx((9 - 0.1) * 40)


def test_it_says_how_long_nothing_got_better(time: Time) -> None:
    at = Clock(Progress(recipe="", num_epochs=20, epoch=5, best_epoch=3), STEPS)
    steps(1, at, time)
    said = at.event(lr=0.1, loss=1.0, patience=6)
    assert (said.patience, said.in_vain, said.num_epochs, said.is_timed) == (6, 2, 20, False)


def test_a_pause_is_no_time_of_any_work(time: Time) -> None:
    pace = Pace()
    assert pace.left_s(0.0) is None
    time.now_s += 30
    assert pace.left_s(0.25) == 90
    for _ in pace.telling(StateSaved(step=1)):
        time.now_s += 3600
    assert pace.left_s(0.25) == 90


def test_a_computer_that_sleeps_spends_no_time(time: Time) -> None:
    progress = Progress(recipe="", num_epochs=100)
    at, pace = Clock(progress, STEPS, limit_s=600), Pace()
    steps(STEPS - 1, at, time)
    time.now_s += 8 * 3600
    time.idle_s += 8 * 3600
    steps(1, at, time)
    at.epoch_done()
    assert progress.trained_s == 20 + clock.LONGEST_WAIT_S
    assert progress.num_epochs == 12, "a night costs no more than the longest wait that may be work"
    assert pace.left_s(0.5) == 20 + clock.LONGEST_WAIT_S


def test_a_slow_disk_and_a_long_computation_are_work(time: Time) -> None:
    pace = Pace()
    time.now_s += 20
    time.idle_s += 20
    assert pace.left_s(0.5) == 20
    time.now_s += 3600
    assert pace.left_s(0.5) == 3620


def test_several_looks_are_one_piece_of_work(time: Time) -> None:
    def look() -> Iterator[TrainingEvent]:
        time.now_s += 10
        yield ClipsJudged(share=0.5)
        time.now_s += 10

    looks = Looks(4)
    said = [event for _ in range(2) for event in looks.through(look())]  # type: ignore[arg-type]
    assert [(each.share, each.left_s) for each in said if isinstance(each, ClipsJudged)] == [
        (0.125, pytest.approx(70)),
        (0.375, pytest.approx(50)),
    ]


def test_a_clip_that_several_looks_miss_is_said_once() -> None:
    def look() -> Iterator[TrainingEvent]:
        for _ in range(2):
            yield ClipSkipped(video="a.mp4", reason="a.mp4 is empty.")
        yield ClipSkipped(video="b.mp4", reason="b.mp4 is empty.")

    looks = Looks(2)
    said = [event for _ in range(2) for event in looks.through(look())]  # type: ignore[arg-type]
    assert [event.video for event in said if isinstance(event, ClipSkipped)] == ["a.mp4", "a.mp4", "b.mp4"]
