"""An empty project, one of two files, and the published package made whole."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import media
from app.services.projects import Project, create_project

Rows = dict[str, dict[str, str]]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    """A project without videos."""
    with create_project(tmp_path / "empty.trapline") as project:
        yield project


@pytest.fixture
def published(shared: Path, tmp_path: Path) -> Path:
    """The published example."""
    return make_published(shared, tmp_path / "published")


def make_published(shared: Path, folder: Path) -> Path:
    """The published example; of its media only the first 40 lie here, the observations tell the others."""
    source = shared / "formats/camtrap-dp"
    folder.mkdir()
    for name in ("datapackage.json", "deployments.csv", "observations.csv"):
        shutil.copyfile(source / name, folder / name)
    with (source / "media_head40.csv").open(encoding="utf-8", newline="") as stream:
        media = {row["mediaID"]: row for row in csv.DictReader(stream)}
    columns = list(next(iter(media.values())))
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["mediaID"]:
                made = {
                    "mediaID": row["mediaID"],
                    "deploymentID": row["deploymentID"],
                    "timestamp": row["eventStart"],
                    "captureMethod": "activityDetection",
                    "filePublic": "true",
                    "fileMediatype": "image/jpeg",
                    "filePath": f"https://example.org/{row['mediaID']}",
                    "fileName": f"{row['mediaID']}.JPG",
                }
                media.setdefault(row["mediaID"], made)
    with (folder / "media.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(media.values())
    return folder


@pytest.fixture
def two_files(empty: Project, tmp_path: Path) -> Path:
    """The folder of two files that the empty project knows."""
    folder = tmp_path / "cards"
    for name in ("CAM01/IMG_0012.MP4", "CAM01/BROKEN.AVI"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    media.add_files(empty, folder, list(media.find_videos(folder)))
    return folder


def rows_of(file: Path, key: str) -> Rows:
    """The lines of a table by their ID."""
    with file.open(encoding="utf-8", newline="") as stream:
        return {row[key]: row for row in csv.DictReader(stream)}
