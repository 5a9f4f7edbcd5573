"""One tree, opened at several depths and in several sittings."""

from pathlib import Path

import pytest

from app.services import media
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


def test_a_pattern_counts_from_the_folder_that_was_opened(empty: Project, tmp_path: Path):
    study = tmp_path / "study"
    put(study, "Arber/Ridge/a.avi")
    read(empty, study)
    rearrange(empty, "{site}")
    put(study, "Arber/Pond/b.avi")
    read(empty, study / "Arber")
    assert placed(empty, study)["Arber/Pond/b.avi"] == ("Pond", "Pond")
