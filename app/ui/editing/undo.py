"""Undo is a swap: the command holds what to put there next, and keeps what stood there before."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QUndoCommand, QUndoStack

from app.services.review.pins import Pin
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
        self.said: Pin | None = None  # the name given last, by it or below it, which a key gives again
        self.in_steps = in_steps  # how a value is put there while the window goes on; None: at once
        self.value = value
        self._apply = apply
        self._refuse = refuse
        self._is_done = False  # the next redo or undo of the stack has nothing to do

    def is_done(self, before: Any) -> None:
        """It was done already, and `before` stood there; the next redo or undo of the stack does nothing."""
        self.value, self._is_done = before, True

    def happens(self) -> bool:
        """Do it now, before a stack has it; whether it could be done."""
        try:
            self.is_done(self._apply(self.value))
        except UserError as error:
            self._refuse(error)
            return False
        return True

    def redo(self) -> None:
        self._swap()

    def undo(self) -> None:
        self._swap()

    def _swap(self) -> None:
        if not self._is_done and not self.happens():  # an exception would be lost: C++ calls this
            self.setObsolete(True)
        self._is_done = False


def push(stack: QUndoStack, command: Swap) -> None:
    """Do what a command says, and keep it to be undone; nothing is kept of what is refused.

    It is done before the stack has it: what becomes obsolete while it is pushed is never let go of, nor is
    all that it refers to, a whole project (PySide6 6.11).
    """
    if command.happens():
        stack.push(command)
