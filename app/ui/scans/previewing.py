"""What is shown of a wish: worked out in the pool, anew whenever the wish changes."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from app.ui.jobs.pool import PoolTask, Report
from app.ui.scans.desk import Desk
from mvit_core.errors import UserError

T = TypeVar("T")


class Previewing(Generic[T]):
    """Works on one preview at a time; of one that was stopped, or overtaken by the next, nothing is heard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._task: PoolTask | None = None

    def begin(
        self,
        work: Callable[[Report], T],
        *,
        done: Callable[[T], None],
        refused: Callable[[UserError], None],
        progressed: Callable[[Any], None] = lambda _share: None,
    ) -> None:
        """Work on this one instead. What the world refuses, the dialog says: the window stands behind it."""
        self.stop()

        def attempt(report: Report) -> T | UserError:
            try:
                return work(report)
            except UserError as error:
                return error

        def hear(found: T | UserError) -> None:
            if self._task is not task:
                return
            if isinstance(found, UserError):
                refused(found)
            else:
                done(found)

        def hear_progress(share: Any) -> None:
            if self._task is task:
                progressed(share)

        task = self._task = self._desk.run(attempt)
        task.progressed.connect(hear_progress)
        task.done.connect(hear)

    def stop(self) -> None:
        """Nobody wants it any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
