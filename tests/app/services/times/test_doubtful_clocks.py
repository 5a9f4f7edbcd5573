"""Times that cannot all be right are named; those that were repaired are not."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.services import deployments, media
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project
from app.services.times import clocks
from app.services.times.doubtful_clocks import Why, doubts

TODAY = datetime(2026, 6, 1, 12)
MAY = datetime(2026, 5, 1, 12)


@pytest.fixture
def project(tmp_path: Path):
    with create_project(tmp_path / "p.trapline") as project:
        yield project


def filled(project: Project, folder: Path, *times: datetime) -> None:
    files = []
    for number, at in enumerate(times, start=1):
        place = f"Fen/{100 + number // 10}MEDIA/IMG_{number:04}_{at:%Y%m%d_%H%M%S}.AVI"
        files.append(FoundFile(folder / place, place, number, at))
    media.add_files(project, folder, files)


def told(project: Project) -> list[tuple[Why, int]]:
    return [(one.why, one.num_videos) for one in doubts(project, now=TODAY)]


def test_clocks_in_order_are_not_doubted(project: Project, tmp_path: Path):
    filled(project, tmp_path, MAY, MAY + timedelta(days=2), MAY + timedelta(days=1))
    assert told(project) == []


def test_a_camera_that_began_anew_is_doubted_until_it_is_repaired(project: Project, tmp_path: Path):
    filled(project, tmp_path, MAY, datetime(2000, 1, 1, 0, 5), datetime(2000, 1, 1, 9))
    (doubt,) = doubts(project, now=TODAY)
    assert (doubt.why, doubt.num_videos, doubt.first.split("_")[1]) == (Why.FELL_BACK, 2, "0002")
    (fen,) = media.deployments(project)
    reset = clocks.shift(datetime(2000, 1, 1, 0, 5), MAY + timedelta(hours=1), until=datetime(2001, 1, 1))
    deployments.repair_clock(project, fen.id, [reset])
    assert told(project) == []


def test_the_future_and_what_lies_outside_of_a_deployment_are_doubted(project: Project, tmp_path: Path):
    filled(project, tmp_path, MAY, TODAY + timedelta(days=3))
    assert told(project) == [(Why.AHEAD, 1)]
    (fen,) = media.deployments(project)
    deployments.change(project, {fen.id: msgspec.structs.replace(fen, start=MAY + timedelta(days=1))})
    assert told(project) == [(Why.AHEAD, 1), (Why.OUTSIDE, 1)]
