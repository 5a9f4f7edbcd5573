"""What the keys of the review do to the project."""

from datetime import datetime

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.services import media, observations
from app.services.confirming import Rule, confirming
from app.services.observations.bouts_left import num_bouts_left
from app.services.projects import Project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Changes, Kind, Observation, ReviewState, Subject
from app.ui.review.pinning import Pinning
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.words import Words
from mvit_core.events import VideoScanned
from mvit_core.types import Span, VideoStatus
from tests.app.ui.conftest import animals, result
from tests.behaviors import add_behavior
from tests.scanned import to_its_end
from tests.videos import video_of


class Playhead:
    """Stands in for the player."""

    def __init__(self) -> None:
        self.time_s = 0.75

    def __call__(self) -> float:
        return self.time_s


@pytest.fixture
def playhead() -> Playhead:
    return Playhead()


@pytest.fixture
def reviewing(session: Session, playhead: Playhead) -> Reviewing:
    return Reviewing(session, playhead)


def select(session: Session, place: int = 0) -> Observation:
    chosen = animals(session)[place]
    session.look_at(chosen.id)
    return chosen


def test_accept_confirms_and_goes_on(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    reviewing.accept()
    found = session.find(first.id)
    assert found is not None
    assert (found.state, found.taxon) == (ReviewState.CONFIRMED, "panthera")
    bout = next(each for each in session.observations if each.parent_id == first.id)
    assert session.observation_id == bout.id, "nobody has looked at what it does"
    reviewing.accept()
    assert session.observation_id == animals(session)[1].id


def test_a_bout_is_accepted_again_only_where_a_behavior_has_come_since(
    session: Session, reviewing: Reviewing
) -> None:
    first = select(session)
    bout = next(each for each in session.observations if each.parent_id == first.id)

    def accepted() -> datetime | None:
        session.look_at(bout.id)
        reviewing.accept()
        return observations.observation(session.project, bout.id).labelled_at

    said = accepted()
    assert accepted() == said
    add_behavior(session.project, "howls")
    again = accepted()
    assert said is not None
    assert again is not None
    assert again > said, "somebody has looked for that, too"
    assert accepted() == again


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_bout_that_begins_late_hides_no_animal_of_its_video(
    session: Session, reviewing: Reviewing, verdict: str
) -> None:
    pond = media.videos(session.project)[1].id
    to_its_end(ScanRun.start(session.project, [pond], rescan=True), lambda _request: result(0.1))
    first, second = animals(session)
    bout = next(each for each in session.observations if each.parent_id == first.id)
    assert (bout.span.start_s, bout.id) > (second.span.start_s, second.id)
    session.look_at(first.id)
    reviewing.accept()
    assert session.observation_id == bout.id
    getattr(reviewing, verdict)()
    assert session.observation_id == second.id


def test_whoever_is_asked_for_names_alone_goes_from_animal_to_animal(
    session: Session, reviewing: Reviewing
) -> None:
    reviewing.goes_by_library = lambda: False  # a queue of another order
    first = select(session)
    reviewing.accept()
    assert session.observation_id == animals(session)[1].id
    reviewing.goes_by_library = lambda: True
    reviewing.asks_for_bouts = False  # the settings
    session.look_at(first.id)
    reviewing.accept()
    assert session.observation_id == animals(session)[1].id


def test_from_a_bout_the_review_goes_on_with_its_animal(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    bout = next(each for each in session.observations if each.parent_id == first.id)
    reviewing.add_bout(first.id, Span(0.2, 0.4), "sleeps")
    reviewing.reject()  # it was a slip
    assert session.observation_id == bout.id, "the machine's bout comes after it"
    reviewing.accept()
    assert session.observation_id == first.id, "what it is was not said yet"
    reviewing.accept()
    assert session.observation_id == animals(session)[1].id
    session.look_at(bout.id)
    reviewing.reject()
    assert session.observation_id == animals(session)[1].id, "nothing of the first is left to say"


def test_what_a_rule_accepted_is_reviewed_once_a_person_accepts_it(
    session: Session, reviewing: Reviewing
) -> None:
    first = select(session)
    rule = Rule("panthera", 0.3)
    session.edits.relabel_many("", [first.id], confirming(session.project, rule))
    found = session.find(first.id)
    assert found is not None
    assert (found.rule, found.is_by_eye) == (str(rule), False)
    select(session)
    reviewing.accept()
    found = session.find(first.id)
    assert found is not None
    assert (found.rule, found.is_by_eye) == ("", True)


def test_from_a_bout_the_last_review_goes_on_with_bouts_that_were_passed_over(
    session: Session, reviewing: Reviewing
) -> None:
    ended: list[bool] = []
    reviewing.done_with_all.connect(lambda: ended.append(True))
    first, second = animals(session)
    bout = next(each for each in session.observations if each.parent_id == first.id)
    labels.apply(session.project, {first.id: labels.confirm(first)}, who="ada")
    session.look_at(second.id)
    reviewing.add_bout(second.id, Span(0.6, 0.9), "sleeps")
    labels.apply(session.project, {second.id: labels.confirm(second)}, who="ada")
    session.tell(Changes(observations=frozenset({first.id, second.id}), videos=frozenset({first.video_id})))
    assert num_bouts_left(session.project) == 1
    reviewing.accept()
    assert session.observation_id == bout.id
    assert not ended
    reviewing.accept()
    assert ended
    assert num_bouts_left(session.project) == 0


def test_accepting_everything_ends_with_a_word(session: Session, reviewing: Reviewing) -> None:
    ended: list[bool] = []
    reviewing.done_with_all.connect(lambda: ended.append(True))
    reviewing.next()
    for _animal_or_bout in range(2):
        reviewing.accept()
        assert not ended
    reviewing.accept()
    assert ended
    assert video_of(session.project, animals(session)[0].video_id).num_unreviewed == 0


def test_reject_hides_and_undo_brings_back(session: Session, reviewing: Reviewing) -> None:
    before = list(session.observations)
    first = select(session)
    reviewing.reject()
    assert session.find(first.id) is None
    assert session.observation_id == animals(session)[0].id
    session.edits.stack.undo()
    assert session.observations == before


def test_naming_another_species_corrects(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    reviewing.name(taxon="felidae")
    found = session.find(first.id)
    assert found is not None
    assert (found.state, found.taxon, found.subject) == (ReviewState.CORRECTED, "felidae", Subject.ANIMAL)
    assert found.scores == first.scores, "what the machine said is kept"
    assert session.edits.stack.undoText().startswith("Name")


def test_naming_what_the_machine_said_confirms(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    reviewing.name(taxon="panthera")
    found = session.find(first.id)
    assert found is not None
    assert found.state == ReviewState.CONFIRMED


def test_naming_a_bout_names_its_animal(session: Session, reviewing: Reviewing) -> None:
    bout = next(each for each in session.observations if each.kind == Kind.BEHAVIOR)
    session.look_at(bout.id)
    reviewing.name(taxon="felidae")
    parent = session.find(bout.parent_id) if bout.parent_id else None
    assert parent is not None
    assert parent.taxon == "felidae"


def test_edges_go_to_the_playhead(session: Session, reviewing: Reviewing, playhead: Playhead) -> None:
    first = select(session)
    reviewing.spans.start_here()
    playhead.time_s = 1.25
    reviewing.spans.end_here()
    found = session.find(first.id)
    assert found is not None
    assert found.span == Span(0.75, 1.25)
    session.edits.stack.undo()
    session.edits.stack.undo()
    assert session.find(first.id) == first


def test_an_animal_is_in_view_for_as_long_as_it_does_something(
    session: Session, reviewing: Reviewing
) -> None:
    second = select(session, 1)
    assert second.span.start_s == 0.5
    reviewing.add_bout(second.id, Span(0.25, 0.75), "sleeps")
    bout = session.observation
    assert bout is not None
    grown = session.find(second.id)
    assert grown is not None
    assert grown.span == Span(0.25, second.span.end_s)
    assert grown.state is ReviewState.UNREVIEWED
    reviewing.spans.edit_span(bout.id, Span(0.25, 2.0))
    grown = session.find(second.id)
    assert grown is not None
    assert grown.span == Span(0.25, 2.0)
    session.edits.undo()
    session.edits.undo()
    assert session.find(second.id) == second


def test_bouts_stay_within_their_animal_when_its_edge_is_moved(
    session: Session, reviewing: Reviewing
) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    first = select(session)
    found = next(each for each in session.observations if each.parent_id == first.id)
    middle_s = (found.span.start_s + found.span.end_s) / 2
    reviewing.add_bout(first.id, Span(middle_s + 0.01, middle_s + 0.02), "sleeps")
    before = list(session.observations)
    reviewing.spans.edit_span(first.id, Span(0.0, middle_s))
    (left,) = [each for each in session.observations if each.parent_id == first.id]
    assert (left.id, left.span) == (found.id, Span(found.span.start_s, middle_s))
    assert left.state is ReviewState.UNREVIEWED, "whether it is that behavior was not said"
    assert said == ["Behaviors that lay outside were taken away with it: 1. Undo brings them back."]
    session.edits.undo()
    assert list(session.observations) == before


def test_an_animal_stays_selected_whose_edge_takes_what_the_machine_found_away(
    session: Session, reviewing: Reviewing
) -> None:
    first = select(session)
    found = next(each for each in session.observations if each.parent_id == first.id)
    reviewing.spans.edit_span(first.id, Span(first.span.start_s, found.span.start_s))
    assert session.find(found.id) is None
    assert session.observation is not None
    assert session.observation.id == first.id


def test_an_edge_that_leaves_nothing_is_not_moved(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    reviewing.spans.edit_span(first.id, Span(1.0, 1.0))
    assert session.find(first.id) == first
    assert not session.edits.stack.canUndo()


def test_split_gives_two_and_undo_one(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    reviewing.spans.split()
    spans = sorted((each.span.start_s, each.span.end_s) for each in animals(session) if each.taxon)
    assert spans == [(first.span.start_s, 0.75), (0.75, first.span.end_s)]
    session.edits.stack.undo()
    assert [each.span for each in animals(session) if each.taxon] == [first.span]


def test_split_outside_says_what_to_do(session: Session, reviewing: Reviewing, playhead: Playhead) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    playhead.time_s = 60.0
    select(session)
    reviewing.spans.split()
    assert said == ["Put the playhead inside the observation to split it there."]


def test_an_added_animal_is_selected_and_goes_with_its_bouts(session: Session, reviewing: Reviewing) -> None:
    before = list(session.observations)
    reviewing.add_animal()
    added = session.observation
    assert added is not None
    assert (added.state, added.span.start_s) == (ReviewState.ADDED, 0.75)
    reviewing.behave("sleeps")
    bout = session.observation
    assert bout is not None
    assert (bout.behavior, bout.parent_id) == ("sleeps", added.id)
    reviewing.remove(added.id)
    assert session.observations == before


def bouts_of(session: Session, animal: Observation) -> list[tuple[str | None, Span, ReviewState]]:
    return [(one.behavior, one.span, one.state) for one in session.observations if one.parent_id == animal.id]


def test_a_behavior_that_an_animal_does_at_the_playhead_already_is_confirmed_and_not_said_twice(
    session: Session, reviewing: Reviewing
) -> None:
    first = select(session)
    eating = next(each for each in session.observations if each.parent_id == first.id)
    reviewing.behave("eats_food")
    assert bouts_of(session, first) == [("eats_food", eating.span, ReviewState.CONFIRMED)]
    assert session.observation_id == eating.id
    assert session.edits.stack.undoText() == "Accept eats food, IMG_0001"


def test_a_behavior_is_said_of_all_that_are_marked_in_one_step(
    session: Session, reviewing: Reviewing
) -> None:
    first, second = animals(session)
    session.look_at(first.id)
    session.mark([first.id, second.id])
    reviewing.behave("sleeps")
    for each in (first, second):
        assert ("sleeps", Span(0.75, each.span.end_s), ReviewState.ADDED) in bouts_of(session, each)
    session.edits.undo()
    assert not session.edits.stack.canUndo()
    assert all(each[0] != "sleeps" for one in (first, second) for each in bouts_of(session, one))


def test_from_a_bout_that_was_named_the_next_is_another_once_the_playhead_has_left_it(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    first = select(session)
    found = next(each for each in session.observations if each.parent_id == first.id)
    session.look_at(found.id)
    playhead.time_s = 0.2
    reviewing.behaving.leave_judged()
    assert session.observation_id == found.id, "the machine's word may be wrong, wherever one has played to"
    session.look_at(first.id)
    reviewing.behave("sleeps")
    added = session.observation_id
    reviewing.behaving.leave_judged()
    assert session.observation_id == added, "what is said here is about it"
    playhead.time_s = 1.6
    reviewing.behaving.leave_judged()
    assert session.observation_id == first.id
    reviewing.behave("grooms")
    assert [one[0] for one in bouts_of(session, first)] == ["sleeps", "eats_food", "grooms"]


def test_a_behavior_lasts_until_the_next_is_said_or_its_animal_goes(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    _first, second = animals(session)
    reviewing.behaving.first_shown = lambda animal: animal.span.start_s + 0.25
    session.look_at(second.id)
    reviewing.behave("sleeps")
    assert bouts_of(session, second) == [("sleeps", second.span, ReviewState.ADDED)], "nobody chose a time"
    reviewing.behaving.leave_judged()
    reviewing.behave("grooms")
    assert bouts_of(session, second) == [("grooms", second.span, ReviewState.ADDED)], "named anew"
    playhead.time_s = 1.25
    reviewing.behaving.leave_judged()
    reviewing.behave("sleeps")
    halves = [Span(second.span.start_s, 1.25), Span(1.25, second.span.end_s)]
    assert [one[:2] for one in bouts_of(session, second)] == [("grooms", halves[0]), ("sleeps", halves[1])]
    session.edits.undo()
    assert bouts_of(session, second) == [("grooms", second.span, ReviewState.ADDED)]


def test_what_an_undo_brings_back_lasts_until_the_next_again(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    second = animals(session)[1]
    session.look_at(second.id)
    for behavior, time_s in (("sleeps", 0.5), ("hunts", 1.0)):
        playhead.time_s = time_s
        reviewing.behaving.leave_judged()
        reviewing.behave(behavior)
    session.edits.undo()
    session.look_at(second.id)
    playhead.time_s = 1.25
    reviewing.behave("grooms")
    assert [one[:2] for one in bouts_of(session, second)] == [
        ("sleeps", Span(0.5, 1.25)),
        ("grooms", Span(1.25, second.span.end_s)),
    ]


@pytest.mark.parametrize("before_end_s", [0.0, 0.1])
def test_what_only_happens_is_said_at_the_playhead_to_the_animals_end(
    session: Session, reviewing: Reviewing, playhead: Playhead, before_end_s: float
) -> None:
    second = animals(session)[1]
    point = msgspec.structs.replace(session.behaviors["vomits"], kind="point")
    Words(session).put_behavior("x", "vomits", point)
    playhead.time_s = at_s = second.span.end_s - before_end_s
    session.look_at(second.id)
    reviewing.behave("vomits")
    assert [one[:2] for one in bouts_of(session, second)] == [("vomits", Span(at_s, at_s))]


@pytest.mark.parametrize("exclusive", ["", "posture"])
@pytest.mark.parametrize("times_s", [(1.7, 1.8, 1.8), (1.8, 1.9, 1.85), (1.0, 1.9, 1.6)])
def test_behaviors_that_are_said_at_the_animals_end_follow_each_other(
    session: Session,
    reviewing: Reviewing,
    playhead: Playhead,
    exclusive: str,
    times_s: tuple[float, float, float],
) -> None:
    second, (first_s, second_s, cut_s) = animals(session)[1], times_s
    for key in ("sleeps", "grooms"):
        session.behaviors[key] = msgspec.structs.replace(session.behaviors[key], exclusive=exclusive)
    for behavior, time_s in (("sleeps", first_s), ("grooms", second_s)):
        session.look_at(second.id)
        playhead.time_s = time_s
        reviewing.behave(behavior)
    assert [(name, span.start_s, span.end_s) for name, span, _state in bouts_of(session, second)] == [
        ("sleeps", first_s, pytest.approx(cut_s)),
        ("grooms", pytest.approx(cut_s), second.span.end_s),
    ]


def test_a_bout_whose_end_was_said_goes_on_beside_the_next(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    second = animals(session)[1]
    session.look_at(second.id)
    reviewing.behave("sleeps")
    playhead.time_s = 1.5
    reviewing.spans.end_here()
    playhead.time_s = 1.0
    session.look_at(second.id)
    reviewing.behave("grooms")
    assert [one[:2] for one in bouts_of(session, second)] == [
        ("sleeps", Span(0.75, 1.5)),
        ("grooms", Span(1.0, second.span.end_s)),
    ]


def test_a_behavior_leaves_room_for_what_excludes_it_later(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    first = select(session)
    eating = next(each for each in session.observations if each.parent_id == first.id)
    playhead.time_s = 0.125
    session.behaviors |= {
        key: msgspec.structs.replace(session.behaviors[key], exclusive="posture")
        for key in ("eats_food", "sleeps")
    }
    reviewing.behave("sleeps")
    assert [one[:2] for one in bouts_of(session, first)] == [
        ("sleeps", Span(0.125, eating.span.start_s)),
        ("eats_food", eating.span),
    ]


def test_edges_of_all_that_are_marked_are_moved_and_of_nothing_else(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    first, second = animals(session)
    reviewing.add_animal(Span(0.0, 1.9))
    session.mark([first.id, second.id])
    assert session.observation_id == first.id
    reviewing.spans.end_here()
    ends = {each.id: each.span.end_s for each in animals(session)}
    assert sorted(ends.values()) == [0.75, 0.75, 1.9]
    assert ends[first.id] == ends[second.id]
    assert session.edits.stack.undoText() == "Move the edge of 2 observations, IMG_0001"
    session.edits.undo()
    assert session.find(second.id) == second


@pytest.mark.parametrize(
    ("time_s", "says"),
    [(1.95, "It ends at the playhead or before"), (0.0, "It begins at the playhead or after")],
)
def test_an_edge_that_cannot_be_moved_to_the_playhead_says_why(
    session: Session, reviewing: Reviewing, playhead: Playhead, time_s: float, says: str
) -> None:
    select(session)
    playhead.time_s = time_s
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    reviewing.spans.start_here() if time_s else reviewing.spans.end_here()
    assert len(said) == 1
    assert said[0].startswith(says)
    assert not session.edits.stack.canUndo()


def test_a_new_behavior_is_the_projects(session: Session, reviewing: Reviewing) -> None:
    key = Words(session).new_behavior("scent marks")
    assert key in session.behaviors
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    assert Words(session).new_behavior("Scent marks") is None
    assert "already" in said[0]


def test_undo_in_another_video_goes_there(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    reviewing.reject()
    session.look_at_video(media.videos(session.project)[1].id)
    session.edits.stack.undo()
    session.edits.stack.redo()
    assert observations.observation(session.project, first.id).state == ReviewState.REJECTED
    assert session.video is not None
    assert session.video.id == first.video_id


def test_everything_undone_leaves_the_project_as_it_was(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    before = list(observations.all_observations(session.project, rejected=True))
    first = select(session)
    reviewing.name(taxon="canis")
    reviewing.correct("Count", count=3)
    reviewing.correct("Notes", notes="limps")
    playhead.time_s = 1.0
    reviewing.spans.split()
    reviewing.add_animal()
    reviewing.behave("sleeps")
    reviewing.remove(first.id)
    after = list(observations.all_observations(session.project, rejected=True))
    while session.edits.stack.canUndo():
        session.edits.stack.undo()
    assert list(observations.all_observations(session.project, rejected=True)) == before
    while session.edits.stack.canRedo():
        session.edits.stack.redo()
    assert list(observations.all_observations(session.project, rejected=True)) == after
    assert len(labels.history(session.project, first.id)) > 8


def test_opening_a_video_goes_to_what_is_to_be_reviewed_first(session: Session, reviewing: Reviewing) -> None:
    first, second = animals(session)
    hill, pond = (video.id for video in media.videos(session.project)[:2])
    reviewing.open(pond)
    assert session.observation is None
    reviewing.open(hill)
    assert session.observation_id == first.id
    reviewing.accept()
    reviewing.open(pond)
    reviewing.open(hill)
    assert session.observation_id == second.id


def test_a_step_past_the_ends_of_a_video_is_refused(session: Session, reviewing: Reviewing) -> None:
    last = animals(session)[-1].id
    assert reviewing.step(-1)
    assert session.observation_id == last
    assert not reviewing.step(1)
    assert session.observation_id == last


def test_steps_go_through_an_animal_and_its_bouts_before_the_next_that_began_meanwhile(
    session: Session, reviewing: Reviewing
) -> None:
    first, second = animals(session)
    reviewing.add_bout(first.id, Span(1.5, 1.75), "sleeps")
    reviewing.add_bout(second.id, Span(1.0, 1.25), "grooms")
    session.look_at(first.id)
    seen = [first.behavior]
    while reviewing.step(1):
        seen.append(session.observation.behavior)
    assert seen == [None, "eats_food", "sleeps", None, "grooms"]


def test_several_are_selected_and_let_go_without_a_mouse_all_of_a_kind(
    session: Session, reviewing: Reviewing
) -> None:
    first, second = animals(session)
    reviewing.add_animal(Span(1.0, 1.5))
    third = session.observation_id
    session.look_at(first.id)
    marks = []
    for by in (1, 1, 1, -1, -1, -1):
        reviewing.extend(by)
        marks.append(session.marked)
    both, all_three = (first.id, second.id), (first.id, second.id, third)
    assert marks == [both, all_three, all_three, both, (), ()]
    assert session.observation_id == first.id
    bout = next(each for each in session.observations if each.parent_id == first.id)
    session.look_at(bout.id)
    reviewing.extend(1)
    assert session.marked == (), "an animal is no bout"


def test_what_a_scan_finds_in_the_open_video_is_selected(
    new_project: Project, qapp: object, playhead: Playhead
) -> None:
    session = Session()
    session.open(new_project)
    reviewing = Reviewing(session, playhead)
    hill = media.videos(new_project)[0].id
    reviewing.open(hill)
    assert session.observation is None
    run = ScanRun.start(new_project, [hill])
    request = run.next_request()
    assert request is not None
    session.tell(run.record(VideoScanned(key=request.key, result=result(0.1, 0.6))))
    assert session.observation_id == session.observations[0].id
    session.look_at(None)
    session.tell(Changes(videos=frozenset({hill})))
    assert session.observation is None, "who took the selection away keeps it away"
    session.close()


def test_merging_with_the_next_makes_one_of_two(session: Session, reviewing: Reviewing) -> None:
    first, second = select(session), animals(session)[1]
    reviewing.spans.merge()
    assert [each.id for each in animals(session)] == [first.id]
    found = session.observation
    assert found is not None
    assert found.span == Span(first.span.start_s, max(first.span.end_s, second.span.end_s))
    assert found.taxon == "panthera"
    assert session.rejected == [], "what was merged is not what was rejected"
    session.edits.stack.undo()
    assert [each.id for each in animals(session)] == [first.id, second.id]


def test_a_half_is_merged_with_the_other_and_not_with_an_animal_that_came_in_between(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    first, other = select(session), animals(session)[1]
    playhead.time_s = other.span.start_s + 0.2
    reviewing.spans.split()
    assert [each.track_id for each in animals(session)] == [first.track_id, other.track_id, first.track_id]
    reviewing.spans.merge()
    assert {each.id: each.span for each in animals(session)} == {first.id: first.span, other.id: other.span}


def test_what_becomes_of_a_part_between_is_said(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    first = select(session)

    def parts() -> list[Observation]:
        return [each for each in animals(session) if each.track_id == first.track_id]

    for time_s in (1.0, 1.5):
        session.look_at(parts()[-1].id)
        playhead.time_s = time_s
        reviewing.spans.split()
    session.mark([parts()[0].id, parts()[2].id])
    reviewing.spans.merge()
    assert [each.span for each in parts()] == [first.span]
    assert session.observation_id == first.id
    assert said == ["Parts of it that lay between were taken in: 1. Undo brings them back."]
    session.edits.stack.undo()
    session.look_at(parts()[1].id)
    reviewing.name(taxon="lynx")
    session.mark([parts()[0].id, parts()[2].id])
    said.clear()
    reviewing.spans.merge()
    assert [each.taxon for each in parts()] == [first.taxon, "lynx"]
    assert "lynxes stays between them, since it is called otherwise" in said[-1]


def test_a_bout_is_merged_with_what_goes_on_from_it_and_not_with_another_at_the_same_time(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    first = select(session)
    eating = next(each for each in session.observations if each.parent_id == first.id)
    reviewing.add_bout(first.id, Span(0.6, 1.2), "sleeps")
    session.look_at(eating.id)
    playhead.time_s = 1.0
    reviewing.spans.split()
    reviewing.spans.merge()
    bouts = [(each.behavior, each.span) for each in session.observations if each.parent_id == first.id]
    assert bouts == [("eats_food", eating.span), ("sleeps", Span(0.6, 1.2))]


def test_all_that_are_marked_are_merged_whichever_is_the_next(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    first, other = animals(session)
    reviewing.add_animal(Span(1.8, 1.9))
    last = session.observation_id
    session.mark([first.id, last])
    reviewing.spans.merge()
    found = {each.id: each.span.end_s for each in animals(session)}
    assert found == {first.id: first.span.end_s, other.id: other.span.end_s}
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    bout = next(each for each in session.observations if each.parent_id == first.id)
    session.mark([first.id, bout.id])
    reviewing.spans.merge()
    assert "all animals or all bouts" in said[0]


def test_the_last_cannot_be_merged_with_a_next_one(session: Session, reviewing: Reviewing) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    select(session, 1)
    reviewing.spans.merge()
    assert "nothing of its kind" in said[0]
    assert not session.edits.stack.canUndo()


def test_a_rejection_is_taken_back_as_it_was(session: Session, reviewing: Reviewing) -> None:
    first = select(session)
    reviewing.name(taxon="canis")
    named = session.find(first.id)
    reviewing.reject()
    assert [each.id for each in session.rejected] == [first.id]
    reviewing.take_back(session.rejected[0])
    assert session.rejected == []
    assert session.find(first.id) == named
    assert session.observation_id == first.id
    assert "Take back" in session.edits.stack.undoText()


def test_an_animal_is_in_view_for_a_behavior_that_is_taken_back(
    session: Session, reviewing: Reviewing, playhead: Playhead
) -> None:
    first = select(session)
    eating = next(each for each in session.observations if each.parent_id == first.id)
    playhead.time_s = 1.6
    reviewing.spans.start_here()
    assert [each.id for each in session.rejected] == [eating.id]
    reviewing.take_back(eating)
    assert bouts_of(session, first) == [("eats_food", eating.span, ReviewState.UNREVIEWED)]
    assert animals(session)[0].span == Span(eating.span.start_s, first.span.end_s)


def test_nothing_is_added_to_a_file_that_cannot_be_read(
    qtbot: QtBot, session: Session, reviewing: Reviewing, project: Project
) -> None:
    broken = next(video for video in media.videos(project) if video.status is VideoStatus.UNREADABLE)
    session.look_at_video(broken.id)
    pinning = Pinning(session, reviewing)
    for say in (reviewing.add_animal, lambda: pinning.subject(Subject.BLANK)):
        with qtbot.waitSignal(session.said) as said:
            say()
        assert "cannot be read" in said.args[0].text
    assert not session.observations
