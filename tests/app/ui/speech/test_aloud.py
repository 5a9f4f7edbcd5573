"""What a screen reader hears of views that are painted."""

import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.services import media
from app.store.records import Kind, Video
from app.ui.dialogs.deployments import DeploymentsDialog
from app.ui.filters.choices import FacetRow
from app.ui.filters.facet_list import FacetList
from app.ui.keyboard.actions import Actions
from app.ui.keyboard.key_sheet import KeySheet
from app.ui.keyboard.keys import GROUPS, lines
from app.ui.library.model import LibraryModel
from app.ui.library.rows import arrange
from app.ui.looks.fields import ChoiceBox, DayBox
from app.ui.looks.pages import Pages
from app.ui.looks.parts import Form
from app.ui.messages import Message, MessageBar, Tone
from app.ui.observation.scores import MachineScores
from app.ui.picking.choices import Choice, What
from app.ui.picking.picker import Picker
from app.ui.review.coding_bar import CodingBar
from app.ui.review.reviewing import Reviewing
from app.ui.room.undo_actions import UndoActions
from app.ui.session import Session
from app.ui.speech import aloud
from app.ui.speech.date_parts import say_parts
from app.ui.speech.timecode import time_aloud
from app.ui.top_bar import TopBar
from app.ui.watching.stage import Stage

DESCRIPTION = QAccessible.Text.Description


def heard_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(DESCRIPTION)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, as where a screen reader runs."""
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(aloud, "SAYS_DESCRIPTIONS", False)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", staticmethod(lambda event: heard.append(event.message()))
    )
    return heard


def last_said(qtbot: QtBot, said: list[str]) -> str:
    """What is announced next, in lines, one of each view."""
    said.clear()
    qtbot.waitUntil(lambda: bool(said))
    return said[-1]


@pytest.fixture
def stage(qtbot: QtBot, session: Session) -> Stage:
    stage = Stage(session)
    stage.edit_with(Reviewing(session, stage.now))
    qtbot.addWidget(stage)
    stage.show()
    yield stage
    stage.shutdown()


def look_again(session: Session) -> Video:
    """At the video that is looked at."""
    video = session.video
    session.look_at_video(None)
    assert video is not None
    session.look_at_video(video.id)
    return video


def test_walking_through_observations_says_each_and_how_it_stands(
    qtbot: QtBot, session: Session, stage: Stage, said: list[str]
) -> None:
    video = look_again(session)
    assert last_said(qtbot, said) == f"{video.name}, Scanned to the end.\n2 animals"
    lion = next(each for each in session.observations if each.taxon == "panthera")
    session.look_at(lion.id)
    words = last_said(qtbot, said)
    assert words.startswith("big cats ")
    assert f"s to {time_aloud(lion.span.end_s)}. to review" in words
    assert words == heard_of(stage.timeline)
    bout = next(each for each in session.observations if each.kind is Kind.BEHAVIOR)
    session.look_at(bout.id)
    assert last_said(qtbot, said).startswith("eats")


def test_a_video_and_what_is_gone_to_in_it_are_said_as_one(
    qtbot: QtBot, session: Session, stage: Stage, said: list[str]
) -> None:
    """Orca keeps to the first of two announcements within a tenth of a second."""
    video, lion = session.video, next(each for each in session.observations if each.taxon == "panthera")
    session.look_at_video(None)
    session.look_at(lion.id)
    first, second = last_said(qtbot, said).split("\n")
    assert len(said) == 1
    assert video is not None
    assert first.startswith(video.name)
    assert second.startswith("big cats ")


def test_what_was_done_to_an_observation_is_said(
    qtbot: QtBot, session: Session, stage: Stage, said: list[str]
) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    session.said.connect(bar.show_message)
    UndoActions(session, Actions(stage, {}), stage)
    reviewing = Reviewing(session, stage.now)
    session.look_at(next(each for each in session.observations if each.taxon == "panthera").id)
    last_said(qtbot, said)
    reviewing.name(taxon="canis")
    words = last_said(qtbot, said)
    assert "Name it dogs and wolves" in words
    assert "corrected" in words
    assert bar.text == "", "it is seen where it was done"
    session.edits.undo()
    words = last_said(qtbot, said)
    assert "Undone: Name it " in words
    assert "to review" in words
    assert bar.text.startswith("Undone: Name it dogs and wolves, "), "what, and in which video"
    session.edits.redo()
    assert bar.text.startswith("Done again: Name it dogs and wolves, ")
    session.edits.undo()
    bar.hide()
    reviewing.name(taxon="canis")
    assert bar.text == "", "it was said anew, in the same words as what was undone"


def test_orca_says_by_itself_what_changes_where_the_keys_are(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    """Else it is said twice."""
    view = QLineEdit()
    qtbot.addWidget(view)
    view.show()
    monkeypatch.setattr(view, "hasFocus", lambda: True)
    monkeypatch.setattr(aloud, "SAYS_DESCRIPTIONS", True)
    aloud.describe(view, "one", always=True)
    monkeypatch.setattr(aloud, "SAYS_DESCRIPTIONS", False)
    aloud.describe(view, "two")
    assert last_said(qtbot, said) == "two"
    assert said == ["two"]


def test_steps_through_a_video_say_where_they_lead(
    qtbot: QtBot, session: Session, stage: Stage, said: list[str]
) -> None:
    look_again(session)
    qtbot.waitUntil(lambda: len(stage.playhead.times_s()) == 20 and bool(said))
    stage.playhead.to_first()
    stage.playhead.step(3)
    assert last_said(qtbot, said) == "0.3 s, frame 3"
    stage.player.transport.jump_typed.emit("f5")
    assert last_said(qtbot, said) == "0.5 s, frame 5"


def test_a_date_says_in_which_of_its_parts_the_keys_are(qtbot: QtBot, said: list[str]) -> None:
    field = DayBox("From", "dd.MM.yyyy")
    field.show_day(date(2026, 6, 12))
    say_parts(field)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: said[-1:] == ["Day: 12"])
    qtbot.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said[-1:] == ["Month: 06"])
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: said[-1:] == ["Month: 07"])


def test_what_is_found_by_letters_is_said_and_what_is_gone_to(qtbot: QtBot, said: list[str]) -> None:
    found = [Choice(What.TAXON, "panthera", "lion", "Panthera leo"), Choice(What.TAXON, "canis", "dog")]
    picker = Picker(lambda typed: found if typed != "x" else [], hint="", name="Species")
    qtbot.addWidget(picker)
    picker.show()
    picker.activateWindow()
    picker.begin()
    qtbot.waitUntil(picker.hasFocus)
    picker.begin()
    assert last_said(qtbot, said) == "Choices: 2"
    qtbot.keyClicks(picker, "l")
    assert last_said(qtbot, said) == "lion, Panthera leo, 1 of 2"
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert last_said(qtbot, said) == "dog, 2 of 2"
    picker.clear()
    qtbot.keyClicks(picker, "x")
    assert last_said(qtbot, said) == "nothing is called so"


def test_the_sheet_of_keys_is_read_line_by_line(qtbot: QtBot, said: list[str]) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    sheet = KeySheet(window, {})
    assert "arrows" in heard_of(sheet)
    for _ in range(2):
        qtbot.keyClick(sheet, Qt.Key.Key_Down)
    first, second = lines(GROUPS[0], {})[:2]
    assert heard_of(sheet) == ": ".join(second)
    qtbot.keyClick(sheet, Qt.Key.Key_Up)
    assert heard_of(sheet) == ": ".join(first)
    assert sheet.isVisible()


def test_messages_are_said_with_what_can_be_done(qtbot: QtBot, said: list[str]) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message("The disk is full.", Tone.ERROR, offer="Try again"))
    assert last_said(qtbot, said) == "The disk is full. Try again"


def test_turning_pages_is_no_news_of_a_layered_pane(qtbot: QtBot) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    interface = QAccessible.queryAccessibleInterface(pages)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Client


def test_a_field_of_choices_says_what_it_chooses(qtbot: QtBot) -> None:
    """On Linux Qt calls it by the choice made, unless a label stands beside it."""
    holder, bare_field, labelled = QWidget(), ChoiceBox(), ChoiceBox()
    form = Form(holder)
    form.addRow(bare_field)
    form.add("Theme", labelled)
    bare_field.setAccessibleName("Second observer")
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    assert (heard_of(bare_field) == "Second observer") == (sys.platform == "linux")
    assert heard_of(labelled) == ""


def test_a_button_says_its_key_and_not_its_name_again(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, {})
    bar = TopBar(actions)
    qtbot.addWidget(bar)
    assert heard_of(bar.button("settings")) == "Ctrl+,"
    actions.set_keys({"settings": "Ctrl+M"})
    assert heard_of(bar.button("settings")) == "Ctrl+M"


def test_rows_of_the_library_say_what_their_icons_and_numbers_do(session: Session) -> None:
    model = LibraryModel()
    project = session.project
    rows = arrange(media.sites(project), media.deployments(project), media.videos(project))
    model.set_rows(rows)
    role = Qt.ItemDataRole.AccessibleTextRole
    site = model.index(0, 0)
    assert site.data(role) == "Hill, 1 video"
    video = model.index_of_video(rows.videos[0].id)
    assert video.data(role) == "IMG_0001.mp4, 2 to review"
    model.set_absent(lambda _path: True)
    assert "Not there now" in video.data(role)
    model.set_blind(True)
    assert "to review" not in model.index_of_video(rows.videos[0].id).data(role)


def test_nothing_is_announced_where_nobody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(heard.append))
    widget = QWidget()
    qtbot.addWidget(widget)
    aloud.describe(widget, "new words")
    assert heard == []
    assert heard_of(widget) == "new words"


def test_scores_are_buttons_for_everybody(qtbot: QtBot) -> None:
    scores = MachineScores()
    qtbot.addWidget(scores)
    for bar in scores.bars:
        interface = QAccessible.queryAccessibleInterface(bar)
        assert interface is not None
        assert interface.role() == QAccessible.Role.Button


def test_coding_says_what_it_is_about_and_what_begins(
    qtbot: QtBot, session: Session, stage: Stage, said: list[str]
) -> None:
    session.look_at(next(each for each in session.observations if each.taxon == "panthera").id)
    last_said(qtbot, said)
    stage.coding.toggle()
    assert "CODING  big cats" in last_said(qtbot, said)
    bar = stage.findChild(CodingBar)
    key, made = next(iter(bar.buttons.items()))
    stage.coding.press(key)
    assert made.accessibleName() in last_said(qtbot, said)
    stage.coding.toggle()
    assert "Coding is over" in last_said(qtbot, said)


def test_turning_to_a_blind_review_says_nothing_of_what_others_did(
    qtbot: QtBot, session: Session, stage: Stage, said: list[str]
) -> None:
    UndoActions(session, Actions(stage, {}), stage)
    reviewing = Reviewing(session, stage.now)
    session.look_at(next(each for each in session.observations if each.taxon == "panthera").id)
    reviewing.name(taxon="canis")
    last_said(qtbot, said)
    session.edits.turn_to("somebody")
    session.edits.turn_to("")
    stage.coding.toggle()
    assert "Name it" not in last_said(qtbot, said)
    stage.coding.toggle()  # it watches all keys


def test_a_cell_that_is_written_says_of_what(qtbot: QtBot, session: Session) -> None:
    dialog = DeploymentsDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.setCurrentCell(0, 2)
    dialog.table.editItem(dialog.table.item(0, 2))
    field = dialog.table.viewport().findChild(QLineEdit)
    assert field.accessibleName() == "Latitude"


def test_rows_of_a_filter_say_whether_they_are_chosen(qtbot: QtBot, said: list[str]) -> None:
    facet = FacetList("Species")
    qtbot.addWidget(facet)
    facet.set_rows([FacetRow("taxa", "vulpes", "fox", 3, depth=1)])
    facet.show()
    facet.activateWindow()
    facet.tree.setFocus(Qt.FocusReason.TabFocusReason)
    assert last_said(qtbot, said) == "fox, not chosen"
    item = facet.tree.topLevelItem(0)
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "fox, not chosen"
    facet.tree.setCurrentItem(item)
    qtbot.keyClick(facet.tree, Qt.Key.Key_Return)
    assert last_said(qtbot, said) == "fox, chosen"
