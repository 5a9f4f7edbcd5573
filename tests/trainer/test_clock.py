"""How long a training took and will take: what the listener does meanwhile is no part of it."""

import pytest

from trainer import clock
from trainer.clock import Clock
from trainer.events import StateSaved
from trainer.state import Progress

STEPS = 10


class Time:
    """Stands still unless the test lets it pass."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def monotonic(self) -> float:
        return self.now_s


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
