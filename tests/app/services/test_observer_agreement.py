"""The intervals of two observers' agreement, on a survey of six sites."""

from collections.abc import Iterator

import pytest

from app.services import observations, second_opinion
from app.services.observer_agreement import Agreement, agreement
from app.services.observer_agreement.table import lines
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Label, ReviewState
from tests.survey_project import SITES, make_survey


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agreement]:
    """The second takes every fifth animal for a fox and rejects every fourth bout."""
    with make_survey(tmp_path_factory.mktemp("survey")) as project:
        labels.apply(project, bouts_as_they_are(project), who="ana")
        second_opinion.give(project, said_by_second(project), observer="bo")
        yield agreement(project, "bo")


def bouts_as_they_are(project: Project) -> dict[int, Label]:
    return {
        seen.id: labels.confirm(seen)
        for _, seen in observations.all_observations(project)
        if seen.kind is Kind.BEHAVIOR
    }


def said_by_second(project: Project) -> dict[int, Label]:
    said: dict[int, Label] = {}
    for number, (_, seen) in enumerate(observations.all_observations(project)):
        if seen.kind is Kind.BEHAVIOR:
            said[seen.id] = labels.confirm(seen) if number % 4 else labels.reject(seen)
        elif seen.is_by_eye and seen.state is not ReviewState.REJECTED:
            said[seen.id] = labels.confirm(seen) if number % 5 else labels.correct(seen, taxon="vulpes")
    return said


def test_kappa_has_its_interval_over_sites(found: Agreement) -> None:
    assert (found.num_clusters, found.of_sites) == (len(SITES), True)
    assert found.kappa is not None
    assert found.kappa_interval is not None
    low, high = found.kappa_interval
    assert low < found.kappa < high


def test_classes_and_behaviors_have_intervals_that_hold_their_figures(found: Agreement) -> None:
    told = list(lines(found, str, str))
    sure = [one for one in told if one.kappa_interval or one.shared_interval]
    assert {"vulpes", "capreolus", "cervus", "hunts", "drinks_water"} <= {one.key for one in sure}
    for one in sure:
        for value, bounds in ((one.kappa, one.kappa_interval), (one.shared, one.shared_interval)):
            assert bounds is None or (value is not None and bounds[0] <= value <= bounds[1])
    (bear,) = (one for one in told if one.key == "ursus")
    assert bear.kappa_interval is None, "one animal"


def test_a_behavior_at_two_sites_is_no_surer_for_the_four_without_it(found: Agreement) -> None:
    """Drawn by site it was 0.14 wide, and is 0.37: those without it agree that it is not there."""
    (drinking,) = (one for one in found.behaviors if one.name == "drinks_water")
    assert drinking.kappa_interval is not None
    low, high = drinking.kappa_interval
    assert high - low > 0.2
