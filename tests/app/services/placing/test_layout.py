"""Sites and deployments by a pattern of folders: shown, done, undone."""

from itertools import islice
from pathlib import Path

import msgspec
import pytest

from app.services import deployments, media
from app.services.choosing.filters import Filter
from app.services.choosing.saved_filters import save_filter, saved_filters
from app.services.placing import layout, rearranging
from app.services.placing.folder_patterns import FolderPattern
from app.services.placing.rearranging import Rearranging, rearrange
from app.services.projects import Project
from mvit_core.errors import UserError


@pytest.mark.parametrize(
    ("pattern", "path", "site", "deployment", "folder"),
    [
        ("{site}/{deployment}", "Hollow/June/DCIM/100MEDIA/a.avi", "Hollow", "June", "Hollow/June"),
        ("{site}/{deployment}", "Hollow/June/DCIM/101MEDIA/a.avi", "Hollow", "June", "Hollow/June"),
        ("{site}/{deployment}", "Ridge/DCIM/100MEDIA/a.avi", "Ridge", "Ridge", "Ridge"),
        ("*/{site}/{deployment}", "2024/Ridge/100EK113/a.avi", "Ridge", "Ridge", "2024/Ridge"),
        ("{site}/DCIM/{deployment}", "Ridge/DCIM/100MEDIA/a.avi", "Ridge", "100MEDIA", "Ridge/DCIM/100MEDIA"),
        ("{site}", "Höhle Süd/Karte 1/DCIM/a.jpg", "Höhle Süd", "Höhle Süd", "Höhle Süd"),
        ("*/{site}", "Survey 3/Hollow/x/a.avi", "Hollow", "Hollow", "Survey 3/Hollow"),
        ("{site}_{deployment}", "A_2_June/a.avi", "A", "2_June", "A_2_June"),
        ("Site {site}/Cam*/{deployment}", "site 7/CAM2/x/a.avi", "7", "x", "site 7/CAM2/x"),
        ("/{deployment}/{site}/", "2024/Hollow/a.avi", "Hollow", "2024", "2024/Hollow"),
    ],
)
def test_a_pattern_reads_folder_names(pattern: str, path: str, site: str, deployment: str, folder: str):
    place = FolderPattern(pattern).place_of(path)
    assert (place.site, place.deployment, place.folder, place.by_pattern) == (site, deployment, folder, True)


def test_what_does_not_fit_is_guessed_and_said_to_be():
    place = FolderPattern("{site}/{deployment}").place_of("Hollow/a.avi")
    assert (place.site, place.folder, place.by_pattern) == ("Hollow", "Hollow", False)


@pytest.mark.parametrize("pattern", ["", "{deployment}", "{site}/{site}", "{sight}", "{site", "site}/{site}"])
def test_a_pattern_that_makes_no_sense_is_refused(pattern: str):
    with pytest.raises(UserError):
        FolderPattern(pattern)


def placed(project: Project) -> dict[str, tuple[str, str]]:
    sites = {one.id: one.name for one in media.sites(project)}
    known = {one.id: (sites[one.site_id], one.name) for one in media.deployments(project)}
    return {video.relative_path: known[video.deployment_id] for video in media.videos(project)}


def test_a_preview_is_what_comes_of_it(project: Project):
    pattern = FolderPattern("{site}/DCIM/{deployment}")
    shown = layout.preview(layout.folders_of(project), pattern)
    told = {each.folder: (each.then.site, each.then.deployment) for each in shown}
    rearrange(project, pattern.text)
    assert {path.rpartition("/")[0]: place for path, place in placed(project).items()} == told
    assert told["North/DCIM/101MEDIA"] == ("North", "101MEDIA")
    assert [each.then.by_pattern for each in shown if each.folder == "Süd"] == [False]


def test_undo_and_redo_bring_back_rows_and_what_was_said_of_them(project: Project):
    north = next(one for one in media.deployments(project) if one.name == "North")
    deployments.change(project, {north.id: msgspec.structs.replace(north, camera="HC500", bait=True)})
    before = (placed(project), media.deployments(project), media.sites(project))
    layout_before, _ = rearrange(project, "{site}/DCIM/{deployment}")
    after = (placed(project), media.deployments(project), media.sites(project))
    assert after != before
    assert {one.camera for one in media.deployments(project) if one.name != "Süd"} == {"HC500"}
    layout_after, _ = rearrange(project, layout_before)
    assert (placed(project), media.deployments(project), media.sites(project)) == before
    assert layout.pattern_of(project) == ""
    rearrange(project, layout_after)
    assert (placed(project), media.deployments(project), media.sites(project)) == after
    assert layout.pattern_of(project) == "{site}/DCIM/{deployment}"


def test_what_was_said_of_places_before_is_taken_back_after_it(project: Project):
    sites = {one.name: one.id for one in media.sites(project)}
    south = next(one for one in media.deployments(project) if one.name == "Süd")
    first, _ = deployments.change(project, {south.id: msgspec.structs.replace(south, site_id=sites["North"])})
    for pattern in ("{site}/DCIM/{deployment}", "{deployment}/DCIM/{site}"):
        layout_before, _ = rearrange(project, pattern)
        rearrange(project, layout_before)
    deployments.change(project, first)
    assert placed(project)["Süd/a.mp4"] == ("Süd", "Süd")
    assert {one.name: one.id for one in media.sites(project)} == sites


def test_a_saved_filter_does_not_take_a_later_place_for_one_that_went(project: Project):
    layout_before, _ = rearrange(project, "{deployment}/DCIM/{site}")
    (card,) = [one.id for one in media.sites(project) if one.name == "101MEDIA"]
    save_filter(project, "card", Filter(sites=frozenset({card})))
    rearrange(project, layout_before)
    assert saved_filters(project) == {}


def test_files_that_come_later_are_placed_by_the_same_pattern(project: Project, footage: Path):
    rearrange(project, "{site}/DCIM/{deployment}")
    new = footage / "North/DCIM/102MEDIA/IMG_0001.AVI"
    new.parent.mkdir()
    new.write_bytes(b"new")
    changes = media.add_files(project, footage, list(media.find_videos(footage)))
    assert len(changes.videos) == 1
    assert placed(project)["North/DCIM/102MEDIA/IMG_0001.AVI"] == ("North", "102MEDIA")


def test_folders_that_change_names_with_each_other_do_not_collide(project: Project):
    before, _ = rearrange(project, "{site}/DCIM/{deployment}")
    again, _ = rearrange(project, "")
    rearrange(project, again)
    rearrange(project, before)
    assert placed(project)["North/DCIM/100MEDIA/IMG_0001.AVI"] == ("North", "North")


def test_from_anywhere_on_the_way_it_goes_back_to_where_it_began(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rearranging, "CHUNK", 1)
    before = (placed(project), media.deployments(project), layout.pattern_of(project))
    order = [video.relative_path for video in media.videos(project)]
    num_steps = len(list(Rearranging(project, "{site}/DCIM/{deployment}").steps()))
    rearrange(project, "")
    assert num_steps > 4
    for stopped_after in range(num_steps + 1):
        change = Rearranging(project, "{site}/DCIM/{deployment}")
        assert len(list(islice(change.steps(), stopped_after))) == stopped_after
        for _ in change.back().steps():
            pass
        assert (placed(project), media.deployments(project), layout.pattern_of(project)) == before
        assert [video.relative_path for video in media.videos(project)] == order
