"""What is said of many animals at once."""

import msgspec
import pytest

from app.services import observations
from app.services.projects import Project
from app.services.review import bulk, labels
from app.services.vocabulary import behaviors, put_behavior
from app.store.records import Kind, ReviewState
from mvit_core.types import Span
from tests.videos import video_ids


def bouts_of(project: Project) -> list[tuple[str | None, Span, ReviewState]]:
    found = observations.of_video(project, video_ids(project)[0])
    return [(one.behavior, one.span, one.state) for one in found if one.kind is Kind.BEHAVIOR]


def change(project: Project, key: str, **changes: str) -> None:
    known = {each.key: each for each in behaviors(project)}
    put_behavior(project, key, msgspec.structs.replace(known[key], **changes))


def test_what_only_happens_is_no_longer_than_a_moment(project: Project, scan, make_result) -> None:
    scan(make_result(0.1, bouts=False))
    (animal,) = observations.of_video(project, video_ids(project)[0])
    change(project, "vomits", kind="point")
    labels.apply(project, bulk.behaving(project, "vomits")([animal.id]), who="ana")
    assert bouts_of(project) == [("vomits", Span(0, 0), ReviewState.ADDED)]


@pytest.mark.parametrize(("said", "free"), [(Span(1, 2), 2.0), (Span(4, 5.5), 0.0)])
def test_what_lasts_leaves_time_to_what_excludes_it(
    project: Project, scan, make_result, said: Span, free: float
) -> None:
    scan(make_result(0.1, bouts=False))
    (animal,) = observations.of_video(project, video_ids(project)[0])
    for key in ("sleeps", "grooms"):
        change(project, key, exclusive="posture")
    place = labels.new_observation(project, animal.video_id, Kind.BEHAVIOR, parent_id=animal.id)
    labels.apply(project, {place: labels.add(said, behavior="grooms")}, who="bo")
    labels.apply(project, bulk.behaving(project, "sleeps")([animal.id]), who="ana")
    end_s = animal.span.end_s if free else said.start_s
    expected = {("grooms", said, ReviewState.ADDED), ("sleeps", Span(free, end_s), ReviewState.ADDED)}
    assert set(bouts_of(project)) == expected


def test_where_no_time_is_left_what_excludes_it_gives_way(project: Project, scan, make_result) -> None:
    scan(make_result(0.1, bouts=False))
    (animal,) = observations.of_video(project, video_ids(project)[0])
    for key in ("sleeps", "grooms"):
        change(project, key, exclusive="posture")
    labels.apply(project, bulk.behaving(project, "grooms")([animal.id]), who="bo")
    undo, _ = labels.apply(project, bulk.behaving(project, "sleeps")([animal.id]), who="ana")
    assert bouts_of(project) == [("sleeps", animal.span, ReviewState.ADDED)]
    labels.apply(project, undo, who="ana")
    assert bouts_of(project) == [("grooms", animal.span, ReviewState.ADDED)]
