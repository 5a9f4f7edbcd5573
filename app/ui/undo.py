"""Undo is a swap: the command holds what to put there next, and keeps what stood there before."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from app.services.labels import Assignment
from mvit_core.errors import UserError

Apply = Callable[[Assignment], Assignment]


class Relabel(QUndoCommand):
    """Puts labels on observations; redo and undo are the same line. Holds ids and values alone."""

    def __init__(
        self, text: str, assignment: Assignment, apply: Apply, refuse: Callable[[UserError], None]
    ) -> None:
        super().__init__(text)
        self._assignment = assignment
        self._apply = apply
        self._refuse = refuse
        self._done_already: Assignment | None = None

    @property
    def assignment(self) -> Assignment:
        """What it puts there next."""
        return self._assignment

    def is_done(self, before: Assignment) -> None:
        """It was done in small steps already; the next redo or undo only notes what stood `before`."""
        self._done_already = before

    def redo(self) -> None:
        self._swap()

    def undo(self) -> None:
        self._swap()

    def _swap(self) -> None:
        if self._done_already is not None:
            self._assignment, self._done_already = self._done_already, None
            return
        try:
            self._assignment = self._apply(self._assignment)
        except UserError as error:  # the stack calls this from C++, where an exception would be lost
            self.setObsolete(True)
            self._refuse(error)
