"""The ethogram under a person's hands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.services import vocabulary
from app.ui.dialogs.ethogram import GROUP, KEY, KIND, MODIFIERS, NAME, OFFERED, EthogramDialog
from app.ui.picking.choices import behavior_choices
from app.ui.session import Session
from app.ui.words import Words


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> EthogramDialog:
    dialog = EthogramDialog(None, session, Words(session))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def write(qtbot: QtBot, dialog: EthogramDialog, behavior: str, column: int, words: str) -> None:
    field = dialog.cell(behavior, column)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_every_field_is_kept_at_once_and_undone_one_by_one(
    qtbot: QtBot, session: Session, dialog: EthogramDialog
):
    before = dict(session.behaviors)
    labels = list(session.observations)
    write(qtbot, dialog, "sleeps", NAME, "rests")
    write(qtbot, dialog, "sleeps", KEY, "R")
    write(qtbot, dialog, "sleeps", GROUP, "posture")
    write(qtbot, dialog, "sleeps", MODIFIERS, "curled, stretched")
    kind = dialog.cell("vomits", KIND)
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    sleeps = session.behaviors["sleeps"]
    assert (sleeps.name, sleeps.key_hint, sleeps.exclusive) == ("rests", "r", "posture")
    assert sleeps.modifiers == ("curled", "stretched")
    assert session.behaviors["vomits"].kind == "point"
    assert session.observations == labels
    assert session.edits.stack.undoText() == "Ethogram: vomits"
    while session.edits.stack.canUndo():
        session.edits.stack.undo()
    assert session.behaviors == before
    assert dialog.cell("sleeps", NAME).text() == "sleeps", "the dialog follows the undo"


def test_a_key_or_a_name_that_is_taken_is_refused_with_a_sentence(
    qtbot: QtBot, session: Session, dialog: EthogramDialog
):
    write(qtbot, dialog, "sleeps", KEY, "e")
    assert "eats food" in dialog.trouble.text()
    assert dialog.cell("sleeps", KEY).text() == "s"
    write(qtbot, dialog, "sleeps", NAME, "Eats Food")
    assert "already" in dialog.trouble.text()
    assert session.behaviors["sleeps"].name == "sleeps"


def test_a_new_behavior_can_be_a_moment_and_what_is_not_offered_keeps_its_labels(
    qtbot: QtBot, session: Session, dialog: EthogramDialog
):
    dialog.new_kind.setCurrentIndex(1)
    qtbot.keyClicks(dialog.new_name, "Scent marking")
    qtbot.keyClick(dialog.new_name, Qt.Key.Key_Return)
    assert session.behaviors["scent_marking"].kind == "point"
    assert dialog.isVisible(), "Enter adds, it does not close"
    offered = dialog.cell("eats_food", OFFERED)
    assert isinstance(offered, QCheckBox)
    offered.click()
    assert "eats_food" not in [choice.key for choice in behavior_choices("", session.behaviors)]
    assert any(each.behavior == "eats_food" for each in session.observations)
    assert any(each.key == "eats_food" for each in vocabulary.behaviors(session.project))


def test_in_a_narrow_dialog_names_can_be_read_and_the_table_scrolls(
    qtbot: QtBot, dialog: EthogramDialog
) -> None:
    table = dialog.table
    header, viewport, scroll = table.horizontalHeader(), table.viewport(), table.horizontalScrollBar()
    dialog.setStyleSheet("QLineEdit { padding: 0 20px; }")  # they are as wide as those of a dressed window
    dialog.show()
    name, wide = dialog.cell("drinks_water", NAME), dialog.width()
    qtbot.waitUntil(lambda: header.length() == viewport.width())  # names take what is left
    for width, scrolls in ((500, True), (wide, False)):
        dialog.resize(width, 500)
        qtbot.waitUntil(lambda scrolls=scrolls: (scroll.maximum() > 0) is scrolls)
        assert name.width() >= name.sizeHint().width()
    qtbot.waitUntil(lambda: header.length() == viewport.width())
