"""Labels by one key."""

import pytest
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.review.pins import FIRST_PINS
from app.store.records import ReviewState, Subject
from app.ui.observation.card import ObservationCard
from app.ui.observation.pin_bar import PinBar
from app.ui.review.pinning import Pinning
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from mvit_core.types import Span, VideoInfo
from tests.app.ui.conftest import animals


@pytest.fixture
def reviewing(session: Session) -> Reviewing:
    return Reviewing(session, lambda: 0.75)


@pytest.fixture
def pinning(session: Session, reviewing: Reviewing) -> Pinning:
    return Pinning(session, reviewing)


def test_what_is_selected_is_pinned_in_place_shown_and_said_by_its_key(
    qtbot, session: Session, pinning: Pinning
):
    bar = PinBar(session, pinning)
    qtbot.addWidget(bar)
    first, second = animals(session)
    session.look_at(first.id)
    pinning.pin_selected(3)
    bar.refresh()
    assert [chip.text() for chip in bar.chips] == ["1  +", "3  big cats"]
    session.look_at(second.id)
    pinning.use(3)
    assert session.find(second.id).taxon == "panthera"
    assert session.edits.stack.undoText() == "Name it big cats, IMG_0001"
    session.edits.stack.undo()
    session.edits.stack.undo()
    assert session.pins == FIRST_PINS
    assert session.find(second.id) == second


def test_a_pin_is_moved_not_doubled_and_taken_away_by_pinning_again(session: Session, pinning: Pinning):
    session.look_at(animals(session)[0].id)
    pinning.pin_selected(1)
    pinning.pin_selected(2)
    assert [pin is not None for pin in session.pins[:2]] == [False, True]
    pinning.pin_selected(2)
    assert session.pins == FIRST_PINS


def test_a_digit_in_the_empty_field_takes_the_pin(
    qtbot, session: Session, reviewing: Reviewing, pinning: Pinning
):
    card = ObservationCard(session, reviewing, pinning)
    qtbot.addWidget(card)
    first, second = animals(session)
    session.look_at(first.id)
    pinning.pin_selected(2)
    session.look_at(second.id)
    card.show_observation(second)
    card.show()
    card.species.begin()
    qtbot.keyClicks(card.species, "1")
    assert card.species.text() == "1", "nothing is pinned to it"
    card.species.clear()
    qtbot.keyClicks(card.species, "2")
    assert session.find(second.id).taxon == "panthera"


def test_the_last_name_again(session: Session, pinning: Pinning, reviewing: Reviewing):
    first, second = animals(session)
    session.look_at(first.id)
    reviewing.name(taxon="ursus")
    session.look_at(second.id)
    pinning.repeat()
    assert session.find(second.id).taxon == "ursus"


def test_a_name_whose_giving_was_taken_back_is_not_said_again(
    session: Session, pinning: Pinning, reviewing: Reviewing
):
    first, second = animals(session)
    session.look_at(first.id)
    reviewing.name(taxon="ursus")
    reviewing.name(taxon="panthera")
    session.edits.undo()
    session.look_at(second.id)
    pinning.repeat()
    assert session.find(second.id).taxon == "ursus", "the name before is the last one now"
    for _ in range(2):
        session.edits.undo()
    said = []
    session.said.connect(said.append)
    pinning.repeat()
    assert session.find(second.id) == second
    assert said[-1].text == "Nothing was named yet that could be repeated."
    session.edits.redo()
    session.look_at(second.id)
    pinning.repeat()
    assert session.find(second.id).taxon == "ursus", "it was given again"


def test_what_was_said_of_a_whole_video_is_said_again_of_the_next(session: Session, pinning: Pinning):
    _, pond, _ = media.videos(session.project)
    info = VideoInfo(size_bytes=1, container="mp4", codec="h264", width=64, height=48, duration_s=2.0)
    media.record_probes(session.project, [(pond.id, info, "")])
    session.look_at_video(pond.id)
    pinning.subject(Subject.HUMAN)
    session.look_at(None)
    pinning.repeat()
    assert [each.subject for each in session.observations] == [Subject.HUMAN] * 2
    for _ in range(2):
        session.edits.undo()
    pinning.whole_video(Subject.BLANK)
    assert session.edits.last_said is None, "nothing is there: this was no name"


def test_a_behavior_that_was_added_by_its_name_is_said_again(
    session: Session, pinning: Pinning, reviewing: Reviewing
):
    first, second = animals(session)
    behavior = next(iter(session.behaviors))
    session.look_at(first.id)
    reviewing.behave(behavior)
    session.look_at(second.id)
    pinning.repeat()
    assert [bout.behavior for bout in session.observations if bout.parent_id == second.id][-1] == behavior


def test_one_key_after_another_goes_up_the_tree(session: Session, pinning: Pinning):
    first = animals(session)[0]
    session.look_at(first.id)
    ranks = []
    for _ in range(2):
        pinning.wider()
        ranks.append(session.taxonomy[session.find(first.id).taxon].rank)
    assert ranks[-1] in ("family", "order")
    assert len(set(ranks)) == 2


def test_several_each_become_their_own_wider_name(session: Session, pinning: Pinning, reviewing: Reviewing):
    first, second = animals(session)
    session.look_at(second.id)
    reviewing.name(taxon="vulpes")
    session.mark([first.id, second.id])
    pinning.wider()
    assert [session.find(each.id).taxon for each in (first, second)] == ["felidae", "canidae"]
    session.edits.undo()
    assert [session.find(each.id).taxon for each in (first, second)] == ["panthera", "vulpes"]


def test_people_and_vehicles_by_one_key_and_a_blank_of_the_whole_video(session: Session, pinning: Pinning):
    first = animals(session)[0]
    session.look_at(first.id)
    pinning.subject(Subject.VEHICLE)
    found = session.find(first.id)
    assert (found.subject, found.taxon, found.state) == (Subject.VEHICLE, None, ReviewState.CORRECTED)


def test_several_at_once_are_named_rejected_and_undone_in_one_step(
    session: Session, pinning: Pinning, reviewing: Reviewing
):
    before = list(session.observations)
    session.mark([each.id for each in animals(session)])
    reviewing.name(taxon="ursus")
    assert {each.taxon for each in animals(session)} == {"ursus"}
    assert session.edits.stack.undoText() == "Name 2 observations bears, IMG_0001"
    session.edits.stack.undo()
    session.mark([each.id for each in animals(session)])
    reviewing.reject()
    assert not animals(session)
    session.edits.stack.undo()
    assert session.observations == before


def test_copying_to_the_next_takes_everything_but_time(session: Session, reviewing: Reviewing):
    first, second = animals(session)
    session.look_at(first.id)
    reviewing.correct("x", sex="female", individual="F07", count=2)
    reviewing.copy_to_next()
    copied = session.observation
    assert copied.id == second.id
    assert (copied.taxon, copied.sex, copied.individual, copied.count) == ("panthera", "female", "F07", 2)
    assert copied.span == second.span


def test_of_an_animal_that_nothing_was_said_of_there_is_nothing_to_copy(
    qtbot: QtBot, session: Session, reviewing: Reviewing
):
    reviewing.add_animal(Span(0.0, 0.2))
    before = list(session.observations)
    steps = session.edits.stack.count()
    with qtbot.waitSignal(session.said):
        reviewing.copy_to_next()
    assert (session.observations, session.edits.stack.count()) == (before, steps)
