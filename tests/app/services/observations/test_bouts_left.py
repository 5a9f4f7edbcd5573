"""Behaviors that nobody has looked at, once the animals are reviewed."""

from collections.abc import Callable

import pytest

from app.services import observations
from app.services.observations import bouts_left
from app.services.observations.bouts_left import next_bout_left, num_bouts_left
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Observation, Subject
from mvit_core.types import VideoResult


def bouts(project: Project) -> list[Observation]:
    return [one for _, one in observations.all_observations(project) if one.kind is Kind.BEHAVIOR]


def test_what_is_called_nothing_there_does_nothing_but_what_a_person_saw(
    project: Project, scan: Callable[..., object], make_result: Callable[..., VideoResult]
) -> None:
    scan(make_result(0.1))
    first, second, _ = bouts(project)
    labels.apply(project, {second.id: labels.confirm(second)}, who="ada")
    animals = [observations.observation(project, each.parent_id or each.id) for each in (first, second)]
    nothing = {each.id: labels.correct(each, subject=Subject.BLANK) for each in animals}
    undo, _ = labels.apply(project, nothing, who="ada")
    assert first.id not in {one.id for one in bouts(project)}
    assert first.id not in {one.id for one in observations.of_video(project, first.video_id, rejected=True)}
    assert second.id in {one.id for one in bouts(project)}, "a person says that there is something"
    assert num_bouts_left(project) == 1
    labels.apply(project, undo, who="ada")
    assert first.id in {one.id for one in bouts(project)}


@pytest.mark.parametrize("many", [1, 1000])
def test_they_come_in_the_order_of_the_library_and_from_the_beginning_again(
    project: Project,
    scan: Callable[..., object],
    make_result: Callable[..., VideoResult],
    monkeypatch: pytest.MonkeyPatch,
    many: int,
) -> None:
    monkeypatch.setattr(bouts_left, "MANY", many)
    assert (num_bouts_left(project), next_bout_left(project)) == (0, None)
    scan(make_result(0.1))
    first, second, third = bouts(project)
    assert num_bouts_left(project) == 3
    assert next_bout_left(project) == first.id
    assert next_bout_left(project, first.id) == second.id
    assert next_bout_left(project, third.id) == first.id
    labels.apply(project, {second.id: labels.confirm(second)}, who="ada")
    assert next_bout_left(project, first.id) == third.id
    gone = observations.observation(project, third.parent_id)
    labels.apply(project, {gone.id: labels.reject(gone)}, who="ada")
    assert num_bouts_left(project) == 1, "a rejected animal does nothing"
    assert next_bout_left(project, first.id) is None, "it is the only one"
