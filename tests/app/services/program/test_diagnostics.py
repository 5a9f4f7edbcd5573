"""The bundle tells what helps, and neither a path nor a name."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import media
from app.services.program.diagnostics import bundle, hider, save
from app.services.projects import Project, create_project
from mvit_core.errors import UserError


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two sites whose names nobody is to know."""
    footage = tmp_path / "Grandmas cards"
    for name in ("Secret Den/DCIM/IMG_0001.mp4", "Otter Brook/IMG_0002.MP4"):
        (footage / name).parent.mkdir(parents=True)
        (footage / name).write_bytes(b"not read")
    with create_project(tmp_path / "wolverine.trapline") as made:
        media.add_files(made, footage, list(media.find_videos(footage)))
        yield made


def test_logs_come_without_paths_and_names(project: Project, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "window.log").write_text(
        f"INFO opened {project.path}\n"
        f"WARNING {tmp_path}/Grandmas cards/Secret Den/DCIM/IMG_0001.mp4 is damaged at 3.2 s\n"
        "WARNING the site Otter Brook has no camera; see C:\\Users\\Robin\\My cards\\a b.avi now\n"
        f'  File "{tmp_path}/lib/python3.11/site-packages/app/ui/window.py", line 12, in open\n'
        "KeyError: 'IMG_0002.MP4'\n"
    )
    parts = bundle({"torch": "2.13.0", "device": "CPU", "settings": "/home/robin/.config"}, logs, project)
    text = "".join(part.text for part in parts)
    for secret in (
        "Secret",
        "Otter",
        "Grandma",
        "wolverine",
        "Robin",
        "robin",
        "IMG_",
        "My cards",
        str(tmp_path),
    ):
        assert secret not in text
    for useful in (
        "is damaged at 3.2 s",
        "app/ui/window.py",
        "line 12, in open",
        "KeyError",
        "2.13.0",
        "CPU",
    ):
        assert useful in text
    assert [part.name for part in parts] == ["versions.json", "project.json", "window.log"]


def test_the_project_is_told_in_numbers(project: Project, tmp_path: Path) -> None:
    parts = {part.name: part.text for part in bundle({}, tmp_path / "nowhere", project)}
    assert '"sites": 2' in parts["project.json"]
    assert '".mp4": 2' in parts["project.json"]


def test_short_names_do_not_eat_sentences() -> None:
    hide = hider({"A", "is", "Den"})
    assert hide("A video is in Den; Denmark is not") == "A video is in <hidden>; Denmark is not"


def test_it_is_saved_whole_or_not_at_all(project: Project, tmp_path: Path) -> None:
    parts = bundle({"Trapline": "0.1.0"}, tmp_path, project)
    place = tmp_path / "out.zip"
    save(parts, place)
    with zipfile.ZipFile(place) as archive:
        assert archive.namelist() == [part.name for part in parts]
        assert archive.read("versions.json").decode() == parts[0].text
    with pytest.raises(UserError, match="cannot be written"):
        save(parts, tmp_path / "nowhere" / "out.zip")


def test_addresses_of_people_and_the_computers_name_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "anas-laptop")
    told = hider(())("open since 9:12 on anas-laptop (ask <ana.lopez@uni-hill.example>, or a@b)")
    assert told == "open since 9:12 on <hidden> (ask <<hidden>>, or a@b)"
