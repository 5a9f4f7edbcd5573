"""Long work of the window's thread leaves it time to answer, and ends whole."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.ui.in_turns import InTurns


def test_the_window_has_its_turns_and_all_steps_are_taken(qtbot: QtBot, qapp: QObject) -> None:
    done: list[int] = []

    def steps() -> Iterator[int]:
        for number in range(40):
            time.sleep(0.002)
            done.append(number)
            yield number

    between: list[int] = []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: between.append(len(done)))
    beat.start()
    turns = InTurns(steps(), qapp)
    with qtbot.waitSignal(turns.over):
        turns.start()
        assert 0 < len(done) < 40
    assert done == [*range(40)]
    assert any(0 < number < 40 for number in between)


def test_who_cannot_wait_has_all_of_it_at_once(qtbot: QtBot, qapp: QObject) -> None:
    steps = (time.sleep(0.001) for _ in range(60))
    turns = InTurns(steps, qapp)
    turns.start()
    with qtbot.waitSignal(turns.over):
        turns.finish()
        assert next(steps, "nothing") == "nothing"
