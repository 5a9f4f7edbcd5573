"""Names for the animals that nobody has reviewed, from what people said of others and what a scan kept."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from app.services import models, observations
from app.services.learning.suggestions import F64, _missed, learned, suggestions
from app.services.learning.training_sets import training_set
from app.services.learning.trainings import kept_embeddings
from app.services.projects import Project
from app.services.review import labels
from app.services.review.verdicts import correct
from app.store.records import Kind, Observation
from mvit_core.types import Box, Span, Track, TrackPoint, TrackResult, TrackWindows, VideoResult, VideoStatus
from tests.app.services.conftest import looked_at_by_a_model

DIM = 12


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Ten videos of each of two sorts, scanned by a model that has names for neither."""
    rng = np.random.default_rng(3)
    with looked_at_by_a_model(tmp_path, 20, lambda number: seen(number % 2, rng)) as project:
        yield project


def seen(sort: int, rng: np.random.Generator) -> VideoResult:
    rows = rng.normal(size=(2, DIM)).astype(np.float16)
    rows[:, :6] += 5 if sort else -5
    windows = TrackWindows(
        spans=(Span(0, 2), Span(1, 3)), species=(), behaviors=(), scores=b"", embeddings=rows.tobytes()
    )
    points = tuple(TrackPoint(0.5 * n, n, Box(0.2, 0.2, 0.2, 0.2)) for n in range(7))
    track = TrackResult(track=Track(points, 0.9), windows=windows)
    return VideoResult(status=VideoStatus.DONE, num_frames=30, decoded_s=3.0, tracks=(track,))


def animals(project: Project) -> list[Observation]:
    return [each for _, each in observations.all_observations(project) if each.kind == Kind.ANIMAL]


def test_what_was_said_of_some_names_the_others(project: Project) -> None:
    assert suggestions(project) == {}
    known, rest = animals(project)[:10], animals(project)[10:]
    said = {each.id: correct(each, taxon=("lepus", "ursus")[n % 2]) for n, each in enumerate(known)}
    labels.apply(project, said, who="me")
    found = suggestions(project)
    assert set(found) == {each.id for each in rest}
    for number, each in enumerate(rest):
        best = found[each.id][0]
        assert best.name == ("lepus", "ursus")[number % 2]
        assert best.value > 0.6


def test_what_was_kept_of_other_boxes_than_a_persons_teaches_nothing(project: Project) -> None:
    """The machine took the bush for the animal: what it kept shows the bush."""
    beside, near, alone = animals(project)[:3]
    boxes = {beside.id: 0.7, near.id: 0.22}
    said = {each.id: correct(each, taxon="ursus") for each in (beside, near, alone)}
    for id_, x in boxes.items():
        drawn = tuple(TrackPoint(0.5 * n, n, Box(x, 0.2, 0.2, 0.2)) for n in range(3))
        said[id_] = msgspec.structs.replace(said[id_], keyframes=drawn)
    labels.apply(project, said, who="me")
    examples = training_set(project)
    kept = kept_embeddings(project, examples, models.project_model(project))
    assert {examples.animals[number] for number in kept.spans.tolist()} == {near.id, alone.id}


def test_too_little_says_nothing(project: Project) -> None:
    few = {each.id: correct(each, taxon="ursus") for each in animals(project)}
    labels.apply(project, dict(list(few.items())[:9]), who="me")
    assert suggestions(project) == {}, "one name alone tells nothing apart"


def test_noise_is_never_sure(project: Project) -> None:
    rng = np.random.default_rng(5)
    guesser = learned(rng.normal(size=(60, DIM)), ["ursus", "lepus"] * 30, [f"{n}" for n in range(60)])
    assert guesser is not None
    sure = [guesser.scores(row)[0].value for row in rng.normal(size=(50, DIM)).astype(np.float32)]
    assert np.mean(sure) < 0.7


def test_videos_of_one_visit_make_it_no_surer() -> None:
    """Ten visits of which nothing tells what came: each of their videos knows its neighbors by heart."""
    rng = np.random.default_rng(7)
    visits = np.repeat(rng.normal(size=(10, 40)), 6, axis=0) + 0.01 * rng.normal(size=(60, 40))
    names, events = [("ursus", "lepus")[n // 6 % 2] for n in range(60)], [f"{n // 6}" for n in range(60)]

    def sureness(events: list[str]) -> float:
        guesser = learned(visits, names, events)
        assert guesser is not None
        rows = np.random.default_rng(8).normal(size=(50, 40)).astype(np.float32)
        return float(np.mean([guesser.scores(row)[0].value for row in rows]))

    assert sureness(events) < 0.65
    assert sureness([f"{n}" for n in range(60)]) > 0.75, "as if each video were a visit of its own"


def test_what_an_event_would_miss_is_what_a_regression_without_it_misses() -> None:
    rng = np.random.default_rng(9)
    x, target, weights = rng.normal(size=(30, 4)), rng.normal(size=(30, 2)), rng.uniform(0.5, 2, 30)
    penalty = 3.0 * np.eye(4)

    def fitted(rows: NDArray[np.bool_]) -> tuple[F64, F64]:
        weighted = (x[rows] * weights[rows, None]).T
        inverse: F64 = np.linalg.inv(weighted @ x[rows] + penalty).astype(np.float64)
        return inverse, inverse @ weighted @ target[rows]

    inverse, weight = fitted(np.ones(30, bool))
    events = [f"{n % 7}" for n in range(30)]
    missed = _missed(x, weights, inverse, target - x @ weight, events)
    without = np.array([event != "3" for event in events])
    assert missed[~without] == pytest.approx((target - x @ fitted(without)[1])[~without])
