"""Whatever scans come in whatever order, what a person said stays, and nothing stands twice."""

from collections import Counter

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services import observations, second_opinion
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Observation, ObservationId, ReviewState
from mvit_core.types import Span, VideoResult
from tests.videos import video_ids, video_of

SAID = ("state", "span", "subject", "taxon", "behavior", "count", "notes", "labelled_by", "labelled_at")
places = st.lists(st.sampled_from([0.0, 0.02, 0.4, 0.42, 0.8]), max_size=3, unique=True)
scans = st.tuples(st.just("scan"), places)
verdicts = st.tuples(
    st.sampled_from(["confirm", "correct", "reject", "clear", "undo", "add"]), st.integers(0, 9)
)


def said(one: Observation) -> list[object]:
    return [getattr(one, name) for name in SAID]


def labelled(project: Project, video_id: int) -> dict[ObservationId, list[object]]:
    every = observations.of_video(project, video_id, rejected=True)
    return {one.id: said(one) for one in every if one.state is not ReviewState.UNREVIEWED}


def judge(project: Project, video_id: int, how: str, number: int) -> labels.Assignment:
    every = observations.of_video(project, video_id, rejected=True)
    if how == "add" or not every:
        place = labels.new_observation(project, video_id, Kind.ANIMAL)
        plan: labels.Assignment = {place: labels.add(Span(number, number + 2.0), taxon="lynx")}
    else:
        one = every[number % len(every)]
        plan = {
            one.id: {
                "confirm": labels.confirm(one),
                "correct": labels.correct(one, count=number + 1),
                "reject": labels.reject(one),
            }.get(how)
        }
    return labels.apply(project, plan, who="ada")[0]


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(steps=st.lists(scans | verdicts, min_size=3, max_size=9))
def test_scans_never_touch_labels_and_never_double(steps: list, project: Project, scan, make_result):
    video_id = video_ids(project)[0]
    undo: list[labels.Assignment] = []
    scan(make_result(), [video_id], rescan=True)
    labels.apply(
        project, {one.id: None for one in observations.of_video(project, video_id, rejected=True)}, who="ada"
    )
    for how, what in steps:
        if how == "scan":
            before = labelled(project, video_id)
            scan(make_result(*what), [video_id], rescan=True)
            assert labelled(project, video_id) == before
            assert_nothing_is_old_without_reason(project, video_id, len(what))
        elif how == "undo":
            if undo:
                labels.apply(project, undo.pop(), who="ada")
        else:
            undo.append(judge(project, video_id, how, what))
        assert_counts_are_right(project, video_id)


def assert_nothing_is_old_without_reason(project: Project, video_id: int, num_tracks: int) -> None:
    """What no label holds is of this scan, and every track counts once."""
    every = observations.of_video(project, video_id, rejected=True)
    animals = [one for one in every if one.kind is Kind.ANIMAL]
    carrying = {one.parent_id for one in every if one.state is not ReviewState.UNREVIEWED}
    loose = [one for one in animals if one.state is ReviewState.UNREVIEWED and one.id not in carrying]
    assert len(loose) <= num_tracks
    tracks = Counter(one.track_id for one in animals if one.track_id is not None)
    assert set(tracks.values()) <= {1}
    bouts = Counter(
        (one.parent_id, one.behavior, one.span)
        for one in every
        if one.kind is Kind.BEHAVIOR and one.state is ReviewState.UNREVIEWED
    )
    assert set(bouts.values()) <= {1}


def assert_counts_are_right(project: Project, video_id: int) -> None:
    animals = [one for one in observations.of_video(project, video_id) if one.kind is Kind.ANIMAL]
    video = video_of(project, video_id)
    assert video.num_observations == len(animals)
    assert video.num_unreviewed == sum(one.state is ReviewState.UNREVIEWED for one in animals)


def test_a_bout_that_is_found_again_is_evidence_of_the_labelled_one(project: Project, scan, make_result):
    scan(make_result(0.1))
    video_id = video_ids(project)[0]
    animal, bout = observations.of_video(project, video_id)
    labels.apply(project, {bout.id: labels.correct(bout, span=Span(1.0, 2.5))}, who="ada")
    scan(make_result(0.1), rescan=True)
    now = observations.of_video(project, video_id)
    assert [one.id for one in now] == [animal.id, bout.id]
    assert now[1].span == Span(1.0, 2.5)
    assert now[1].track_id == now[0].track_id != bout.track_id


def shorter(result: VideoResult, end_s: float) -> VideoResult:
    """The same, but that nothing moves behind a time."""
    tracks = tuple(
        msgspec.structs.replace(
            each,
            track=msgspec.structs.replace(
                each.track, points=tuple(point for point in each.track.points if point.time_s <= end_s)
            ),
            bouts=(),
        )
        for each in result.tracks
    )
    return msgspec.structs.replace(result, tracks=tracks)


@pytest.mark.parametrize("noted", [False, True])
def test_an_animal_that_a_scan_shortens_is_in_view_while_a_person_says_it_does_something(
    project: Project, scan, make_result, noted: bool
):
    scan(make_result(0.1, bouts=False))
    video_id = video_ids(project)[0]
    (animal,) = observations.of_video(project, video_id)
    if noted:
        labels.apply(project, {animal.id: labels.note(animal, count=2)}, who="ada")
    place = labels.new_observation(project, video_id, Kind.BEHAVIOR, parent_id=animal.id)
    added = {place: labels.add(Span(4.0, 5.0), behavior="rests")}
    undo, _ = labels.apply(project, added, who="ada")
    scan(shorter(make_result(0.1), 3.0), rescan=True)
    now, bout = observations.of_video(project, video_id)
    assert (now.id, now.span, bout.span) == (animal.id, Span(0, 5), Span(4, 5))
    labels.apply(project, undo, who="ada")
    assert [one.span for one in observations.of_video(project, video_id)] == [Span(0, 3)]
    labels.apply(project, added, who="ada")
    seen, _ = observations.of_video(project, video_id)
    labels.apply(project, {seen.id: labels.note(seen, notes="limps")}, who="ada")
    scan(make_result(0.1, bouts=False), rescan=True)
    assert observations.observation(project, animal.id).span == animal.span


def test_a_note_that_an_undo_brings_back_has_the_edges_of_the_latest_scan(
    project: Project, scan, make_result
):
    scan(make_result(0.1, bouts=False))
    video_id = video_ids(project)[0]
    (animal,) = observations.of_video(project, video_id)
    labels.apply(project, {animal.id: labels.note(animal, count=2)}, who="ada")
    noted = observations.observation(project, animal.id)
    undo, _ = labels.apply(project, {animal.id: labels.confirm(noted)}, who="ada")
    scan(shorter(make_result(0.1), 3.0), rescan=True)
    assert observations.observation(project, animal.id).span == animal.span, "somebody has confirmed it"
    redo, _ = labels.apply(project, undo, who="ada")
    now = observations.observation(project, animal.id)
    assert (now.count, now.span) == (2, Span(0, 3))
    labels.apply(project, redo, who="ada")
    labels.apply(project, {animal.id: labels.history(project, animal.id)[-1].before}, who="ada")
    assert observations.observation(project, animal.id).span == Span(0, 3)


def test_a_blind_observers_count_moves_with_what_is_found_and_their_bouts_stay_in_view(
    project: Project, scan, make_result
):
    scan(make_result(0.1, bouts=False))
    video_id = video_ids(project)[0]
    (animal,) = second_opinion.seen_by(project, video_id, "bo")
    second_opinion.give(project, {animal.id: labels.note(animal, count=2)}, observer="bo")
    scan(shorter(make_result(0.1), 3.0), rescan=True)
    (now,) = second_opinion.seen_by(project, video_id, "bo")
    assert (now.id, now.count, now.span) == (animal.id, 2, Span(0, 3))
    place = labels.new_observation(project, video_id, Kind.BEHAVIOR, parent_id=animal.id)
    second_opinion.give(project, {place: labels.add(Span(2.0, 3.0), behavior="rests")}, observer="bo")
    scan(shorter(make_result(0.1), 2.4), rescan=True)
    seen, bout = second_opinion.seen_by(project, video_id, "bo")
    assert (seen.span, bout.span) == (Span(0, 3), Span(2, 3))


def test_an_animal_of_which_a_blind_observer_coded_a_bout_stays(project: Project, scan, make_result):
    scan(make_result(0.1, bouts=False))
    video_id = video_ids(project)[0]
    (animal,) = second_opinion.seen_by(project, video_id, "bo")
    place = labels.new_observation(project, video_id, Kind.BEHAVIOR, parent_id=animal.id)
    second_opinion.give(project, {place: labels.add(Span(2.0, 3.0), behavior="rests")}, observer="bo")
    for found in (make_result(0.1, bouts=False), make_result()):
        scan(found, rescan=True)
        seen, bout = second_opinion.seen_by(project, video_id, "bo")
        assert (seen.id, bout.parent_id) == (animal.id, animal.id)


def test_bouts_that_a_scan_finds_last_as_long_as_a_blind_observer_says_their_animal_is_there(
    project: Project, scan, make_result
):
    scan(make_result(0.1, bouts=False))
    video_id = video_ids(project)[0]
    (animal,) = second_opinion.seen_by(project, video_id, "bo")
    inside = {animal.id: labels.correct(animal, span=Span(2.0, 5.0))}
    undo, _ = second_opinion.give(project, inside, observer="bo")
    scan(make_result(0.1), rescan=True)
    assert [one.span for one in second_opinion.seen_by(project, video_id, "bo")] == [Span(2, 5), Span(2, 3)]
    second_opinion.give(project, undo, observer="bo")
    assert [one.span for one in second_opinion.seen_by(project, video_id, "bo")][1] == Span(1, 3)


def test_an_edge_that_a_person_moved_to_where_a_behavior_begins_stays_theirs_when_it_comes_back(
    project: Project, scan, make_result
):
    scan(make_result(0.1, start_s=1.0, bouts=False))
    video_id = video_ids(project)[0]
    (animal,) = observations.of_video(project, video_id)
    moved = Span(0.0, animal.span.end_s)
    labels.apply(project, {animal.id: labels.note(animal, span=moved)}, who="ada")
    place = labels.new_observation(project, video_id, Kind.BEHAVIOR, parent_id=animal.id)
    labels.apply(project, {place: labels.add(Span(0.0, 2.0), behavior="rests")}, who="ada")
    noted = observations.observation(project, animal.id)
    undo, _ = labels.apply(project, {animal.id: labels.confirm(noted)}, who="ada")
    labels.apply(project, undo, who="ada")
    labels.apply(project, {place: None}, who="ada")
    assert observations.observation(project, animal.id).span == moved
