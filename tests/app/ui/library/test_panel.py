"""The library as a person uses it."""

from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services import media, observations
from app.services.choosing.filters import Filter
from app.services.media import FoundFile
from app.services.review import labels
from app.store.records import Changes, Deployment, DeploymentId, Kind, Site, SiteId, Subject, Video, VideoId
from app.store.schema import VideoRow
from app.ui.filters.finder import Finder
from app.ui.in_turns import InTurns
from app.ui.keyboard.actions import FocusKeepsItsKeys
from app.ui.library import openings
from app.ui.library.delegate import fitting
from app.ui.library.filters import Show
from app.ui.library.model import LibraryModel
from app.ui.library.panel import LibraryPanel
from app.ui.library.rows import arrange
from app.ui.looks import icons
from app.ui.looks.theme import LIGHT
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from mvit_core.types import Span, VideoStatus


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> LibraryPanel:
    panel = LibraryPanel(session, Finder(session))
    panel.chosen.connect(session.look_at_video)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    panel.reload()
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def add_above(session: Session, panel: LibraryPanel, called: str) -> None:
    """A file that comes to stand beside the first video."""
    root, beside = media.roots(session.project)[0], panel.videos[0]
    name = beside.relative_path.replace(beside.name, called)
    media.add_files(session.project, root, [FoundFile(root / name, name, 1, datetime(2001, 2, 3))])


def names(panel: LibraryPanel) -> list[str]:
    return [video.relative_path for video in panel.videos]


def test_chips_count_and_narrow(qtbot: QtBot, panel: LibraryPanel) -> None:
    shown = {show: chip.text() for show, chip in panel.filters.chips.items() if chip.isVisible()}
    assert shown == {
        Show.TO_REVIEW: "To review  1",
        Show.BLANK: "Blank  1",
        Show.UNREADABLE: "Unreadable  1",
    }
    qtbot.mouseClick(panel.filters.chips[Show.BLANK], Qt.MouseButton.LeftButton)
    assert names(panel) == ["Pond/DCIM/IMG_0001.mp4"]
    qtbot.mouseClick(panel.filters.chips[Show.UNREADABLE], Qt.MouseButton.LeftButton)
    assert names(panel) == ["Pond/DCIM/IMG_0001.mp4", "Pond/DCIM/IMG_0002.mp4"]


def test_what_pressed_chips_say_is_not_said_by_another_chip(panel: LibraryPanel) -> None:
    panel.filters.chips[Show.TO_REVIEW].setChecked(True)
    panel.filters.chips[Show.BLANK].setChecked(True)
    assert not panel.filters.active.isVisible()
    panel._finder.want(Filter(states=frozenset({"confirmed"})))
    assert panel.filters.active.isVisible(), "no chip of the library says that"
    panel._finder.want(Filter(states=frozenset({"confirmed", "unreviewed"})))
    assert panel.filters.active.isVisible()


def test_the_search_knows_names_places_and_species(panel: LibraryPanel) -> None:
    panel._finder.want(Filter(text="pond 0002"))
    assert names(panel) == ["Pond/DCIM/IMG_0002.mp4"]
    panel._finder.want(Filter(text="panthera"))
    assert names(panel) == ["Hill/DCIM/IMG_0001.mp4"]
    panel._finder.want(Filter(text="unicorn"))
    assert names(panel) == []
    panel._finder.want(Filter(text=""))
    assert len(names(panel)) == 3


def test_nothing_found_offers_to_show_all(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.filters.chips[Show.REVIEWED].setChecked(True)
    assert not panel.tree.isVisible()
    panel._finder.clear()
    assert panel.tree.isVisible()


def test_a_species_narrows_the_library_and_a_chip_takes_it_away(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel._finder.want(Filter(taxa=frozenset({"felidae"})))
    assert names(panel) == ["Hill/DCIM/IMG_0001.mp4"]
    (chip,) = panel.filters.active.findChildren(QPushButton)
    assert chip.text() == "Species: cats  ×"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(names(panel)) == 3
    assert not panel.filters.active.isVisible()


def test_what_was_reviewed_stays_in_the_list_of_what_is_to_review(
    qtbot: QtBot, panel: LibraryPanel, session: Session
) -> None:
    qtbot.mouseClick(panel.filters.chips[Show.TO_REVIEW], Qt.MouseButton.LeftButton)
    reviewing = Reviewing(session, lambda: 0.0)
    for animal in [each for each in session.observations if each.kind == Kind.ANIMAL]:
        session.look_at(animal.id)
        reviewing.accept()
    qtbot.waitUntil(lambda: panel.filters.chips[Show.TO_REVIEW].text() == "To review  0")
    assert names(panel) == ["Hill/DCIM/IMG_0001.mp4"]


def test_sites_stand_open_again_once_a_filter_is_taken_away(panel: LibraryPanel) -> None:
    def opened() -> list[str]:
        return [place.name for index, place in panel.model.places() if panel.tree.isExpanded(index)]

    before = opened()
    assert len(before) > 1
    panel.filters.chips[Show.BLANK].setChecked(True)
    assert len(opened()) < len(before)
    panel.filters.chips[Show.BLANK].setChecked(False)
    assert opened() == before


def test_videos_of_one_name_are_told_apart_by_their_folders() -> None:
    hill = Site(id=SiteId(1), name="Hill")
    camera = Deployment(id=DeploymentId(1), site_id=hill.id, name="Hill")
    twins = [
        msgspec.structs.replace(video(number, 1), relative_path=path)
        for number, path in enumerate(("Hill/100MEDIA/A.mp4", "Hill/100MEDIA/B.mp4", "Hill/101MEDIA/A.mp4"))
    ]
    model = LibraryModel()
    model.set_rows(arrange([hill], [camera], twins))
    shown = [model.index_of_video(one.id).data() for one in twins]
    assert shown == ["100MEDIA/A.mp4", "B.mp4", "101MEDIA/A.mp4"]


def test_arrows_walk_the_videos(qtbot: QtBot, panel: LibraryPanel, session: Session) -> None:
    panel.tree.setFocus()
    for _ in range(2):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert session.video is not None
    assert session.video.relative_path == "Pond/DCIM/IMG_0001.mp4"
    assert panel.neighbour(1) == panel.videos[2].id
    assert panel.neighbour(-1) == panel.videos[0].id
    assert panel.neighbour(-1, with_observations=True) == panel.videos[0].id
    assert panel.neighbour(1, with_observations=True) is None


def test_a_site_is_renamed_in_place(qtbot: QtBot, panel: LibraryPanel, session: Session) -> None:
    site = panel.model.index(0, 0)
    assert panel.model.setData(site, "North ridge")
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "North ridge")
    assert [each.name for each in media.sites(session.project)] == ["North ridge", "Pond"]
    assert session.edits.stack.undoText() == "Rename Hill"
    session.edits.undo()
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "Hill")
    session.edits.redo()
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "North ridge")


def test_a_right_click_renames_places_and_no_videos(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.offer([QAction("Remove", panel)])
    rename = panel.tree.actions()[0]
    panel.tree.setCurrentIndex(panel.model.index_of_video(panel.videos[0].id))
    assert not rename.isEnabled()
    panel.tree.setCurrentIndex(panel.model.index(0, 0))
    rename.trigger()
    field = panel.tree.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "Hill"


def test_a_deployment_gets_its_old_name_back(qtbot: QtBot, panel: LibraryPanel, session: Session) -> None:
    deployment = media.deployments(session.project)[0]
    panel.model.renamed.emit(deployment, "Camera 5")
    assert media.deployments(session.project)[0].name == "Camera 5"
    session.edits.undo()
    assert media.deployments(session.project)[0].name == deployment.name


def test_the_key_that_renames_in_lists_renames_a_site_and_leaves_a_video_to_the_window(
    qtbot: QtBot, qapp: QApplication, panel: LibraryPanel
) -> None:
    window = QAction(panel, shortcut="F2")
    panel.addAction(window)
    FocusKeepsItsKeys(qapp)
    panel.activateWindow()
    panel.tree.setFocus()
    site = panel.model.index(0, 0)
    panel.tree.setCurrentIndex(site)
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    field = panel.tree.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "North ridge\r")
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "North ridge")
    video = panel.model.index_of_video(panel.videos[0].id)
    panel.tree.setCurrentIndex(video)
    with qtbot.waitSignal(window.triggered):
        QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    qtbot.mouseDClick(
        panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=panel.tree.visualRect(video).center()
    )
    assert panel.tree.findChild(QLineEdit) is None, "a video is called as its file is"


def test_whoever_scrolled_away_or_writes_is_left_there_while_files_say_their_time(
    qtbot: QtBot, panel: LibraryPanel, session: Session
) -> None:
    panel.tree.setMaximumHeight(60)
    scroll = panel.tree.verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.maximum() > 0)
    panel.tree.scrollTo(panel.tree.currentIndex())
    scroll.setValue(scroll.maximum())
    assert scroll.value() > 0
    away = scroll.value()
    for _ in range(2):
        with qtbot.waitSignal(panel.model.dataChanged):
            session.tell(Changes(library=True))
        assert scroll.value() == away
        assert panel.model.row(panel.tree.currentIndex()) == session.video
    scroll.setValue(0)
    site = panel.model.index(1, 0)
    panel.tree.scrollTo(site)
    panel.tree.edit(site)
    panel.window().activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    shown_anew: list[bool] = []
    panel.model.dataChanged.connect(lambda: shown_anew.append(True))
    with qtbot.waitSignal(panel._reload_soon.timeout):
        session.tell(Changes(library=True))
    assert not shown_anew
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(shown_anew))


def test_where_only_values_changed_the_library_is_not_turned_over(
    qtbot: QtBot, panel: LibraryPanel, session: Session
) -> None:
    reset: list[bool] = []
    panel.model.modelReset.connect(lambda: reset.append(True))
    panel.tree.collapseAll()
    video = panel.videos[0]
    with session.project.writing() as writing:
        writing.get_one(VideoRow, video.id).duration_s = 77.0
    session.tell(Changes(library=True))
    qtbot.waitUntil(lambda: panel.videos[0].duration_s == 77.0)
    assert panel.model.row(panel.model.index_of_video(video.id)) == panel.videos[0]
    assert not reset
    assert not any(panel.tree.isExpanded(index) for index, _place in panel.model.places())


def test_places_of_a_large_library_open_in_turns_and_what_was_in_sight_stays_there(
    qtbot: QtBot, panel: LibraryPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "EXPAND_ALL_BELOW", 0)
    monkeypatch.setattr(InTurns._go_on, "__defaults__", (0.0,))
    panel.tree.setMaximumHeight(60)
    panel.tree.expandAll()
    last = panel.videos[-1]
    panel.tree.scrollTo(panel.model.index_of_video(last.id), panel.tree.ScrollHint.PositionAtTop)
    at_top = panel.model.row(panel.tree.indexAt(QPoint(0, 0)))
    assert isinstance(at_top, Video)
    add_above(session, panel, "AAA.mp4")
    with qtbot.waitSignal(panel.model.modelReset):
        session.tell(Changes(library=True))
    add_above(session, panel, "BBB.mp4")
    panel.reload()  # before all stand open again
    qtbot.waitUntil(lambda: all(panel.tree.isExpanded(index) for index, _place in panel.model.places()))
    now_at_top = panel.model.row(panel.tree.indexAt(QPoint(0, 0)))
    assert isinstance(now_at_top, Video)
    assert (len(panel.videos), now_at_top.id) == (5, at_top.id)


def test_an_asterisk_opens_a_place_with_all_in_it_and_keeps_no_video_as_open(
    qtbot: QtBot, panel: LibraryPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InTurns._go_on, "__defaults__", (0.0,))
    tree, model = panel.tree, panel.model
    tree.collapseAll()
    first, other = model.index(0, 0), model.index(1, 0)
    tree.setCurrentIndex(first)
    qtbot.keyClick(tree, Qt.Key.Key_Asterisk)
    inside = [index for index, _place in model.places() if first in (index, index.parent())]
    qtbot.waitUntil(lambda: all(map(tree.isExpanded, inside)))
    assert not tree.isExpanded(other)
    assert not any(tree.isExpanded(model.index_of_video(each.id)) for each in panel.videos)


def test_a_taken_name_is_refused_with_a_sentence(panel: LibraryPanel, session: Session) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    panel.model.setData(panel.model.index(0, 0), "Pond")
    assert "already" in said[0]


def test_a_review_updates_the_row_and_keeps_the_place(
    qtbot: QtBot, panel: LibraryPanel, session: Session
) -> None:
    panel.tree.collapse(panel.model.index(1, 0))
    reviewing = Reviewing(session, lambda: 0.0)
    for animal in [each for each in session.observations if each.kind == Kind.ANIMAL]:
        session.look_at(animal.id)
        reviewing.accept()
    assert observations.next_unreviewed(session.project) is None
    assert panel.videos[0].num_unreviewed == 0
    qtbot.waitUntil(panel.filters.chips[Show.REVIEWED].isVisible)
    assert not panel.tree.isExpanded(panel.model.index(1, 0))


def test_closing_the_project_empties_a_library_that_was_narrowed(
    panel: LibraryPanel, session: Session
) -> None:
    panel.filters.chips[Show.BLANK].setChecked(True)
    session.close()
    assert panel.videos == []
    assert not panel.filters.chips[Show.BLANK].isChecked()


def test_places_without_a_video_have_no_row() -> None:
    sites = [Site(id=SiteId(n), name=name) for n, name in ((1, "Hill"), (2, "Pond"))]
    deployments = [
        Deployment(id=DeploymentId(n), site_id=SiteId(site), name=name)
        for n, site, name in ((1, 1, "spring"), (2, 1, "fall"), (3, 2, "Pond"))
    ]
    videos = [video(number, deployment) for number, deployment in ((1, 1), (2, 2), (3, 3))]
    rows = arrange(sites, deployments, videos)
    assert [each.name for each in rows.sites] == ["Hill", "Pond"]
    assert not rows.is_flat(0)
    assert rows.is_flat(1), "one deployment of the site's own name needs no row"
    some = arrange(sites, deployments, videos, {VideoId(2)})
    assert [each.name for each in some.deployments] == ["fall"]


def video(number: int, deployment: int) -> Video:
    name = f"IMG_{number:04}.mp4"
    return Video(
        id=VideoId(number),
        deployment_id=DeploymentId(deployment),
        root=Path(),
        relative_path=name,
        status=VideoStatus.NEW,
    )


def test_videos_of_a_folder_that_is_gone_are_marked_until_it_is_back(
    qtbot: QtBot, panel: LibraryPanel, footage: Path
) -> None:
    def marked() -> list[bool]:
        model = panel.model
        return [model.is_absent(model.index_of_video(video.id)) for video in panel.videos] + [
            model.is_absent(index) for index, _ in model.places()
        ]

    assert not any(marked())
    footage.rename(footage.with_name("away"))
    with qtbot.waitSignal(panel.absent.changed):
        panel.absent.look()
    assert all(marked())
    tip = panel.model.data(panel.model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "drive" in str(tip)
    footage.with_name("away").rename(footage)
    with qtbot.waitSignal(panel.absent.changed):
        panel.absent.look()
    assert not any(marked())


def test_a_file_s_name_loses_its_ending_before_its_number(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    name = "IMG_0001.MP4"
    whole, stem = metrics.horizontalAdvance(name), metrics.horizontalAdvance("IMG_0001")
    assert fitting(name, metrics, whole, is_file=True) == name
    assert fitting(name, metrics, stem, is_file=True) == "IMG_0001"
    assert fitting(name, metrics, stem, is_file=False).endswith("4"), "a site is no file"
    assert fitting(name, metrics, stem - 4, is_file=True).endswith("1")


def test_a_blank_video_to_which_a_person_added_an_animal_looks_so_no_more(
    qtbot: QtBot, session: Session, panel: LibraryPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    pond = media.videos(session.project)[1]
    place = labels.new_observation(session.project, pond.id, Kind.ANIMAL)
    added = labels.add(Span(0.5, 1.0), subject=Subject.ANIMAL)
    _, changes = labels.apply(session.project, {place: added}, who="ada")
    session.tell(changes)
    qtbot.waitUntil(lambda: not panel.filters.chips[Show.BLANK].isVisible())
    drawn: list[str] = []
    pixmap = icons.pixmap

    def draw(name: str, color: str, size: int, *, ratio: float) -> QPixmap:
        drawn.append(name)
        return pixmap(name, color, size, ratio=ratio)

    monkeypatch.setattr(icons, "pixmap", draw)
    panel.set_theme(LIGHT)  # which draws all of them anew
    panel.grab()
    assert "status-blank" not in drawn
    assert "status-done" in drawn
