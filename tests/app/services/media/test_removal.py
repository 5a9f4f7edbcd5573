"""Videos leave a project with all that is known of them, and nothing of the others goes along."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.services import media, observations
from app.services.keeping.backups import backups_of
from app.services.media.removal import Copies, Going, copies, going, remove
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.base import Base
from app.store.records import Kind, VideoId
from app.store.schema import DeploymentRow, ImportedRow
from mvit_core.errors import UserError
from mvit_core.types import Span, VideoInfo, VideoResult
from tests.videos import video_ids

MakeResult = Callable[..., VideoResult]
OF_VIDEOS = ("videos", "observations", "labels", "label_history", "scan_results", "detections", "tracks")


@pytest.fixture
def reviewed(project: Project, scan: Callable[..., ScanRun], make_result: MakeResult) -> Project:
    """Scanned, two animals with a bout each in every video; one of the first is named, a bout added."""
    scan(make_result(0.1, 0.5))
    first = video_ids(project)[0]
    lynx = labels.new_observation(project, first, Kind.ANIMAL)
    labels.apply(project, {lynx: labels.add(Span(0, 1), taxon="lynx")}, who="me")
    bout = labels.new_observation(project, first, Kind.BEHAVIOR, parent_id=lynx)
    labels.apply(project, {bout: labels.add(Span(0, 1), behavior="eats_food")}, who="me")
    return project


def rows(project: Project) -> dict[str, int]:
    """How many there are in each table."""
    with project.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table))
            for name, table in Base.metadata.tables.items()
        }


def info(fingerprint: str, size_bytes: int = 10) -> VideoInfo:
    return VideoInfo(
        fingerprint=fingerprint, size_bytes=size_bytes, container="avi", codec="mjpeg", width=64, height=48
    )


def test_all_that_is_known_of_a_video_goes_with_it_and_nothing_else(reviewed: Project) -> None:
    before, ids = rows(reviewed), video_ids(reviewed)
    kept = [observations.of_video(reviewed, id_) for id_ in ids[1:]]
    assert going(reviewed, ids[:1]) == Going(num_videos=1, num_reviewed=1, num_labels=2)
    remove(reviewed, ids[:1])
    assert video_ids(reviewed) == ids[1:]
    assert [observations.of_video(reviewed, id_) for id_ in ids[1:]] == kept
    after = rows(reviewed)
    assert [name for name in OF_VIDEOS if not after[name] < before[name]] == []
    assert after["labels"] == after["label_history"] == 0
    assert after["detections"] == before["detections"] * 2 // 3
    remove(reviewed, ids[1:])
    assert {name: number for name, number in rows(reviewed).items() if name in OF_VIDEOS and number} == {}
    assert media.sites(reviewed) == media.deployments(reviewed) == media.roots(reviewed) == []


def test_a_backup_is_made_before(reviewed: Project) -> None:
    assert reviewed.path is not None
    backup = remove(reviewed, video_ids(reviewed)[:1])
    assert backup is not None
    assert backup == backups_of(reviewed.path)[0]
    contents = backup.contents()
    assert contents is not None
    assert contents.num_videos == 3


def test_places_without_videos_go_unless_people_said_something_of_them(project: Project) -> None:
    north, _, south = media.videos(project)
    with project.writing() as session:
        session.get_one(DeploymentRow, north.deployment_id).start = datetime(2024, 6, 1)
    remove(project, [video.id for video in media.videos(project) if video.id != south.id])
    assert {one.id for one in media.deployments(project)} == {south.deployment_id, north.deployment_id}
    with project.writing() as session:
        of_south = {"kind": "deployment", "owner_id": south.deployment_id}
        session.add(ImportedRow(source="x", key="k", cells={}, **of_south))
    remove(project, [south.id])
    assert {one.id for one in media.deployments(project)} == {south.deployment_id, north.deployment_id}
    assert [site.name for site in media.sites(project)] == ["North", "Süd"]


def test_the_folder_read_again_brings_them_back_unscanned(reviewed: Project, footage: Path) -> None:
    remove(reviewed, video_ids(reviewed))
    media.add_files(reviewed, footage, list(media.find_videos(footage)))
    assert [video.num_observations for video in media.videos(reviewed)] == [0, 0, 0]


def test_who_gives_up_loses_nothing(reviewed: Project) -> None:
    def stop(_done: object) -> None:
        raise KeyboardInterrupt

    before = rows(reviewed)
    with pytest.raises(KeyboardInterrupt):
        remove(reviewed, video_ids(reviewed), stop)
    assert rows(reviewed) == before


def test_a_project_that_can_only_be_read_says_so(reviewed: Project) -> None:
    assert reviewed.path is not None
    with open_project(reviewed.path) as second, pytest.raises(UserError, match="open"):
        remove(second, video_ids(second))


def test_of_copies_the_first_stays_or_the_one_that_people_labelled(project: Project) -> None:
    first, second, third = video_ids(project)
    media.record_probes(project, [(id_, info("same"), "") for id_ in (first, second)])
    media.record_probes(project, [(third, info("same", size_bytes=11), "")])  # other content of that print
    assert copies(project) == Copies((second,))
    label(project, second)
    assert copies(project) == Copies((first,))
    label(project, first)
    assert copies(project) == Copies((), num_kept_for_labels=1)


def test_what_was_not_read_yet_is_no_copy(project: Project) -> None:
    assert copies(project) == Copies()


def label(project: Project, video: VideoId) -> None:
    animal = labels.new_observation(project, video, Kind.ANIMAL)
    labels.apply(project, {animal: labels.add(Span(0, 1), taxon="lynx")}, who="me")


def test_many_are_removed_in_parts(tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    for number in range(1200):
        (folder / f"{number:04}.mp4").touch()
    with create_project(tmp_path / "many.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        told: list[object] = []
        remove(project, video_ids(project)[:1100], told.append)
        assert told[0] == 0
        assert len(told) > 1
        assert len(media.videos(project)) == 100
        with project.reading() as session:
            left = session.scalars(text("SELECT name FROM sqlite_master WHERE name LIKE 'going%'")).all()
            assert left == session.execute(text("PRAGMA foreign_key_check")).all() == []
