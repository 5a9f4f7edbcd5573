"""How an import stands: a bar on a terminal, now and then a line elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

LINE_EVERY_S = 15.0


class ImportDisplay:
    """Shows how much is done, as a context manager; of what is over at once nothing is left to see."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=28),
            TaskProgressColumn(),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            refresh_per_second=4,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=100)
        self._last_s = time.monotonic()

    def show(self, doing: str, share: int) -> None:
        """How much is done of it, from 0 to 100."""
        self._bar.update(self._task, completed=share, description=doing)
        if not self._console.is_terminal and time.monotonic() - self._last_s >= LINE_EVERY_S:
            self._last_s = time.monotonic()
            self._console.print(f"{doing}: {share} %", soft_wrap=True)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
