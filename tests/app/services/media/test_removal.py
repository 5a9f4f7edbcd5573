"""Videos leave a project with all that is known of them, and nothing of the others goes along."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from app.services import media, observations
from app.services.choosing.filters import Filter
from app.services.choosing.saved_filters import save_filter, saved_filters
from app.services.keeping.backups import NEWEST_KEPT, back_up, backups_of
from app.services.media.copies import Copies, copies
from app.services.media.removal import Going, going, remove
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.services.scanning.stopped_rescans import note_begin, stopped_rescan
from app.store.base import Base, utc_now
from app.store.records import Kind, ScanId, VideoId
from app.store.schema import DeploymentRow, ImportedRow, OpinionRow, ScanResultRow, ScanRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.types import Span, VideoInfo, VideoResult
from tests.behaviors import add_behavior
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


def test_what_is_added_later_has_ids_that_nothing_had(
    reviewed: Project, footage: Path, scan: Callable[..., ScanRun], make_result: MakeResult
) -> None:
    """A package that went out holds them: `video-3` is never another file."""
    known = [seen.id for id_ in video_ids(reviewed) for seen in observations.of_video(reviewed, id_)]
    last, sites = video_ids(reviewed)[-1], {each.site_id for each in media.deployments(reviewed)}
    remove(reviewed, video_ids(reviewed))
    media.add_files(reviewed, footage, list(media.find_videos(footage)))
    new = video_ids(reviewed)[0]
    assert min(video_ids(reviewed)) > last
    assert not sites & {each.site_id for each in media.deployments(reviewed)}
    scan(make_result(0.1))
    assert min(seen.id for seen in observations.of_video(reviewed, new)) > max(known)


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


def test_the_backup_with_labels_that_were_removed_outlives_a_busy_day(reviewed: Project) -> None:
    assert reviewed.path is not None
    first, second = video_ids(reviewed)[:2]
    backup, bare = remove(reviewed, [first]), remove(reviewed, [second])
    assert backup is not None
    assert bare is not None
    for number in range(2 * NEWEST_KEPT):
        add_behavior(reviewed, f"behavior {number}")
        back_up(reviewed.path)
    kept = [each.path for each in backups_of(reviewed.path)]
    assert backup.path in kept
    assert bare.path not in kept, "nobody had said anything of it"
    assert len(kept) == NEWEST_KEPT + 1
    contents = backup.contents()
    assert contents is not None
    assert contents.num_labels == 2


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


def test_what_a_second_observer_said_of_a_copy_keeps_it_too(project: Project) -> None:
    first, second, _ = video_ids(project)
    media.record_probes(project, [(id_, info("same"), "") for id_ in (first, second)])
    animal = labels.new_observation(project, second, Kind.ANIMAL)
    with project.writing() as session:
        session.add(OpinionRow(observation_id=animal, observer="Eva", label={}))
    assert copies(project) == Copies((first,))
    assert going(project, [second]) == Going(num_videos=1, num_reviewed=1, num_labels=1)


def test_of_copies_that_nobody_labelled_the_scanned_one_stays(
    project: Project, scan: Callable[..., ScanRun], make_result: MakeResult
) -> None:
    scan(make_result(0.1))
    first, second, _ = video_ids(project)
    media.record_probes(project, [(id_, info("same"), "") for id_ in (first, second)])
    with project.writing() as session:
        session.get_one(VideoRow, first).status = "new"
    assert copies(project) == Copies((first,))


def test_of_copies_the_one_stays_whose_drive_is_there(
    project: Project, footage: Path, tmp_path: Path
) -> None:
    there = tmp_path / "z"
    shutil.copytree(footage, there)
    media.add_files(project, there, list(media.find_videos(there)))
    prints = [(video.id, info(video.relative_path), "") for video in media.videos(project)]
    media.record_probes(project, prints)
    away = {video.id for video in media.videos(project) if video.path.is_relative_to(footage)}
    footage.rename(tmp_path / "away")
    assert set(copies(project).extra) == away


def test_what_people_labelled_on_a_drive_that_is_away_is_watched_from_its_copy(
    project: Project, footage: Path, tmp_path: Path
) -> None:
    there = tmp_path / "z"
    shutil.copytree(footage, there)
    media.add_files(project, there, list(media.find_videos(there)))
    prints = [(video.id, info(video.relative_path), "") for video in media.videos(project)]
    media.record_probes(project, prints)
    first, other, *_ = [video for video in media.videos(project) if video.path.is_relative_to(footage)]
    label(project, first.id)
    label(project, other.id)
    footage.rename(tmp_path / "away")
    (there / other.relative_path).unlink()  # nothing could be watched there either
    found = copies(project)
    copy = next(video for video in media.videos(project) if video.path == there / first.relative_path)
    assert found.places == {first.id: copy.id}
    assert found.lost_places([copy.id]) == [first.id]
    remove(project, found.extra, places=found.places)
    left = {video.id: video for video in media.videos(project)}
    assert left[first.id].path == copy.path
    assert left[first.id].deployment_id == first.deployment_id, "where people said it was taken"
    assert [one.taxon for one in observations.of_video(project, first.id)] == ["lynx"]
    assert left[other.id].path == other.path
    assert copies(project) == Copies()


def test_no_new_video_takes_the_place_of_one_that_went_in_a_stopped_rescan(
    reviewed: Project, footage: Path
) -> None:
    first, second, third = video_ids(reviewed)
    with reviewed.writing() as session:
        rescan = ScanRow(detector="", fingerprint="f", settings={}, rescan=True, started_at=utc_now())
        session.add(rescan)
        session.flush()
        note_begin(session, ScanId(rescan.id), [first, second, third])
        session.execute(
            update(ScanResultRow).where(ScanResultRow.video_id == first).values(scan_id=rescan.id)
        )
    stopped = stopped_rescan(reviewed)
    assert stopped is not None
    assert (stopped.num_videos, stopped.num_left) == (3, 2)
    remove(reviewed, [second, third])
    media.add_files(reviewed, footage, list(media.find_videos(footage)))
    assert not {second, third} & set(video_ids(reviewed))
    assert stopped_rescan(reviewed) is None


def test_an_event_of_another_program_goes_with_its_last_video(reviewed: Project) -> None:
    first, second, third = video_ids(reviewed)
    with reviewed.writing() as session:
        session.execute(update(VideoRow).values(deployment_id=session.get_one(VideoRow, first).deployment_id))
        owner = session.get_one(VideoRow, first).deployment_id
        rows = [{"eventID": name, "scientificName": "Lynx lynx"} for name in ("both", "one", "other")]
        session.add(ImportedRow(source="x", kind="event", owner_id=owner, key="d", cells={"rows": rows}))
        for video, event in ((first, "both"), (second, "both"), (first, "one"), (third, "other")):
            animal = observations.of_video(reviewed, video)[0].id
            session.add(
                ImportedRow(
                    source="x", kind="observation", owner_id=animal, key=event, cells={"eventID": event}
                )
            )

    def kept() -> list[list[str]]:
        with reviewed.reading() as session:
            rows = session.scalars(select(ImportedRow.cells).where(ImportedRow.kind == "event")).all()
        return [[row["eventID"] for row in cells["rows"]] for cells in rows]

    remove(reviewed, [first])
    assert kept() == [["both", "other"]]
    remove(reviewed, [second])
    assert kept() == [["other"]]
    remove(reviewed, [third])
    assert kept() == []


def test_a_saved_filter_does_not_take_a_new_place_for_one_that_went(project: Project) -> None:
    north, *_, south = media.videos(project)
    places = {one.id: one for one in media.deployments(project)}
    both = frozenset({north.deployment_id, south.deployment_id})
    save_filter(project, "south", Filter(sites=frozenset({places[south.deployment_id].site_id})))
    save_filter(project, "both", Filter(deployments=both))
    save_filter(project, "lynx", Filter(taxa=frozenset({"lynx"})))
    remove(project, [south.id])
    assert saved_filters(project) == {
        "both": Filter(deployments=frozenset({north.deployment_id})),
        "lynx": Filter(taxa=frozenset({"lynx"})),
    }


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
