"""Dialogs without a mouse: Tab comes to every control, Enter does the main thing, Escape closes."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.program.diagnostics import Part
from app.ui.dialogs.clock import ClockDialog
from app.ui.dialogs.deployments import DeploymentsDialog
from app.ui.dialogs.importing import ImportDialog
from app.ui.dialogs.new_taxon import NewTaxonDialog
from app.ui.dialogs.problem import ProblemDialog
from app.ui.dialogs.settings import SettingsDialog
from app.ui.help.about import AboutDialog
from app.ui.help.diagnostics import DiagnosticsDialog
from app.ui.help.guide_window import GuideWindow
from app.ui.keyboard.actions import FocusKeepsItsKeys
from app.ui.looks.theme import DARK
from app.ui.session import Session
from app.ui.window import MainWindow

MOST_STEPS = 400  # the links of a page and the parts of a date are stops too
HALF_A_LINE = 8  # pixels


@pytest.fixture(autouse=True)
def keys_that_are_kept(qapp: QApplication) -> FocusKeepsItsKeys:
    return FocusKeepsItsKeys(qapp)


def settings(window: MainWindow) -> SettingsDialog:
    return SettingsDialog(window, window.settings, changed=window.dress, refuse=window.refuse)


def import_of_a_table(window: MainWindow, table: Path) -> ImportDialog:
    table.write_text("file,start,species\nIMG_0001.mp4,0.5,lion\n", encoding="utf-8")
    return ImportDialog(window, table, "csv")


def diagnostics(window: MainWindow) -> DiagnosticsDialog:
    dialog = DiagnosticsDialog(window)
    dialog.show()
    dialog.show_parts([Part("versions.json", "{}"), Part("window.log", "-")])
    return dialog


MAKES: dict[str, Callable[[MainWindow, Session, Path], QDialog]] = {
    "about": lambda window, *_: AboutDialog(window, DARK),
    "clock": lambda window, session, _: ClockDialog(window, session, media.deployments(session.project)[0]),
    "deployments": lambda window, session, _: DeploymentsDialog(window, session),
    "diagnostics": lambda window, *_: diagnostics(window),
    "guide": lambda window, *_: GuideWindow(window, DARK),
    "import": lambda window, _, place: import_of_a_table(window, place / "observations.csv"),
    "new animal": lambda window, session, _: NewTaxonDialog(window, session, "river fox", DARK),
    "problem": lambda window, *_: ProblemDialog(window, ValueError("odd"), Path("window.log")),
    "settings": lambda window, *_: settings(window),
}


@pytest.mark.parametrize("name", MAKES)
def test_tab_comes_to_every_control_as_it_is_read_and_escape_closes(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, name: str
) -> None:
    dialog = shown(qtbot, MAKES[name](window, session, tmp_path))
    walked = walk(qtbot, dialog)
    wanted = {each for each in dialog.findChildren(QWidget) if is_stop(each, dialog)}
    assert wanted <= set(walked)
    assert all(each.window() is dialog for each in walked)
    places = [each.mapTo(dialog, each.rect().center()) for each in from_the_top(walked, dialog)]
    assert all(is_read_before(one, other) for one, other in pairwise(places)), walked
    qtbot.keyClick(walked[0], Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_means_the_main_button_and_the_one_in_focus_else(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(qtbot, settings(window))
    asked: list[bool] = []
    monkeypatch.setattr("app.ui.dialogs.settings.asked", lambda _dialog: asked.append(True))
    language = dialog.boxes["language"]
    language.setFocus()
    qtbot.keyClick(language, Qt.Key.Key_Return)
    assert asked == [], "no button is meant where settings are chosen"
    dialog.keys.setFocus()
    qtbot.keyClick(dialog.keys, Qt.Key.Key_Return)
    assert asked == [True]
    dialog.close()
    problem = shown(qtbot, ProblemDialog(window, ValueError("odd"), None))
    report = problem.focusWidget()
    assert report is not None
    assert [each.text() for each in problem.findChildren(QPushButton) if each.isDefault()] == ["Go on"]


def test_no_tab_is_lost_on_the_window_itself(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    walked = walk(qtbot, window)
    assert window not in walked[1:]
    assert window.top_bar.button("open") in walked


def shown(qtbot: QtBot, dialog: QDialog) -> QDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return dialog


def walk(qtbot: QtBot, dialog: QWidget) -> list[QWidget]:
    """Where Tab stops, once round."""
    walked: list[QWidget] = []
    for _ in range(MOST_STEPS):
        here = QApplication.focusWidget()
        assert here is not None
        if here in walked[:-1]:
            return walked[walked.index(here) :]
        if here not in walked:
            walked.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come round: {walked}")


def is_stop(widget: QWidget, dialog: QDialog) -> bool:
    return (
        widget.isVisibleTo(dialog)
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    )


def from_the_top(walked: list[QWidget], dialog: QDialog) -> list[QWidget]:
    """The same round, begun where reading begins."""
    heights = [each.mapTo(dialog, each.rect().center()).y() for each in walked]
    first = heights.index(min(heights))
    return walked[first:] + walked[:first]


def is_read_before(one: QPoint, other: QPoint) -> bool:
    """Further right, or further down."""
    return other.x() > one.x() or other.y() > one.y() - HALF_A_LINE
