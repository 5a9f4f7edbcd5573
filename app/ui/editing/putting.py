"""Puts labels on for one step of undo, and knows up to where the person had seen what others did."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from app.services import second_opinion
from app.services.projects import Project
from app.services.review import labels
from app.services.review.bulk import Plan, putting
from app.store.records import Assignment, Changes, ObservationId
from app.ui.jobs.bulk import BulkEdit
from app.ui.jobs.in_steps import InSteps

MANY = 200  # labels: more are put on in steps


class Place(Protocol):
    """What is known where labels are put: the session."""

    who: str
    seen: int  # the line of the audit trail up to which what others did is shown

    @property
    def project(self) -> Project: ...


class Putting:
    """The way of one undo command to the project, there and back again.

    The first time it may stand on what is shown now, later on what it has put there itself: whatever others
    have said after that is not theirs to lose, so `labels.apply` refuses with `Overtaken`.
    """

    def __init__(self, place: Place, *, observer: str = "", seen: int | None = None) -> None:
        self._place = place
        self._observer = observer
        self._seen = seen

    def put(self, assignment: Assignment) -> tuple[Assignment, Changes]:
        """Put all of it there, or nothing; what stood before, and what changed."""
        if self._observer:
            return second_opinion.give(self._place.project, assignment, observer=self._observer)
        shown = self._place.seen if self._seen is None else self._seen
        done = labels.apply(self._place.project, assignment, who=self._place.who, since=shown)
        self._seen = max(shown, self._place.seen)
        return done

    def in_steps(self, assignment: Assignment, parent: QObject) -> InSteps | None:
        """The same of many, step by step; None where they are few."""
        if self._observer or len(assignment) <= MANY:
            return None
        return self.by_plan(list(assignment), putting(assignment), parent)

    def by_plan(self, ids: Sequence[ObservationId], plan: Plan, parent: QObject) -> BulkEdit:
        """What `plan` says of each, step by step."""
        shown = self._place.seen if self._seen is None else self._seen
        self._seen = max(shown, self._place.seen)
        return BulkEdit(self._place.project, ids, plan, who=self._place.who, since=shown, parent=parent)
