"""Dialogs on a small screen."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.settings import SettingsDialog
from app.ui.filters.finder import Finder
from app.ui.library.delegate import LibraryDelegate
from app.ui.library.panel import LibraryPanel
from app.ui.looks.on_screen import for_text, resize_for_text
from app.ui.looks.parts import asked
from app.ui.looks.theme import DARK
from app.ui.player.photo_bar import PhotoBar
from app.ui.player.transport import TransportBar
from app.ui.session import Session
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


class LikeQtsOwn(QDialog):
    """Chooses its size when it is shown, as Qt's dialog of files does: thirty rows of them."""

    def setVisible(self, visible: bool) -> None:
        if visible:
            self.ensurePolished()
            QApplication.sendPostedEvents(self.parent())
            self.resize(640, 790)
        super().setVisible(visible)


@pytest.mark.usefixtures("small_screen")
def test_nor_is_one_that_chooses_its_size_at_the_last_moment(qtbot: QtBot, window: MainWindow) -> None:
    dialog = LikeQtsOwn(window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog.size() == QSize(640, 464)
    dialog.close()


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


def test_no_field_lies_below_the_scroll_bar_of_a_low_screen(qtbot: QtBot, window: MainWindow) -> None:
    dialog = SettingsDialog(window, window.settings, changed=window.dress, refuse=window.refuse)
    dialog.resize(dialog.width(), 300)
    with qtbot.waitExposed(dialog):
        dialog.show()
    area = dialog.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert (
        area.minimumSizeHint().width()
        >= area.widget().minimumSizeHint().width() + area.verticalScrollBar().width()
    )
    dialog.close()


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


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.75)
    qapp.setFont(larger)
    yield
    qapp.setFont(usual)


@pytest.mark.usefixtures("large_text")
def test_what_stands_beside_words_grows_with_them(qtbot: QtBot, window: MainWindow) -> None:
    """Signs, boxes and rows; hit areas with them."""
    bar = window.top_bar
    bar.set_theme(DARK)
    opener = bar.button("open")
    assert isinstance(opener, QToolButton)
    assert opener.iconSize().width() >= 25
    transport = TransportBar()
    qtbot.addWidget(transport)
    transport.set_theme(DARK)
    loop = transport.loop
    assert loop.width() >= 44
    assert loop.iconSize().width() >= 24
    photo_bar = PhotoBar()
    qtbot.addWidget(photo_bar)
    photo_bar.set_theme(DARK)
    assert photo_bar.picture.width() >= 44
    sheet = window.appearance.sheets._sheet
    assert "QCheckBox::indicator { width: 13px" not in sheet


def test_in_usual_text_nothing_grows(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(9)
    assert for_text(30, QFontMetrics(font)) == 30


@pytest.mark.usefixtures("large_text")
def test_the_icons_of_the_library_grow_with_its_text(qtbot: QtBot, session: Session) -> None:
    panel = LibraryPanel(session, Finder(session))
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    panel.reload()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    panel.tree.grab()
    delegate = panel.tree.itemDelegate()
    assert isinstance(delegate, LibraryDelegate)
    assert min(side for _name, _color, side, _ratio in delegate._icons) >= 24
