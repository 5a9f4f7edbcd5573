import os
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from app.services import media, observations
from app.services.media import removal
from app.services.projects import Project
from app.services.review import labels
from app.services.times.capture_times import captured, time_in_name
from app.store.library_order import reorder
from app.store.records import Changes, Kind, VideoId
from app.store.schema import DeploymentRow, ImportedRow, RootRow, SettingRow, SiteRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.types import Span, VideoInfo, VideoStatus
from mvit_core.video.fingerprint import fingerprint
from tests.videos import video_ids, video_of

NEEDS_LINKS = pytest.mark.skipif(os.name == "nt", reason="links want rights there")


def info(fingerprint: str = "f", **fields) -> VideoInfo:
    base = {"size_bytes": 10, "container": "avi", "codec": "mjpeg", "width": 640, "height": 480}
    return VideoInfo(fingerprint=fingerprint, **{**base, **fields})


def read(project: Project, folder: Path) -> Changes:
    return media.add_files(project, folder, list(media.find_videos(folder)))


def test_videos_are_found_whatever_their_case_and_hidden_ones_are_not(tmp_path: Path):
    for name in (
        "b/IMG.AVI",
        "b/ä ö.mp4",
        "a/x.Mov",
        ".Trashes/y.avi",
        "b/._IMG.AVI",
        "b/notes.txt",
        "-z.mkv",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [file.relative_path for file in media.find_videos(tmp_path)]
    assert found == ["-z.mkv", "a/x.Mov", "b/IMG.AVI", "b/ä ö.mp4"]


@NEEDS_LINKS
def test_links_in_a_circle_end(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x.mp4").touch()
    (tmp_path / "a/again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken.mp4").symlink_to(tmp_path / "nowhere.mp4")
    assert len(list(media.find_videos(tmp_path))) == 1


def test_a_folder_that_cannot_be_read_is_told_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("a/x.mp4", "b/y.mp4"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    real = os.scandir

    def scandir(path: Path):
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    problems: list[str] = []
    assert [file.relative_path for file in media.find_videos(tmp_path, problems=problems)] == ["b/y.mp4"]
    assert len(problems) == 1
    assert "Permission denied" in problems[0]


def test_a_missing_folder_is_a_sentence(tmp_path: Path):
    with pytest.raises(UserError, match="drive"):
        list(media.find_videos(tmp_path / "gone"))


def test_same_names_on_several_cards_are_several_videos_of_one_deployment(project: Project):
    assert [video.relative_path for video in media.videos(project)] == [
        "North/DCIM/100MEDIA/IMG_0001.AVI",
        "North/DCIM/101MEDIA/IMG_0001.AVI",
        "Süd/a.mp4",
    ]
    assert [site.name for site in media.sites(project)] == ["North", "Süd"]
    assert len(media.deployments(project)) == 2


def test_a_folder_read_again_adds_the_new_files_alone(project: Project, footage: Path):
    assert read(project, footage) == Changes()
    (footage / "Süd/b.mp4").touch()
    changes = read(project, footage)
    assert changes.library
    assert [video_of(project, id_).name for id_ in changes.videos] == ["b.mp4"]


def test_a_file_whose_content_changed_is_new_again(project: Project, footage: Path):
    (video,) = [video for video in media.videos(project) if video.name == "a.mp4"]
    media.record_probes(project, [(video.id, None, "no frame")])
    assert video_of(project, video.id).status is VideoStatus.UNREADABLE
    (footage / "Süd/a.mp4").write_bytes(b"x" * 1000)
    assert read(project, footage).videos == {video.id}
    assert video_of(project, video.id).status is VideoStatus.NEW
    assert video.id in [one.id for one in media.unprobed(project)]


def test_a_labelled_file_that_holds_something_else_is_named_and_keeps_its_labels(project: Project):
    bare, labelled = media.videos(project)[:2]
    for video in (bare, labelled):
        assert not media.record_probes(project, [(video.id, info("before"), "")]).replaced
    place = labels.new_observation(project, labelled.id, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(Span(0, 1), taxon="lynx")}, who="me")
    again = [(video.id, info("before"), "") for video in (bare, labelled)]
    assert not media.record_probes(project, again).replaced
    other = [(video.id, info(f"other {video.id}"), "") for video in (bare, labelled)]
    assert media.record_probes(project, other).replaced == {labelled.relative_path}
    assert not media.record_probes(project, other).replaced
    (kept,) = observations.of_video(project, labelled.id)
    assert kept.taxon == "lynx"


def test_a_file_that_was_replaced_is_known_until_somebody_labels_it_or_its_content_is_back(project: Project):
    video = media.videos(project)[0]
    media.record_probes(project, [(video.id, info("before"), "")])
    place = labels.new_observation(project, video.id, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(Span(0, 1), taxon="lynx")}, who="me")
    assert not media.replaced(project)
    media.record_probes(project, [(video.id, info("other"), "")])
    since = media.replaced(project)[video.id]
    media.record_probes(project, [(video.id, info("before"), "")])
    assert not media.replaced(project), "the card is back as it was"
    media.record_probes(project, [(video.id, info("other"), "")])
    media.record_probes(project, [(video.id, info("a third"), "")])
    assert media.replaced(project)[video.id] > since
    by_rule = labels.add(Span(0, 1), taxon="fox")
    before, _ = labels.apply(project, {place: replace(by_rule, rule="fox at 0.9")}, who="me")
    assert media.replaced(project), "by a rule nobody has looked"
    labels.apply(project, before, who="me")
    before, _ = labels.apply(project, {place: labels.add(Span(0, 1), taxon="fox")}, who="me")
    assert not media.replaced(project)
    labels.apply(project, before, who="me")
    assert media.replaced(project), "an undo brings back what was said of the other recording"
    media.record_probes(project, [(video.id, info("before"), "")])
    assert not media.replaced(project), "what was labelled first is back, whatever lay there in between"


def test_a_replaced_file_that_leaves_the_project_leaves_nothing_behind(project: Project):
    video = media.videos(project)[0]
    media.record_probes(project, [(video.id, info("before"), "")])
    place = labels.new_observation(project, video.id, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(Span(0, 1), taxon="lynx")}, who="me")
    media.record_probes(project, [(video.id, info("other"), "")])
    removal.remove(project, [video.id])
    with project.reading() as session:
        assert not [key for key in session.scalars(select(SettingRow.key)) if "replaced" in key]


def test_opening_the_folder_above_or_inside_doubles_nothing(project: Project, footage: Path):
    assert not read(project, footage.parent).videos
    assert not read(project, footage / "North").videos
    (footage / "North/new.avi").touch()
    assert len(read(project, footage / "North").videos) == 1
    assert not read(project, footage).videos
    assert len(media.videos(project)) == 4


def test_videos_right_in_the_root_are_at_a_site_of_the_roots_name(project: Project, tmp_path: Path):
    card = tmp_path / "River bend"
    (card / "DCIM/100MEDIA").mkdir(parents=True)
    (card / "DCIM/100MEDIA/x.avi").touch()
    read(project, card)
    assert "River bend" in [site.name for site in media.sites(project)]


def test_the_library_counts_as_people_do(project: Project, tmp_path: Path):
    folder = tmp_path / "more"
    for number in (10, 9, 100):
        (folder / f"Post {number}").mkdir(parents=True)
        (folder / f"Post {number}/x.mp4").touch()
    read(project, folder)
    names = [video.relative_path for video in media.videos(project) if video.relative_path.startswith("Post")]
    assert names == ["Post 9/x.mp4", "Post 10/x.mp4", "Post 100/x.mp4"]


def test_a_probe_is_stored_and_its_time_wins(project: Project):
    video = media.videos(project)[0]
    assert video.captured_from == "file time"
    media.record_probes(
        project, [(video.id, info(captured_at=datetime(2021, 3, 4, 5, 6, 7), duration_s=12.5), "")]
    )
    video = video_of(project, video.id)
    assert (video.captured_at, video.captured_from) == (datetime(2021, 3, 4, 5, 6, 7), "metadata")
    assert (video.duration_s, video.width, video.codec) == (12.5, 640, "mjpeg")
    assert video.id not in [one.id for one in media.unprobed(project)]


def test_a_file_that_becomes_readable_is_new_again(project: Project):
    video = media.videos(project)[0]
    media.record_probes(project, [(video.id, None, "The file is empty.")])
    assert video_of(project, video.id).reason == "The file is empty."
    media.record_probes(project, [(video.id, info(), "")])
    assert video_of(project, video.id).status is VideoStatus.NEW


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("20230412_153001.mp4", datetime(2023, 4, 12, 15, 30, 1)),
        ("CAM7 2023-04-12 15-30-01.AVI", datetime(2023, 4, 12, 15, 30, 1)),
        ("2015-07-04T06.00.59.avi", datetime(2015, 7, 4, 6, 0, 59)),
        ("IMG_20230412153001_2.mp4", datetime(2023, 4, 12, 15, 30, 1)),
        ("20231345_153001.mp4", None),
        ("FID_31_Abel_2013-5-6_0027.AVI", None),
        ("IMG_0001.AVI", None),
        ("678016_649215_20161227.avi", None),
    ],
)
def test_only_a_full_date_and_time_in_a_name_counts(name: str, time: datetime | None):
    assert time_in_name(name) == time


def test_a_clock_that_was_never_set_is_nobodys_word():
    assert captured(metadata=datetime(1970, 1, 1), name="a.avi", modified_at=datetime(1980, 1, 1)) == (
        None,
        "",
    )


def test_a_time_at_the_end_of_the_calendar_is_nobodys_word():
    late = datetime(9999, 12, 31, 23, 59, 59)
    assert captured(metadata=late, name="a.avi", modified_at=late) == (None, "")


def test_a_site_can_be_renamed_but_not_to_anothers_name(project: Project):
    north, south = media.sites(project)
    before, changes = media.rename_site(project, north.id, "  Zebra   hill ")
    assert changes.library
    assert before == north.name
    assert [site.name for site in media.sites(project)] == ["Süd", "Zebra hill"]
    assert media.videos(project)[0].name == "a.mp4"
    with pytest.raises(UserError, match="already"):
        media.rename_site(project, north.id, south.name)
    with pytest.raises(UserError, match="letter"):
        media.rename_site(project, north.id, "  ")


def test_a_deployment_is_renamed_and_back(project: Project):
    before = media.videos(project)
    deployment = media.deployments(project)[0]
    media.rename_deployment(project, deployment.id, "Camera 5")
    assert "Camera 5" in [each.name for each in media.deployments(project)]
    media.rename_deployment(project, deployment.id, deployment.name)
    assert media.videos(project) == before


def test_a_moved_drive_is_missed_then_found(project: Project, footage: Path, tmp_path: Path):
    assert media.missing_roots(project) == []
    moved = tmp_path / "E"
    footage.rename(moved)
    assert media.missing_roots(project) == [footage]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="None of the videos"):
        media.take_moved(project, media.look_for_moved(project, footage, tmp_path / "empty"))
    assert media.take_moved(project, media.look_for_moved(project, footage, moved)).library
    assert media.missing_roots(project) == []
    assert all(video.path.exists() for video in media.videos(project))


def test_a_file_moved_within_the_folder_keeps_its_labels(project: Project, footage: Path):
    (video,) = [video for video in media.videos(project) if video.name == "a.mp4"]
    media.record_probes(project, [(video.id, info("same"), "")])
    place = labels.new_observation(project, video.id, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(Span(0, 1), taxon="lynx")}, who="me")
    (footage / "Ost").mkdir()
    (footage / "Süd/a.mp4").rename(footage / "Ost/b.mp4")
    (newer,) = read(project, footage).videos
    changes = media.record_probes(project, [(newer, info("same"), "")])
    assert changes.library
    assert newer not in video_ids(project)
    assert video_of(project, video.id).path == footage / "Ost/b.mp4"
    assert [one.taxon for one in observations.of_video(project, video.id)] == ["lynx"]
    assert [site.name for site in media.sites(project)] == ["North", "Ost"]


def test_a_file_whose_name_changed_in_the_case_of_letters_alone_stays_one_video(
    project: Project, footage: Path
):
    (video,) = [video for video in media.videos(project) if video.name == "a.mp4"]
    media.record_probes(project, [(video.id, info("same"), "")])
    (footage / "Süd/a.mp4").rename(footage / "Süd/A.MP4")
    (newer,) = read(project, footage).videos
    media.record_probes(project, [(newer, info("same"), "")])
    assert newer not in video_ids(project)
    assert video_of(project, video.id).name == "A.MP4"


def test_a_moved_file_takes_no_deployment_along_that_filmed_nothing(project: Project, footage: Path):
    with project.writing() as session:
        root = session.scalars(select(RootRow.id)).one()
        site = SiteRow(name="Bog")
        session.add(site)
        session.flush()
        session.add(DeploymentRow(site_id=site.id, root_id=root, folder="quiet", name="Bog"))
    (video,) = [video for video in media.videos(project) if video.name == "a.mp4"]
    media.record_probes(project, [(video.id, info("same"), "")])
    (footage / "Ost").mkdir()
    (footage / "Süd/a.mp4").rename(footage / "Ost/b.mp4")
    (newer,) = read(project, footage).videos
    media.record_probes(project, [(newer, info("same"), "")])
    assert sorted(one.name for one in media.deployments(project)) == ["Bog", "North", "Ost"]


def test_what_another_program_said_of_a_folder_stays_with_it_under_its_new_name(
    project: Project, footage: Path
):
    (video,) = [video for video in media.videos(project) if video.name == "a.mp4"]
    media.record_probes(project, [(video.id, info("same"), "")])
    with project.writing() as session:
        for kind in ("deployment", "event"):
            session.add(
                ImportedRow(source="x", kind=kind, owner_id=video.deployment_id, key="k", cells={"a": kind})
            )
    (footage / "Süd").rename(footage / "South")
    (newer,) = read(project, footage).videos
    media.record_probes(project, [(newer, info("same"), "")])
    (south,) = [one for one in media.deployments(project) if one.folder == "South"]
    with project.reading() as session:
        kept = {row.kind: (row.owner_id, row.cells["a"]) for row in session.scalars(select(ImportedRow))}
    assert kept == {kind: (south.id, kind) for kind in ("deployment", "event")}


def test_equal_content_on_two_cards_stays_two_videos(project: Project):
    first, second, *_ = video_ids(project)
    media.record_probes(project, [(first, info("same"), "")])
    media.record_probes(project, [(second, info("same"), "")])
    assert len(media.videos(project)) == 3


def test_a_probe_of_a_video_that_is_gone_is_ignored(project: Project):
    assert media.record_probes(project, [(VideoId(999), info(), "")]) == Changes()


@pytest.mark.parametrize("probed", [True, False])
def test_renamed_folders_on_a_moved_drive_are_recognised(
    project: Project, footage: Path, tmp_path: Path, probed: bool
):
    before = media.videos(project)
    if probed:
        media.record_probes(
            project,
            [(one.id, info(fingerprint(one.path), size_bytes=one.size_bytes), "") for one in before],
        )
    moved = tmp_path / "E"
    footage.rename(moved)
    (moved / "North").rename(moved / "swap")
    (moved / "Süd").rename(moved / "North")
    (moved / "swap").rename(moved / "Süd")
    if probed:
        (moved / "Süd/DCIM/100MEDIA/IMG_0001.AVI").rename(moved / "Süd/DCIM/100MEDIA/best.avi")
    content = {video.id: video.path.relative_to(footage).as_posix().encode() for video in before}
    media.take_moved(project, media.look_for_moved(project, footage, moved))
    found = {video.id: video for video in media.videos(project)}
    assert found.keys() == content.keys()
    recognised = [id_ for id_, video in found.items() if video.path.is_file()]
    assert [found[id_].path.read_bytes() for id_ in recognised] == [content[id_] for id_ in recognised]
    assert len(recognised) == (3 if probed else 1)  # two of one name and size need their content
    assert {site.name for site in media.sites(project)} == {"North", "Süd"}
    if probed:
        (moved / "North/later.mp4").touch()
        (later,) = read(project, moved).videos
        deployment = video_of(project, later).deployment_id
        assert deployment == next(one.deployment_id for one in before if one.name == "a.mp4")


def test_a_drive_that_comes_back_under_its_old_name_is_fine(project: Project, footage: Path):
    before = media.videos(project)
    media.take_moved(project, media.look_for_moved(project, footage, footage))
    assert media.videos(project) == before


def test_many_probes_are_one_transaction(project: Project):
    ids = video_ids(project)
    changes = media.record_probes(
        project, [(ids[0], info("a"), ""), (ids[1], None, "broken"), (VideoId(999), None, "gone")]
    )
    assert changes.videos == set(ids[:2])
    assert [one.id for one in media.unprobed(project)] == [ids[2]]


@NEEDS_LINKS
def test_a_link_to_itself_ends_nothing(tmp_path: Path):
    (tmp_path / "x.mp4").touch()
    for name in ("loop", "loop.mp4"):
        (tmp_path / name).symlink_to(name)
    problems: list[str] = []
    assert [file.relative_path for file in media.find_videos(tmp_path, problems=problems)] == ["x.mp4"]


@NEEDS_LINKS
def test_a_link_out_to_the_folder_around_brings_nothing_in(tmp_path: Path):
    (tmp_path / "beside.mp4").touch()
    (tmp_path / "card").mkdir()
    (tmp_path / "card/x.mp4").touch()
    (tmp_path / "card/up").symlink_to(tmp_path, target_is_directory=True)
    assert [file.relative_path for file in media.find_videos(tmp_path / "card")] == ["x.mp4"]


@NEEDS_LINKS
def test_a_folder_spelled_another_way_is_the_same_folder(project: Project, footage: Path, tmp_path: Path):
    (tmp_path / "link").symlink_to(footage, target_is_directory=True)
    everything = video_ids(project)
    for spelling in (tmp_path / "link", footage / "Süd/..", footage.parent / "link/../footage", footage):
        assert not media.add_files(project, spelling, list(media.find_videos(spelling))).videos
        assert media.videos_below(project, [spelling]) == everything
    inside = tmp_path / "link/North"
    assert not media.add_files(project, inside, list(media.find_videos(inside))).videos
    assert len(media.videos_below(project, [inside])) == 2
    assert video_ids(project) == everything


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_names_that_are_no_utf8_are_kept_to_the_byte(project: Project, tmp_path: Path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    (folder / os.fsdecode(b"S\xfcd")).mkdir(parents=True)
    file = folder / os.fsdecode(b"S\xfcd/v\xff.mp4")
    file.write_bytes(b"x")
    (video_id,) = media.add_files(project, folder, list(media.find_videos(folder))).videos
    found = video_of(project, video_id)
    assert found.path == file
    assert found.relative_path == "S\ufffdFCd/v\ufffdFF.mp4"
    assert folder in media.roots(project)
    assert not media.missing_roots(project)
    assert media.videos_below(project, [folder]) == [video_id]
    assert not media.add_files(project, folder.parent, list(media.find_videos(folder.parent))).videos
    moved = folder.rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe8")))
    media.take_moved(project, media.look_for_moved(project, folder, moved))
    assert video_of(project, video_id).path.exists()


@pytest.mark.parametrize("stale", [0, 1, 2], ids=["all", "one is of another version", "both are"])
def test_a_place_that_is_renamed_is_in_its_new_order_at_once(project: Project, stale: int):
    north = next(site for site in media.sites(project) if site.name == "North")
    with project.writing() as session:
        inside = VideoRow.relative_path.startswith("North")
        rows = session.scalars(select(VideoRow).where(inside).order_by(VideoRow.id)).all()
        for row in rows[:stale]:
            row.sort_key = "of another version"
    for name in ("Zoo 10", "Zoo 2", "Ñuble"):
        media.rename_site(project, north.id, name)
        deployment = next(one for one in media.deployments(project) if one.site_id == north.id)
        media.rename_deployment(project, deployment.id, f"{name} camera")
        with project.writing() as session:
            keys = select(VideoRow.sort_key).order_by(VideoRow.id)
            found = session.scalars(keys).all()
            reorder(session, VideoRow.id > 0)
            assert found == session.scalars(keys).all()
