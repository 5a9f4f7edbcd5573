"""The reviewed clips that a model's own numbers say are most like one."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.services import media, observations
from app.services.because import examples_like
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import confirm, correct, reject
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation
from mvit_core.errors import UserError
from mvit_core.events import VideoScanned
from mvit_core.types import (
    Bout,
    Box,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    TrackWindows,
    VideoResult,
    VideoStatus,
)
from tests.app.services.conftest import looked_at_by_a_model

# Of each video: the direction of its two windows. 0 and 1 are alike, 2 is like 0 in its second window alone.
DIRECTIONS = [((1, 0), (1, 0)), ((1, 0.1), (0, -1)), ((0, 1), (1, 0.2)), ((0, 1), (0, 1)), ((-1, 0), (-1, 0))]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Five videos of one animal each, looked at by a model, nobody's labels."""
    with looked_at_by_a_model(
        tmp_path, len(DIRECTIONS), lambda number: looked_at(np.array(DIRECTIONS[number], np.float16))
    ) as project:
        yield project


def looked_at(rows: np.ndarray) -> VideoResult:
    windows = TrackWindows(
        spans=(Span(0, 2), Span(2, 4)), species=(), behaviors=(), scores=b"", embeddings=rows.tobytes()
    )
    points = tuple(TrackPoint(0.5 * n, n, Box(0.2, 0.2, 0.2, 0.2)) for n in range(9))
    found = TrackResult(
        track=Track(points, 0.9),
        species=(Score("ursus", 0.9),),
        bouts=(Bout("sleeps", Span(2.5, 3.5), 0.7),),
        windows=windows,
    )
    return VideoResult(status=VideoStatus.DONE, num_frames=30, decoded_s=4.0, tracks=(found,))


def found(project: Project, kind: Kind = Kind.ANIMAL) -> list[Observation]:
    return [each for _, each in observations.all_observations(project) if each.kind == kind]


def test_the_nearest_windows_of_reviewed_animals_come_first_with_their_names(project: Project) -> None:
    asked, second, third, fourth, fifth = found(project)
    labels.apply(
        project,
        {
            second.id: confirm(second),
            third.id: correct(third, taxon="lepus"),
            fourth.id: correct(fourth, taxon="vulpes"),
            fifth.id: reject(fifth),
        },
        who="Ada",
    )
    because = examples_like(project, asked, 1.0)
    assert because.window == Span(0, 2)
    assert because.num_compared == 3  # what was rejected is no example
    names = [(each.id, each.name, each.span) for each in because.examples]
    assert names[:2] == [(second.id, "ursus", Span(0, 2)), (third.id, "lepus", Span(2, 4))]
    assert because.examples[0].likeness == pytest.approx(1 / np.hypot(1, 0.1), abs=1e-3)
    assert because.examples[1].likeness == pytest.approx(1 / np.hypot(1, 0.2), abs=1e-3)


def test_it_is_the_window_at_the_playhead_that_is_compared(project: Project) -> None:
    _, asked, third, fourth, _ = found(project)
    labels.apply(project, {each.id: confirm(each) for each in (third, fourth)}, who="Ada")
    at_start, at_end = (examples_like(project, asked, time_s) for time_s in (0.5, 3.5))
    assert (at_start.window, at_end.window) == (Span(0, 2), Span(2, 4))
    assert at_start.examples[0].id == third.id
    assert at_end.examples[0].likeness < at_start.examples[0].likeness


def test_bouts_are_compared_with_bouts_in_the_windows_that_they_overlap(project: Project) -> None:
    asked, second, third, *_ = found(project, Kind.BEHAVIOR)
    labels.apply(project, {each.id: confirm(each) for each in (second, third)}, who="Ada")
    because = examples_like(project, asked, 3.0)
    assert [(each.id, each.name, each.span) for each in because.examples] == [
        (third.id, "sleeps", Span(2, 4)),
        (second.id, "sleeps", Span(2, 4)),
    ]
    assert because.examples[0].animal == third.parent_id


def test_what_cannot_be_compared_is_said(project: Project) -> None:
    asked = found(project)[0]
    with pytest.raises(UserError, match="review some"):
        examples_like(project, asked, 0.0)
    labels.apply(project, {asked.id: confirm(asked)}, who="Ada")
    with pytest.raises(UserError, match="in another video"):
        examples_like(project, asked, 0.0)


def test_an_animal_that_no_model_looked_at_has_no_examples(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "1.mp4").write_bytes(b"1")
    with create_project(tmp_path / "y.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        run = ScanRun.start(project)
        request = run.next_request()
        assert request is not None
        points = tuple(TrackPoint(0.5 * n, n, Box(0.2, 0.2, 0.2, 0.2)) for n in range(9))
        alone = VideoResult(
            status=VideoStatus.DONE,
            num_frames=9,
            decoded_s=4.0,
            tracks=(TrackResult(track=Track(points, 0.9)),),
        )
        run.record(VideoScanned(key=request.key, result=alone))
        run.finish()
        with pytest.raises(UserError, match="No model has looked"):
            examples_like(project, found(project)[0], 0.0)


def test_reading_many_tells_how_far_it_is(project: Project) -> None:
    asked, second, *_ = found(project)
    labels.apply(project, {second.id: confirm(second)}, who="Ada")
    shares: list[float] = []
    examples_like(project, asked, 0.0, shares.append)
    assert shares == [0.0]
