"""What an undo, a redo or a later scan brings back is what was there: found meanwhile, it is there once."""

from collections.abc import Callable

import msgspec
import pytest

from app.services import observations, second_opinion
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Assignment, Kind, Observation, ReviewState, VideoId
from mvit_core.types import Box, Span, TrackPoint
from tests.videos import video_ids

Edit = Callable[[Project, Observation, Observation], Assignment]


@pytest.fixture
def video(project: Project, scan, make_result) -> VideoId:
    """With an animal that eats."""
    scan(make_result(0.1))
    return video_ids(project)[0]


def shown(project: Project, video: VideoId) -> list[tuple[object, ...]]:
    return [
        (one.kind, one.state, one.behavior, one.span, one.count)
        for one in observations.of_video(project, video)
    ]


EDITS: dict[str, Edit] = {
    "animal": lambda _, animal, bout: {animal.id: labels.confirm(animal)},
    "count": lambda _, animal, bout: {animal.id: labels.note(animal, count=2)},
    "bout": lambda _, animal, bout: {bout.id: labels.confirm(bout)},
    "both": lambda _, animal, bout: {one.id: labels.correct(one) for one in (animal, bout)},
    "split": lambda project, animal, bout: labels.split(project, animal, 0.5),
    "split amid a bout": lambda project, animal, bout: labels.split(project, animal, 2.0),
    "split late": lambda project, animal, bout: labels.split(project, animal, 4.0),
    "split of a bout": lambda project, animal, bout: labels.split(project, bout, 2.0),
}


@pytest.fixture(params=[False, True], ids=["found", "confirmed"])
def looked_at(project: Project, video: VideoId, request: pytest.FixtureRequest) -> list[Observation]:
    """The animal, found or confirmed, and its bout."""
    animal = observations.of_video(project, video)[0]
    if request.param:
        labels.apply(project, {animal.id: labels.confirm(animal)}, who="ada")
    return observations.of_video(project, video)


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_undone_before_a_scan_and_done_again_behind_it_is_as_if_there_had_been_none(
    project: Project, scan, make_result, looked_at: list[Observation], edit: str
):
    animal, bout = looked_at
    video = animal.video_id
    undo, _ = labels.apply(project, EDITS[edit](project, animal, bout), who="ada")
    expected = shown(project, video)
    redo, _ = labels.apply(project, undo, who="ada")
    before = shown(project, video)
    scan(make_result(0.1), rescan=True)
    assert shown(project, video) == before
    undo, _ = labels.apply(project, redo, who="ada")
    assert shown(project, video) == expected
    labels.apply(project, undo, who="ada")
    assert shown(project, video) == before


@pytest.mark.parametrize("confirmed", [False, True])
@pytest.mark.parametrize("num_scans", [1, 2])
def test_a_half_that_comes_back_does_what_was_found_meanwhile(
    project: Project, scan, make_result, confirmed: bool, num_scans: int
):
    scan(make_result(0.1, bouts=False))
    video = video_ids(project)[0]
    (animal,) = observations.of_video(project, video)
    if confirmed:
        labels.apply(project, {animal.id: labels.confirm(animal)}, who="ada")
        (animal,) = observations.of_video(project, video)
    undo, _ = labels.apply(project, labels.split(project, animal, 2.0), who="ada")
    redo, _ = labels.apply(project, undo, who="ada")
    for _ in range(num_scans):
        scan(make_result(0.1), rescan=True)
    labels.apply(project, redo, who="ada")
    found = observations.of_video(project, video)
    halves = {one.id: one.span for one in found if one.kind is Kind.ANIMAL}
    bouts = [(halves[one.parent_id], one.span) for one in found if one.kind is Kind.BEHAVIOR]
    end_s = animal.span.end_s
    assert bouts == [(Span(0, 2), Span(1, 2)), (Span(2, end_s), Span(2, 3))]


def test_what_a_person_added_and_took_back_is_the_one_that_a_scan_finds_then(
    project: Project, scan, make_result
):
    scan(make_result())
    video = video_ids(project)[0]
    animal = labels.new_observation(project, video, Kind.ANIMAL)
    bout = labels.new_observation(project, video, Kind.BEHAVIOR, parent_id=animal)
    added = {
        animal: labels.add(Span(0.0, 5.0), taxon="lynx"),
        bout: labels.add(Span(1.0, 2.5), behavior="eats_food"),
    }
    undo, _ = labels.apply(project, added, who="ada")
    redo, _ = labels.apply(project, undo, who="ada")
    scan(make_result(0.1), rescan=True)
    found = observations.of_video(project, video)
    assert [(one.id, one.state) for one in found] == [
        (animal, ReviewState.UNREVIEWED),
        (bout, ReviewState.UNREVIEWED),
    ]
    labels.apply(project, redo, who="ada")
    found = observations.of_video(project, video)
    assert [(one.id, one.span, one.taxon) for one in found] == [
        (animal, Span(0, 5), "lynx"),
        (bout, Span(1, 2.5), None),
    ]


@pytest.mark.parametrize("of_a_bout", [False, True])
def test_of_whom_a_blind_observer_spoke_is_one_animal_after_a_scan_that_missed_it(
    project: Project, scan, make_result, video: VideoId, of_a_bout: bool
):
    animal, bout = observations.of_video(project, video)
    said = bout if of_a_bout else animal
    second_opinion.give(project, {said.id: labels.correct(said)}, observer="bo")
    for found in (make_result(), make_result(0.1)):
        scan(found, rescan=True)
    seen = second_opinion.seen_by(project, video, "bo")
    assert [one.id for one in seen if one.kind is Kind.ANIMAL] == [animal.id]
    assert [one.behavior for one in seen if one.kind is Kind.BEHAVIOR] == ["eats_food"]
    assert [one.id for one in observations.of_video(project, video) if not one.parent_id] == [animal.id]


def test_a_bout_of_which_a_blind_observer_spoke_is_found_again_by_a_scan(
    project: Project, scan, make_result, video: VideoId
):
    animal, bout = second_opinion.seen_by(project, video, "bo")
    said = {animal.id: labels.confirm(animal), bout.id: labels.correct(bout, span=Span(1.0, 2.5))}
    second_opinion.give(project, said, observer="bo")
    scan(make_result(0.1), rescan=True)
    seen = second_opinion.seen_by(project, video, "bo")
    assert [(one.id, one.span) for one in seen] == [(animal.id, animal.span), (bout.id, Span(1, 2.5))]
    assert [one.id for one in observations.of_video(project, video)] == [animal.id, bout.id]


def test_what_a_person_trimmed_to_a_small_part_is_not_found_a_second_time(
    project: Project, scan, make_result, video: VideoId
):
    animal, bout = observations.of_video(project, video)
    said = {
        animal.id: labels.correct(animal, span=Span(2.0, 3.0)),
        bout.id: labels.correct(bout, span=Span(2.5, 3.0)),
    }
    labels.apply(project, said, who="ada")
    scan(make_result(0.1), rescan=True)
    found = [(one.id, one.span) for one in observations.of_video(project, video)]
    assert found == [(animal.id, Span(2, 3)), (bout.id, Span(2.5, 3))]


def test_a_part_of_what_was_merged_is_not_found_a_second_time(project: Project, scan, make_result):
    """Two short tracks of one animal, far apart in time."""
    first, last = make_result(0.1, bouts=False), make_result(0.1, bouts=False, start_s=20.0)
    both = msgspec.structs.replace(first, tracks=(*first.tracks, *last.tracks))
    scan(both)
    video = video_ids(project)[0]
    labels.apply(project, labels.merge(project, observations.of_video(project, video)), who="ada")
    merged = observations.of_video(project, video)
    scan(both, rescan=True)
    assert [(one.id, one.span) for one in observations.of_video(project, video)] == [
        (one.id, one.span) for one in merged
    ]


def test_what_a_scan_finds_where_a_person_says_that_an_animal_is_not_is_another(
    project: Project, scan, make_result, video: VideoId
):
    animal, _ = observations.of_video(project, video)
    elsewhere = (
        TrackPoint(0.0, 0, Box(0.8, 0.25, 0.125, 0.25)),
        TrackPoint(5.8, 174, Box(0.8, 0.25, 0.125, 0.25)),
    )
    labels.apply(project, {animal.id: labels.correct(animal, keyframes=elsewhere)}, who="ada")
    scan(make_result(0.1, bouts=False), rescan=True)
    assert [one.id == animal.id for one in observations.of_video(project, video)].count(False) == 1


@pytest.mark.parametrize("confirmed", [False, True])
def test_halves_that_came_back_are_merged_with_each_bout_once(
    project: Project, scan, make_result, confirmed: bool
):
    scan(make_result(0.1, bouts=False))
    video = video_ids(project)[0]
    (animal,) = observations.of_video(project, video)
    undo, _ = labels.apply(project, labels.split(project, animal, 0.5), who="ada")
    redo, _ = labels.apply(project, undo, who="ada")
    scan(make_result(0.1), rescan=True)
    labels.apply(project, redo, who="ada")
    found = observations.of_video(project, video)
    if confirmed:
        (bout,) = (one for one in found if one.kind is Kind.BEHAVIOR)
        labels.apply(project, {bout.id: labels.confirm(bout)}, who="ada")
    halves = [one for one in found if one.kind is Kind.ANIMAL]
    undo, _ = labels.apply(project, labels.merge(project, halves), who="ada")
    merged = [(one.kind, one.span, one.is_by_eye) for one in observations.of_video(project, video)]
    assert merged == [(Kind.ANIMAL, animal.span, False), (Kind.BEHAVIOR, Span(1, 3), confirmed)]
    labels.apply(project, undo, who="ada")
    assert len(observations.of_video(project, video)) == len(found)
