"""How a running training looks: a bar on a terminal, now and then a line elsewhere."""

import signal
import time
from types import FrameType, TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from app.cli.console import escaped
from app.cli.wording import lasting
from trainer.events import (
    BatchHalved,
    BoutsJudged,
    ClipsDecoded,
    EpochDone,
    HeadBegun,
    HeadStepDone,
    StepDone,
    TrainingEvent,
)

LINE_EVERY_S = 15.0
Advancing = StepDone | ClipsDecoded | HeadStepDone


class TrainingDisplay:
    """Shows events as they come, as a context manager in which Ctrl-C is a wish and no exception."""

    interrupted = False

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last_s = time.monotonic()

    def show(self, event: TrainingEvent) -> None:
        """Print what is worth a line."""
        match event:
            case EpochDone():
                self._console.print(describe_epoch(event), soft_wrap=True)
            case BatchHalved():
                self._console.print(f"Memory is short: {event.micro_batch} clips at once from now on.")
            case HeadBegun():
                self._console.print("The model is done; learning when behaviors begin and end.")
            case BoutsJudged() if event.reason:
                self._console.print(escaped(event.reason), soft_wrap=True)
            case StepDone() | ClipsDecoded() | HeadStepDone():
                self.advance(event)

    def advance(self, event: Advancing) -> None:
        """A line where the last one is long ago."""
        if time.monotonic() - self._last_s >= LINE_EVERY_S:
            self._last_s = time.monotonic()
            self._console.print(describe(event), soft_wrap=True)

    def __enter__(self) -> Self:
        self._before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        for number in self._before:
            signal.signal(number, self._stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self.interrupted:  # asked twice: at once
            raise KeyboardInterrupt
        self.interrupted = True


class Bar(TrainingDisplay):
    """One moving line, gone at the end, below a line for each round."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        columns = (SpinnerColumn(), BarColumn(bar_width=28), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=console, transient=True, refresh_per_second=4)
        self._task: TaskID | None = None

    def advance(self, event: Advancing) -> None:
        """Redraw, at most a few times a second."""
        if self._task is None:
            self._task = self._progress.add_task("", total=1.0)
        done, total = (
            (event.done, event.total) if isinstance(event, ClipsDecoded) else (event.step, event.num_steps)
        )
        self._progress.update(self._task, completed=done / max(1, total), description=describe(event))

    def __enter__(self) -> Self:
        self._progress.start()
        return super().__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        self._progress.stop()


def display_on(console: Console) -> TrainingDisplay:
    """What suits this console."""
    return Bar(console) if console.is_terminal else TrainingDisplay(console)


def describe(event: Advancing) -> str:
    """round 3 of 60 · loss 0.512 · 11.2 clips/s · 12 min left."""
    if isinstance(event, ClipsDecoded):
        return f"decoded {event.done:,} of {event.total:,} clips"
    if isinstance(event, HeadStepDone):
        said = f"learning to find bouts: step {event.step} of {event.num_steps} · loss {event.loss:.3f}"
        return said if event.left_s is None else f"{said} · {lasting(event.left_s)} left"
    parts = [
        f"round {event.epoch} of {'about ' if event.is_timed else ''}{event.num_epochs}",
        f"loss {event.loss:.3f}",
        f"{event.clips_per_s:.1f} clips/s",
        f"{lasting(event.left_s)} left",
    ]
    if event.waiting > 0.1:
        parts.insert(3, f"{event.waiting:.0%} waiting for clips")
    return " · ".join(parts)


def describe_epoch(event: EpochDone) -> str:
    """round 3 of 60: loss 0.512, macro accuracy 71.4 % (best) · 12 min left."""
    judged = [
        f"held out: {name.replace('_', ' ')} {100 * event.figures[name]:.1f} %"
        for name in ("macro_accuracy", "accuracy", "mean_average_precision")
        if name in event.figures and (name != "accuracy" or "macro_accuracy" not in event.figures)
    ]
    said = [f"loss {event.train_loss:.3f}", *judged]
    best = " (best)" if event.is_best and event.figures else ""
    return (
        f"round {event.epoch} of {event.num_epochs}: {', '.join(said)}{best} · {lasting(event.left_s)} left"
    )
