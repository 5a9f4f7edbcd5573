"""The queue as a person follows it."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.services import media
from app.services.choosing import catalog as catalogs
from app.services.choosing.filters import Filter
from app.services.choosing.next_up import Next, chosen_queue
from app.services.judged import judged
from app.services.raw_scores import RawScores
from app.services.review import labels
from app.store.records import Changes, ReviewState, Subject
from app.store.schema import VideoRow
from app.ui.dialogs.confirm_rest import ConfirmRestDialog
from app.ui.filters.finder import Finder
from app.ui.keyboard.actions import Actions
from app.ui.queue import desk
from app.ui.queue.bar import QueueBar
from app.ui.queue.desk import QueueDesk
from app.ui.queue.menu import QueueMenu
from app.ui.review.adding import add_observation
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from mvit_core.types import Span, VideoStatus
from tests.app.ui.conftest import first_animals
from tests.scanned import scanned_by


class Room:
    """What the window puts together."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.finder = Finder(session)
        self.desk = QueueDesk(session, self.finder)
        self.reviewing = Reviewing(session, lambda: 0.0)
        self.reviewing.follow = self.desk.follow
        self.reviewing.goes_by_library = self.desk.goes_by_library
        self.window = QWidget()
        self.actions = Actions(self.window, {})
        self.bar = QueueBar(session, self.desk, self.actions)
        self.menu = QueueMenu(session, self.desk, self.actions["confirm_rest"], self.reviewing.next)


@pytest.fixture
def room(qtbot: QtBot, session: Session) -> Iterator[Room]:
    room = Room(session)
    for part in (room.window, room.bar):
        qtbot.addWidget(part)
    yield room
    room.menu.deleteLater()


def test_at_the_end_of_a_filter_it_is_told_whether_the_last_is_reviewed(room: Room) -> None:
    said: list[str] = []
    room.session.said.connect(lambda message: said.append(message.text))
    room.finder.want(Filter(taxa=frozenset({"panthera"})))
    first = first_animals(room.session)[0]
    room.session.look_at(first.id)
    room.reviewing.next()
    assert said == ["This one is the last that is left to review."]
    room.reviewing.accept()
    room.reviewing.accept()  # its behavior
    assert said[1:] == ["All that passes the filter is reviewed."]


def test_in_a_large_project_the_next_of_a_filtered_blind_review_is_looked_for_behind_the_window(
    qtbot: QtBot, room: Room, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "FEW_ROWS", 0)
    first, second = first_animals(session)[:2]
    session.review_blind("Bo")
    session.look_at(first.id)
    room.finder.want(Filter(first_hour=0, last_hour=23))
    room.reviewing.next()
    assert session.observation_id == first.id, "the window has not waited for it"
    qtbot.waitUntil(lambda: session.observation_id == second.id)
    room.reviewing.next()
    session.look_at(first.id)
    qtbot.waitUntil(lambda: room.desk._task is None)
    assert session.observation_id == first.id, "who went elsewhere meanwhile is not taken away"


def test_without_a_queue_the_library_is_followed(room: Room) -> None:
    assert room.desk.is_usual
    assert not room.desk.follow()
    assert room.bar.isHidden()


def test_the_next_is_the_next_of_the_queue(room: Room, session: Session) -> None:
    room.desk.choose(Next.RARE)
    assert chosen_queue(session.project) is Next.RARE
    room.reviewing.next()
    named, nameless = first_animals(session)
    assert session.observation_id == named.id
    assert room.bar.words.text() == "2 left"
    room.reviewing.accept()
    assert session.observation_id == nameless.id
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    room.reviewing.accept()
    assert said == ["This queue is done. Choose another beside Review."]
    session.edits.undo()
    session.look_at(None)
    room.reviewing.next()
    assert session.observation_id == nameless.id, "what was taken back waits again"


def test_what_is_left_is_right_where_something_is_said_while_the_catalog_is_read(
    qtbot: QtBot, room: Room, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = Event(), Event()
    refreshed = catalogs.refreshed

    def slow(*args: Any, **wishes: Any) -> Any:
        found = refreshed(*args, **wishes)
        begun.set()
        may_end.wait(10)
        return found

    monkeypatch.setattr(catalogs, "refreshed", slow)
    room.desk.choose(Next.RARE)
    assert room.desk.num_left == 2
    session.look_at(first_animals(session)[0].id)
    room.reviewing.correct("", count=2)
    qtbot.waitUntil(begun.is_set)
    room.reviewing.accept()
    for _ in range(2):  # times that the catalog is read
        with qtbot.waitSignal(room.finder.refreshed):
            may_end.set()
        assert room.desk.num_left == 1


def test_what_is_left_is_right_in_a_queue_that_is_chosen_right_after_a_review(
    qtbot: QtBot, room: Room, session: Session
) -> None:
    session.look_at(first_animals(session)[0].id)
    with qtbot.waitSignal(room.finder.refreshed):
        room.reviewing.accept()
        room.desk.choose(Next.RARE)
        assert room.desk.num_left == 1
    assert room.desk.num_left == 1


def test_after_a_rejection_too_comes_what_the_queue_says(room: Room, session: Session) -> None:
    named, nameless = first_animals(session)
    room.reviewing.follow = lambda: not session.look_at(None)  # a queue that would go elsewhere
    session.look_at(named.id)
    room.reviewing.reject()
    assert session.observation_id != nameless.id, "it would be the next of this video"


def test_a_name_is_copied_on_by_the_library_and_not_by_a_queue_of_another_order(
    room: Room, session: Session
) -> None:
    first, last = first_animals(session)
    room.desk.choose(Next.RARE)
    session.look_at(last.id)
    room.reviewing.name(taxon="canis")
    room.reviewing.copy_to_next()
    assert session.find(first.id) == first, "the queue goes on with it, and it is another animal"
    room.desk.choose(Next.LIBRARY)
    room.finder.want(Filter(sites=frozenset({int(media.deployments(session.project)[0].site_id)})))
    room.reviewing.copy_to_next()
    assert session.find(first.id).taxon == "canis"


def test_a_filter_narrows_what_comes_next(room: Room, session: Session) -> None:
    named, nameless = first_animals(session)
    room.finder.want(Filter(taxa=frozenset({""})))
    assert not room.desk.is_usual
    room.reviewing.next()
    assert session.observation_id == nameless.id
    assert named.id != nameless.id


def wait_for_words(qtbot: QtBot, room: Room, words: str) -> None:
    """What the bar says above the player begins so, once the finder has read what was said."""
    qtbot.waitUntil(lambda: room.bar.words.text().startswith(words))


def test_the_sample_tells_how_often_the_machine_is_right(qtbot: QtBot, room: Room, session: Session) -> None:
    room.desk.choose(Next.AUDIT)
    assert "The first of it is still to be reviewed" in room.bar.words.text()
    room.reviewing.next()
    room.reviewing.accept()
    room.reviewing.accept()
    wait_for_words(qtbot, room, "2 looked at, 2 right: 100")


def test_blank_videos_are_checked_one_after_the_other(qtbot: QtBot, room: Room, session: Session) -> None:
    room.desk.choose(Next.EMPTIES)
    room.reviewing.next()
    assert session.video is not None
    assert session.video.status == "blank"
    add_observation(session, "Nothing there", labels.add(Span(0.0, 2.0), subject=Subject.BLANK))
    wait_for_words(qtbot, room, "1 looked at, 0 of them not blank: 0")
    session.edits.undo()
    wait_for_words(qtbot, room, "The first of it is still to be reviewed")


def stands_alone(session: Session, name: str) -> None:
    """As a scan by motion leaves a photo that it can compare with none."""
    with session.project.writing() as writing:
        alone = (VideoRow.relative_path == name, VideoRow.num_observations == 0)
        done = {"status": VideoStatus.DONE.value, "reason": "A photo on its own."}
        writing.execute(update(VideoRow).where(*alone).values(**done))


def test_photos_that_stand_alone_come_one_after_the_other(qtbot: QtBot, room: Room, session: Session) -> None:
    for name in ("Pond/DCIM/IMG_0001.mp4", "Pond/DCIM/IMG_0002.mp4"):
        stands_alone(session, name)
    with qtbot.waitSignal(room.finder.refreshed):
        session.tell(Changes(library=True))
    room.desk.choose(Next.UNJUDGED)
    room.reviewing.next()
    assert session.video is not None
    assert session.video.relative_path == "Pond/DCIM/IMG_0001.mp4"
    assert room.bar.words.text() == "2 left"
    add_observation(session, "Nothing there", labels.add(Span(0.0, 0.0), subject=Subject.BLANK))
    wait_for_words(qtbot, room, "1 left")
    room.reviewing.next()
    assert session.video.relative_path == "Pond/DCIM/IMG_0002.mp4"


def test_the_menu_offers_every_queue_that_is_of_use_and_says_who_did_what(
    room: Room, session: Session
) -> None:
    room.reviewing.next()
    room.reviewing.accept()
    room.menu.fill()
    titles = [action.text() for action in room.menu.actions()]
    assert len([action for action in room.menu.actions() if action.isCheckable()]) == len(Next) - 1
    assert "Single photos" not in titles
    assert f"{session.who}: one animal reviewed" in titles


def test_the_rest_is_confirmed_after_its_price_was_told(qtbot: QtBot, room: Room, session: Session) -> None:
    assert room.finder.found is not None
    dialog = ConfirmRestDialog(room.window, session, room.finder.found, judged(session.project))
    qtbot.addWidget(dialog)
    assert dialog._number.text() == "None is that sure: the surest has 38 %"
    assert dialog._warning.isHidden()
    dialog.sure.setValue(30)
    assert dialog.confirm.text() == "Confirm 1"
    assert "Nobody has looked yet" in dialog.error.text()
    assert "learned" not in dialog.error.text()
    dialog._known = replace(judged(session.project), learned=frozenset({1}))
    dialog.sure.setValue(31)
    assert dialog.error.text().endswith("in videos that the model has not learned from.")
    dialog.sure.setValue(30)
    assert not dialog._warning.isHidden()
    assert "few" in dialog._warning.text()
    assert dialog.raw.isHidden()
    session.raw = RawScores(species=frozenset({"m"}))
    assert dialog.raw.isHidden(), "another model named them"
    scanned_by(session.project, "m")
    warned = ConfirmRestDialog(room.window, session, room.finder.found, judged(session.project))
    qtbot.addWidget(warned)
    assert warned.raw.isHidden(), "nothing would be confirmed: no score is raw"
    warned.sure.setValue(30)
    assert not warned.raw.isHidden()
    dialog._do()
    named, nameless = first_animals(session)
    assert (named.state, nameless.state) == (ReviewState.CONFIRMED, ReviewState.UNREVIEWED)
    assert session.edits.stack.undoText().startswith("Confirm 1 × big cats from 30")
    session.edits.undo()
    assert first_animals(session)[0].state == ReviewState.UNREVIEWED


def test_no_word_of_the_bar_is_cut_where_it_is_narrow(qtbot: QtBot, room: Room) -> None:
    room.desk.choose(Next.EMPTIES)
    bar = room.bar
    heights = []
    for width in (1000, 340):
        bar.resize(width, bar.heightForWidth(width))
        with qtbot.waitExposed(bar):
            bar.show()
        bar.resize(width, bar.heightForWidth(width))
        for each in (*bar.findChildren(QLabel), *bar.findChildren(QPushButton)):
            wrapped = isinstance(each, QLabel) and each.wordWrap()
            assert wrapped or each.width() >= each.sizeHint().width(), each.text()
            assert not wrapped or each.height() >= each.heightForWidth(each.width()), each.text()
        heights.append(bar.height())
    assert heights[0] < heights[1]
