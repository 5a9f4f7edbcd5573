"""What is said beside a machine's name, where several become one and where bouts make room."""

import msgspec
import pytest

from app.services import observations
from app.services.judged import judged
from app.services.projects import Project
from app.services.review import exclusion, labels
from app.store.records import Kind, Observation, ReviewState
from mvit_core.taxonomy import Behavior
from mvit_core.types import Box, Score, Span, TrackPoint
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
