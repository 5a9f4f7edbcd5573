"""Undo is a swap: the command holds what to put there next, and keeps what stood there before."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QUndoCommand, QUndoStack

from app.services.review.pins import Pin
from app.store.plain_errors import NotNow
from app.ui.jobs.in_steps import InSteps
from mvit_core.errors import UserError


class Swap(QUndoCommand):
    """Puts a value where `apply` says; redo and undo are the same line. Holds ids and values alone.

    `refuse` is told why a value could not be put there, and the value: it has no need of this command, which
    would not go with its stack if its own parts referred to it, nor would thousands of labels.
    """

    def __init__(
        self,
        text: str,
        value: Any,
        apply: Callable[[Any], Any],
        refuse: Callable[[UserError, Any], None],
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
        self._is_refused = False  # it was tried just now
        self.waits = False  # what refused it may let it another time

    def is_done(self, before: Any) -> None:
        """It was done already, and `before` stood there; the next redo or undo of the stack does nothing."""
        self.value, self._is_done = before, True

    def happens(self) -> bool:
        """Do it now, before a stack has it; whether it could be done."""
        self._is_refused = self.waits = False
        try:
            self.is_done(self._apply(self.value))
        except UserError as error:
            self._is_refused, self.waits = True, isinstance(error, NotNow)
            self._refuse(error, self.value)
            return False
        return True

    def redo(self) -> None:
        self._swap()

    def undo(self) -> None:
        self._swap()

    def _swap(self) -> None:
        if not self._is_done and (self._is_refused or not self.happens()):
            self.setObsolete(True)  # an exception would be lost: C++ calls this
        self._is_done = self._is_refused = False


def swap_back(command: QUndoCommand | None, swap: Callable[[], None]) -> None:
    """Let `swap` take a step back, or do it again; it stays where it is if that may be done another time."""
    if not isinstance(command, Swap) or command.happens() or not command.waits:
        swap()


def push(stack: QUndoStack, command: Swap) -> None:
    """Do what a command says, and keep it to be undone; nothing is kept of what is refused.

    It is done before the stack has it: what becomes obsolete while it is pushed is never let go of, nor is
    all that it refers to, a whole project (PySide6 6.11).
    """
    if command.happens():
        stack.push(command)
