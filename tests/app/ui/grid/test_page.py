"""The grid as a person uses it."""

import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.services import media, observations
from app.services.choosing import catalog
from app.services.choosing.arranging import Arrangement, By
from app.services.choosing.filters import Filter
from app.services.confirming import Rule, confirming
from app.services.projects import Project, open_project
from app.services.raw_scores import RawScores
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, ObservationId, ReviewState, Subject
from app.ui.filters.finder import Finder
from app.ui.grid.describe import tile_text
from app.ui.grid.labelling import GridLabelling
from app.ui.grid.page import GridPage
from app.ui.grid.pictures import SIZE, TilePictures
from app.ui.keyboard.actions import Actions
from app.ui.messages import Message
from app.ui.session import Session
from mvit_core.errors import UnreadableVideo
from mvit_core.types import Box, Span, VideoResult, VideoStatus
from tests.app.ui.conftest import first_animals
from tests.scanned import scanned_by, to_its_end


@pytest.fixture
def page(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[GridPage]:
    window = QWidget()
    page = GridPage(session, Finder(session), Actions(window, {}), tmp_path / "tiles")
    qtbot.addWidget(window)
    qtbot.addWidget(page)
    page.resize(700, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.enter(None)
    yield page
    page.shutdown()


def click(qtbot: QtBot, page: GridPage, place: int, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, held, spot(page, place))


def spot(page: GridPage, place: int) -> QPoint:
    rect = page.view._layout.rect(place)
    return rect.center() - QPoint(0, page.view.verticalScrollBar().value())


def hover(page: GridPage, place: int) -> None:
    at = QPointF(spot(page, place))
    none = Qt.MouseButton.NoButton
    page.view.mouseMoveEvent(
        QMouseEvent(QMouseEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    )


def states(session: Session) -> list[ReviewState]:
    return [each.state for each in first_animals(session)]


def test_every_animal_is_a_tile_of_its_species(page: GridPage, session: Session) -> None:
    assert page.view.num_tiles == 2
    arrangement = page.arranger.arrangement
    assert arrangement is not None
    assert [group.key for group in arrangement.groups] == ["panthera", None]


def test_many_are_accepted_in_one_step(qtbot: QtBot, page: GridPage, session: Session) -> None:
    click(qtbot, page, 0)
    click(qtbot, page, 1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(page.bar.accept, Qt.MouseButton.LeftButton)
    assert states(session) == [ReviewState.CONFIRMED] * 2
    session.edits.undo()
    assert states(session) == [ReviewState.UNREVIEWED] * 2
    session.edits.redo()
    assert states(session) == [ReviewState.CONFIRMED] * 2
    assert session.edits.stack.undoText().startswith("Accept 2 observations")


def test_a_behavior_that_only_a_machine_has_said_is_told_from_what_was_confirmed(
    page: GridPage, session: Session
) -> None:
    def detail() -> str:
        return tile_text(catalog.load(session.project), 0, session, By.SITE).detail.split(" · ")[-1]

    assert detail() == "eats food"
    page.view.choose_all()
    page.labelling.accept()
    assert detail() == "machine: eats food"
    page.labelling.behave("eats_food")
    assert detail() == "eats food"


def test_a_narrow_tile_leaves_out_where_and_when_before_it_cuts_whose_word_a_behavior_is(
    page: GridPage, session: Session
) -> None:
    page.view.choose_all()
    page.labelling.accept()
    text = tile_text(catalog.load(session.project), 0, session, By.SPECIES)
    site, *_, behavior = text.detail.split(" · ")
    assert (site, behavior) == ("Hill", "machine: eats food")
    assert text.fitting(lambda _words: True) == text.detail
    for most in range(18, len(text.detail)):
        said = text.fitting(lambda words, most=most: len(words) <= most)
        assert said.endswith(behavior)
        assert len(said) <= most
    assert text.fitting(lambda _words: False) == behavior
    unsaid = tile_text(catalog.load(session.project), 1, session, By.SPECIES)
    assert unsaid.fitting(lambda _words: False) == unsaid.detail


def test_tiles_have_room_for_text_of_another_size(page: GridPage) -> None:
    before = page.view._painter.height_below()
    font = page.view.font()
    font.setPointSizeF(2 * font.pointSizeF())
    page.view.setFont(font)
    assert page.view._painter.height_below() > 1.5 * before


def test_one_that_is_accepted_is_no_plural(qtbot: QtBot, page: GridPage, session: Session) -> None:
    click(qtbot, page, 0)
    qtbot.mouseClick(page.bar.accept, Qt.MouseButton.LeftButton)
    assert session.edits.stack.undoText().startswith("Accept one observation")


def test_a_species_is_typed_once_for_all_chosen(qtbot: QtBot, page: GridPage, session: Session) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.begin_species()
    qtbot.keyClicks(page.bar.species, "serval")
    qtbot.keyClick(page.bar.species, Qt.Key.Key_Return)
    assert [each.taxon for each in first_animals(session)] == ["leptailurus"] * 2
    assert session.edits.stack.count() == 1
    assert session.edits.stack.undoText() == "Name 2 observations serval"


def test_a_behavior_is_added_where_it_is_not_known(page: GridPage, session: Session) -> None:
    page.view.choose_all()
    page.labelling.behave("eats_food")
    video = media.videos(session.project)[0]
    bouts = [each for each in observations.of_video(session.project, video.id) if each.kind == Kind.BEHAVIOR]
    told = {(each.behavior, each.state) for each in bouts}
    assert told == {("eats_food", ReviewState.CONFIRMED), ("eats_food", ReviewState.ADDED)}
    session.edits.undo()
    after = observations.of_video(session.project, video.id)
    assert [each.state for each in after if each.kind == Kind.BEHAVIOR] == [ReviewState.UNREVIEWED]


def test_a_behavior_that_is_new_to_the_project_can_be_taken_back(
    qtbot: QtBot, page: GridPage, session: Session
) -> None:
    page.view.choose_all()
    page.begin_behavior()
    qtbot.keyClicks(page.bar.behavior, "scent marks")
    qtbot.keyClick(page.bar.behavior, Qt.Key.Key_Return)
    assert "scent_marks" not in session.behaviors, "it may be a slip"
    qtbot.keyClick(page.bar.behavior, Qt.Key.Key_Down)
    qtbot.keyClick(page.bar.behavior, Qt.Key.Key_Return)
    video = media.videos(session.project)[0]
    assert "scent_marks" in {each.behavior for each in observations.of_video(session.project, video.id)}
    session.edits.undo()
    assert "scent_marks" not in {each.behavior for each in observations.of_video(session.project, video.id)}
    session.edits.undo()
    assert "scent_marks" not in session.behaviors


def test_keys_that_say_a_whole_label_speak_to_all_chosen(page: GridPage, session: Session) -> None:
    page.view.choose_all()
    page.labelling.subject(Subject.HUMAN)
    assert [each.subject for each in first_animals(session)] == [Subject.HUMAN] * 2
    page.labelling.name("panthera")
    page.labelling.wider()
    assert [each.taxon for each in first_animals(session)] == ["felidae"] * 2
    page.labelling.repeat()
    assert [each.taxon for each in first_animals(session)] == ["panthera"] * 2


@pytest.mark.parametrize("many", [1, 200], ids=["in steps", "at once"])
def test_a_name_whose_giving_was_taken_back_is_not_said_again(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("app.ui.editing.edits.MANY", many)
    chosen = [each.id for each in first_animals(session)]
    labelling = GridLabelling(session, lambda: chosen)  # what is rejected leaves the choice of a page
    said: list[Message] = []
    session.said.connect(said.append)
    labelling.repeat()
    assert [each.text for each in said] == ["Nothing was named yet that could be repeated."]

    def done(act: Callable[[], None]) -> list[str | None]:
        steps = session.edits.stack.index()
        act()
        qtbot.waitUntil(lambda: session.edits.stack.index() != steps)  # others may tell of changes, too
        return [each.taxon for each in first_animals(session)]

    assert done(lambda: labelling.name("ursus")) == ["ursus"] * 2
    assert done(lambda: labelling.name("canis")) == ["canis"] * 2
    assert done(session.edits.undo) == ["ursus"] * 2
    assert done(labelling.reject) == ["ursus"] * 2
    assert done(lambda: labelling.name("felidae")) == ["felidae"] * 2
    assert done(session.edits.undo) == ["ursus"] * 2
    assert done(labelling.repeat) == ["ursus"] * 2
    assert ReviewState.REJECTED not in states(session)


def test_a_key_to_which_nothing_is_pinned_says_so(page: GridPage, session: Session) -> None:
    page.view.choose_all()
    said: list[Message] = []
    session.said.connect(said.append)
    page.labelling.use(9)
    assert [each.text for each in said] == [
        "Nothing is pinned to 9. In the player Ctrl+9 pins what is selected."
    ]


def test_rejected_tiles_go_and_come_back(qtbot: QtBot, page: GridPage, session: Session) -> None:
    click(qtbot, page, 0)
    page.labelling.reject()
    qtbot.waitUntil(lambda: page.view.num_tiles == 1)
    assert page.view.current_id is not None
    session.edits.undo()
    qtbot.waitUntil(lambda: page.view.num_tiles == 2)


def test_keys_walk_choose_and_leave(qtbot: QtBot, page: GridPage) -> None:
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.view.selection) == 2
    assert page.bar.count.text() == "2 of 2 chosen"
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert len(page.view.selection) == 1
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not left
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert left


def test_keys_go_on_where_a_tile_stood_that_its_new_name_took_away(
    qtbot: QtBot, page: GridPage, session: Session
) -> None:
    video = first_animals(session)[0].video_id
    for taxon in ("canis", "ursus"):
        place = labels.new_observation(session.project, video, Kind.ANIMAL)
        session.edits.relabel("Add", {place: labels.add(Span(0.0, 1.0), taxon=taxon)})
    qtbot.waitUntil(lambda: page.view.num_tiles == 4)
    page.view.go_to(ObservationId(int(page.view._ids[0])))
    before = [page.view.current_id]
    for _ in range(3):
        qtbot.keyClick(page.view, Qt.Key.Key_Right)
        before.append(page.view.current_id)
    page.view.go_to(before[0])
    page.labelling.name(None, Subject.HUMAN)
    qtbot.waitUntil(lambda: page.view._ids[0] == before[1])  # it stands among people now
    assert page.view.chosen_ids() == [before[0]], "what is said next is of it too"
    for expected in before[1:3]:
        qtbot.keyClick(page.view, Qt.Key.Key_Right)
        assert page.view.current_id == expected


def test_a_double_click_opens_the_observation(qtbot: QtBot, page: GridPage) -> None:
    opened: list[ObservationId] = []
    page.opened.connect(opened.append)
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 1))
    assert opened == [page.view._ids[1]]


def test_pictures_of_the_animal_arrive_and_play_under_the_mouse(qtbot: QtBot, page: GridPage) -> None:
    first = ObservationId(int(page.view._ids[0]))
    qtbot.waitUntil(lambda: page.pictures.still(first) is not None)
    with qtbot.waitSignal(page.pictures.plays):
        hover(page, 0)
    assert len(page.pictures.moving(first)) > 5
    qtbot.waitUntil(lambda: page.view.moving.frame > 0)


def test_a_tile_keeps_its_picture_while_what_was_said_of_it_is_read(qtbot: QtBot, page: GridPage) -> None:
    first = ObservationId(int(page.view._ids[0]))
    qtbot.waitUntil(lambda: page.pictures.still(first) is not None)
    page.pictures.forget([first])
    assert page.pictures.still(first) is not None


def test_the_tile_with_the_focus_stays_in_sight_when_the_grid_gets_its_size(
    qtbot: QtBot, page: GridPage
) -> None:
    page.view.set_tile_size(3)
    page.resize(400, 1400)
    page.view.go_to(ObservationId(int(page.view._ids[1])))
    page.resize(400, 700)
    view = page.view.viewport()
    qtbot.waitUntil(lambda: view.height() < 700)
    top = page.view.verticalScrollBar().value()
    assert view.rect().contains(page.view._layout.rect(1).translated(0, -top))


def test_another_order_groups_anew(page: GridPage, session: Session) -> None:
    page.arranger.order_by(By.SITE)
    arrangement = page.arranger.arrangement
    assert arrangement is not None
    assert [group.size for group in arrangement.groups] == [2]


def test_nothing_that_passes_is_said_and_undone_with_a_click(qtbot: QtBot, page: GridPage) -> None:
    page._finder.want(Filter(text="unicorn"))
    assert page._pages.currentIndex() == 1
    assert page._empty_button.text() == "Show everything"
    qtbot.mouseClick(page._empty_button, Qt.MouseButton.LeftButton)
    assert page.view.num_tiles == 2


@pytest.mark.parametrize(("is_scanned", "offer"), [(False, "Scan now"), (True, "Back to the player")])
def test_where_there_is_no_animal_a_scan_is_offered_unless_there_was_one(
    qtbot: QtBot, new_project: Project, tmp_path: Path, is_scanned: bool, offer: str
) -> None:
    if is_scanned:
        to_its_end(ScanRun.start(new_project), lambda _request: VideoResult(status=VideoStatus.BLANK))
    session = Session()
    session.open(new_project)
    window = QWidget()
    page = GridPage(session, Finder(session), Actions(window, {}), tmp_path / "tiles")
    for each in (window, page):
        qtbot.addWidget(each)
    page.show()
    page.enter(None)
    qtbot.waitUntil(page._empty_button.isVisible)
    assert page._empty_button.text() == offer
    with qtbot.waitSignal(page.left if is_scanned else page.scan_wanted):
        qtbot.mouseClick(page._empty_button, Qt.MouseButton.LeftButton)
    page.shutdown()
    session.close()


def test_thousands_are_labelled_in_steps_as_one(
    qtbot: QtBot, page: GridPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.editing.edits.MANY", 1)
    page.view.choose_all()
    with qtbot.waitSignal(session.changed):
        page.labelling.accept()
    assert states(session) == [ReviewState.CONFIRMED] * 2
    assert session.edits.stack.count() == 1
    with qtbot.waitSignal(session.changed):
        session.edits.undo()
    assert states(session) == [ReviewState.UNREVIEWED] * 2
    with qtbot.waitSignal(session.changed):
        session.edits.redo()
    assert states(session) == [ReviewState.CONFIRMED] * 2


def test_what_was_scrolled_away_is_never_decoded(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    asked: list[Path] = []

    def crops(
        path: Path, cuts: Sequence[tuple[float, Box]], size: tuple[int, int]
    ) -> list[NDArray[np.uint8]]:
        asked.append(path)
        raise UnreadableVideo("it is gone")

    pictures = TilePictures(tmp_path, crops)
    try:
        first, second = (each.id for each in first_animals(session))
        pictures.want([first, second])  # no project yet: nothing can be read
        pictures.set_project(session.project)
        with qtbot.waitSignal(pictures.failed) as failed:
            pictures.want([second])
        assert failed.args == [second, "it is gone"]
        assert len(asked) == 1
        assert pictures.why_not(second) == "it is gone"
        pictures.try_again()
        with qtbot.waitSignal(pictures.failed):
            pictures.want([second])
        assert len(asked) == 2
    finally:
        pictures.shutdown()
    assert pictures.still(first) is None


def test_the_first_page_of_a_large_project_needs_no_catalog(session: Session) -> None:
    page, rows = catalog.first_page(session.project)
    assert page.animals.id[rows].tolist() == [each.id for each in first_animals(session)]
    assert SIZE[0] > SIZE[1]


def test_what_a_rule_accepted_keeps_its_score_and_a_score_its_own_model_s_mark(
    qtbot: QtBot, page: GridPage, session: Session
) -> None:
    named, _ = first_animals(session)
    assert page.view._texts.of(0).confidence == 0.375
    assert not page.view._texts.of(0).raw
    scanned_by(session.project, "m")
    session.raw = RawScores(species=frozenset({"another", "m"}), asked=frozenset({"m"}))
    session.edits.relabel_many("", [named.id], confirming(session.project, Rule("panthera", 0.5)))
    qtbot.waitUntil(lambda: page.view._texts.of(0).state is ReviewState.CONFIRMED)
    qtbot.waitUntil(lambda: page.view._texts.of(0).raw)
    assert not page.view._texts.of(0).is_by_eye
    assert not page.view._texts.of(1).raw, "no model has named it"
    page.view.go_to(named.id)
    qtbot.mouseClick(page.bar.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view._texts.of(0).is_by_eye)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_right_click_chooses_the_tile_and_offers_what_keys_do(
    qtbot: QtBot, page: GridPage, session: Session
) -> None:
    area = page.view.viewport()

    def right_click(place: int) -> QMenu:
        here = page.view._layout.rect(place).center()
        asking = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, area.mapToGlobal(here))
        QApplication.sendEvent(area, asking)
        menu = page.window().findChildren(QMenu)[-1]
        assert menu.isVisible()
        return menu

    menu = right_click(1)
    assert page.view.chosen_ids() == [first_animals(session)[1].id]
    words = [each.text().partition("\t")[0] for each in menu.actions() if each.text()]
    assert words == ["Accept", "Reject", "Species", "Add a behavior", "Open in the player", "Undo"]
    opened: list[object] = []
    page.opened.connect(opened.append)
    next(each for each in menu.actions() if each.text().startswith("Open")).trigger()
    assert opened == [first_animals(session)[1].id]
    menu.close()
    page.view.choose_all()
    right_click(0).close()
    assert len(page.view.chosen_ids()) == 2, "it is for all that is chosen"
    nowhere = QPoint(area.width() - 1, area.height() - 1)
    asking = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, nowhere, area.mapToGlobal(nowhere))
    QApplication.sendEvent(area, asking)
    assert not any(each.isVisible() for each in page.window().findChildren(QMenu))


def test_all_that_a_tile_says_stands_under_the_mouse_below_its_picture(page: GridPage) -> None:
    rect = page.view._layout.rect(0)
    told = page.view.tip_at(QPoint(rect.center().x(), rect.bottom() - 4))
    assert told.splitlines()[-1] == "Hill/DCIM/IMG_0001.mp4"
    assert "Hill" in told.splitlines()
    assert page.view.tip_at(rect.center()) == "", "a clip plays there"


def test_nothing_that_was_chosen_in_one_project_is_chosen_in_the_next(
    qtbot: QtBot, page: GridPage, session: Session
) -> None:
    qtbot.waitUntil(lambda: page.view.num_tiles > 1)
    place, number = session.project.path, page.view.num_tiles
    assert place is not None
    page.view.choose_all()
    session.close()
    assert (page.view.num_tiles, len(page.view.selection), page.view.current_id) == (0, 0, None)
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, Arrangement)], "it may be large"
    session.open(open_project(place))  # as another one would be: its animals have the same numbers
    page.enter(None)
    qtbot.waitUntil(lambda: page.view.num_tiles == number)
    assert len(page.view.selection) == 0
