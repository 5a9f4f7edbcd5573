"""What a drawn box does to the project."""

import pytest

from app.services.observations import scanned
from app.services.review import labels
from app.store.records import ReviewState
from app.ui.review.boxing import Boxing, Moment
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from mvit_core.types import Box, Span
from tests.app.ui.conftest import animals

BOX = Box(0.5, 0.5, 0.125, 0.125)


@pytest.fixture
def now() -> list[Moment]:
    return [Moment(1.0, 10)]


@pytest.fixture
def boxing(session: Session, now: list[Moment]) -> Boxing:
    video = session.video
    tracks = {one.id: one.track for one in scanned.tracks_of_video(session.project, video.id)}
    reviewing = Reviewing(session, lambda: now[0].time_s)
    return Boxing(session, reviewing, now=lambda: now[0], machine=tracks.get)


def boxes(session: Session) -> dict[int, object]:
    return scanned.boxes_of_videos(session.project, [session.video.id])[session.video.id]


def test_with_nothing_selected_a_box_is_a_new_animal_here(session: Session, boxing: Boxing):
    boxing.draw(BOX)
    added = session.observation
    assert (added.state, added.keyframes[0].frame_index) == (ReviewState.ADDED, 10)
    assert added.span.start_s == 1.0
    assert boxes(session)[added.id].box_at(1.5) == BOX, "it holds to the end of the span"
    session.edits.stack.undo()
    assert session.find(added.id) is None
    assert "IMG_0001" in session.edits.stack.redoText()


def test_two_boxes_of_one_animal_are_joined_and_its_span_grows(
    session: Session, boxing: Boxing, now: list[Moment]
):
    boxing.draw(BOX)
    added = session.observation_id
    now[0] = Moment(0.5, 5)
    boxing.draw(Box(0.0, 0.5, 0.125, 0.125))
    drawn = session.find(added)
    assert drawn.span.start_s == 0.5
    assert boxes(session)[added].box_at(0.75) == Box(0.25, 0.5, 0.125, 0.125)
    boxing.remove()
    assert len(session.find(added).keyframes) == 1
    boxing.remove()
    assert len(session.find(added).keyframes) == 1, "the last box stays"


def test_boxes_beyond_an_end_that_was_moved_are_neither_gone_to_nor_removed_unseen(
    session: Session, boxing: Boxing, now: list[Moment]
):
    now[0] = Moment(0.5, 5)
    boxing.draw(BOX)
    added = session.observation_id
    now[0] = Moment(1.5, 15)
    boxing.put(session.find(added), BOX)
    label = labels.correct(session.find(added), span=Span(0.5, 1.0))
    session.edits.relabel("Shorten", {added: label})
    boxing.remove()
    assert len(session.find(added).keyframes) == 2
    now[0] = Moment(0.75, 8)
    assert boxing.neighbour_s(1) is None
    assert boxing.neighbour_s(-1) == 0.5


def test_a_touched_track_of_the_machine_becomes_the_persons(session: Session, boxing: Boxing):
    first = animals(session)[0]
    session.look_at(first.id)
    boxing.put(first, BOX)
    now = session.find(first.id)
    assert now.state is ReviewState.UNREVIEWED, "what it is was not said"
    assert boxes(session)[first.id].box_at(1.0) == BOX
    assert boxing.neighbour_s(1) > 1.0
    assert boxing.neighbour_s(-1) < 1.0
    session.edits.stack.undo()
    assert session.find(first.id) == first


def test_boxes_can_be_made_moved_and_stretched_without_a_mouse(session: Session, boxing: Boxing):
    boxing.draw_in_the_middle()
    boxing.nudge(-0.25, 0.125)
    boxing.nudge(0.125, -0.5, stretch=True)
    box = boxes(session)[session.observation_id].box_at(1.0)
    assert (box.x, box.y, box.w, box.h) == pytest.approx((0.15, 0.525, 0.325, 0.01), abs=1e-6)
    boxing.nudge(-5.0, 5.0)
    box = boxes(session)[session.observation_id].box_at(1.0)
    assert (box.x, box.y) == pytest.approx((0.0, 0.99), abs=1e-6), "never out of the picture"
    for _ in range(4):
        session.edits.stack.undo()
    assert not session.edits.stack.canUndo()


def test_without_a_picture_nothing_is_drawn(session: Session, boxing: Boxing, now: list[Moment]):
    now[0] = Moment(0.0, -1)
    before = list(session.observations)
    boxing.draw_in_the_middle()
    assert session.observations == before
    assert not session.edits.stack.canUndo()


def test_an_animal_with_a_box_here_is_not_drawn_over(session: Session, boxing: Boxing):
    first = animals(session)[0]
    session.look_at(first.id)
    boxing.draw(BOX)
    assert session.observation_id != first.id
    assert session.find(first.id) == first
