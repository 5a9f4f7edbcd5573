"""A stranger's project whose names are ways out of a folder: no export writes anything beside its target."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from app.services import media
from app.services.exports import FORMATS, export
from app.services.projects import create_project, open_project
from app.services.review import labels
from app.store.records import Kind
from mvit_core.types import Box, Span, TrackPoint
from mvit_core.video.probe import probe
from tests.conftest import MakeVideo

UP, ROOTED = "../../../evil", "/evil/../evil"
NAMES = {
    "sites": {"name": UP},
    "deployments": {"name": ROOTED},
    "labels": {"taxon": UP, "behavior": ROOTED, "individual": UP},
    "videos": {"relative_path": "../a.mp4"},
}


@pytest.fixture(scope="module")
def strange(make_video: MakeVideo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds with an animal; everything that has a name is called by a path that leads elsewhere."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "deep" / "deeper"
    folder.mkdir(parents=True)
    make_video(folder / "a.mp4", [np.full((48, 64), 40 + 5 * n, np.uint8) for n in range(20)], rate=10)
    (folder.parent / "a.mp4").write_bytes((folder / "a.mp4").read_bytes())
    if sys.platform != "win32":  # where links want rights
        (folder / "link").symlink_to(home)
    with create_project(home / "p.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        video = media.videos(project)[0]
        media.record_probes(project, [(video.id, probe(video.path), "")])
        animal = labels.new_observation(project, video.id, Kind.ANIMAL)
        boxes = tuple(TrackPoint(n / 10, n, Box(0.2, 0.2, 0.4, 0.4)) for n in (0, 10, 19))
        said = labels.add(Span(0.0, 1.9), taxon="vulpes", behavior="eats_food", keyframes=boxes)
        labels.apply(project, {animal: said}, who="ana")
    with closing(sqlite3.connect(home / "p.trapline")) as connection:
        for table, names in NAMES.items():
            for column, name in names.items():
                connection.execute(f'UPDATE {table} SET "{column}" = ?', (name,))
        connection.commit()
    return home / "p.trapline"


def everything(folder: Path) -> dict[Path, bytes]:
    """What lies below a folder, links not followed; without the project, which opening may touch."""
    files = (each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    return {each: each.read_bytes() for each in files if ".trapline" not in each.name}


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_written_beside_the_target(name: str, strange: Path, tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "c" / f"out{FORMATS[name].suffix}"
    target.parent.mkdir(parents=True)
    home, before = strange.parent, everything(strange.parent)
    with open_project(strange) as project:
        files = export(project, name, target).files
        assert everything(home) == before
    written = set(everything(tmp_path))
    assert written == {each.resolve() for each in files}
    assert all(each == target or each.is_relative_to(target) for each in written)
    assert not Path("/evil").exists()
