import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.services import projects
from app.services.keeping import new_projects
from app.services.keeping.new_projects import AlreadyThere, fill_new, take_back
from app.services.projects import create_project, open_or_create, open_project
from app.store import engine as engines
from mvit_core.errors import UserError
from mvit_core.files.whole_file import name_anew


def test_an_existing_file_is_never_overwritten(tmp_path: Path):
    file = tmp_path / "diary.txt"
    file.write_text("precious")
    with pytest.raises(UserError, match="exists already"):
        create_project(file)
    assert file.read_text() == "precious"


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path):
    with pytest.raises(UserError, match="nowhere"):
        create_project(tmp_path / "nowhere" / "a.trapline")


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(engine: object, name: str) -> None:
        raise UserError("the disk is full")

    monkeypatch.setattr(projects, "fill_new", fail)
    with pytest.raises(UserError):
        create_project(tmp_path / "a.trapline")
    assert list(tmp_path.iterdir()) == []


def test_a_new_project_is_whole_in_one_file_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A full disk must not leave a part of it in a log that stays behind under the other name."""
    beside: list[str] = []
    named: list[Path] = []

    def name(path: Path, target: Path) -> None:
        beside.extend(entry.name for entry in tmp_path.iterdir() if entry != path)
        assert engines.promised_bytes(engines.read_header(path)) == path.stat().st_size
        named.append(target)
        name_anew(path, target)

    monkeypatch.setattr(new_projects, "name_anew", name)
    create_project(tmp_path / "x.trapline").close()
    assert (named, beside) == ([tmp_path / "x.trapline"], [])


def test_of_two_who_make_a_project_at_once_the_second_replaces_nothing(tmp_path: Path):
    """Its empty one took the place of the one that was being filled, and all of that was lost."""
    place = tmp_path / "x.trapline"

    def fill(engine: Engine) -> None:
        fill_new(engine, "second")
        create_project(place).close()

    with pytest.raises(AlreadyThere):
        new_projects.make(place, fill)
    with open_project(place) as project:
        assert project.name == "x"
    assert [each.name for each in tmp_path.iterdir()] == [place.name]


def test_a_project_that_somebody_made_meanwhile_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with create_project(tmp_path / "x.trapline"):
        monkeypatch.setattr(projects, "exists", lambda _file: False)
        with open_or_create(tmp_path / "x.trapline") as second:
            assert second.read_only


def test_a_project_made_in_vain_stays_while_somebody_writes_it(tmp_path: Path):
    place = tmp_path / "x.trapline"
    with create_project(place):
        take_back(place)
        assert place.exists()
    take_back(place)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file sizes")
@pytest.mark.parametrize("limit", [0, 20_000, 100_000, 180_000])
def test_a_disk_that_fills_up_while_a_project_is_made_leaves_nothing(tmp_path: Path, limit: int):
    script = (
        "import resource, sys\n"
        "from app.services.projects import create_project\n"
        "from mvit_core.errors import UserError\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "try:\n    create_project(sys.argv[1])\nexcept UserError:\n    sys.exit(3)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path / "x.trapline")], check=False)
    assert ended.returncode == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_of_odd_bytes_is_written_as_file_managers_show_it(tmp_path: Path) -> None:
    create_project(tmp_path / os.fsdecode(b"F\xfcchse.trapline")).close()
    with open_project(tmp_path / os.fsdecode(b"F\xfcchse.trapline")) as project:
        assert project.name == "F\ufffdFCchse"


def test_where_a_project_cannot_be_made_another_folder_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot be made: .*\. Choose another folder\.$"):
        create_project(tmp_path / ("x" * 250))  # its draft's name is longer
