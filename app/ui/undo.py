"""Undo is a swap: the command holds what to put there next, and keeps what stood there before."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QUndoCommand

from app.ui.jobs.in_steps import InSteps
from mvit_core.errors import UserError


class Swap(QUndoCommand):
    """Puts a value where `apply` says; redo and undo are the same line. Holds ids and values alone."""

    def __init__(
        self,
        text: str,
        value: Any,
        apply: Callable[[Any], Any],
        refuse: Callable[[UserError], None],
        *,
        in_steps: Callable[[Any], InSteps | None] | None = None,
    ) -> None:
        super().__init__(text)
        self.in_steps = in_steps  # how a value is put there while the window goes on; None: at once
        self._value = value
        self._apply = apply
        self._refuse = refuse
        self._done_already: Any = None

    @property
    def value(self) -> Any:
        """What it puts there next."""
        return self._value

    def is_done(self, before: Any) -> None:
        """It was done in small steps already; the next redo or undo only notes what stood `before`."""
        self._done_already = before

    def redo(self) -> None:
        self._swap()

    def undo(self) -> None:
        self._swap()

    def _swap(self) -> None:
        if self._done_already is not None:
            self._value, self._done_already = self._done_already, None
            return
        try:
            self._value = self._apply(self._value)
        except UserError as error:  # the stack calls this from C++, where an exception would be lost
            self.setObsolete(True)
            self._refuse(error)
