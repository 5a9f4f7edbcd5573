"""Labels on thousands of observations in small steps."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.services.pace import Pace
from app.services.projects import Project
from app.services.review import labels
from app.services.review.bulk import Plan, putting
from app.services.review.overtaking import Overtaken
from app.store.records import Assignment, Change, Changes, Label, ObservationId
from app.ui.jobs.in_steps import InSteps, together
from mvit_core.errors import UserError

FIRST_BATCH = 10  # rows of a transaction; later ones are as large as fit into BATCH_S
BATCH_S = 0.007  # a step runs over by one of these at most
FEWEST, MOST = 4, 120


class BulkEdit(InSteps):
    """Puts what `plan` says on `ids`; what stood before is an Assignment.

    What others have labelled since the line `since` of the audit trail is left as they said it.
    """

    def __init__(
        self,
        project: Project,
        ids: Sequence[ObservationId],
        plan: Plan,
        *,
        who: str,
        since: int | None,
        parent: QObject,
    ) -> None:
        super().__init__(project, parent=parent)
        self._plan, self._who, self._since = plan, who, since
        self.left_to_others: list[Change] = []
        self.left: Assignment = {}  # what stood before where it could not be put back
        self._todo = deque(ids)
        self._num_done = 0
        self._pace = Pace(first=FIRST_BATCH, fewest=FEWEST, most=MOST, each_s=BATCH_S)
        self._stood: dict[ObservationId, Label | None] = {}
        self._changed: list[Changes] = []

    def _turn_back(self) -> None:
        self._plan = putting(dict(self._stood))
        self._todo, self._num_done = deque(self._stood), 0

    def _do_some(self) -> bool:
        with self._pace:
            some = [self._todo.popleft() for _ in range(min(self._pace.size, len(self._todo)))]
            try:
                before, changes = self._put(self._plan(some))
            except UserError:
                if self.is_backing_out:
                    self.left = {id_: self._stood[id_] for id_ in (*some, *self._todo)}
                raise
            self._changed.append(changes)
            if not self.is_backing_out:
                self._stood |= before
            self._num_done += len(some)
        return bool(self._todo)

    def _put(self, assignment: Assignment) -> tuple[Assignment, Changes]:
        try:
            return labels.apply(self.project, assignment, who=self._who, since=self._since)
        except Overtaken as error:
            self.left_to_others += error.changes
            left = {id_: label for id_, label in assignment.items() if id_ not in error.held_up}
        return self._put(left)

    def _progress(self) -> tuple[int, int]:
        return self._num_done, self._num_done + len(self._todo)

    def _before(self) -> Assignment:
        return self._stood

    def _changes(self) -> Changes:
        return together(self._changed)
