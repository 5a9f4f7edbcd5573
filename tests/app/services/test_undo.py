"""Whatever people do, undone in reverse order, leaves what was there before."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services import media, observations
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Label, ObservationId, Subject, Verdict
from mvit_core.types import Span
from tests.videos import video_ids

some_label = st.builds(
    Label,
    verdict=st.sampled_from(Verdict),
    span=st.builds(Span, st.integers(0, 5).map(float), st.integers(5, 9).map(float)),
    subject=st.sampled_from(Subject),
    taxon=st.none() | st.sampled_from(["lynx", "felis", "not in the tree"]),
    behavior=st.none() | st.sampled_from(["sleeps", "fights"]),
    count=st.integers(1, 12),
    individual=st.text(max_size=3),
    notes=st.text(max_size=5),
)
steps = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 11), st.none() | some_label, min_size=1, max_size=6),
        st.sampled_from(["ada", "bob"]),
    ),
    max_size=6,
)


@pytest.fixture
def places(project: Project, scan, make_result) -> list[ObservationId]:
    """Four animals with a bout each, from a machine, and empty places of both kinds."""
    scan(make_result(0.1, 0.6))
    first, second, _ = video_ids(project)
    found = [one.id for id_ in (first, second) for one in observations.of_video(project, id_)]
    empty = [labels.new_observation(project, first, Kind.ANIMAL) for _ in range(2)]
    bouts = [labels.new_observation(project, first, Kind.BEHAVIOR, parent_id=empty[0]) for _ in range(2)]
    return [*found, *empty, *bouts]


def state(project: Project, places: list[ObservationId]) -> list[object]:
    return [
        [observations.observation(project, place) for place in places],
        list(observations.all_observations(project, rejected=True)),
        media.videos(project),
        observations.summary(project),
    ]


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(steps=steps)
def test_undoing_in_reverse_order_gives_the_start_and_redoing_the_end(
    steps: list, project: Project, places: list[ObservationId], tmp_path: Path
):
    start = state(project, places)
    undos = []
    for assignment, who in steps:
        by_id = {places[index % len(places)]: label for index, label in assignment.items()}
        undos.append(labels.apply(project, by_id, who=who)[0])
    end = state(project, places)
    redos = [labels.apply(project, undo, who="carl")[0] for undo in reversed(undos)]
    assert state(project, places) == start
    for redo in reversed(redos):
        labels.apply(project, redo, who="carl")
    assert state(project, places) == end
    for undo in reversed(undos):
        labels.apply(project, undo, who="carl")
    assert state(project, places) == start
