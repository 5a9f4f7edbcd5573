"""One tree, opened at several depths and in several sittings."""

from pathlib import Path

import pytest

from app.services import media
from app.services.placing import layout
from app.services.placing.rearranging import rearrange
from app.services.projects import Project, create_project


@pytest.fixture
def empty(tmp_path: Path):
    with create_project(tmp_path / "empty.trapline") as project:
        yield project


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(path.encode())


def read(project: Project, folder: Path) -> int:
    return len(media.add_files(project, folder, list(media.find_videos(folder))).videos)


def placed(project: Project, folder: Path) -> dict[str, tuple[str, str]]:
    """Site and deployment by path below the folder."""
    sites = {one.id: one.name for one in media.sites(project)}
    known = {one.id: (sites[one.site_id], one.name) for one in media.deployments(project)}
    return {
        video.path.relative_to(folder).as_posix(): known[video.deployment_id]
        for video in media.videos(project)
    }


def test_files_of_a_folder_that_was_opened_alone_follow_it_when_its_parent_is_opened(
    empty: Project, tmp_path: Path
):
    study = tmp_path / "study"
    put(study, "Arber/Plot 1/DCIM/a.avi")
    read(empty, study / "Arber")
    (site,) = media.sites(empty)
    media.rename_site(empty, site.id, "Summit")
    put(study, "Arber/Plot 1/DCIM/b.avi", "Danube/Plot 1/c.avi")
    assert read(empty, study) == 2
    assert placed(empty, study) == {
        "Arber/Plot 1/DCIM/a.avi": ("Summit", "Plot 1"),
        "Arber/Plot 1/DCIM/b.avi": ("Summit", "Plot 1"),
        "Danube/Plot 1/c.avi": ("Danube Plot 1", "Danube Plot 1"),
    }
    assert not read(empty, study)


def test_what_is_opened_inside_of_a_folder_is_called_as_the_rest_of_it(empty: Project, tmp_path: Path):
    study = tmp_path / "study"
    put(study, "Arber/Plot 1/2024/a.avi")
    read(empty, study)
    put(study, "Arber/Plot 1/2024/b.avi", "Arber/Plot 1/2025/c.avi", "Arber/Plot 2/d.avi")
    assert read(empty, study / "Arber") == 3
    assert read(empty, study / "Arber/Plot 1") == 0
    assert {path: site for path, (site, _) in placed(empty, study).items()} == {
        "Arber/Plot 1/2024/a.avi": "Arber Plot 1",
        "Arber/Plot 1/2024/b.avi": "Arber Plot 1",
        "Arber/Plot 1/2025/c.avi": "Arber Plot 1",
        "Arber/Plot 2/d.avi": "Arber Plot 2",
    }
    assert media.roots(empty) == [study]


def test_plots_of_areas_that_were_opened_one_by_one_are_several_sites(empty: Project, tmp_path: Path):
    put(tmp_path, "Arber/Plot 1/a.avi", "Danube/Plot 1/b.avi", "Danube/Plot 2/c.avi")
    read(empty, tmp_path / "Arber")
    read(empty, tmp_path / "Danube")
    put(tmp_path, "Arber/Plot 1/check 2/d.avi", "Danube/Plot 1/check 2/e.avi")
    read(empty, tmp_path / "Danube")
    read(empty, tmp_path / "Arber")
    assert {path: site for path, (site, _) in placed(empty, tmp_path).items()} == {
        "Arber/Plot 1/a.avi": "Plot 1",
        "Arber/Plot 1/check 2/d.avi": "Plot 1",
        "Danube/Plot 1/b.avi": "Danube Plot 1",
        "Danube/Plot 1/check 2/e.avi": "Danube Plot 1",
        "Danube/Plot 2/c.avi": "Plot 2",
    }


def test_plots_that_were_opened_each_by_itself_are_told_apart_by_the_folders_around(
    empty: Project, tmp_path: Path
):
    put(tmp_path, "Arber/Plot 1/a.avi", "Danube/Plot 1/DCIM/b.avi")
    read(empty, tmp_path / "Arber/Plot 1")
    read(empty, tmp_path / "Danube/Plot 1/DCIM")
    sites = {path: site for path, (site, _) in placed(empty, tmp_path).items()}
    assert sites == {"Arber/Plot 1/a.avi": "Plot 1", "Danube/Plot 1/DCIM/b.avi": "Danube Plot 1"}
    rearrange(empty, "")
    assert {site for site, _ in placed(empty, tmp_path).values()} == {"Arber Plot 1", "Danube Plot 1"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("Arber 2024", "Arber 2025"), ("Survey 1", "Survey 2"), ("card 1", "card 2"), ("a/Arber", "b/Arber")],
)
def test_plots_of_one_area_that_was_opened_twice_are_one_site(
    empty: Project, tmp_path: Path, first: str, second: str
):
    put(tmp_path, f"{first}/Plot 1/a.avi", f"{second}/Plot 1/b.avi")
    read(empty, tmp_path / first)
    read(empty, tmp_path / second)
    assert {site for site, _ in placed(empty, tmp_path).values()} == {"Plot 1"}
    rearrange(empty, "")
    assert {site for site, _ in placed(empty, tmp_path).values()} == {"Plot 1"}


def test_placing_anew_keeps_the_plots_of_areas_apart_and_later_files_follow(empty: Project, tmp_path: Path):
    put(tmp_path, "Arber/Plot 1/a.avi", "Danube/Plot 1/b.avi")
    read(empty, tmp_path / "Arber")
    read(empty, tmp_path / "Danube")
    before = placed(empty, tmp_path)
    shown = layout.preview(layout.folders_of(empty), None)
    was, _ = rearrange(empty, "")
    put(tmp_path, "Arber/Plot 1/check 2/c.avi")
    read(empty, tmp_path / "Arber")
    after = placed(empty, tmp_path)
    assert [each.then.site for each in shown] == ["Arber Plot 1", "Danube Plot 1"]
    assert after == {
        "Arber/Plot 1/a.avi": ("Arber Plot 1", "Arber Plot 1"),
        "Arber/Plot 1/check 2/c.avi": ("Arber Plot 1", "Arber Plot 1 check 2"),
        "Danube/Plot 1/b.avi": ("Danube Plot 1", "Danube Plot 1"),
    }
    rearrange(empty, was)
    assert before.items() <= placed(empty, tmp_path).items()


def test_later_files_of_a_folder_that_was_renamed_follow_the_pattern_into_its_deployment(
    empty: Project, tmp_path: Path
):
    old, new = tmp_path / "old", tmp_path / "new"
    put(old, "Hollow/June/a.avi", "Ridge/June/other.avi")
    read(empty, old)
    rearrange(empty, "{site}")
    old.rename(new)
    (new / "Hollow").rename(new / "The hollow")
    media.take_moved(empty, media.look_for_moved(empty, old, new))
    put(new, "The hollow/July/b.avi")
    read(empty, new)
    known = placed(empty, new)
    assert known["The hollow/July/b.avi"] == known["The hollow/June/a.avi"] == ("Hollow", "Hollow")


def test_a_pattern_counts_from_the_folder_that_was_opened(empty: Project, tmp_path: Path):
    study = tmp_path / "study"
    put(study, "Arber/Ridge/a.avi")
    read(empty, study)
    rearrange(empty, "{site}")
    put(study, "Arber/Pond/b.avi")
    read(empty, study / "Arber")
    assert placed(empty, study)["Arber/Pond/b.avi"] == ("Pond", "Pond")
