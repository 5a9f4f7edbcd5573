"""An edit of thousands of rows in small steps between which the window goes on; one step to undo."""

import gc
import time
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from app.services import labels
from app.services.bulk import Plan, putting
from app.services.projects import Project
from app.store.records import Changes, Label, ObservationId
from app.ui.jobs.pool import PoolTask
from mvit_core.errors import UserError

STEP_S = 0.016  # of the clock: then the window has its turn
FIRST_BATCH = 10  # rows of a transaction; later ones are as large as fit into BATCH_S
BATCH_S = 0.007  # a step runs over by one of these at most
FEWEST, MOST = 4, 120


class BulkEdit(QObject):
    """Puts what `plan` says on `ids`. The one thread that writes the project does the work, step by step.

    The disk is waited for once, at the end and in a thread of the pool, not at every step.

    `over` tells what stood there before and what changed; where it was cancelled or refused, everything has
    been put back and what stood there before is empty.
    """

    progressed = Signal(int, int)  # done, of how many
    refused = Signal(object)  # UserError
    over = Signal(object, object)  # Assignment of what stood before, Changes

    def __init__(
        self, project: Project, ids: Sequence[ObservationId], plan: Plan, *, who: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project, self._plan, self._who = project, plan, who
        self._todo = deque(ids)
        self._num_done = 0
        self._batch = FIRST_BATCH
        self._before: dict[ObservationId, Label | None] = {}
        self._changed: list[Changes] = []
        self._is_backing_out = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; returns at once."""
        self._project.flushes = False
        gc.disable()  # a full collection stops the window for longer than a step
        self._timer.start()

    def cancel(self) -> None:
        """Put everything back as it was."""
        if self._is_backing_out:
            return
        self._is_backing_out = True
        self._plan = putting(dict(self._before))
        self._todo, self._num_done = deque(self._before), 0

    def _go_on(self) -> None:
        """One step: as many small transactions as the time allows, so that none of them can make it long."""
        end_s = time.perf_counter() + STEP_S
        try:
            self._put_some()
            while self._todo and time.perf_counter() < end_s:
                self._put_some()
        except UserError as error:
            self.refused.emit(error)
            if self._is_backing_out:  # what cannot be put back stays, and is shown as it is
                self._end()
            else:
                self.cancel()
            return
        gc.collect(1)  # what this step left behind
        self.progressed.emit(self._num_done, self._num_done + len(self._todo))
        if not self._todo:
            self._end()

    def _put_some(self) -> None:
        began_s = time.thread_time()
        some = [self._todo.popleft() for _ in range(min(self._batch, len(self._todo)))]
        before, changes = labels.apply(self._project, self._plan(some), who=self._who)
        self._changed.append(changes)
        if not self._is_backing_out:
            self._before |= before
        self._num_done += len(some)
        took_s = max(1e-4, time.thread_time() - began_s)
        self._batch = max(FEWEST, min(MOST, 2 * self._batch, round(self._batch * BATCH_S / took_s)))

    def _end(self) -> None:
        self._timer.stop()
        gc.enable()
        self._project.flushes = True
        saving = PoolTask(lambda _report: self._project.flush(), self)
        saving.refused.connect(self.refused)
        saving.over.connect(self._saved)
        saving.start(QThreadPool.globalInstance())

    def _saved(self) -> None:
        self.over.emit({} if self._is_backing_out else self._before, self._all_changes())

    def _all_changes(self) -> Changes:
        """Put together once: a set that grows by every transaction would be copied as often."""
        return Changes(
            videos=frozenset().union(*(each.videos for each in self._changed)),
            observations=frozenset().union(*(each.observations for each in self._changed)),
            library=any(each.library for each in self._changed),
        )
