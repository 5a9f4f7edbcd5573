"""Time and steps of a training, and how long the rest will take."""

import time
from collections.abc import Generator, Iterator
from typing import TypeVar

from trainer.events import StepDone, TrainingEvent
from trainer.state import Progress

T = TypeVar("T")


class Clock:
    """Counts steps and time into the progress, and tells how long the rest will take.

    A training may take `limit_s`, with what it took before it was stopped and taken up; 0: any time.
    """

    def __init__(self, progress: Progress, num_steps: int, limit_s: float = 0.0) -> None:
        self._progress, self._num_steps, self._limit_s = progress, num_steps, limit_s
        self._began = self._last = time.monotonic()
        self._waited_s = self._clips = self._steps = 0.0
        self._waiting_share = 0.0

    @property
    def epochs_done(self) -> float:
        """With the share of the one in hand."""
        return self._progress.epoch + self._progress.step / self._num_steps

    @property
    def left_s(self) -> float:
        """Until the last epoch, at the pace so far; the epoch in hand is always finished."""
        progress = self._progress
        each_s = (time.monotonic() - self._began) / max(1.0, self._steps)
        left_s = (progress.num_epochs - self.epochs_done) * self._num_steps * each_s
        if not self._limit_s:
            return left_s
        of_this_s = (self._num_steps - progress.step) * each_s
        return min(left_s, max(of_this_s, self._limit_s - progress.trained_s))

    def telling(self, event: TrainingEvent) -> Generator[TrainingEvent, None, None]:
        """Say it; how long the listener takes, who may wait for hours, counts as no time."""
        told = time.monotonic()
        yield event
        away_s = time.monotonic() - told
        self._began += away_s
        self._last += away_s

    def waiting_for(self, items: Iterator[T]) -> Iterator[T]:
        """The items, with the time that each was waited for counted."""
        while True:
            asked = time.monotonic()
            item = next(items, None)
            self._waited_s += time.monotonic() - asked
            if item is None:
                return
            yield item

    def step_done(self, loss: float, num_clips: int) -> None:
        """Count one step."""
        progress, now = self._progress, time.monotonic()
        progress.trained_s += now - self._last
        self._last = now
        progress.step += 1
        progress.total_steps += 1
        progress.loss_sum += loss
        self._steps += 1
        self._clips += num_clips

    def event(self, *, lr: float, loss: float) -> StepDone:
        """What the step has to say."""
        passed = max(time.monotonic() - self._began, 1e-9)
        return StepDone(
            step=self._progress.total_steps,
            num_steps=self._progress.num_epochs * self._num_steps,
            epoch=self._progress.epoch + 1,
            num_epochs=self._progress.num_epochs,
            loss=loss,
            lr=lr,
            clips_per_s=self._clips / passed,
            waiting=self._waited_s / passed,
            left_s=self.left_s,
        )

    def epoch_done(self) -> None:
        """Count an epoch, and cut their number where they would take longer than there is time."""
        progress, now = self._progress, time.monotonic()
        progress.trained_s += now - self._last
        self._last = now
        progress.epoch, progress.step = progress.epoch + 1, 0
        if self._limit_s:
            each_s = max(progress.trained_s / progress.epoch, 1e-9)
            fitting = progress.epoch + int((self._limit_s - progress.trained_s) / each_s)
            progress.num_epochs = max(progress.epoch, min(progress.num_epochs, fitting))

    def mean_loss(self) -> float:
        """Of the epoch that ends, which is then forgotten."""
        value = self._progress.loss_sum / self._num_steps
        self._progress.loss_sum = 0.0
        return value
