"""An edit of many rows in steps: one thing to undo, on the disk when it is over, all or none."""

import gc

import pytest
from PySide6.QtWidgets import QDialog

from app.services.projects import Project, open_project
from app.services.review import bulk, labels
from app.store.plain_errors import NotNow
from app.store.records import Kind, ReviewState
from app.ui.editing import edits
from app.ui.jobs import bulk as jobs
from app.ui.jobs import in_steps
from app.ui.session import Session
from app.ui.window import MainWindow
from tests.videos import video_ids


@pytest.fixture
def small_steps(monkeypatch):
    monkeypatch.setattr(edits, "MANY", 0)
    monkeypatch.setattr(jobs, "FIRST_BATCH", 1)
    monkeypatch.setattr(in_steps, "STEP_S", 0.0)  # one transaction each


def animals(session: Session):
    from app.services import observations

    found = [
        each for video in video_ids(session.project) for each in observations.of_video(session.project, video)
    ]
    return [each for each in found if each.kind is Kind.ANIMAL]


def states(session: Session):
    return [each.state for each in animals(session)]


def test_the_disk_is_waited_for_once_at_the_end(session: Session, qtbot, small_steps, monkeypatch):
    flushed: list[list[ReviewState]] = []
    whole = Project.flush
    monkeypatch.setattr(Project, "flush", lambda self: (flushed.append(states(session)), whole(self)))
    ids = [each.id for each in animals(session)]
    with qtbot.waitSignal(session.changed):
        session.edits.relabel_many("accept", ids, bulk.accepting(session.project))
        assert not session.project.flushes
        assert not gc.isenabled()
    assert session.project.flushes
    assert gc.isenabled()
    assert flushed == [[ReviewState.CONFIRMED] * len(ids)]
    log = session.project.path.with_name(session.project.path.name + "-wal")
    copy = session.project.path.with_name("copy.trapline")  # as a power cut would leave it without its log
    copy.write_bytes(session.project.path.read_bytes())
    with open_project(copy) as found:
        there = [one for video in video_ids(found) for one in _of(found, video)]
    assert {one.state for one in there if one.kind is Kind.ANIMAL} == {ReviewState.CONFIRMED}, log


def test_it_is_one_step_to_undo(session: Session, qtbot, small_steps):
    ids = [each.id for each in animals(session)]
    before = states(session)
    with qtbot.waitSignal(session.changed):
        session.edits.relabel_many("accept", ids, bulk.accepting(session.project))
    with qtbot.waitSignal(session.changed):
        session.edits.undo()
    assert states(session) == before
    assert session.project.flushes


def test_cancelled_it_leaves_nothing(session: Session, qtbot, small_steps):
    ids = [each.id for each in animals(session)]
    before = states(session)
    session.edits.bulk_began.connect(lambda _words, edit: edit.progressed.connect(lambda *_: edit.cancel()))
    with qtbot.waitSignal(session.changed):
        session.edits.relabel_many("accept", ids, bulk.accepting(session.project))
    assert states(session) == before
    assert not session.edits.stack.canUndo()
    assert session.project.flushes


def test_what_a_full_disk_lets_nobody_put_back_can_be_undone_later(
    session: Session, qtbot, small_steps, monkeypatch
):
    ids = [each.id for each in animals(session)]
    before = states(session)
    whole, calls = labels.apply, 0

    def fills_up(*given, **more):
        nonlocal calls
        calls += 1
        if calls > 1:
            raise NotNow("The disk is full.")
        return whole(*given, **more)

    with monkeypatch.context() as patched:
        patched.setattr(labels, "apply", fills_up)
        with qtbot.waitSignal(session.changed):
            session.edits.relabel_many("accept", ids, bulk.accepting(session.project))
    assert states(session) != before
    assert session.edits.stack.undoText() == "accept"
    session.edits.undo()
    qtbot.waitUntil(lambda: states(session) == before)


def test_cancelled_at_its_last_step_it_is_put_back(session: Session, qtbot, small_steps):
    ids = [each.id for each in animals(session)]
    before = states(session)

    def at_the_end(edit, done: int, of_how_many: int) -> None:
        if done == of_how_many:
            edit.cancel()

    session.edits.bulk_began.connect(
        lambda _words, edit: edit.progressed.connect(lambda done, total: at_the_end(edit, done, total))
    )
    with qtbot.waitSignal(session.changed):
        session.edits.relabel_many("accept", ids, bulk.accepting(session.project))
    assert states(session) == before


def test_cancelled_while_the_disk_is_waited_for_it_stands_and_can_be_undone(
    session: Session, qtbot, small_steps, monkeypatch
):
    ids = [each.id for each in animals(session)]
    whole = in_steps.InSteps._end
    monkeypatch.setattr(in_steps.InSteps, "_end", lambda self: (whole(self), self.cancel()))
    with qtbot.waitSignal(session.changed):
        session.edits.relabel_many("accept", ids, bulk.accepting(session.project))
    assert set(states(session)) == {ReviewState.CONFIRMED}
    assert session.edits.stack.canUndo()


@pytest.mark.parametrize("how", ["waiting", "at once"])
def test_a_project_that_is_closed_meanwhile_has_none_of_it(
    window: MainWindow, project: Project, qtbot, small_steps, how: str
):
    path = project.path
    project.close()
    window.open_path(path)
    qtbot.waitUntil(lambda: window.house is not None and window.house.session.is_open)
    session = window.house.session
    before = states(session)
    session.edits.bulk_began.connect(
        lambda _words, edit: edit.progressed.connect(lambda *_: window.house.session.is_open and leave())
    )

    def leave() -> None:
        if how == "waiting":
            window.actions_["close_project"].trigger()
        else:
            window.close()

    session.edits.relabel_many(
        "accept", [each.id for each in animals(session)], bulk.accepting(session.project)
    )
    with qtbot.captureExceptions() as mistakes:
        qtbot.waitUntil(lambda: not session.is_open)
        qtbot.waitUntil(lambda: not path.with_name(f"{path.name}.lock").exists())
        qtbot.wait(200)
    assert not mistakes
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert gc.isenabled()
    with open_project(path) as again:
        assert not again.read_only
        found = [one for video in video_ids(again) for one in _of(again, video)]
    assert [each.state for each in found if each.kind is Kind.ANIMAL] == before


def _of(project: Project, video):
    from app.services import observations

    return observations.of_video(project, video)
