"""A change of thousands of rows in small steps between which the window goes on; one step to undo."""

import gc
import time
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from app.services.projects import Project
from app.services.stepwise import Stepwise
from app.store.records import Changes
from app.ui.jobs.pool import PoolTask
from mvit_core.errors import UserError

STEP_S = 0.016  # of the clock: then the window has its turn


class InSteps(QObject):
    """The one thread that writes the project does the work, step by step.

    The disk is waited for once, at the end and in a thread of the pool, not at every step.

    `over` tells what stood there before and what changed; where it was cancelled or refused, everything has
    been put back and what stood there before is None.
    """

    progressed = Signal(int, int)  # done, of how many
    refused = Signal(object)  # UserError
    over = Signal(object, object)  # what stood before, Changes

    def __init__(self, project: Project, *, parent: QObject) -> None:
        super().__init__(parent)
        self.project = project
        self.is_backing_out = False
        self._told_to_stop = self._is_over = False
        self._saving: PoolTask | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; returns at once."""
        self.project.flushes = False
        gc.disable()  # a full collection stops the window for longer than a step
        self._timer.start()

    def cancel(self) -> None:
        """Put everything back as it was, unless all of it is done: then it can be undone."""
        self._told_to_stop = True
        if self._timer.isActive() and not self.is_backing_out:
            self.is_backing_out = True
            self._turn_back()

    @property
    def is_leaving(self) -> bool:
        """Whether it was told to stop, and is not over yet."""
        return self._told_to_stop and not self._is_over

    def end_now(self) -> None:
        """Return once everything is put back, or all of it is done: nobody waits for turns."""
        while self._timer.isActive():
            self._go_on()
        if self._saving is not None:
            self._saving.end_now()

    # ------------------------------------------------------------- what it does

    def _do_some(self) -> bool:
        """One short transaction; whether there is more to do."""
        raise NotImplementedError

    def _turn_back(self) -> None:
        """From now on, `_do_some` puts back what has been done."""
        raise NotImplementedError

    def _progress(self) -> tuple[int, int]:
        raise NotImplementedError

    def _before(self) -> Any:
        raise NotImplementedError

    def _changes(self) -> Changes:
        raise NotImplementedError

    # ------------------------------------------------------------- own

    def _go_on(self) -> None:
        """One step: as many small transactions as the time allows, so that none of them can make it long."""
        end_s, was_backing_out = time.perf_counter() + STEP_S, self.is_backing_out
        try:
            goes_on = self._do_some()
            while goes_on and time.perf_counter() < end_s:
                goes_on = self._do_some()
        except UserError as error:
            self.refused.emit(error)
            if self.is_backing_out:  # what cannot be put back stays, and is shown as it is
                self._end()
            else:
                self.cancel()
            return
        gc.collect(1)  # what this step left behind
        self.progressed.emit(*self._progress())
        if not goes_on and self.is_backing_out == was_backing_out:  # nobody cancelled it just now
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        gc.freeze()  # what undo keeps of it stays: to look through all of that for garbage takes long
        gc.enable()
        self.project.flushes = True
        saving = self._saving = PoolTask(lambda _report: self.project.flush(), self)
        saving.refused.connect(self.refused)
        saving.over.connect(self._saved)
        saving.start(QThreadPool.globalInstance())

    def _saved(self) -> None:
        self._is_over = True
        self.over.emit(None if self.is_backing_out else self._before(), self._changes())


class SteppedChange(InSteps):
    """Does a `Stepwise` change."""

    def __init__(self, project: Project, change: Stepwise[object], *, parent: QObject) -> None:
        super().__init__(project, parent=parent)
        self._change = change
        self._steps: Iterator[tuple[int, int]] = change.steps()
        self._done = (0, 0)
        self._changed: list[Changes] = []

    def _do_some(self) -> bool:
        step = next(self._steps, None)
        self._done = step or self._done
        return step is not None

    def _turn_back(self) -> None:
        self._changed.append(self._change.changes())
        self._change = self._change.back()
        self._steps = self._change.steps()
        self._done = (0, 0)

    def _progress(self) -> tuple[int, int]:
        return self._done

    def _before(self) -> Any:
        return self._change.before()

    def _changes(self) -> Changes:
        return together([*self._changed, self._change.changes()])


def together(changed: Sequence[Changes]) -> Changes:
    """All at once: a set that grows by every transaction would be copied as often."""
    return Changes(
        videos=frozenset().union(*(each.videos for each in changed)),
        observations=frozenset().union(*(each.observations for each in changed)),
        library=any(each.library for each in changed),
    )
