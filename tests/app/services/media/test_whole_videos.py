"""Labels of whole files that came in before the files were read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import media, observations
from app.services.imports import import_file
from app.services.projects import Project, create_project
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation, ReviewState
from mvit_core.types import Box, Span, Track, TrackPoint, TrackResult, VideoInfo, VideoResult, VideoStatus
from tests.import_files import HERE, cards, written
from tests.scanned import to_its_end

INFO = VideoInfo(
    size_bytes=1, container="mp4", codec="h264", width=640, height=360, duration_s=10.0, frame_rate=15.0,
    fingerprint="f",
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A fox that digs somewhere in a file that nobody has opened."""
    with create_project(tmp_path / "p.trapline") as made:
        cards(made, tmp_path)
        table = written(tmp_path / "t.csv", f"file,species,behavior\n{HERE},red fox,digs\n")
        import_file(made, table, who="ana")
        yield made


def everything(project: Project) -> list[Observation]:
    return [one for _, one in observations.all_observations(project)]


def test_they_last_for_all_of_the_video_as_soon_as_its_length_is_known(project: Project) -> None:
    (video,) = media.videos(project)
    assert {one.span for one in everything(project)} == {Span(0, 0)}
    changes = media.record_probes(project, [(video.id, INFO, "")])
    fox, digs = everything(project)
    assert (fox.kind, digs.kind, fox.span, digs.span) == (
        Kind.ANIMAL,
        Kind.BEHAVIOR,
        Span(0, 10),
        Span(0, 10),
    )
    assert {fox.id, digs.id} <= changes.observations


def test_a_scan_finds_the_animal_that_was_labelled_and_no_second_one(project: Project) -> None:
    box = Box(0.2, 0.2, 0.2, 0.2)
    track = Track(tuple(TrackPoint(2 + i / 2, 30 + i, box) for i in range(9)), 0.9)
    result = VideoResult(
        status=VideoStatus.DONE, info=INFO, decoded_s=10.0, tracks=(TrackResult(track=track),)
    )
    to_its_end(ScanRun.start(project), lambda _request: result)
    assert [one.state for one in everything(project) if one.kind is Kind.ANIMAL] == [ReviewState.ADDED]


def test_a_time_that_somebody_gave_stays(project: Project, tmp_path: Path) -> None:
    table = written(tmp_path / "u.csv", f"file,species,start_s,end_s\n{HERE},badger,2,4\n")
    import_file(project, table, who="ana")
    media.record_probes(project, [(media.videos(project)[0].id, INFO, "")])
    assert Span(2, 4) in {one.span for one in everything(project)}


def test_a_length_that_was_known_moves_no_label(project: Project, tmp_path: Path) -> None:
    (video,) = media.videos(project)
    media.record_probes(project, [(video.id, INFO, "")])
    table = written(tmp_path / "u.csv", f"file,species,start_s,end_s\n{HERE},badger,0,0\n")
    import_file(project, table, who="ana")
    media.record_probes(project, [(video.id, INFO, "")])
    assert Span(0, 0) in {one.span for one in everything(project)}
