"""What was seen in which video."""

from collections.abc import Callable

from app.services import labels, observations
from app.services.projects import Project
from app.services.scans import ScanRun
from app.services.sightings import taxa_by_video
from app.store.records import Kind, Subject
from mvit_core.types import Score, VideoResult

MakeResult = Callable[..., VideoResult]


def test_names_and_the_nameless_are_told_apart(
    project: Project, scan: Callable[..., ScanRun], make_result: MakeResult
) -> None:
    assert taxa_by_video(project) == {}
    scan(make_result(0.1, 0.5, species=(Score("panthera", 0.75),)))
    seen = taxa_by_video(project)
    assert set(seen.values()) == {frozenset({"panthera"})}
    video_id = min(seen)
    first, second = [each for each in observations.of_video(project, video_id) if each.kind == Kind.ANIMAL]
    human = labels.correct(first, subject=Subject.HUMAN)
    labels.apply(project, {first.id: human, second.id: labels.reject(second)}, who="anna")
    assert taxa_by_video(project, [video_id]) == {video_id: frozenset({"human"})}
    labels.apply(project, {first.id: labels.reject(first)}, who="anna")
    assert taxa_by_video(project, [video_id]) == {}
    assert len(taxa_by_video(project)) == len(seen) - 1


def test_motion_that_nobody_named_has_no_name(
    project: Project, scan: Callable[..., ScanRun], make_result: MakeResult
) -> None:
    scan(make_result(0.1))
    assert set(taxa_by_video(project).values()) == {frozenset({""})}
