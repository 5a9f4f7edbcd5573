"""What takes a while shows how far it is, and can be stopped."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThreadPool
from pytestqt.qtbot import QtBot

from app.services.exports import FORMATS
from app.services.projects import Project
from app.ui import exchange
from app.ui.dialogs.export import ExportWish
from app.ui.jobs.pool import PoolTask, Report, seldom
from app.ui.scans import work_bar
from app.ui.scans.work_bar import WorkBar
from app.ui.window import MainWindow
from tests.windows import opened


@pytest.fixture
def bar(qtbot: QtBot) -> WorkBar:
    bar = WorkBar()
    qtbot.addWidget(bar)
    return bar


def begun(bar: WorkBar, work: Callable[[Report], object], total: int = 0) -> PoolTask:
    task = PoolTask(work, bar)
    bar.follow(task, "Exporting to foxes.csv…", total)
    task.start(QThreadPool.globalInstance())
    return task


def going_on(report: Report, first: int = 0) -> None:
    """Until it is stopped."""
    for number in range(first, first + 10_000):
        report(number)
        time.sleep(0.005)


def test_what_is_over_soon_is_never_shown(qtbot: QtBot, bar: WorkBar) -> None:
    task = PoolTask(lambda _report: None, bar)
    shown: list[bool] = []
    task.over.connect(lambda: shown.append(bar.isVisible()))
    bar.follow(task, "Exporting…")
    with qtbot.waitSignal(task.over):
        task.start(QThreadPool.globalInstance())
    qtbot.waitUntil(lambda: bar.is_idle)
    qtbot.wait(50)
    assert shown == [False]
    assert bar.isHidden()


def test_what_takes_a_while_tells_its_share_and_is_stopped_by_the_button(
    qtbot: QtBot, bar: WorkBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_bar, "SHOW_AFTER_MS", 20)
    task = begun(bar, lambda report: going_on(report, first=50), total=20_000)
    qtbot.waitUntil(lambda: len(bar.lines) == 1)
    (line,) = bar.lines
    qtbot.waitUntil(lambda: line.detail.text() != "")
    assert line.detail.text() == "0 %"
    assert line.bar.maximum() == work_bar.STEPS
    qtbot.mouseClick(line.stop, Qt.MouseButton.LeftButton)
    assert task.was_cancelled
    assert line.detail.text() == "Stopping…"
    assert not line.stop.isEnabled()
    qtbot.waitUntil(lambda: bar.is_idle)
    assert bar.isHidden()


def test_of_what_nobody_knows_the_end_it_tells_the_number(
    qtbot: QtBot, bar: WorkBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_bar, "SHOW_AFTER_MS", 0)
    task = begun(bar, lambda report: going_on(report, first=12_000))
    qtbot.waitUntil(lambda: bool(bar.lines) and bar.lines[0].detail.text().startswith("12"))
    assert bar.lines[0].bar.maximum() == 0
    task.cancel()
    qtbot.waitUntil(lambda: bar.is_idle)


def test_half_a_million_rows_are_told_seldom() -> None:
    told: list[object] = []
    report = seldom(told.append)
    for number in range(100_000):
        report(number)
    assert told[0] == 0
    assert len(told) < 100


def test_an_export_shows_how_far_it_is_and_leaves_nothing_where_it_is_stopped(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_bar, "SHOW_AFTER_MS", 0)
    write = exchange.export

    def slow(*words: Any, progress: Report, **more: Any) -> object:
        return write(*words, progress=lambda number: (time.sleep(0.3), progress(number)), **more)

    monkeypatch.setattr(exchange, "export", slow)
    opened(qtbot, window, project)
    out = tmp_path / "foxes.csv"
    wish = ExportWish(FORMATS["csv"], out, overwrite=False)
    window.furnish().exchange.export(wish, num_rows=6)
    qtbot.waitUntil(lambda: bool(window.work_bar.lines) and window.work_bar.lines[0].detail.text() == "33 %")
    (line,) = window.work_bar.lines
    assert line.sentence.text() == "Exporting to foxes.csv…"
    line.stop.click()
    qtbot.waitUntil(lambda: "The export was stopped" in window.message_bar.text)
    assert window.work_bar.is_idle
    assert list(tmp_path.glob("*foxes*")) == []
