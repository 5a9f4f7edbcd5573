"""The scan bar says how far, how fast, how long, and what could not be read."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from app.services.scanning.tally import ScanProgress
from app.ui.looks.theme import DARK
from app.ui.looks.title import Title
from app.ui.scans.scan_bar import ScanBar


@pytest.fixture
def bar(qtbot: QtBot) -> ScanBar:
    bar = ScanBar()
    bar.set_theme(DARK)
    qtbot.addWidget(bar)
    return bar


PROGRESS = ScanProgress(
    done=214, total=1310, blank=80, unreadable=2, footage_s_done=50.0, footage_s_total=200.0, rate=12.5,
    left_s=11520.0,
)  # fmt: skip


def test_everything_is_said(bar: ScanBar) -> None:
    bar.show_progress(PROGRESS, paused=False)
    assert bar.sentence.text() == f"Scanning  214 of {QLocale().toString(1310)}"
    for words in (
        f"{QLocale().toString(3.2)} h left",
        f"{QLocale().toString(12.5)}×",
        "80 blank",
        "2 unreadable",
    ):
        assert words in bar.detail.text()
    assert "partial" not in bar.detail.text()


def test_a_card_that_decodes_is_named(bar: ScanBar) -> None:
    bar.show_progress(PROGRESS, paused=False)
    assert "graphics card" not in bar.detail.text()
    bar.show_progress(replace(PROGRESS, by_card=190), paused=False)
    assert "190 decoded by the graphics card" in bar.detail.text()


def test_pause_and_go_on(qtbot: QtBot, bar: ScanBar) -> None:
    bar.show_progress(PROGRESS, paused=False)
    with qtbot.waitSignal(bar.pause_wanted):
        qtbot.mouseClick(bar.pause, Qt.MouseButton.LeftButton)
    bar.show_progress(PROGRESS, paused=True)
    assert bar.sentence.text().startswith("Paused")
    assert "left" not in bar.detail.text()
    with qtbot.waitSignal(bar.resume_wanted):
        qtbot.mouseClick(bar.pause, Qt.MouseButton.LeftButton)


def test_other_work_stands_beside_the_scan_or_alone(bar: ScanBar) -> None:
    bar.show_besides("drawing 4 %")
    assert bar.sentence.text() == "Drawing 4 %"
    assert bar._bar.maximum() == 0, "nobody said how far"
    bar.show_besides("drawing 4 %", 0.04)
    assert bar._bar.value() / bar._bar.maximum() == 0.04
    bar.show_progress(PROGRESS, paused=False)
    assert "drawing 4 %" in bar.detail.text()
    bar.put_away()
    assert not bar.isVisible()


def test_where_it_is_narrow_the_end_of_what_is_said_besides_stands_under_the_mouse(
    qtbot: QtBot, bar: ScanBar
) -> None:
    bar.resize(460, 40)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.show_progress(PROGRESS, paused=False)
    bar.show_progress(PROGRESS, paused=False)  # it is laid out by now
    besides = bar.findChild(Title)
    assert besides.shown.endswith("…")
    assert besides.toolTip() == bar.detail.text()
    bar.resize(1400, 40)
    bar.show_progress(PROGRESS, paused=False)
    assert (besides.shown, besides.toolTip()) == (bar.detail.text(), "")
