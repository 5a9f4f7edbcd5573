"""Long work besides the worker: walking folders, rendering, exporting, in a thread of the pool."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, SignalInstance
from shiboken6 import isValid

from mvit_core.errors import UserError

log = logging.getLogger(__name__)

PATIENCE_MS = 5000
SELDOM_S = 0.1

Report = Callable[[object], None]
Work = Callable[[Report], object]
Run = Callable[[Work], "PoolTask"]


def _nothing(_report: Report) -> None:
    """What there is to do once it is over."""


class Cancelled(Exception):  # noqa: N818 - it says what happened
    """Raised by `report` in work that nobody wants any more."""


class PoolTask(QObject):
    """Runs `work(report)` in the pool; each `report(...)` is progress and a place to cancel.

    It goes by itself when it is over. Its parent has to outlive that: what listens may hold the parent, and
    would let it go amid the going.
    """

    progressed = Signal(object)
    done = Signal(object)  # what the work returned
    refused = Signal(object)  # UserError
    broke = Signal(object)  # any other exception: a bug of ours
    over = Signal()  # after one of the three above, or after being cancelled

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = False
        self._pool: QThreadPool | None = None  # while it runs
        self.over.connect(self._go)

    def start(self, pool: QThreadPool) -> None:
        """Begin, unless it was cancelled; signals arrive in the thread that this object lives in."""
        if self._cancelled:
            self.over.emit()
            return
        self._pool = pool
        pool.start(self._run)  # a QRunnable that ends before this returns is never let go of (PySide6 6.11)

    def cancel(self) -> None:
        """Stop at the next report."""
        self._cancelled = True

    @property
    def was_cancelled(self) -> bool:
        """Whether it was told to stop before it was over."""
        return self._cancelled

    @property
    def is_leaving(self) -> bool:
        """Whether it was told to stop, and has not yet."""
        return self._cancelled and self._pool is not None

    def end_now(self) -> None:
        """Return once it has stopped."""
        pool = self._pool
        if pool is not None:
            pool.waitForDone(PATIENCE_MS)

    def _go(self) -> None:
        """Not while the other thread still says that it is over; who keeps it keeps no project by that."""
        if self._pool is None:
            self._work = _nothing
            self.deleteLater()
        else:
            QTimer.singleShot(1, self, self._go)

    def _report(self, value: object) -> None:
        if self._cancelled or not isValid(self):
            raise Cancelled
        self._tell(self.progressed, value)

    def _run(self) -> None:
        try:
            if self._cancelled:
                raise Cancelled
            value = self._work(self._report)
        except Cancelled:
            log.info("a task in the background was cancelled")
        except UserError as error:
            self._tell(self.refused, error)
        except Exception as error:
            log.exception("a task in the background failed")
            self._tell(self.broke, error)
        else:
            self._tell(self.done, value)
        self._tell(self.over)
        self._pool = None  # last of all: who waits for it may delete what it emits from

    def _tell(self, signal: SignalInstance, *values: object) -> None:
        """Nobody, where its parent took it along meanwhile."""
        try:
            signal.emit(*values)
        except RuntimeError:
            if isValid(self):
                raise
            log.info("a task in the background outlasted whoever wanted it")


def seldom(report: Report) -> Report:
    """For work that tells of each of half a million rows: the window hears, and can stop it, often enough."""
    next_s = 0.0

    def tell(value: object) -> None:
        nonlocal next_s
        if (now_s := time.monotonic()) >= next_s:
            next_s = now_s + SELDOM_S
            report(value)

    return tell


def run_soon(
    work: Work, *, pool: QThreadPool, parent: QObject, refused: Callable[[UserError], object] | None = None
) -> PoolTask:
    """Start it once the caller is through, so that no signal comes before somebody listens."""
    task = PoolTask(work, parent)
    if refused is not None:
        task.refused.connect(refused)
    QTimer.singleShot(0, task, lambda: task.start(pool))
    return task
