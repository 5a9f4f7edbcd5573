"""Dialogs on a small screen."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.settings import SettingsDialog
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import asked
from app.ui.window import MainWindow

SMALL = QSize(911, 512)  # 1366 x 768 at 150 %


@pytest.fixture
def small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QWidget, "screen", lambda _widget: SimpleNamespace(availableSize=lambda: SMALL))


def seen(act: Callable[[], object]) -> QSize:
    """How large the dialog is that comes."""
    found: list[QSize] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        found.append(dialog.size())
        dialog.reject()

    QTimer.singleShot(0, look)
    act()
    return found[0]


@pytest.mark.usefixtures("small_screen")
def test_a_dialog_is_no_larger_than_its_screen(qtbot: QtBot, window: MainWindow) -> None:
    def ask(width: int, height: int) -> QSize:
        dialog = QDialog(window)
        dialog.resize(width, height)
        return seen(lambda: asked(dialog))

    assert ask(1040, 600) == QSize(895, 464)
    assert ask(500, 600) == QSize(500, 464)
    assert ask(500, 300) == QSize(500, 300)
    shown = QDialog(window)
    shown.resize(1040, 600)
    with qtbot.waitExposed(shown):
        shown.open()
    assert shown.size() == QSize(895, 464)
    shown.close()


def test_choices_scroll_where_the_screen_is_too_low_and_else_do_not(qtbot: QtBot, window: MainWindow) -> None:
    def dialog() -> SettingsDialog:
        return SettingsDialog(window, window.settings, changed=window.dress, refuse=window.refuse)

    whole = dialog()
    with qtbot.waitExposed(whole):  # a display may answer a size that is asked for before with its own
        whole.show()
    area = whole.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    whole.resize(whole.width(), 300)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    whole.close()


def test_larger_text_gets_a_larger_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    font = dialog.font()
    for points, least in ((6.0, 1.0), (3 * font.pointSizeF(), 2.0)):
        font.setPointSizeF(points)
        dialog.setFont(font)
        resize_for_text(dialog, 200, 100)
        assert dialog.width() / 200 == pytest.approx(dialog.height() / 100, abs=0.02)
        assert dialog.width() >= 200 * least
