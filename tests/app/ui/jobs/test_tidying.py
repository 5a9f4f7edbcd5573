"""What the window frees goes back to the system."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.jobs import tidying
from app.ui.jobs.tidying import FEW, Tidying, look_for_garbage, look_only_among_the_young


class Ring:
    """Garbage that refers to itself, once it is let go."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def seldom() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    look_only_among_the_young()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
    gc.collect()


@pytest.mark.usefixtures("seldom")
def test_a_project_read_by_a_thread_is_not_looked_through_for_garbage() -> None:
    looked: list[int] = []
    gc.callbacks.append(lambda phase, facts: looked.append(facts["generation"]))
    try:
        read = [[number] for number in range(700 * 10 * (FEW + 12))]
        assert 1 in looked, "what is new is"
        look_for_garbage()
        read.append([0])
    finally:
        gc.callbacks.pop()
    assert 2 not in looked
    assert gc.get_freeze_count() >= 700 * 10 * FEW


@pytest.mark.usefixtures("seldom")
def test_garbage_that_has_grown_old_goes_once_it_is_looked_for() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    gc.collect(1)  # it is of the old now
    del ring
    gc.collect(1)
    assert gone() is not None
    look_for_garbage()
    assert gone() is None


@pytest.mark.usefixtures("seldom")
def test_what_was_let_alone_of_a_project_goes_once_it_is_closed(qapp: QApplication) -> None:
    owner = QObject()
    tidying = Tidying(owner)
    ring = Ring()
    gone = weakref.ref(ring)
    gc.freeze()
    del ring
    tidying.tidy()
    assert gone() is not None
    tidying.look_through_all()
    tidying.tidy()
    assert gone() is None
    assert gc.get_freeze_count(), "what is left is let alone again"
    QThreadPool.globalInstance().waitForDone()
    owner.deleteLater()


def test_memory_is_given_back_beside_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    monkeypatch.setattr(tidying, "give_back", lambda: threads.append(threading.get_ident()))
    monkeypatch.setattr(tidying, "EVERY_MS", 10)
    owner = QObject()
    Tidying(owner)
    qtbot.waitUntil(lambda: len(threads) > 1)
    owner.deleteLater()
    assert threading.get_ident() not in threads


@pytest.mark.usefixtures("seldom")
def test_what_has_stayed_for_long_is_let_alone() -> None:
    """Else each minute would look through all that came in the minutes before."""
    kept: list[list[list[int]]] = []
    num_stayed, before = 0, gc.get_freeze_count()
    for _ in range(FEW):
        kept.append([[number] for number in range(700 * 10 * 4)])
        num_stayed = look_for_garbage(num_stayed)
        assert num_stayed <= FEW
    assert gc.get_freeze_count() > before
