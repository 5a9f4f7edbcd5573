"""The filter panel as a person uses it."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.choosing import saved_filters
from app.services.choosing.filters import Filter
from app.services.confirming import Rule, confirming
from app.services.raw_scores import RawScores
from app.ui.filters.finder import Finder
from app.ui.filters.panel import ALL, FilterPanel
from app.ui.looks.parts import button
from app.ui.session import Session
from mvit_core.errors import UserError
from tests.scanned import scanned_by


@pytest.fixture
def finder(session: Session) -> Finder:
    return Finder(session)


@pytest.fixture
def window() -> QWidget:
    return QWidget()


@pytest.fixture
def panel(qtbot: QtBot, window: QWidget, session: Session, finder: Finder) -> FilterPanel:
    anchor = button("Filter…")
    library = QWidget(window)
    library.setGeometry(0, 0, 150, 600)
    line = QVBoxLayout(library)
    line.addWidget(anchor)
    line.addStretch()
    panel = FilterPanel(session, finder, anchor)
    window.resize(800, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    panel.show_part("taxa")
    return panel


def told(panel: FilterPanel, part: str) -> list[tuple[str, int, bool]]:
    return [(row.title, row.number, row.chosen) for row in panel.lists[part].rows]


def test_the_species_that_are_there_are_offered_with_their_numbers(panel: FilterPanel) -> None:
    assert told(panel, "taxa") == [("big cats", 1, False), ("animal?", 1, False)]
    assert panel._numbers.text() == "Observations: 2 · Videos: 3"


def test_an_empty_list_says_that_it_is_and_the_parts_are_whole(qtbot: QtBot, panel: FilterPanel) -> None:
    taxa = panel.lists["taxa"]
    assert not taxa.tree.isHidden()
    taxa.search.setText("zebra")
    assert [each.text() for each in taxa.findChildren(QLabel) if each.isVisible()] == [
        "Nothing is called like that."
    ]
    taxa.search.clear()
    assert not [each for each in taxa.findChildren(QLabel) if each.isVisible()]
    taxa.set_rows([])
    assert [each.text() for each in taxa.findChildren(QLabel) if each.isVisible()] == [
        "There is nothing to choose from yet."
    ]
    panel.facets.item(0).setText("Gespeicherte Filter und noch viel mehr")
    panel.show_part("taxa")
    assert panel.facets.viewport().width() >= panel.facets.sizeHintForColumn(0)


def test_a_choice_narrows_at_once_and_the_other_numbers_follow(
    qtbot: QtBot, panel: FilterPanel, finder: Finder
) -> None:
    tree = panel.lists["taxa"].tree
    qtbot.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(tree.topLevelItem(0)).center()
    )
    qtbot.waitUntil(lambda: finder.wanted == Filter(taxa=frozenset({"panthera"})))
    assert finder.found is not None
    assert len(finder.found.rows) == 1
    assert told(panel, "taxa") == [("big cats", 1, True), ("animal?", 1, False)]
    assert told(panel, "status") == [("to review", 1, False)]
    assert panel._numbers.text() == "Observations: 1 · Videos: 1"


def test_the_keyboard_alone_will_do(qtbot: QtBot, panel: FilterPanel, finder: Finder) -> None:
    tree = panel.lists["taxa"].tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: finder.wanted.taxa == {""})
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: finder.wanted.is_empty)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_bars_are_dragged_to_keep_a_part(qtbot: QtBot, panel: FilterPanel, finder: Finder) -> None:
    panel.show_part("confidence")
    bars = panel.confidence.bars
    assert panel.confidence.raw.isHidden()
    tenth = bars.width() / 10
    qtbot.mousePress(bars, Qt.MouseButton.LeftButton, pos=QPoint(round(4.5 * tenth), 40))
    qtbot.mouseMove(bars, QPoint(round(6.5 * tenth), 40))
    qtbot.mouseRelease(bars, Qt.MouseButton.LeftButton, pos=QPoint(round(6.5 * tenth), 40))
    assert (finder.wanted.min_confidence, finder.wanted.max_confidence) == (0.4, 0.7)
    assert panel._numbers.text() == "Observations: 1 · Videos: 1"


def test_a_night_goes_over_midnight(panel: FilterPanel, finder: Finder) -> None:
    panel.show_part("hours")
    panel.hours._choose(18, 5)
    assert (finder.wanted.first_hour, finder.wanted.last_hour) == (18, 5)
    assert panel.hours.bars._keeps(23)
    assert panel.hours.bars._keeps(0)
    assert not panel.hours.bars._keeps(12)


def test_a_day_that_is_typed_counts_at_once(panel: FilterPanel, finder: Finder) -> None:
    panel.show_part("days")
    panel.days.first.setDate(QDate(2024, 5, 6))
    assert finder.wanted.first_day == date(2024, 5, 6)
    assert finder.wanted.last_day is None
    panel.days.use_first.setChecked(False)
    assert finder.wanted.is_empty


def test_a_filter_is_saved_used_and_forgotten(
    qtbot: QtBot, panel: FilterPanel, finder: Finder, session: Session
) -> None:
    wanted = Filter(taxa=frozenset({"felidae"}), min_confidence=0.5)
    finder.want(wanted)
    panel.show_part("saved")
    panel.saved.name.setText("cats for sure")
    qtbot.keyClick(panel.saved.name, Qt.Key.Key_Return)
    assert saved_filters.saved_filters(session.project) == {"cats for sure": wanted}
    finder.clear()
    panel.saved._use(panel.saved.names.item(0))
    assert finder.wanted == wanted
    panel.saved.names.setCurrentRow(0)
    qtbot.mouseClick(panel.saved.forget, Qt.MouseButton.LeftButton)
    assert saved_filters.saved_filters(session.project) == {}


def test_nothing_is_saved_where_there_is_nothing_to_save(
    qtbot: QtBot, panel: FilterPanel, finder: Finder, session: Session
) -> None:
    panel.show_part("saved")
    offered = [panel.saved.save.isEnabled()]
    panel.saved.name.setText("all")
    offered.append(panel.saved.save.isEnabled())
    qtbot.keyClick(panel.saved.name, Qt.Key.Key_Return)
    assert saved_filters.saved_filters(session.project) == {}
    finder.want(Filter(min_confidence=0.5))
    offered.append(panel.saved.save.isEnabled())
    panel.saved.name.setText(" ")
    offered.append(panel.saved.save.isEnabled())
    assert offered == [False, False, True, False]
    assert not panel.saved.forget.isEnabled()


def test_a_filter_without_a_name_is_not_saved(session: Session) -> None:
    with pytest.raises(UserError, match="needs a name"):
        saved_filters.save_filter(session.project, "  ", Filter())


def test_every_part_has_a_page(panel: FilterPanel) -> None:
    assert panel.pages.count() == len(ALL)


def test_the_keys_go_back_where_they_went_before(
    qtbot: QtBot, window: QWidget, panel: FilterPanel, finder: Finder
) -> None:
    panel.put_away()
    elsewhere, player = button("elsewhere"), button("player")
    for each in (elsewhere, player):
        each.setParent(window)
        each.show()
    player.setFocus()
    panel.toggle()
    assert window.focusWidget() is panel.facets
    qtbot.keyClick(panel.facets, Qt.Key.Key_Escape)
    assert window.focusWidget() is player


def test_raw_scores_are_explained_where_the_filter_lets_one_through(
    panel: FilterPanel, finder: Finder, session: Session
) -> None:
    session.raw = RawScores(species=frozenset({"m"}))
    finder.want(Filter(taxa=frozenset({"panthera"})))
    assert panel.confidence.raw.isHidden(), "another model named it"
    scanned_by(session.project, "m")
    finder.clear()
    assert not panel.confidence.raw.isHidden()
    finder.want(Filter(taxa=frozenset({""})))
    assert panel.confidence.raw.isHidden(), "no model named it"


def test_what_a_rule_accepted_has_a_choice_of_its_own(
    qtbot: QtBot, panel: FilterPanel, finder: Finder, session: Session
) -> None:
    assert finder.found is not None
    named = finder.found.catalog.id_at(0)
    session.edits.relabel_many("", [named], confirming(session.project, Rule("panthera", 0.5)))
    qtbot.waitUntil(lambda: ("accepted by a rule", 1, False) in told(panel, "status"))
    assert "accepted" not in [title for title, _, _ in told(panel, "status")]


def test_days_stand_level_with_what_turns_them_on(panel: FilterPanel) -> None:
    panel.show_part("days")
    page = panel.days
    for box, field in ((page.use_first, page.first), (page.use_last, page.last)):
        box_middle, field_middle = (each.mapTo(panel, each.rect().center()).y() for each in (box, field))
        assert abs(box_middle - field_middle) <= 1
