"""Every control of the review says what it is to a screen reader, and the window fits where it has to."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.projects import Project
from app.store.records import Kind
from app.ui.dialogs.clock import ClockDialog
from app.ui.dialogs.deployments import DeploymentsDialog
from app.ui.dialogs.ethogram import EthogramDialog
from app.ui.dialogs.keys import KeysDialog
from app.ui.dialogs.new_taxon import NewTaxonDialog
from app.ui.dialogs.settings import SettingsDialog
from app.ui.keyboard.actions import Actions
from app.ui.looks.tab_order import stops
from app.ui.main import make_window
from app.ui.preferences.settings import Settings
from app.ui.room.furniture import Furniture
from app.ui.room.workroom import Workroom
from app.ui.session import Session
from tests.windows import opened

CONTROLS = (
    *(QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTableWidget),
    *(QAbstractSlider, QAbstractSpinBox, QScrollArea),
)


@pytest.fixture
def workroom(qtbot: QtBot, session: Session) -> Workroom:
    window = QWidget()
    qtbot.addWidget(window)
    workroom = Workroom(Furniture(session, Actions(window, {}), Settings).made())
    qtbot.addWidget(workroom)
    workroom.resize(1280, 650)
    workroom.show()
    yield workroom
    workroom.furniture.desk.stop()
    workroom.shutdown()


def unnamed(widget: QWidget) -> list[str]:
    """Controls that a screen reader would call by nothing."""
    found = [each for kind in CONTROLS for each in widget.findChildren(kind)]
    return [
        f"{type(each).__name__} {each.objectName()} in {type(each.parent()).__name__}"
        for each in found
        if each.isVisibleTo(widget)
        and not isinstance(each, QScrollBar)
        and not (isinstance(each, QScrollArea) and not each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
        and not each.objectName().startswith("qt_")
        and not isinstance(each.parent(), QComboBox | QAbstractSpinBox | QLineEdit | QTableWidget)
    ]


def test_every_control_has_a_name(qtbot: QtBot, session: Session, workroom: Workroom) -> None:
    for each in [*session.observations]:
        session.look_at(each.id)
        assert unnamed(workroom) == []
    session.look_at(None)
    assert unnamed(workroom) == []
    dialog = EthogramDialog(workroom, session, workroom.furniture.words)
    dialog.show()
    assert unnamed(dialog) == []


def test_no_label_takes_a_name_for_html(session: Session, workroom: Workroom) -> None:
    for each in session.observations:
        session.look_at(each.id)
        for label in workroom.findChildren(QLabel):
            ours = label.buddy() or type(label).paintEvent is not QLabel.paintEvent  # a form's, drawn as text
            assert ours or not label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_tab_goes_down_the_panel_as_it_is_read(session: Session, workroom: Workroom) -> None:
    animal = next(each for each in session.observations if each.kind is Kind.ANIMAL)
    session.look_at(animal.id)
    workroom.furniture.reviewing.name(taxon="panthera")  # wider names come up
    panel = workroom.furniture.panel
    workroom.resize(1280, 900)  # nothing of it is scrolled out of sight
    workroom.focusNextPrevChild(True)
    places = [each.mapTo(panel, QPoint(0, each.height() // 2)).y() for each in tab_stops(panel)]
    assert len(places) > 20
    assert all(below >= above - 4 for above, below in pairwise(places)), places


def test_tab_leads_out_of_the_panel_of_an_animal_again(
    qtbot: QtBot, session: Session, workroom: Workroom
) -> None:
    session.look_at(next(each for each in session.observations if each.kind is Kind.ANIMAL).id)
    workroom.activateWindow()
    qtbot.waitUntil(workroom.isActiveWindow)
    last = list(stops(workroom.furniture.panel))[-1]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not None
    assert not workroom.furniture.panel.isAncestorOf(after), "it went round in it for ever"


def tab_stops(panel: QWidget) -> list[QWidget]:
    """Where Tab stops in the panel, from the first field on."""
    first = each = next(stops(panel))
    found = []
    while not found or each is not first:
        if panel.isAncestorOf(each) and each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def test_every_page_of_the_window_names_its_controls(
    qtbot: QtBot, qapp: QApplication, project: Project
) -> None:
    window = make_window(qapp)
    qtbot.addWidget(window)
    window.furnish()
    window.show()
    assert unnamed(window) == []
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.video is not None)
    pages = {}
    pages["player"] = unnamed(window)
    for name in ("filter", "grid", "improve", "analyse", "models"):
        window.actions_[name].trigger()
        qtbot.wait(50)
        pages[name] = unnamed(window)
    for dialog in (
        SettingsDialog(window, window.settings, changed=window.dress, refuse=window.refuse),
        KeysDialog(window, {}, lambda _keys: None),
    ):
        dialog.show()
        pages[type(dialog).__name__] = unnamed(dialog)
        dialog.close()
    window.close()
    assert {page: found for page, found in pages.items() if found} == {}


def test_the_wheel_changes_no_field_that_it_scrolls_past(
    qtbot: QtBot, qapp: QApplication, project: Project
) -> None:
    window = make_window(qapp)
    qtbot.addWidget(window)
    window.show()
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.video is not None)
    house.furniture.reviewing.step(1)
    changed = [turned(window)]
    for name in ("grid", "improve", "analyse"):
        window.actions_[name].trigger()
        qtbot.wait(50)
        changed.append(turned(window))
    session, words = house.session, house.furniture.words
    for dialog in (
        SettingsDialog(window, window.settings, changed=window.dress, refuse=window.refuse),
        EthogramDialog(window, session, words),
        DeploymentsDialog(window, session),
        ClockDialog(window, session, media.deployments(session.project)[0]),
        NewTaxonDialog(window, session, "river fox", window.theme),
    ):
        dialog.show()
        changed.append(turned(dialog))
        dialog.close()
    window.close()
    assert not any(changed), changed


def turned(holder: QWidget) -> list[str]:
    """The fields seen that say something else once the wheel was turned over them."""
    found: list[str] = []
    for kind in (QComboBox, QAbstractSpinBox):
        for field in filter(QWidget.isVisible, holder.findChildren(kind)):
            before, where = said_by(field), field.rect().center()
            for by in (-120, 120):
                turn = QWheelEvent(
                    QPointF(where),
                    QPointF(field.mapToGlobal(where)),
                    QPoint(),
                    QPoint(0, by),
                    Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase,
                    False,
                )
                QApplication.sendEvent(field, turn)
                if said_by(field) != before:
                    found.append(field.accessibleName())
    return found


def said_by(field: QWidget) -> str:
    return field.currentText() if isinstance(field, QComboBox) else field.text()  # type: ignore[attr-defined]


def test_it_fits_a_small_screen_with_large_text(qtbot: QtBot, session: Session, workroom: Workroom) -> None:
    font = workroom.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    workroom.setFont(font)
    session.look_at(next(each.id for each in session.observations if each.kind is Kind.ANIMAL))
    workroom.furniture.stage.coding.toggle()
    least = workroom.minimumSizeHint()
    workroom.furniture.stage.coding.toggle()
    assert least.width() <= 1280
    assert least.height() <= 650


def test_no_cell_of_the_ethogram_is_heard_as_not_selected(
    qtbot: QtBot, session: Session, workroom: Workroom
) -> None:
    dialog = EthogramDialog(workroom, session, workroom.furniture.words)
    qtbot.addWidget(dialog)
    dialog.show()
    heard = QAccessible.queryAccessibleInterface(dialog.table)
    cells = [heard.child(place) for place in range(heard.childCount())]
    cells = [each for each in cells if each.role() == QAccessible.Role.Cell]
    assert len(cells) > 7
    assert not any(each.state().selectable for each in cells), "there is nothing to select"
