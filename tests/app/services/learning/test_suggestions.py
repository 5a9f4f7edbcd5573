"""Names for the animals that nobody has reviewed, from what people said of others and what a scan kept."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.services import models, observations
from app.services.learning.suggestions import learned, suggestions
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
    guesser = learned(rng.normal(size=(60, DIM)), ["ursus", "lepus"] * 30)
    assert guesser is not None
    sure = [guesser.scores(row)[0].value for row in rng.normal(size=(50, DIM)).astype(np.float32)]
    assert np.mean(sure) < 0.7
