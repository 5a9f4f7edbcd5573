"""Keys are changed by pressing the new one; what has it already is said before it is taken."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.keys import KeysDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


class Chosen:
    """What the dialog told last."""

    keys: dict[str, str]

    def __init__(self) -> None:
        self.keys = {}

    def __call__(self, keys: dict[str, str]) -> None:
        self.keys = keys


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def dialog(qtbot: QtBot, chosen: Chosen) -> Iterator[KeysDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = KeysDialog(window, {}, chosen)
    dialog.show()
    yield dialog
    dialog.close()


def press(
    qtbot: QtBot,
    dialog: KeysDialog,
    name: str,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    dialog.begin(name)
    qtbot.keyClick(dialog.findChild(QKeySequenceEdit), key, modifiers)
    QApplication.processEvents()


def key_beside(dialog: KeysDialog, action: str) -> str:
    (words,) = dialog.table.findItems(f"    {action}", Qt.MatchFlag.MatchExactly)
    return dialog.table.item(words.row(), 1).text()


def test_a_pressed_key_is_taken_and_shown(qtbot: QtBot, dialog: KeysDialog, chosen: Chosen) -> None:
    press(qtbot, dialog, "reject", Qt.Key.Key_J, CONTROL)
    assert chosen.keys == {"reject": "Ctrl+J"}
    assert key_beside(dialog, "Reject") == "Ctrl+J"


def test_a_key_that_is_taken_is_only_given_away_when_it_is_asked_for(
    qtbot: QtBot, dialog: KeysDialog, chosen: Chosen
) -> None:
    press(qtbot, dialog, "reject", Qt.Key.Key_N)
    assert chosen.keys == {}
    assert "Next to review" in dialog.says.text()
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert chosen.keys == {"reject": "N", "next_unreviewed": ""}
    assert key_beside(dialog, "Next to review") == ""


def test_escape_leaves_the_key_as_it_was(qtbot: QtBot, dialog: KeysDialog, chosen: Chosen) -> None:
    press(qtbot, dialog, "reject", Qt.Key.Key_Escape)
    assert key_beside(dialog, "Reject") == "X"
    assert chosen.keys == {}
    assert dialog.isVisible()


def test_keys_can_be_taken_away_and_made_usual_again(
    qtbot: QtBot, dialog: KeysDialog, chosen: Chosen
) -> None:
    press(qtbot, dialog, "reject", Qt.Key.Key_Escape)
    qtbot.mouseClick(dialog.without, Qt.MouseButton.LeftButton)
    assert chosen.keys == {"reject": ""}
    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    assert chosen.keys == {}
    assert key_beside(dialog, "Reject") == "X"


def test_the_longest_key_is_read_whole(dialog: KeysDialog) -> None:
    dialog._put({"play": "Ctrl+Alt+Shift+Meta+PgDown"})
    table = dialog.table
    written = max(
        (table.item(line, 1).text() for line in range(table.rowCount()) if table.item(line, 1)), key=len
    )
    assert "PgDown" in written
    assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance(written)
