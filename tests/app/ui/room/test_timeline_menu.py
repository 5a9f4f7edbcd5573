"""What the right mouse button offers on the timeline."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.store.records import Kind, ObservationId, ReviewState
from app.ui.keyboard.actions import Actions
from app.ui.review.reviewing import Reviewing
from app.ui.room.timeline_menu import TimelineMenu
from app.ui.session import Session
from app.ui.timeline.hits import Hit, Part

Offered = Callable[..., TimelineMenu]


@pytest.fixture
def menu_at(qtbot: QtBot, session: Session) -> Iterator[Offered]:
    window = QWidget()
    qtbot.addWidget(window)
    actions, reviewing = Actions(window, {}), Reviewing(session, lambda: 0.75)

    def make(hit: Hit, *, before: ObservationId | None = None) -> TimelineMenu:
        menu = TimelineMenu(session, reviewing, actions, hit=hit, time_s=1.2, before=before)
        qtbot.addWidget(menu)
        return menu

    yield make
    window.close()


def titles(menu: TimelineMenu) -> list[str]:
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def press(menu: TimelineMenu, title: str) -> None:
    next(entry for entry in menu.actions() if entry.text() == title).trigger()


def test_an_animal_offers_all_that_can_be_done_with_it(session: Session, menu_at: Offered) -> None:
    first, second = (each.id for each in session.observations if each.kind == Kind.ANIMAL)
    found = titles(menu_at(Hit(Part.BODY, first)))
    assert found[:2] == ["Accept", "Reject"]
    assert {"Split at the playhead", "Merge with the next", "Add a behavior here", "Remove"} <= set(found)
    last = titles(menu_at(Hit(Part.BODY, second), before=first))
    assert "Merge with the next" not in last
    assert any(title.startswith("Merge with the selected") for title in last)


def test_keys_are_shown_beside_what_they_do(session: Session, menu_at: Offered) -> None:
    menu = menu_at(Hit(Part.BODY, session.observations[0].id))
    shown = {entry.text(): entry.shortcut().toString() for entry in menu.actions()}
    assert shown["Reject"] == "X"
    assert shown["Merge with the next"] == "Ctrl+M"


def test_an_empty_place_offers_what_can_be_added_there(session: Session, menu_at: Offered) -> None:
    animal = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    press(menu_at(Hit(Part.EMPTY, None, animal.id)), "Add a behavior here")
    bout = session.observation
    assert bout is not None
    assert (bout.kind, bout.parent_id, bout.span.start_s) == (Kind.BEHAVIOR, animal.id, 1.2)
    press(menu_at(Hit(Part.EMPTY)), "Add an animal here")
    added = session.observation
    assert added is not None
    assert (added.kind, added.state, added.span.start_s) == (Kind.ANIMAL, ReviewState.ADDED, 1.2)
    assert "Accept" not in titles(menu_at(Hit(Part.EMPTY)))


def test_two_animals_are_merged_whichever_was_selected_first(session: Session, menu_at: Offered) -> None:
    first, second = (each.id for each in session.observations if each.kind == Kind.ANIMAL)
    session.look_at(second)
    menu = menu_at(Hit(Part.BODY, second), before=first)
    press(menu, next(title for title in titles(menu) if title.startswith("Merge with the selected")))
    assert [each.id for each in session.observations if each.kind == Kind.ANIMAL] == [first]
