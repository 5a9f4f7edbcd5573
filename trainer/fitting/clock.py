"""Time and steps of a training, and how long the rest will take."""

import time
from collections.abc import Generator, Iterator
from math import ceil
from typing import TypeVar

from mvit_core.outcome import Outcome
from trainer.events import StepDone, TrainingEvent
from trainer.fitting.state import Progress

T = TypeVar("T")
NOTHING = 1e-9
LONGEST_WAIT_S = 30.0  # for a disk or a graphics card at a time; longer ones are sleep


class WorkingTime:
    """Seconds since any moment, without those for which the computer slept or the process was stopped.

    Between two looks at it no more counts than the processor worked, and LONGEST_WAIT_S of waiting besides.
    """

    def __init__(self) -> None:
        self._seen, self._worked, self._slept_s = time.monotonic(), time.process_time(), 0.0

    def __call__(self) -> float:
        """What it is now."""
        now, worked = time.monotonic(), time.process_time()
        waited_s = (now - self._seen) - (worked - self._worked)
        self._slept_s += max(0.0, waited_s - LONGEST_WAIT_S)
        self._seen, self._worked = now, worked
        return now - self._slept_s


class Pace:
    """How long the rest of some work takes, by what was done of it; the listener's time is no part of it."""

    def __init__(self) -> None:
        self._now = WorkingTime()
        self._began = self._now()

    def left_s(self, share: float) -> float | None:
        """Where so much of it is done; None before anything is."""
        return (self._now() - self._began) * (1 - share) / share if share > 0 else None

    def telling(self, event: TrainingEvent) -> Generator[TrainingEvent, None, None]:
        """Say it."""
        told = self._now()
        yield event
        self._began += self._now() - told


class Clock:
    """Counts steps and time into the progress, and tells how long the rest will take.

    A training may take `limit_s`, with what it took before it was stopped and taken up; 0: any time. To judge
    what is held out takes `judging` as long as the steps of an epoch, until it is measured.
    """

    def __init__(
        self, progress: Progress, num_steps: int, limit_s: float = 0.0, *, judging: float = 0.0
    ) -> None:
        self._progress, self._num_steps, self._limit_s = progress, num_steps, limit_s
        self._now = WorkingTime()
        self._began = self._last = self._now()
        self._waited_s = self._clips = self._steps = self._stepped_s = 0.0
        self._judging, self._judged_s = judging, -1.0

    @property
    def epochs_done(self) -> float:
        """With the share of the one in hand."""
        return self._progress.epoch + self._progress.step / self._num_steps

    @property
    def epoch_s(self) -> float:
        """How long an epoch takes at the pace so far, its judging included."""
        steps_s = self._num_steps * self._stepped_s / max(1.0, self._steps)
        return steps_s + (self._judged_s if self._judged_s >= 0 else self._judging * steps_s)

    @property
    def num_epochs(self) -> int:
        """As many as there will be: those that fit in the time, the one in hand at the least."""
        progress = self._progress
        if not self._limit_s or not self._steps:
            return progress.num_epochs
        fitting = self.epochs_done + (self._limit_s - progress.trained_s) / max(self.epoch_s, NOTHING)
        return min(progress.num_epochs, max(ceil(self.epochs_done), int(fitting + NOTHING)))

    @property
    def left_s(self) -> float:
        """Until the last epoch, at the pace so far; the epoch in hand is always finished."""
        return (self.num_epochs - self.epochs_done) * self.epoch_s

    def telling(self, event: TrainingEvent) -> Generator[TrainingEvent, None, None]:
        """Say it; how long the listener takes, who may wait for hours, counts as no time."""
        told = self._now()
        yield event
        away_s = self._now() - told
        self._began += away_s
        self._last += away_s

    def all_told(self, events: Generator[TrainingEvent, None, T]) -> Generator[TrainingEvent, None, T]:
        """Say them all, and return what comes of them."""
        outcome = Outcome(events)
        for event in outcome:
            yield from self.telling(event)
        return outcome.value

    def waiting_for(self, items: Iterator[T]) -> Iterator[T]:
        """The items, with the time that each was waited for counted."""
        while True:
            asked = self._now()
            item = next(items, None)
            self._waited_s += self._now() - asked
            if item is None:
                return
            yield item

    def step_done(self, loss: float, num_clips: int) -> None:
        """Count one step."""
        progress, now = self._progress, self._now()
        progress.trained_s += now - self._last
        progress.loss_sum = loss + (progress.loss_sum if progress.step else 0.0)
        self._stepped_s += now - self._last
        self._last = now
        progress.step += 1
        progress.total_steps += 1
        self._steps += 1
        self._clips += num_clips

    def event(self, *, lr: float, loss: float, patience: int = 0) -> StepDone:
        """What the step has to say."""
        progress, num_epochs = self._progress, self.num_epochs
        passed = max(self._now() - self._began, 1e-9)
        return StepDone(
            step=progress.total_steps,
            num_steps=num_epochs * self._num_steps,
            epoch=progress.epoch + 1,
            num_epochs=num_epochs,
            loss=loss,
            lr=lr,
            clips_per_s=self._clips / passed,
            waiting=self._waited_s / passed,
            left_s=self.left_s,
            is_timed=bool(self._limit_s),
            patience=patience,
            in_vain=progress.epoch - progress.best_epoch if progress.best_epoch else 0,
        )

    def epoch_done(self) -> None:
        """Count an epoch, and cut their number where they would take longer than there is time."""
        progress, now = self._progress, self._now()
        progress.trained_s += now - self._last
        self._judged_s, self._last = now - self._last, now
        progress.epoch, progress.step = progress.epoch + 1, 0
        if self._limit_s:
            each_s = max(progress.trained_s / progress.epoch, 1e-9)
            fitting = progress.epoch + int((self._limit_s - progress.trained_s) / each_s)
            progress.num_epochs = max(progress.epoch, min(progress.num_epochs, fitting))

    def mean_loss(self) -> float:
        """Of the epoch that ends."""
        return self._progress.loss_sum / self._num_steps
