"""What lies between parts that are merged: a part as well, somebody else, or what cannot go on meanwhile."""

import msgspec
import pytest

from app.services import observations, vocabulary
from app.services.observations import boxes, scanned
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Observation, ReviewState
from mvit_core.errors import UserError
from mvit_core.types import Bout, Box, Score, Span, TrackPoint
from tests.videos import video_ids

LION = (Score("panthera", 0.875),)


def of_kind(project: Project, kind: Kind) -> list[Observation]:
    return [one for one in observations.of_video(project, video_ids(project)[0]) if one.kind is kind]


def animals(project: Project) -> list[Observation]:
    return of_kind(project, Kind.ANIMAL)


def say(project: Project, plan: labels.Assignment) -> labels.Assignment:
    return labels.apply(project, plan, who="ana")[0]


def in_three(project: Project) -> list[Observation]:
    for time in (1.5, 2.5):
        say(project, labels.split(project, animals(project)[-1], time))
    return animals(project)


def spans(found: list[Observation]) -> list[tuple[float, float]]:
    return [(one.span.start_s, one.span.end_s) for one in found]


@pytest.mark.parametrize("is_reviewed", [True, False])
def test_a_part_between_is_one_with_the_others(project: Project, scan, make_result, *, is_reviewed: bool):
    scan(make_result(0.1, species=LION))
    (whole,) = animals(project)
    first, second, third = in_three(project)
    if is_reviewed:
        say(project, {second.id: labels.confirm(second)})
    say(project, {second.id: labels.note(animals(project)[1], notes="limps")})
    before = observations.of_video(project, whole.video_id, rejected=True)
    undo = say(project, labels.merge(project, [third, first]))
    (merged,) = animals(project)
    assert (merged.id, merged.span, merged.taxon) == (first.id, whole.span, "panthera")
    assert (merged.is_by_eye, merged.notes, merged.keyframes) == (is_reviewed, "limps", ())
    assert spans(of_kind(project, Kind.BEHAVIOR)) == [(1.0, 3.0)]
    say(project, undo)
    assert observations.of_video(project, whole.video_id, rejected=True) == before


def test_a_part_that_is_called_otherwise_stays_and_keeps_its_boxes_to_itself(
    project: Project, scan, make_result
):
    scan(make_result(0.1, species=LION))
    first, second, third = in_three(project)
    say(project, {second.id: labels.correct(second, taxon="lynx")})
    say(project, labels.merge(project, [first, third]))
    merged, lynx = animals(project)
    assert (merged.taxon, lynx.taxon, lynx.span) == ("panthera", "lynx", second.span)
    with project.reading() as session:
        shown = boxes.counting(merged, scanned.track_of(session, merged))
    assert shown is not None
    assert not [each for each in shown.points if 1.55 < each.time_s < 2.45], "these are the lynx's"
    say(project, labels.merge(project, [merged, lynx]))
    assert len(animals(project)) == 1, "whoever selects it means it"


def test_another_individual_or_another_track_stays(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6, species=LION))
    own, other = animals(project)
    say(project, labels.split(project, own, 1.5))
    last = next(one for one in animals(project) if one.span.start_s == 1.5)
    say(project, labels.split(project, last, 2.5))
    parts = [one for one in animals(project) if one.track_id == own.track_id]
    named = zip(parts, ("F1", "F2", "F1"), strict=True)
    say(project, {one.id: labels.note(one, individual=name) for one, name in named})
    parts = [one for one in animals(project) if one.track_id == own.track_id]
    say(project, labels.merge(project, [parts[0], parts[2]]))
    assert sorted(one.individual for one in animals(project)) == ["", "F1", "F2"]
    assert other.id in [one.id for one in animals(project)]


def test_parts_of_what_a_person_added_meet_at_their_edges(project: Project, scan, make_result):
    scan(make_result(0.1, species=LION))
    drawn = tuple(TrackPoint(time, round(30 * time), Box(0.6, 0.2, 0.1, 0.1)) for time in (0.0, 3.0))
    place = labels.new_observation(project, video_ids(project)[0], Kind.ANIMAL)
    say(project, {place: labels.add(Span(0, 3), taxon="lynx", keyframes=drawn)})
    for time in (1.0, 2.0):
        last = max((one for one in animals(project) if one.taxon == "lynx"), key=lambda one: one.span.end_s)
        say(project, labels.split(project, last, time))
    parts = [one for one in animals(project) if one.taxon == "lynx"]
    apart = labels.new_observation(project, parts[0].video_id, Kind.ANIMAL)
    say(project, {apart: labels.add(Span(1.2, 1.8), taxon="lynx")})
    say(project, labels.merge(project, [parts[0], parts[2]]))
    left = [one for one in animals(project) if one.taxon == "lynx"]
    assert spans(left) == [(0, 3), (1.2, 1.8)], "a second lynx that nobody parted is not swallowed"


def test_a_bout_between_of_the_same_behavior_is_one_with_the_others(project: Project, scan, make_result):
    scan(make_result(0.1, species=LION))
    (bout,) = of_kind(project, Kind.BEHAVIOR)
    third = bout.span.duration_s / 3
    for number in (1, 2):
        last = of_kind(project, Kind.BEHAVIOR)[-1]
        say(project, labels.split(project, last, bout.span.start_s + number * third))
    parts = of_kind(project, Kind.BEHAVIOR)
    say(project, labels.merge(project, [parts[0], parts[2]]))
    assert [one.span for one in of_kind(project, Kind.BEHAVIOR)] == [bout.span]


@pytest.mark.parametrize("is_reviewed", [True, False])
def test_a_bout_between_that_excludes_theirs_gives_way_unless_a_person_said_it(
    project: Project, scan, make_result, *, is_reviewed: bool
):
    (track,) = make_result(0.1, species=LION).tracks
    found = tuple(
        Bout(behavior, Span(at, at + 0.5), 0.6)
        for behavior, at in (("eats_food", 1.0), ("sleeps", 2.0), ("eats_food", 3.0))
    )
    scan(msgspec.structs.replace(make_result(), tracks=(msgspec.structs.replace(track, bouts=found),)))
    for behavior in vocabulary.behaviors(project):
        if behavior.key in ("eats_food", "sleeps"):
            own = msgspec.structs.replace(behavior, exclusive="posture")
            vocabulary.put_behavior(project, behavior.key, own)
    first, sleeping, last = of_kind(project, Kind.BEHAVIOR)
    if is_reviewed:
        say(project, {sleeping.id: labels.confirm(sleeping)})
        with pytest.raises(UserError, match=r"at 2\.0 s, the animal does what cannot go on"):
            labels.merge(project, [first, last])
        return
    undo = say(project, labels.merge(project, [first, last]))
    assert [(one.behavior, one.span) for one in of_kind(project, Kind.BEHAVIOR)] == [
        ("eats_food", Span(1.0, 3.5))
    ]
    say(project, undo)
    assert {one.state for one in of_kind(project, Kind.BEHAVIOR)} == {ReviewState.UNREVIEWED}
