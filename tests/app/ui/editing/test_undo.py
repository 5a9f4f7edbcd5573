"""Undo and redo are one line: what the service returns is what goes back."""

import gc
import sqlite3
import weakref
from collections.abc import Mapping

import pytest
from PySide6.QtGui import QUndoStack

from app.services import media
from app.services.review import labels
from app.services.review.verdicts import confirm
from app.store.plain_errors import plainly
from app.store.records import Kind, Label, ObservationId, Verdict
from app.ui.editing.undo import Swap, push
from app.ui.session import Session
from mvit_core.errors import UserError
from mvit_core.types import Span

FIRST = ObservationId(1)
ACCEPTED = Label(verdict=Verdict.CONFIRM, span=Span(0, 1))
REJECTED = Label(verdict=Verdict.REJECT, span=Span(0, 1))


def test_undo_and_redo_swap_what_stands_there() -> None:
    standing: dict[ObservationId, Label | None] = {FIRST: None}

    def apply(assignment: Mapping[ObservationId, Label | None]) -> dict[ObservationId, Label | None]:
        before = {key: standing[key] for key in assignment}
        standing.update(assignment)
        return before

    stack = QUndoStack()
    for label in (ACCEPTED, REJECTED):
        push(stack, Swap("label", {FIRST: label}, apply, _never))
    seen = [standing[FIRST]]
    for move in (stack.undo, stack.undo, stack.redo, stack.redo, stack.undo):
        move()
        seen.append(standing[FIRST])
    assert seen == [REJECTED, ACCEPTED, None, ACCEPTED, REJECTED, ACCEPTED]


def test_what_cannot_be_written_is_said_and_leaves_no_step() -> None:
    said: list[str] = []

    def apply(assignment: Mapping[ObservationId, Label | None]) -> dict[ObservationId, Label | None]:
        raise UserError("The disk is full.")

    stack = QUndoStack()
    command = Swap("label", {FIRST: ACCEPTED}, apply, lambda error, _value: said.append(str(error)))
    let_go = weakref.ref(command)
    push(stack, command)
    del command
    assert said == ["The disk is full."]
    assert not stack.canUndo()
    gc.collect()
    assert let_go() is None  # nor of the project that it would have been put into


def test_what_cannot_be_undone_is_said_and_leaves_no_step() -> None:
    said: list[str] = []

    def apply(value: int) -> int:
        if value == 1:
            raise UserError("The disk is full.")
        return 1

    stack = QUndoStack()
    push(stack, Swap("label", 2, apply, lambda error, _value: said.append(str(error))))
    stack.undo()
    assert said == ["The disk is full."]
    assert not stack.canUndo()
    assert not stack.canRedo()


def test_an_undo_that_a_full_disk_refuses_is_the_next_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (each for each in session.observations if each.kind == Kind.ANIMAL)
    session.edits.relabel("Accept", {one.id: confirm(one)})
    session.edits.relabel("Reject", {other.id: labels.reject(other)})
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))

    def full(*_given: object, **_more: object) -> None:
        with plainly("x.trapline"):
            raise sqlite3.OperationalError("database or disk is full")

    for move in (session.edits.undo, session.edits.redo):
        with monkeypatch.context() as patched:
            patched.setattr(labels, "apply", full)
            texts = session.edits.stack.undoText(), session.edits.stack.redoText()
            move()
            move()
        assert (session.edits.stack.undoText(), session.edits.stack.redoText()) == texts
        assert len(said) == 2, "it is said each time"
        move()
        assert "can be written again" in said.pop()
        said.clear()
        assert [each.id for each in session.rejected] == ([other.id] if move == session.edits.redo else [])
    assert session.edits.stack.count() == 2


def test_what_was_done_already_is_not_done_again() -> None:
    done: list[str | None] = []

    def apply(value: str | None) -> str | None:
        done.append(value)
        return "before"

    stack = QUndoStack()
    command = Swap("label", "new", apply, _never)
    command.is_done(None)
    stack.push(command)
    stack.undo()
    assert done == [None]


def _never(error: UserError, _value: object) -> None:
    raise AssertionError(error)


def test_steps_that_nothing_can_bring_back_are_let_go_of_at_once(session: Session) -> None:
    one = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    stack = session.edits.stack
    gc.collect()
    gc.disable()  # as the window: it searches for garbage seldom, and steps may hold thousands of labels
    try:
        session.edits.relabel("Accept", {one.id: confirm(one)})
        let_go = weakref.ref(stack.command(0))
        session.edits.undo()
        session.edits.relabel("Reject", {one.id: labels.reject(one)})
        assert stack.count() == 1
        assert let_go() is None
    finally:
        gc.enable()


def test_an_undo_in_another_video_is_shown_where_it_happened(session: Session) -> None:
    one = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    added = labels.new_observation(session.project, one.video_id, Kind.ANIMAL)
    session.edits.relabel("Accept lion", {one.id: confirm(one)})
    session.edits.relabel("Add fox", {added: labels.add(Span(0, 1), taxon="vulpes")})
    other = next(each for each in media.videos(session.project) if each.id != one.video_id)
    session.look_at_video(other.id)
    session.edits.undo()
    assert session.video is not None
    assert (session.video.id, session.observation_id) == (one.video_id, None), "the fox is gone"
    session.look_at_video(other.id)
    session.edits.undo()
    assert (session.video.id, session.observation_id) == (one.video_id, one.id)


def test_an_undo_looks_at_what_it_brought_back_when_the_review_has_gone_on(session: Session) -> None:
    first, second = (each for each in session.observations if each.kind == Kind.ANIMAL)
    session.look_at(first.id)
    session.edits.relabel("Reject", {first.id: labels.reject(first)})
    session.look_at(second.id)
    session.edits.undo()
    assert session.observation_id == first.id, "the next key is for the animal that is back"
    session.look_at(second.id)
    session.edits.relabel("Accept", {second.id: confirm(second)})
    session.look_at(first.id)
    session.edits.undo()
    assert session.observation_id == second.id


def test_an_undo_leaves_selected_what_it_changes(session: Session) -> None:
    animals = [each for each in session.observations if each.kind == Kind.ANIMAL]
    bout = next(each for each in session.observations if each.parent_id is not None)
    session.mark(each.id for each in animals)
    session.edits.relabel("Accept", {each.id: confirm(each) for each in animals})
    session.edits.undo()
    assert session.marked == tuple(each.id for each in animals)
    assert bout.parent_id is not None
    session.look_at(bout.parent_id)
    session.edits.relabel("Accept", {bout.id: confirm(bout)})
    session.edits.undo()
    assert session.observation_id == bout.parent_id, "the animal that is coded goes on to be"


def test_an_undo_of_an_added_bout_looks_at_its_animal(session: Session) -> None:
    first, second = (each for each in session.observations if each.kind == Kind.ANIMAL)
    bout = labels.new_observation(session.project, first.video_id, Kind.BEHAVIOR, parent_id=first.id)
    session.edits.relabel("Add", {bout: labels.add(Span(0, 1), behavior="sleeps")})
    session.look_at(second.id)
    session.edits.undo()
    assert session.observation_id == first.id, "the next key is not for another animal"
