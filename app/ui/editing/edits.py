"""What a person changes: written to the project at once, and kept so that it can be undone."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack

from app.services.projects import Project
from app.services.review.bulk import Plan
from app.services.review.labels import Assignment
from app.services.review.overtaking import Overtaken
from app.services.review.pins import Pin
from app.services.stepwise import Stepwise, whole
from app.store.plain_errors import Unreachable
from app.store.records import Changes, ObservationId
from app.ui.editing.putting import MANY, Place, Putting
from app.ui.editing.undo import Swap, push, swap_back
from app.ui.jobs.bulk import BulkEdit
from app.ui.jobs.in_steps import InSteps, SteppedChange
from mvit_core.errors import UserError

Value = TypeVar("Value")  # of the project, as a service takes it and gives what stood before


class Viewer(Place, Protocol):
    """Who edits, and sees what came of it: the session."""

    observer: str

    def holds(self, project: Project) -> bool: ...

    def tell(self, changes: Changes) -> None: ...

    def show_put(self, assignment: Assignment, *, again: bool = False) -> None: ...

    def say(self, text: str) -> None: ...

    def refuse(self, error: UserError) -> None: ...

    def telling(self) -> AbstractContextManager[None]: ...


class Edits(QObject):
    """Every write of the window goes through here, in the thread that owns the database."""

    bulk_began = Signal(str, object)  # what it does, the InSteps that does it
    overtaken = Signal(str, object, object, bool)  # what it does, its Assignment, Overtaken, are parts of use
    left_to_others = Signal(object)  # Changes of others that a bulk edit went round
    unsaved = Signal(str, object)  # what it does, its Assignment: the server of the project is away

    def __init__(self, viewer: Viewer, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._bulk: InSteps | None = None
        self._saying: Pin | None = None  # the name that what is labelled now gets
        self.is_swapping = False  # a step is taken back just now, or done again
        self.stacks = QUndoGroup(self)  # one for the labels that count, one for each blind observer
        self._stacks: dict[str, QUndoStack] = {}
        self.turn_to("")

    @property
    def stack(self) -> QUndoStack:
        """What can be undone now."""
        return self.stacks.activeStack()

    def turn_to(self, observer: str) -> None:
        """Undo and redo the acts of this blind observer alone, or ("") those on the labels that count.

        Nobody takes back what is not shown to them.
        """
        if observer not in self._stacks:
            self._stacks[observer] = QUndoStack(self.stacks)
        self.stacks.setActiveStack(self._stacks[observer])

    def give_up(self) -> None:
        """Put back what a change of many has done so far: the project goes."""
        if self._bulk is not None:
            self._bulk.cancel()

    def forget(self) -> None:
        """Nothing can be undone any more, by nobody."""
        for stack in self.stacks.stacks():
            stack.clear()
        self.turn_to("")

    def relabel(self, text: str, assignment: Assignment, *, each_by_itself: bool = False) -> None:
        """Put labels on observations, so that it can be undone; `text` names it in the menu.

        `each_by_itself`: where others were at some of them, the rest makes sense alone, as half of a split
        does not.
        """
        if assignment:
            putting = Putting(self._viewer, observer=self._viewer.observer)
            push(self.stack, self._labelling(text, assignment, putting, each_by_itself=each_by_itself))

    @property
    def last_said(self) -> Pin | None:
        """The name that was given last, by a step that was not taken back."""
        step = self.stack.command(self.stack.index() - 1)
        return step.said if isinstance(step, Swap) else None

    def say_again(self, say: Callable[[Pin], None]) -> None:
        """Let `say` give the name that was given last, and was not taken back."""
        if self.last_said is None:
            self._viewer.say(self.tr("Nothing was named yet that could be repeated."))
        else:
            say(self.last_said)

    @contextmanager
    def saying(self, pin: Pin | None) -> Iterator[None]:
        """What is labelled within gives this name."""
        self._saying = pin
        try:
            yield
        finally:
            self._saying = None

    def use_mine(self, text: str, assignment: Assignment, *, seen: int) -> None:
        """The same of what others have labelled at the same time, now that the person has seen it."""
        push(self.stack, self._labelling(text, assignment, Putting(self._viewer, seen=seen)))

    def relabel_many(self, text: str, ids: Sequence[ObservationId], plan: Plan) -> None:
        """Put on each of `ids` what `plan` says of it: one step to undo, however many they are."""
        if len(ids) > MANY and not self._viewer.observer:
            said = self._saying

            def done(before: Assignment) -> None:
                with self.saying(said):
                    self.did_many(text, before)

            edit = Putting(self._viewer).by_plan(ids, plan, self)
            self._in_steps(text, edit, done, left=lambda: edit.left)
            return
        with self._viewer.telling():
            self.relabel(text, plan(ids), each_by_itself=True)

    def did_many(self, text: str, before: Assignment) -> None:
        """Labels were put on already, step by step; from now on it can be undone."""
        if before:
            command = self._labelling(text, {}, Putting(self._viewer, seen=self._viewer.seen))
            command.is_done(before)
            self.stack.push(command)

    def undo(self) -> None:
        """Take the last step back."""
        self._swap(self.stack.index() - 1, self.stack.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._swap(self.stack.index(), self.stack.redo)

    def swap(self, text: str, value: Value, apply: Callable[[Value], tuple[Value, Changes]]) -> None:
        """Put a value of the project where `apply` says, so that it can be undone; it returns what was."""

        push(self.stack, self._swapping(text, value, apply))

    def did(self, text: str, before: Value, apply: Callable[[Value], tuple[Value, Changes]]) -> None:
        """The same of what was put there already, where `before` stood: from now on it can be undone."""
        command = self._swapping(text, before, apply)
        command.is_done(before)
        self.stack.push(command)

    def swap_in_steps(self, text: str, value: Value, change: Callable[[Value], Stepwise[Value]]) -> None:
        """The same of a value that many rows hang on: `change` puts it there while the window goes on."""

        def in_steps(wanted: Value) -> InSteps:
            return SteppedChange(self._viewer.project, change(wanted), parent=self)

        def put(wanted: Value) -> Value:
            before, changes = whole(self._viewer.project, change(wanted))
            self._viewer.tell(changes)
            return before

        def done(before: Any) -> None:
            command = self._said(Swap(text, value, put, self._refuse, in_steps=in_steps))
            command.is_done(before)
            self.stack.push(command)

        with self._viewer.telling():
            self._in_steps(text, in_steps(value), done)

    # ------------------------------------------------------------- own

    def _swapping(self, text: str, value: Value, apply: Callable[[Value], tuple[Value, Changes]]) -> Swap:
        def put(wanted: Value) -> Value:
            before, changes = apply(wanted)
            self._viewer.tell(changes)
            return before

        return self._said(Swap(text, value, put, self._refuse))

    def _labelling(
        self, text: str, assignment: Assignment, putting: Putting, *, each_by_itself: bool = False
    ) -> Swap:
        """The command that puts labels on, and on the way back those that stood before."""

        def refuse(error: UserError, wanted: Assignment) -> None:
            if isinstance(error, Overtaken):
                self.overtaken.emit(text, wanted, error, each_by_itself)
            else:
                self._not_put(text, wanted, error)

        def in_steps(wanted: Assignment) -> InSteps | None:
            return putting.in_steps(wanted, self)

        return self._said(Swap(text, assignment, partial(self._apply, putting), refuse, in_steps=in_steps))

    def _said(self, command: Swap) -> Swap:
        """A command for the top of the stack, with the name that it gives or hands on from below."""
        command.said = self._saying or self.last_said
        return command

    def _refuse(self, error: UserError, _wanted: object) -> None:
        self._viewer.refuse(error)

    def _not_put(self, text: str, assignment: Assignment, error: UserError) -> None:
        if isinstance(error, Unreachable):
            self.unsaved.emit(text, assignment)
        self._viewer.refuse(error)

    def _apply(self, putting: Putting, assignment: Assignment) -> Assignment:
        before, changes = putting.put(assignment)
        self._viewer.tell(changes)
        self._viewer.show_put(assignment, again=self.is_swapping)
        return before

    def _swap(self, place: int, swap: Callable[[], None]) -> None:
        command = self.stack.command(place) if 0 <= place < self.stack.count() else None
        edit = command.in_steps(command.value) if isinstance(command, Swap) and command.in_steps else None
        if not isinstance(command, Swap) or edit is None:
            with self._known_to_swap():
                swap_back(command, swap)
            return

        def done(before: Any) -> None:
            command.is_done(before)
            with self._known_to_swap():
                swap()

        self._in_steps(command.text(), edit, done)

    @contextmanager
    def _known_to_swap(self) -> Iterator[None]:
        self.is_swapping = True
        try:
            yield
        finally:
            self.is_swapping = False

    def _in_steps(
        self,
        text: str,
        edit: InSteps,
        done: Callable[[Any], None],
        *,
        left: Callable[[], Assignment] = dict,
    ) -> None:
        """`left` tells what is to be undone of a change that was given up and could not be put back."""
        if self._bulk is not None:
            edit.deleteLater()
            self._viewer.say(self.tr("Wait until the other change is done, or cancel it."))
            return
        self._bulk, stack = edit, self.stack

        def over(before: Any, changes: Changes) -> None:
            self._bulk = None
            if not self._viewer.holds(edit.project):  # it went meanwhile: nobody looks, or at another
                edit.deleteLater()
                return
            if stood := before or left():
                with self._on(stack):
                    done(stood)
            self._viewer.tell(changes)
            if isinstance(edit, BulkEdit) and edit.left_to_others:
                self.left_to_others.emit(edit.left_to_others)
            self._viewer.show_put({})
            edit.deleteLater()

        edit.refused.connect(self._viewer.refuse)
        edit.over.connect(over)
        self.bulk_began.emit(text, edit)
        edit.start()

    @contextmanager
    def _on(self, stack: QUndoStack) -> Iterator[None]:
        """What is pushed within belongs to `stack`, whoever reviews meanwhile."""
        now = self.stack
        self.stacks.setActiveStack(stack)
        try:
            yield
        finally:
            self.stacks.setActiveStack(now)
