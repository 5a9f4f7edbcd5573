"""What leads from one part of the room to another."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.store.records import Kind, Subject
from app.ui.dialogs.deployments import DeploymentsDialog
from app.ui.player.canvas import CanvasState
from app.ui.preferences.settings import Settings, SettingsFile
from app.ui.projects.house import House
from app.ui.room.player_menu import PlayerMenu
from app.ui.window import MainWindow
from tests.app.ui.conftest import animals
from tests.windows import close_at_once, opened


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_right_click_on_a_site_leads_to_the_table_in_which_it_is_corrected(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house = window.furnish()
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=20_000)
    tree, seen = house.furniture.library.tree, []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTimer.singleShot(0, look)
        menu.setActiveAction(window.actions_["deployments"])
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        if dialog is not None:
            dialog.close()

    QTimer.singleShot(0, choose)
    site = tree.visualRect(tree.model().index(0, 0)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, site, tree.viewport().mapToGlobal(QPoint(site)))
    QApplication.sendEvent(tree.viewport(), asked)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [DeploymentsDialog]


def test_panels_are_as_wide_and_the_timeline_as_high_as_they_were_left(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house = show(qtbot, window, footage)
    house.workroom.splitter.moveSplitter(330, 1)
    house.furniture.stage.splitter.moveSplitter(300, 1)
    house.furniture.grid.view.set_tile_size(3)
    assert house.furniture.grid.size_slider.value() == 3
    left = house.workroom.arrangement()
    close_at_once(window)

    again = MainWindow(SettingsFile(window.settings.path))
    qtbot.addWidget(again, before_close_func=close_at_once)
    again.resize(window.size())  # screens of tests may be smaller
    again.show()
    house = show(qtbot, again, footage)
    now = house.workroom.arrangement()
    assert now["widths"] == left["widths"]
    assert cast(Sequence[int], now["heights"])[1] == cast(Sequence[int], left["heights"])[1]
    assert house.furniture.grid.size_slider.value() == 3


@pytest.mark.parametrize("sizes", [(), (300,), (300, 700, -1), (300, 700, 10**12)])
def test_sizes_that_are_none_change_nothing(
    qtbot: QtBot, window: MainWindow, footage: Path, sizes: tuple[int, ...]
) -> None:
    workroom = show(qtbot, window, footage).workroom
    before = workroom.arrangement()
    workroom.arrange(Settings(widths=sizes, heights=sizes, tile_size=sum(sizes)))
    workroom.arrange(Settings())
    assert workroom.arrangement() == before


def show(qtbot: QtBot, window: MainWindow, footage: Path) -> House:
    """Open the footage and let the window come to rest."""
    house = window.furnish()
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=20_000)
    qtbot.waitUntil(house.workroom.isVisible)
    qtbot.waitUntil(window.message_bar.isVisible)  # the offer to scan is counted first
    qtbot.wait(50)
    return house


def test_the_first_line_of_the_library_is_never_cut_however_many_videos_there_are(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house = show(qtbot, window, footage)
    library = house.furniture.library
    window.resize(911, 600)
    library._number.setText("1.234.567.890.123.456")  # wide enough for every font
    qtbot.waitUntil(lambda: house.workroom.sides.is_narrow)
    window.actions_["library"].trigger()
    first_line = [each for each in library.findChildren(QLabel) if each.parent() is library][:2]
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in first_line))
    assert "Library" in first_line[0].text()


def test_behaviors_that_were_passed_over_are_said_and_led_to_once_every_animal_is_reviewed(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    for animal in animals(house.session):
        house.session.look_at(animal.id)
        house.furniture.reviewing.name(taxon="canis")
    house.furniture.reviewing.next()
    bar = window.message_bar
    passed_over = "Every animal is reviewed. Behaviors that nobody has looked at: 1."
    qtbot.waitUntil(lambda: bar.text == passed_over)
    assert bar.offer.text() == "Go to the first"
    qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    assert house.session.observation is not None
    assert house.session.observation.kind is Kind.BEHAVIOR
    house.session.look_at(None)
    for _again in range(2):
        assert house.session.observation is None
        house.furniture.actions["next_unreviewed"].trigger()
    qtbot.waitUntil(lambda: house.session.observation is not None)  # the key leads there as well
    house.furniture.actions["accept"].trigger()
    qtbot.waitUntil(lambda: bar.text == "Everything is reviewed.")
    window.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_right_click_on_the_picture_marks_what_is_on(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    workroom = show(qtbot, window, footage).workroom
    stage, actions = workroom.furniture.stage, window.actions_

    def offered() -> list[QAction]:
        workroom._show_player_menu(QPoint())
        menu = window.findChildren(PlayerMenu)[-1]
        menu.close()
        return menu.actions()

    def marked() -> list[str]:
        return [each.text().partition("\t")[0] for each in offered() if each.isChecked()]

    assert marked() == []
    stage.player.toggle_night()
    stage.heat.toggle()
    assert marked() == ["Brighten the night", "Where something moved"]
    actions["trails"].trigger()
    stage.heat.toggle()
    assert marked() == ["Brighten the night", "Ways of the animals"]
    next(each for each in offered() if each.text().startswith("Ways")).trigger()
    assert not stage.shows_trails
    assert marked() == ["Brighten the night"]


def test_edges_are_not_moved_by_a_picture_that_nobody_sees_yet(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    session, playhead = house.session, house.furniture.stage.playhead
    hill, late = session.video, animals(session)[-1]
    assert hill is not None
    assert late.span.start_s > 0
    session.look_at_video(None)
    session.look_at(late.id)  # as fast as keys come: the video is not open yet
    assert playhead.frame_shown() < 0
    for name in ("start_here", "end_here", "split"):
        house.furniture.actions[name].trigger()
        assert window.message_bar.text.startswith("There is no picture yet")
    assert session.find(late.id) == late
    qtbot.waitUntil(lambda: playhead.frame_shown() > 0)
    playhead.step(2)
    qtbot.waitUntil(lambda: playhead.time_shown() > late.span.start_s)
    house.furniture.actions["start_here"].trigger()
    moved = session.find(late.id)
    assert moved is not None
    assert moved.span.start_s == playhead.time_shown()


def test_an_edge_put_at_the_last_frame_is_the_end_of_the_video(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    session, playhead = house.session, house.furniture.stage.playhead
    qtbot.waitUntil(lambda: playhead.frame_shown() >= 0)
    chosen = animals(session)[0]
    session.look_at(chosen.id)
    for by, end_s in ((0, 2.0), (-1, 1.8)):  # the edge of the frame before is where that frame begins
        playhead.to_last()
        playhead.step(by)
        qtbot.waitUntil(lambda: playhead.frame_shown() == playhead.wanted[0])
        house.furniture.actions["end_here"].trigger()
        moved = session.find(chosen.id)
        assert moved is not None
        assert moved.span.end_s == pytest.approx(end_s)


def test_a_bout_that_is_coded_to_the_last_frame_ends_with_the_video(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    stage = house.furniture.stage
    qtbot.waitUntil(lambda: stage.playhead.frame_shown() >= 0)
    stage.coding.toggle()
    stage.coding.press("sleeps")
    stage.playhead.to_last()
    qtbot.waitUntil(lambda: stage.playhead.frame_shown() == 19)
    stage.coding.toggle()
    (slept,) = [each for each in house.session.observations if each.behavior == "sleeps"]
    assert slept.span.end_s == pytest.approx(2.0)


def test_edges_of_a_video_that_is_not_there_are_refused_with_the_reason(
    qtbot: QtBot, window: MainWindow, project: Project, footage: Path
) -> None:
    shutil.move(footage, footage.with_name("in the drawer"))
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    qtbot.waitUntil(lambda: house.furniture.stage.player.canvas.state is CanvasState.UNREADABLE)
    for name in ("start_here", "end_here", "split"):
        window.message_bar.hide()
        house.furniture.actions[name].trigger()
        assert window.message_bar.text == (
            "There is no picture that says when. IMG_0001.mp4 is not there any more; plug the drive in or "
            "locate the folder again."
        )


@pytest.mark.parametrize("name", ["species", "count", "individual"])
def test_keys_for_an_animal_lead_from_its_bout_to_it(
    qtbot: QtBot, window: MainWindow, project: Project, name: str
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    session, card = house.session, house.furniture.panel.card
    bout = next(each for each in session.observations if each.kind is Kind.BEHAVIOR)
    session.look_at(bout.id)
    house.furniture.actions[name].trigger()
    assert session.observation_id == bout.parent_id
    field = {"species": card.species, "count": card.facts.count.field, "individual": card.facts.individual}
    assert window.focusWidget() is field[name], "letters that are typed next are keys"


def test_that_nothing_is_there_has_no_count(qtbot: QtBot, window: MainWindow, project: Project) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    house.furniture.reviewing.name(taxon=None, subject=Subject.BLANK)
    house.furniture.actions["count"].trigger()
    assert window.message_bar.text == "Select an animal first."
