"""How a running scan looks: a bar on a terminal, now and then a line elsewhere."""

import time
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from app.cli.wording import lasting
from app.services.scanning.tally import ScanProgress

LINE_EVERY_S = 15.0


class ScanDisplay(Protocol):
    """Shows how a scan stands, as a context manager."""

    def show(self, progress: ScanProgress) -> None:
        """Show this state."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def display_on(console: Console) -> ScanDisplay:
    """What suits this console."""
    return Bar(console) if console.is_terminal else Lines(console)


class Bar:
    """One moving line, gone at the end."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=28),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            refresh_per_second=4,
        )
        self._task: TaskID | None = None

    def show(self, progress: ScanProgress) -> None:
        """Redraw, at most a few times a second."""
        if self._task is None:
            self._task = self._progress.add_task("", total=1.0)
        share = progress.footage_s_done / progress.footage_s_total if progress.footage_s_total else 0.0
        self._progress.update(self._task, completed=min(1.0, share), description=describe(progress))

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


class Lines:
    """A line now and then, for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last_s = time.monotonic()

    def show(self, progress: ScanProgress) -> None:
        """Print a line where the last one is long ago."""
        if time.monotonic() - self._last_s >= LINE_EVERY_S:
            self._last_s = time.monotonic()
            self._console.print(f"scanned {describe(progress)}", soft_wrap=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


def describe(progress: ScanProgress) -> str:
    """12 of 310 · 8.4x · 3 min left · 5 blank · 1 partial · 2 unreadable."""
    parts = [f"{progress.done:,} of {progress.total:,}"]
    if progress.rate > 0:
        parts.append(
            f"{progress.rate:.0f}x real time" if progress.rate >= 10 else f"{progress.rate:.1f}x real time"
        )
    if progress.left_s is not None:
        parts.append(f"{lasting(progress.left_s)} left")
    counts = {"blank": progress.blank, "partial": progress.partial, "unreadable": progress.unreadable}
    counts |= {"missing": progress.missing, "decoded by the graphics card": progress.by_card}
    parts += [f"{number:,} {name}" for name, number in counts.items() if number]
    return " · ".join(parts)
