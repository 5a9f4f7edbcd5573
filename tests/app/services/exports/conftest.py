"""A project in which everything stands that an export can meet."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.services import media, observations
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.labels import confirm, correct, reject
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation
from mvit_core.types import (
    Bout,
    Box,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoInfo,
    VideoResult,
    VideoStatus,
)
from tests.scanned import to_its_end

NOON = datetime(2026, 5, 1, 12, 0, 0)
PLACES = ("North/=SUM(1).mp4", "North/blank.mp4", "North/zero.mp4", "Süd/a..b.AVI", "Süd/-dash.mp4")


def seen(*, species: str = "", start_s: float = 1.25) -> TrackResult:
    """A track of four seconds; with a species, also a bout of eating and a longer one of sleeping."""
    box = Box(0.95, 0.25, 0.125, 0.25)  # reaches beyond the picture
    points = tuple(TrackPoint(start_s + i * 0.5, i * 15, box) for i in range(9))
    bouts = (
        (
            Bout("eats_food", Span(start_s, start_s + 1), 0.6),
            Bout("sleeps", Span(start_s + 1, start_s + 3.7), 0.7),
        )
        if species
        else ()
    )
    return TrackResult(
        track=Track(points, 0.75), species=(Score(species, 0.875),) if species else (), bouts=bouts
    )


def result(status: VideoStatus, *tracks: TrackResult, reason: str = "") -> VideoResult:
    """What a scan of a ten second video gives."""
    info = VideoInfo(
        size_bytes=9, container="mov", codec="h264", width=640, height=360, duration_s=10.0,
        frame_rate=30.0, num_frames=300, captured_at=NOON,
    )  # fmt: skip
    known = None if status is VideoStatus.UNREADABLE else info
    return VideoResult(status=status, reason=reason, info=known, decoded_s=10.0, tracks=tracks)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Five videos of two sites: reviewed animals, a blank, an unreadable file, awkward names."""
    root = tmp_path / "footage"
    results = dict(
        zip(
            PLACES,
            (
                result(VideoStatus.DONE, seen(species="panthera"), seen(start_s=3.0)),
                result(VideoStatus.BLANK),
                result(VideoStatus.UNREADABLE, reason="It is empty."),
                result(VideoStatus.DONE, seen()),
                result(VideoStatus.PARTIAL, seen(), reason="The end is missing."),
            ),
            strict=True,
        )
    )
    for place in PLACES:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(b"x")
    with create_project(tmp_path / "Field work.trapline") as project:
        files = [FoundFile(root / place, place, 1, NOON) for place in PLACES]
        media.add_files(project, root, files)
        paths = {str(one.path): one.relative_path for one in media.videos(project)}
        to_its_end(ScanRun.start(project), lambda request: results[paths[request.path]])
        yield project


@pytest.fixture
def animals(project: Project) -> dict[str, list[Observation]]:
    """The observations of animals by the video's place."""
    return {
        video.relative_path: [
            one for one in observations.of_video(project, video.id) if one.kind is Kind.ANIMAL
        ]
        for video in media.videos(project)
    }


@pytest.fixture
def reviewed(project: Project, animals: dict[str, list[Observation]]) -> Project:
    """The same, after a person has confirmed, corrected and rejected."""
    lion, other = animals["North/=SUM(1).mp4"]
    said = {
        lion.id: confirm(lion),
        other.id: correct(
            other, taxon="ursus", count=2, sex="female", notes="=HYPERLINK(1)", individual="B7"
        ),
        animals["Süd/a..b.AVI"][0].id: reject(animals["Süd/a..b.AVI"][0]),
    }
    labels.apply(project, said, who="@ana")
    return project
