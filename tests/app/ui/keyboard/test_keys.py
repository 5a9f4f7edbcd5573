"""The table of keys is whole, and nothing in it is dead."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.keyboard.actions import Actions, FocusKeepsItsKeys
from app.ui.keyboard.key_sheet import KeySheet, evenly
from app.ui.keyboard.keys import BOX, GROUPS, KEYS, lines, sequences, shown
from app.ui.preferences.settings import SettingsFile
from app.ui.speech.language import speak
from app.ui.window import MainWindow
from resources import resource
from resources.translations import LANGUAGES


def test_no_key_does_two_things() -> None:
    used = Counter(key for each in KEYS for key in each.keys)
    assert [key for key, number in used.items() if number > 1] == []
    assert len({each.name for each in KEYS}) == len(KEYS)


def test_every_key_is_one_that_qt_knows_and_every_icon_is_there() -> None:
    for each in KEYS:
        assert all(not sequence.isEmpty() for sequence in sequences(each, {})), each
        assert each.group in GROUPS
        assert not each.icon or resource("icons", f"{each.icon}.svg").is_file(), each


def test_a_person_can_change_a_key_or_take_it_away() -> None:
    reject = next(each for each in KEYS if each.name == "reject")
    assert sequences(reject, {}) == [QKeySequence("X")]
    assert sequences(reject, {"reject": "Ctrl+D"}) == [QKeySequence("Ctrl+D")]
    assert shown(reject, {"reject": ""}) == ""


def test_every_action_does_something(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.furnish()
    dead = [name for name in window.actions_ if not window.actions_[name].receivers("2triggered(bool)")]
    assert dead == []
    window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_focused_button_is_pressed_with_space_and_enter(
    qtbot: QtBot, qapp: QApplication, key: Qt.Key
) -> None:
    window, pressed, played = _window(qtbot)
    FocusKeepsItsKeys(qapp)
    button = window.findChild(QPushButton)
    _focus(qtbot, button)
    qtbot.keyClick(button, key)
    assert (pressed, played) == ([1], [])


def test_the_menu_of_a_focused_button_opens_with_the_arrow_down(qtbot: QtBot, qapp: QApplication) -> None:
    window, _, _ = _window(qtbot)
    FocusKeepsItsKeys(qapp)
    button = Opener(window)
    _focus(qtbot, button)
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert button.num_opened == 1


class Opener(QToolButton):
    """A button with a menu that only counts how often it was to be opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.num_opened = 0
        self.setMenu(QMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.show()

    def showMenu(self) -> None:
        self.num_opened += 1


def test_elsewhere_space_plays(qtbot: QtBot, qapp: QApplication) -> None:
    window, pressed, played = _window(qtbot)
    FocusKeepsItsKeys(qapp)
    _focus(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert (pressed, played) == ([], [1])


def test_letters_typed_into_a_field_are_text(qtbot: QtBot) -> None:
    window, _, _ = _window(qtbot)
    field = window.findChild(QLineEdit)
    _focus(qtbot, field)
    qtbot.keyClicks(field, "x n s")
    assert field.text() == "x n s"


def _window(qtbot: QtBot) -> tuple[QWidget, list[int], list[int]]:
    pressed: list[int] = []
    played: list[int] = []
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(window)
    button = QPushButton("press")
    button.clicked.connect(lambda: pressed.append(1))
    column.addWidget(button)
    column.addWidget(QLineEdit())
    Actions(window, {}).connect(play=lambda: played.append(1))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window, pressed, played


def _focus(qtbot: QtBot, widget: QWidget) -> None:
    """Give the focus and wait for it: windows of other tests that are going may take the activation along."""
    widget.setFocus()

    def has_it() -> bool:
        if not widget.hasFocus():
            widget.window().activateWindow()
        return widget.hasFocus()

    qtbot.waitUntil(has_it)


def test_a_changed_key_works_at_once_and_is_shown_everywhere(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    house = window.furnish()
    window.settings.change(keys={"reject": "Ctrl+D", "play": "Q", "loop": "", "filter": "J"})
    window.dress()
    assert window.actions_["reject"].shortcut() == QKeySequence("Ctrl+D")
    button = house.furniture.panel.findChild(QPushButton, "reject")
    assert button.text() == "Reject  Ctrl+D"
    assert "Ctrl+D" in button.toolTip()
    transport = house.furniture.stage.player.transport
    transport.set_playing(True)
    assert house.furniture.library.filters.more.toolTip().endswith("(J)")
    tips = {each.toolTip() for each in transport.findChildren(QToolButton)}
    assert {"First frame  (Home)", "Pause  (Q)", "Loop what is selected"} <= tips
    window.close()


def test_every_key_of_the_sheet_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.show()
    window.show_keys()
    sheet = window.findChild(QWidget, "keySheet")
    words = [each for each in sheet.findChildren(QLabel) if each.text()]
    assert len(words) > 100
    for each in words:
        assert each.height() >= each.sizeHint().height(), each.text()
        assert each.width() >= each.sizeHint().width(), each.text()
    window.close()


@pytest.mark.parametrize(("width", "num_columns"), [(1400, 4), (1000, 3), (800, 2), (520, 1)])
def test_the_sheet_of_keys_has_as_many_columns_as_fit(qtbot: QtBot, width: int, num_columns: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 600)
    with qtbot.waitExposed(window):
        window.show()
    sheet = KeySheet(window, {})
    captions = [each for each in sheet.findChildren(QLabel) if each.objectName() == "caption"]
    assert len({each.mapTo(sheet, QPoint(0, 0)).x() for each in captions}) == num_columns
    assert all(each.height() >= each.sizeHint().height() for each in sheet.findChildren(QLabel))
    assert sheet._sheet.width() <= width


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_whole_sheet_of_keys_is_seen_in_a_usual_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str
) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(language=language)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.show_keys()
    sheet = window.findChild(KeySheet)
    assert sheet is not None
    assert sheet._area.verticalScrollBar().maximum() == 0
    window.close()
    speak(qapp, "en")


def test_groups_stand_in_columns_about_equally_long_and_in_order() -> None:
    assert evenly([22, 13, 16, 10, 4, 14, 22], 4) == [[0, 4], [1, 5], [2, 3], [6]]
    assert evenly([3, 2, 1], 1) == [[0, 1, 2]]


def test_the_sheet_tells_what_is_done_by_dragging_with_a_key_held() -> None:
    assert lines(BOX, {})[-1] == ("Shift+drag", "A box over another")
    assert len([line for group in GROUPS for line in lines(group, {}) if "drag" in line[0]]) == 1
