"""What is said beside a machine's name, where several become one and where bouts make room."""

import msgspec
import pytest

from app.services import observations, second_opinion
from app.services.judged import judged
from app.services.model_shelf.standing import right_in_review
from app.services.projects import Project
from app.services.proportions import Share
from app.services.review import exclusion, labels
from app.services.review.reaching import keep_within
from app.services.review.verdicts import cut
from app.store.records import Kind, Observation, ReviewState
from mvit_core.taxonomy import Behavior
from mvit_core.types import Bout, Box, Score, Span, TrackPoint, VideoResult
from tests.app.services.conftest import looked_at_by_a_model
from tests.videos import video_ids


def animals(project: Project) -> list[Observation]:
    found = observations.of_video(project, video_ids(project)[0])
    return [one for one in found if one.kind is Kind.ANIMAL]


@pytest.mark.parametrize("place", [0, 1])
def test_a_merge_loses_nothing_that_people_said_of_either(project: Project, scan, make_result, place: int):
    scan(make_result(0.1, 0.6, species=(Score("panthera", 0.875),)))
    one = animals(project)[place]
    said = labels.note(
        one,
        count=3,
        sex="female",
        life_stage="adult",
        individual="F7",
        notes="limps",
        quality="poor",
        tags=("wet",),
        reacts=True,
    )
    labels.apply(project, {one.id: said}, who="ana")
    labels.apply(project, labels.merge(project, animals(project)), who="bo")
    (merged,) = animals(project)
    assert (merged.count, merged.sex, merged.life_stage, merged.individual) == (3, "female", "adult", "F7")
    assert (merged.notes, merged.quality, merged.tags, merged.reacts) == ("limps", "poor", ("wet",), True)
    assert merged.state is ReviewState.UNREVIEWED


def test_two_notes_of_one_animal_both_stay(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6))
    first, second = animals(project)
    said = {first.id: labels.note(first, notes="limps"), second.id: labels.note(second, notes="one ear")}
    labels.apply(project, said, who="ana")
    labels.apply(project, labels.merge(project, animals(project)), who="ana")
    assert [one.notes for one in animals(project)] == ["limps; one ear"]


def test_motion_merged_with_what_a_model_named_is_not_named_by_a_person(project: Project, scan, make_result):
    named = make_result(0.6, species=(Score("panthera", 0.875),))
    both = msgspec.structs.replace(named, tracks=(*make_result(0.1).tracks, *named.tracks))
    scan(both)
    first, lion = animals(project)
    assert (first.taxon, lion.taxon) == (None, "panthera")
    undo, _ = labels.apply(project, labels.merge(project, [first, lion]), who="ana")
    (merged,) = animals(project)
    assert (merged.taxon, merged.state) == ("panthera", ReviewState.UNREVIEWED)
    assert merged.confidence == lion.confidence
    assert len(judged(project).id) == 0
    labels.apply(project, undo, who="ana")
    assert animals(project) == [first, lion]


def test_what_a_person_named_goes_before_what_a_rule_accepted(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6, species=(Score("panthera", 0.875),)))
    first, second = animals(project)
    by_rule = msgspec.structs.replace(labels.confirm(first), rule="panthera >= 0.80")
    place = labels.new_observation(project, first.video_id, Kind.ANIMAL)
    by_hand = labels.add(Span(4, 9), taxon="lynx", keyframes=(TrackPoint(4.0, 120, Box(0.1, 0.1, 0.2, 0.2)),))
    labels.apply(project, {first.id: by_rule, second.id: labels.reject(second), place: by_hand}, who="ana")
    labels.apply(project, labels.merge(project, animals(project)), who="ana")
    (merged,) = animals(project)
    assert (merged.taxon, merged.is_by_eye) == ("lynx", True)


@pytest.mark.parametrize("span", [Span(2, 4), Span(0, 2)])
def test_a_bout_that_makes_room_for_another_is_still_to_be_reviewed(
    project: Project, scan, make_result, span: Span
):
    scan(make_result(0.1))
    (bout,) = (one for one in observations.of_video(project, video_ids(project)[0]) if one.behavior)
    group = {name: Behavior(name, name, exclusive="posture") for name in ("lies", bout.behavior)}
    labels.apply(project, exclusion.make_room("lies", span, [bout], group), who="ana")
    now = observations.observation(project, bout.id)
    assert (now.behavior, now.state) == (bout.behavior, ReviewState.UNREVIEWED)
    assert now.span != bout.span


def of_kind(project: Project, kind: Kind) -> list[Observation]:
    return [one for one in observations.of_video(project, video_ids(project)[0]) if one.kind is kind]


def test_both_halves_of_what_nobody_reviewed_stay_the_machines_with_their_bouts(
    project: Project, scan, make_result
):
    scan(make_result(0.1, species=(Score("panthera", 0.875),)))
    (whole,) = animals(project)
    before = list(observations.all_observations(project, rejected=True))
    undo, _ = labels.apply(project, labels.split(project, whole, 2.0), who="ana")
    halves = animals(project)
    assert [one.span for one in halves] == [Span(0, 2), Span(2, whole.span.end_s)]
    for one in [*halves, *of_kind(project, Kind.BEHAVIOR)]:
        assert one.state is ReviewState.UNREVIEWED
    for half in halves:
        assert (half.taxon, half.confidence, half.scores) == (whole.taxon, whole.confidence, whole.scores)
    assert len(of_kind(project, Kind.BEHAVIOR)) == 2, "the bout was cut with its animal"
    assert len(judged(project).id) == 0
    right, wrong = labels.confirm(halves[0]), labels.correct(halves[1], taxon="canis")
    again, _ = labels.apply(project, {halves[0].id: right, halves[1].id: wrong}, who="ana")
    assert judged(project).right.tolist() == [False]
    for step in (again, undo):
        labels.apply(project, step, who="ana")
    assert list(observations.all_observations(project, rejected=True)) == before


def test_a_finding_that_was_split_is_judged_once(tmp_path, make_result):
    found = make_result(0.1, 0.6, species=(Score("panthera", 0.875),))
    with looked_at_by_a_model(tmp_path, 1, lambda _number: found) as project:
        for each in animals(project):
            labels.apply(project, labels.split(project, each, 2.0), who="ana")
        every = animals(project)
        labels.apply(project, {each.id: labels.confirm(each) for each in every}, who="ana")
        assert judged(project).right.tolist() == [True, True]
        assert [*right_in_review(project).values()] == [Share(2, 2)]
        labels.apply(project, {every[-1].id: labels.correct(every[-1], taxon="canis")}, who="ana")
        assert judged(project).right.tolist() == [True, False]
        assert [*right_in_review(project).values()] == [Share(1, 2)]


def test_a_half_stays_through_another_scan_and_takes_its_name_from_it(project: Project, scan, make_result):
    scan(make_result(0.1, species=(Score("panthera", 0.875),)))
    (whole,) = animals(project)
    undo, _ = labels.apply(project, labels.split(project, whole, 2.0), who="ana")
    scan(make_result(0.1, species=(Score("canis", 0.75),)), rescan=True)
    assert [one.span for one in animals(project)] == [Span(0, 2), Span(2, whole.span.end_s)]
    assert [one.taxon for one in animals(project)] == ["canis", "canis"]
    assert len({one.track_id for one in animals(project)}) == 1
    labels.apply(project, undo, who="ana")
    assert [(one.taxon, one.span) for one in animals(project)] == [("canis", whole.span)]


def test_bouts_that_a_merge_moves_are_still_to_be_reviewed(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6, species=(Score("panthera", 0.875),)))
    before = of_kind(project, Kind.BEHAVIOR)
    labels.apply(project, {before[1].id: labels.confirm(before[1])}, who="ana")
    labels.apply(project, labels.merge(project, animals(project)), who="ana")
    (merged,) = animals(project)
    bouts = of_kind(project, Kind.BEHAVIOR)
    assert {one.parent_id for one in bouts} == {merged.id}
    assert sorted(one.state for one in bouts) == [ReviewState.ADDED, ReviewState.UNREVIEWED]
    labels.apply(project, labels.split(project, merged, 2.0), who="ana")
    second = animals(project)[1]
    moved = [one for one in of_kind(project, Kind.BEHAVIOR) if one.parent_id == second.id]
    assert sorted(one.state for one in moved) == [ReviewState.ADDED, ReviewState.UNREVIEWED]


@pytest.mark.parametrize("is_reviewed", [True, False])
def test_a_bout_that_a_split_parted_is_one_again_when_the_halves_are_merged(
    project: Project, scan, make_result, *, is_reviewed: bool
):
    scan(make_result(0.1, species=(Score("panthera", 0.875),)))
    if is_reviewed:
        labels.apply(
            project, {one.id: labels.confirm(one) for one in of_kind(project, Kind.BEHAVIOR)}, who="ana"
        )
    before = [(one.behavior, one.span, one.is_by_eye) for one in of_kind(project, Kind.BEHAVIOR)]
    for time in (2.0, 2.5):  # in three
        labels.apply(project, labels.split(project, animals(project)[-1], time), who="ana")
    assert len(of_kind(project, Kind.BEHAVIOR)) == 3 * len(before)
    undo, _ = labels.apply(project, labels.merge(project, animals(project)), who="ana")
    assert [(one.behavior, one.span, one.is_by_eye) for one in of_kind(project, Kind.BEHAVIOR)] == before
    labels.apply(project, undo, who="ana")
    assert len(of_kind(project, Kind.BEHAVIOR)) == 3 * len(before)


def test_bouts_of_two_animals_that_do_not_meet_stay_two_when_those_are_merged(
    project: Project, scan, make_result
):
    scan(make_result(0.1, species=(Score("panthera", 0.875),)))
    labels.apply(project, labels.split(project, animals(project)[0], 2.0), who="ana")
    second = of_kind(project, Kind.BEHAVIOR)[1]
    later = Span(second.span.start_s + 0.1, second.span.end_s)
    labels.apply(project, {second.id: cut(second, later)}, who="ana")
    labels.apply(project, labels.merge(project, animals(project)), who="ana")
    assert [one.span for one in of_kind(project, Kind.BEHAVIOR)][1] == later


def test_what_a_rule_accepted_stays_the_rules_in_both_halves(project: Project, scan, make_result):
    scan(make_result(0.1, species=(Score("panthera", 0.875),)))
    (whole,) = animals(project)
    by_rule = msgspec.structs.replace(labels.confirm(whole), rule="panthera >= 0.80")
    labels.apply(project, {whole.id: by_rule}, who="ana")
    (whole,) = animals(project)
    labels.apply(project, labels.split(project, whole, 2.0), who="bo")
    found = [(one.rule, one.is_by_eye, one.labelled_by) for one in animals(project)]
    assert found == [("panthera >= 0.80", False, "ana")] * 2


def test_a_count_leaves_the_edges_to_the_scans_that_come(project: Project, scan, make_result):
    scan(make_result(0.1))
    (first,) = animals(project)
    undo, _ = labels.apply(project, {first.id: labels.note(first, count=3)}, who="ana")
    later = make_result(0.1, start_s=0.5)
    scan(later, rescan=True)
    (now,) = animals(project)
    assert (now.id, now.count, now.span) == (first.id, 3, later.tracks[0].track.span)
    assert now.span != first.span
    labels.apply(project, {now.id: labels.note(now, count=4)}, who="ana")
    scan(make_result(0.1), rescan=True)
    assert [(one.count, one.span) for one in animals(project)] == [(4, first.span)]
    labels.apply(project, undo, who="ana")
    assert [(one.count, one.span) for one in animals(project)] == [(1, first.span)]


def test_an_edge_that_a_person_moved_stays_there_through_a_scan(project: Project, scan, make_result):
    scan(make_result(0.1))
    (first,) = animals(project)
    moved = Span(first.span.start_s + 0.25, first.span.end_s)
    labels.apply(project, {first.id: labels.note(first, span=moved)}, who="ana")
    (now,) = animals(project)
    labels.apply(project, {first.id: labels.note(now, count=2)}, who="ana")
    scan(make_result(0.1, start_s=0.5), rescan=True)
    assert [(one.count, one.span) for one in animals(project)] == [(2, moved)]


def test_boxes_that_a_person_drew_keep_their_edges(project: Project, scan, make_result):
    scan(make_result(0.1))
    (first,) = animals(project)
    drawn = (TrackPoint(1.0, 30, Box(0.1, 0.1, 0.2, 0.2)),)
    labels.apply(project, {first.id: labels.note(first, keyframes=drawn)}, who="ana")
    scan(make_result(0.1, start_s=0.5), rescan=True)
    assert first.span in [one.span for one in animals(project)]


def long_and_short(project: Project, scan, make_result) -> Observation:
    """Two animals that come at once, of which one goes before the other: the one that stays."""
    both = make_result(0.1, 0.6)
    first, second = both.tracks
    shorter = msgspec.structs.replace(first.track, points=first.track.points[:11])
    tracks = (msgspec.structs.replace(first, track=shorter, bouts=()), second)
    scan(msgspec.structs.replace(both, tracks=tracks))
    return max(animals(project), key=lambda one: one.span.end_s)


def test_edges_that_a_person_gave_stay_where_another_animal_has_the_same(project: Project, scan, make_result):
    stays = long_and_short(project, scan, make_result)
    shorter = min(one.span.end_s for one in animals(project))
    moved = labels.note(stays, span=Span(stays.span.start_s, shorter))
    undo, _ = labels.apply(project, {stays.id: moved}, who="ana")
    assert observations.observation(project, stays.id).span == moved.span
    labels.apply(project, undo, who="ana")
    labels.apply(project, labels.split(project, stays, shorter), who="ana")
    assert observations.observation(project, stays.id).span == moved.span
    long_and_short(project, lambda result: scan(result, rescan=True), make_result)
    assert observations.observation(project, stays.id).span == moved.span


def with_bouts(found: VideoResult, *bouts: Bout) -> VideoResult:
    (one,) = found.tracks
    return msgspec.structs.replace(found, tracks=(msgspec.structs.replace(one, bouts=bouts),))


def said_of(project: Project) -> list[tuple[str | None, Span, Span | None]]:
    """Each bout that is shown: what, when, and when its animal is in view."""
    spans = {one.id: one.span for one in animals(project)}
    bouts = of_kind(project, Kind.BEHAVIOR)
    return [(one.behavior, one.span, spans[one.parent_id] if one.parent_id else None) for one in bouts]


@pytest.mark.parametrize("is_by_eye", [False, True])
def test_bouts_that_a_scan_finds_of_a_split_animal_go_with_their_half(
    project: Project, scan, make_result, is_by_eye: bool
):
    scan(make_result(0.1, bouts=False))
    (whole,) = animals(project)
    if is_by_eye:
        labels.apply(project, {whole.id: labels.confirm(whole)}, who="ana")
    labels.apply(project, labels.split(project, animals(project)[0], 2.0), who="ana")
    eats, sleeps = Bout("eats_food", Span(1, 3), 0.6), Bout("sleeps", Span(4, 5), 0.6)
    first, second = Span(0, 2), Span(2, whole.span.end_s)
    expected = [("eats_food", Span(1, 2), first), ("eats_food", Span(2, 3), second)]
    for _ in range(2):
        scan(with_bouts(make_result(0.1), eats, sleeps), rescan=True)
        assert said_of(project) == [*expected, ("sleeps", sleeps.span, second)]


def test_a_scan_finds_no_bouts_where_a_person_says_that_the_animal_is_not_in_view(
    project: Project, scan, make_result
):
    scan(make_result(0.1, bouts=False))
    (whole,) = animals(project)
    labels.apply(project, {whole.id: labels.correct(whole, span=Span(0, 2))}, who="ana")
    eats, sleeps = Bout("eats_food", Span(1, 3), 0.6), Bout("sleeps", Span(4, 5), 0.6)
    scan(with_bouts(make_result(0.1), eats, sleeps), rescan=True)
    assert said_of(project) == [("eats_food", Span(1, 2), Span(0, 2))]


def test_bouts_of_two_that_are_one_go_to_what_is_left_of_them(project: Project, scan, make_result):
    scan(make_result(0.1, bouts=False))
    (whole,) = animals(project)
    labels.apply(project, labels.split(project, whole, 2.0), who="ana")
    labels.apply(project, labels.merge(project, animals(project)), who="ana")
    sleeps = Bout("sleeps", Span(4, 5), 0.6)
    scan(with_bouts(make_result(0.1), sleeps), rescan=True)
    assert said_of(project) == [("sleeps", sleeps.span, whole.span)]


@pytest.mark.parametrize("how", ["split", "shorten", "shorten and reject"])
def test_bouts_that_a_scan_finds_are_whole_once_what_was_done_to_their_animal_is_undone(
    project: Project, scan, make_result, how: str
):
    eats, sleeps = Bout("eats_food", Span(1, 3), 0.6), Bout("sleeps", Span(4, 5), 0.6)
    scan(with_bouts(make_result(0.1), eats, sleeps))
    (whole,) = animals(project)
    bouts = of_kind(project, Kind.BEHAVIOR)
    if how == "split":
        plan = labels.split(project, whole, 2.0)
    else:
        inside = Span(1.5, 3.9)
        plan = {whole.id: labels.note(whole, span=inside)}
        plan |= keep_within(inside, bouts) if how == "shorten and reject" else {}
    undo, _ = labels.apply(project, plan, who="ana")
    shortened = said_of(project)
    scan(with_bouts(make_result(0.1), eats, sleeps), rescan=True)
    assert said_of(project) == shortened
    redo, _ = labels.apply(project, undo, who="ana")
    assert said_of(project) == [(one.behavior, one.span, whole.span) for one in (eats, sleeps)]
    labels.apply(project, redo, who="ana")
    assert said_of(project) == shortened


def test_a_blind_observer_sees_the_bouts_of_the_whole_animal_that_others_split(
    project: Project, scan, make_result
):
    scan(make_result(0.1))
    labels.apply(project, labels.split(project, animals(project)[0], 2.0), who="ana")
    scan(make_result(0.1), rescan=True)
    animal, bout = second_opinion.seen_by(project, video_ids(project)[0], "bo")
    assert (bout.parent_id, bout.span) == (animal.id, Span(1, 3))


def test_a_bout_that_a_scan_finds_after_a_merge_is_of_the_animal_that_shows_it_once_that_is_undone(
    project: Project, scan, make_result
):
    both = make_result(0.1, 0.6, bouts=False)
    first, second = both.tracks
    eats = (Bout("eats_food", Span(1, 3), 0.6),)
    scan(msgspec.structs.replace(both, tracks=(first, msgspec.structs.replace(second, bouts=eats))))
    one, other = animals(project)
    undo, _ = labels.apply(project, labels.merge(project, [one, other]), who="ana")
    again = msgspec.structs.replace(both, tracks=(msgspec.structs.replace(first, bouts=eats), second))
    scan(again, rescan=True)
    labels.apply(project, undo, who="ana")
    assert [each.id for each in animals(project)] == [one.id, other.id]
    assert [each.parent_id for each in of_kind(project, Kind.BEHAVIOR)] == [one.id]
