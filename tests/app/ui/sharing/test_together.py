"""Two windows on one project: each sees what the other does, the later edit is shown the earlier one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Label, Observation, ObservationId, ReviewState
from app.ui.library.absent import Absent
from app.ui.messages import Message, MessageBar
from app.ui.preferences.settings import Settings
from app.ui.projects.reconnecting import Reconnecting
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.sharing.together import Together
from mvit_core.types import Span
from tests.app.conftest import animals_of
from tests.app.ui.sharing.conftest import PATIENCE_MS
from tests.postgres import PostgresServer


@pytest.fixture
def bens(qtbot: QtBot, ben: Project, bar: MessageBar) -> Iterator[Session]:
    """Ben's window, at the first video."""
    session = Session()
    session.who = "Ben"
    session.said.connect(bar.show_message)
    Together(session)
    session.open(ben)
    session.look_at(animals_of(ben)[0].id)
    yield session
    session.close()


@pytest.fixture
def deaf(bens: Session, ben: Project) -> Session:
    """The same before it has heard of anything: as if both pressed their keys at the same moment."""
    for together in bens.findChildren(Together):
        together._ear.heard.disconnect()
    return bens


def say(project: Project, id_: ObservationId, taxon: str, who: str = "Ana") -> None:
    one = next(each for each in animals_of(project) if each.id == id_)
    labels.apply(project, {id_: labels.correct(one, taxon=taxon)}, who=who)


def name(session: Session, taxon: str) -> None:
    one = session.observation
    session.edits.relabel("Name it", {one.id: labels.correct(one, taxon=taxon)})


def test_what_ana_says_appears_in_bens_window(qtbot: QtBot, bens: Session, ana: Project):
    chosen = bens.observation_id
    say(ana, chosen, "vulpes")
    qtbot.waitUntil(lambda: bens.observation.taxon == "vulpes", timeout=PATIENCE_MS)
    assert bens.observation_id == chosen, "nothing is taken out of Ben's hands"
    name(bens, "canis")
    assert bens.observation.taxon == "canis", "he has seen it: nobody asks"


def test_the_later_one_is_shown_the_earlier_and_may_use_their_word(
    deaf: Session, ana: Project, bar: MessageBar
):
    say(ana, deaf.observation_id, "vulpes")
    name(deaf, "canis")
    assert deaf.observation.taxon == "vulpes", "what Ana said stands, and is shown"
    assert not deaf.edits.stack.canUndo()
    assert "Ana said" in bar.text
    assert "you said" in bar.text
    bar.offer.click()
    assert (deaf.observation.taxon, deaf.observation.labelled_by) == ("canis", "Ben")
    deaf.edits.undo()
    assert (deaf.observation.taxon, deaf.observation.labelled_by) == ("vulpes", "Ana")


def count(project: Project, id_: ObservationId, number: int, who: str) -> None:
    one = next(each for each in animals_of(project) if each.id == id_)
    labels.apply(project, {id_: labels.note(one, count=number)}, who=who)


def test_a_count_over_a_name_leaves_the_name(deaf: Session, ana: Project, bar: MessageBar):
    one = deaf.observation
    say(ana, one.id, "vulpes")
    deaf.edits.relabel("Count it", {one.id: labels.note(one, count=3)})
    assert "you said" not in bar.text, "a count says no name"
    assert "and so did you" in bar.text
    bar.offer.click()
    assert (deaf.observation.taxon, deaf.observation.count) == ("vulpes", 3)
    assert deaf.observation.is_by_eye
    deaf.edits.undo()
    assert (deaf.observation.taxon, deaf.observation.count) == ("vulpes", 1)


def test_a_name_over_a_count_leaves_the_count(deaf: Session, ana: Project, bar: MessageBar):
    count(ana, deaf.observation_id, 3, "Ana")
    name(deaf, "canis")
    assert deaf.observation.count == 3
    bar.offer.click()
    assert (deaf.observation.taxon, deaf.observation.count) == ("canis", 3)


def test_who_takes_a_name_back_takes_theirs_too_and_keeps_the_count(
    deaf: Session, ana: Project, bar: MessageBar
):
    one = deaf.observation
    deaf.edits.relabel("Count it", {one.id: labels.note(one, count=3)})
    name(deaf, "canis")
    say(ana, one.id, "vulpes")
    deaf.edits.undo()
    bar.offer.click()
    assert (deaf.observation.state, deaf.observation.count) == (ReviewState.UNREVIEWED, 3)


def test_to_keep_theirs_writes_nothing(deaf: Session, ana: Project, bar: MessageBar):
    say(ana, deaf.observation_id, "vulpes")
    name(deaf, "canis")
    bar.other.click()
    assert not bar.isVisible()
    assert len(labels.history(ana, deaf.observation_id)) == 1


def test_the_question_waits_behind_other_messages(deaf: Session, ana: Project, bar: MessageBar):
    say(ana, deaf.observation_id, "vulpes")
    name(deaf, "canis")
    bar.show_message(Message("Something else.", offer="Do it", act=lambda: None))
    assert "Ana" not in bar.text
    bar.offer.click()
    assert "Ana said" in bar.text


def test_of_several_the_rest_is_done_where_theirs_is_kept(deaf: Session, ana: Project, bar: MessageBar):
    first, second = (one for one in deaf.observations if one.parent_id is None)
    say(ana, first.id, "vulpes")
    both = {one.id: labels.reject(one) for one in (first, second)}
    deaf.edits.relabel("Reject both", both, each_by_itself=True)
    assert deaf.rejected == []
    assert "1 of these 2" in bar.text
    bar.other.click()
    assert [one.id for one in deaf.rejected] == [second.id]


def test_of_what_hangs_together_no_part_is_done(deaf: Session, ana: Project, bar: MessageBar):
    one = deaf.observation
    halves = labels.split(deaf.project, one, 2.0)
    say(ana, one.id, "vulpes")
    deaf.edits.relabel("Split it", halves)
    bar.other.click()
    assert [each.span for each in animals_of(ana) if each.id in halves] == [one.span], "no half beside it"


def test_of_two_who_split_one_animal_the_later_looks_again(deaf: Session, ana: Project, bar: MessageBar):
    one = deaf.observation
    bens = labels.split(deaf.project, one, 2.0)
    labels.apply(ana, labels.split(ana, one, 3.0), who="Ana")
    deaf.edits.relabel("Split it", bens)
    assert "split it" in bar.text
    assert not bar.offer.isVisibleTo(bar)
    halves = [each.span for each in animals_of(ana) if each.track_id == one.track_id]
    assert halves == [Span(one.span.start_s, 3.0), Span(3.0, one.span.end_s)]


@pytest.mark.parametrize("edges", [Span(0, 4), Span(1, 5), Span(0, 2.5)])
def test_an_edge_over_a_split_lies_over_no_other_half(
    deaf: Session, ana: Project, bar: MessageBar, edges: Span
):
    one = deaf.observation
    labels.apply(ana, labels.split(ana, one, 3.0), who="Ana")
    deaf.edits.relabel("Move its edges", {one.id: labels.note(one, span=edges)})
    bar.offer.click()
    halves = [each.span for each in animals_of(ana) if each.track_id == one.track_id]
    assert len(halves) == 2
    assert halves[0].shared_s(halves[1]) <= 0
    assert halves[0].end_s == min(edges.end_s, 3.0), "what lies over no other half may be used"


def test_edges_that_come_back_by_an_undo_lie_over_no_other_half(deaf: Session, ana: Project, bar: MessageBar):
    one = deaf.observation
    deaf.edits.relabel("Shorten it", {one.id: labels.note(one, span=Span(one.span.start_s, 5.0))})
    (shorter,) = (each for each in animals_of(ana) if each.id == one.id)
    labels.apply(ana, labels.split(ana, shorter, 3.0), who="Ana")
    deaf.edits.undo()
    assert "split it" in bar.text
    assert not bar.offer.isVisibleTo(bar)
    halves = [each.span for each in animals_of(ana) if each.track_id == one.track_id]
    assert halves == [Span(one.span.start_s, 3.0), Span(3.0, 5.0)]


def test_a_name_over_a_split_leaves_the_halves_where_they_are(deaf: Session, ana: Project, bar: MessageBar):
    one = deaf.observation
    labels.apply(ana, labels.split(ana, one, 3.0), who="Ana")
    name(deaf, "canis")
    bar.offer.click()
    halves = [(each.taxon, each.span) for each in animals_of(ana) if each.track_id == one.track_id]
    assert halves[0] == ("canis", Span(one.span.start_s, 3.0))
    assert halves[1][1] == Span(3.0, one.span.end_s)


def test_what_was_merged_meanwhile_does_not_come_back_beside_it(deaf: Session, ana: Project, bar: MessageBar):
    first, second = (each for each in deaf.observations if each.kind is Kind.ANIMAL)
    labels.apply(ana, labels.merge(ana, [first, second]), who="Ana")
    deaf.look_at(second.id)
    deaf.edits.relabel("Name it", {second.id: labels.correct(second, taxon="canis")})
    assert "merged it" in bar.text
    assert not bar.offer.isVisibleTo(bar)


def sleeping(project: Project, animal: Observation) -> dict[ObservationId, Label | None]:
    place = labels.new_observation(project, animal.video_id, Kind.BEHAVIOR, parent_id=animal.id)
    return {place: labels.add(Span(1, 2), behavior="sleeps")}


def test_a_behavior_of_an_animal_that_went_meanwhile_is_not_hidden_with_it(
    deaf: Session, ana: Project, bar: MessageBar
):
    one = deaf.observation
    labels.apply(ana, {one.id: labels.reject(one)}, who="Ana")
    deaf.edits.relabel("Add a behavior", sleeping(deaf.project, one))
    assert "Ana took it or its animal away" in bar.text
    assert not bar.offer.isVisibleTo(bar)
    assert not deaf.edits.stack.canUndo()
    assert [each.id for each in deaf.rejected] == [one.id], "what Ana did is shown"


def test_who_takes_away_an_animal_is_asked_where_somebody_said_what_it_does(
    deaf: Session, ana: Project, bar: MessageBar
):
    one = deaf.observation
    labels.apply(ana, sleeping(ana, one), who="Ana")
    deaf.edits.relabel("Reject it", {one.id: labels.reject(one)})
    assert "Ana said “sleeps” of this animal" in bar.text
    assert deaf.rejected == []
    bar.offer.click()
    assert [each.id for each in deaf.rejected] == [one.id]
    deaf.edits.undo()
    assert "sleeps" in [each.behavior for each in deaf.observations]


def test_an_undo_asks_before_it_takes_away_what_somebody_said_after_it(
    deaf: Session, ana: Project, bar: MessageBar
):
    chosen = deaf.observation_id
    name(deaf, "canis")
    say(ana, chosen, "vulpes")
    deaf.edits.undo()
    assert deaf.observation.taxon == "vulpes"
    assert "Ana said" in bar.text
    bar.offer.click()
    assert deaf.observation.state is ReviewState.UNREVIEWED


def test_a_bulk_edit_goes_round_what_others_said(
    qtbot: QtBot, deaf: Session, ana: Project, bar: MessageBar, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.ui.editing.edits.MANY", 1)
    monkeypatch.setattr("app.ui.editing.putting.MANY", 1)
    all_of_them = animals_of(ana)
    say(ana, all_of_them[0].id, "vulpes")

    def rejecting(ids):
        return {one.id: labels.reject(one) for one in all_of_them if one.id in ids}

    with qtbot.waitSignal(deaf.edits.left_to_others, timeout=PATIENCE_MS):
        deaf.edits.relabel_many("Reject all", [one.id for one in all_of_them], rejecting)
    assert [one.taxon for one in animals_of(ana)] == ["vulpes"]
    assert "Ana labelled one of them" in bar.text
    deaf.edits.undo()
    qtbot.waitUntil(lambda: len(animals_of(ana)) == len(all_of_them), timeout=PATIENCE_MS)


def test_a_server_that_goes_away_takes_nothing_with_it(
    qtbot: QtBot, bens: Session, bar: MessageBar, postgres: PostgresServer
):
    project = bens.project
    postgres.stop()
    qtbot.waitUntil(lambda: project.away != "", timeout=PATIENCE_MS)
    assert "does not answer" in bar.text
    Absent(bens).look()  # nothing that looks by itself asks a server that is not there
    chosen = bens.observation
    bens.edits.relabel("Name it wolf", {chosen.id: labels.correct(chosen, taxon="canis")})
    assert bens.observation.state is ReviewState.UNREVIEWED
    postgres.start()
    qtbot.waitUntil(lambda: project.away == "", timeout=PATIENCE_MS)
    assert "Name it wolf" in bar.text
    bar.offer.click()
    assert bens.observation.taxon == "canis"


def test_videos_that_lie_elsewhere_here_are_not_moved_for_everybody(
    qtbot: QtBot, bens: Session, bar: MessageBar
):
    Reconnecting(bar, bens, Desk(bens, Settings)).offer(bens.project, Path("/data/survey"))
    assert "same path for everybody" in bar.text
    assert not bar.offer.isVisible()


def test_nobody_listens_at_a_project_of_ones_own(session: Session, project: Project):
    together = Together(session)
    session.project_changed.emit()
    assert together.children() == []
