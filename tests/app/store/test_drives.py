"""Projects on drives of other computers: known by what the system says, kept without a write-ahead log."""

import threading
from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy import text

from app.paths import HOME_VARIABLE
from app.services import projects
from app.services.keeping.backups import back_up
from app.services.projects import Project, create_project, open_project
from app.services.vocabulary import behaviors
from app.store.drives import is_remote, kind_at, mounts_of_linux, mounts_of_macos
from tests.behaviors import add_behavior

LINUX = r"""22 27 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 22 0:44 / /mnt/lab\040drive rw,nosuid shared:7 master:1 - cifs //lab/data rw,vers=3.1.1
32 31 0:45 / /mnt/lab\040drive/usb rw - vfat /dev/sdb1 rw
33 22 0:46 / /home/anna rw - nfs4 server:/home rw
34 22 0:47 / /home/anna rw - ext4 /dev/sdc1 rw"""
MACOS = """/dev/disk3s1 on / (apfs, sealed, local, read-only, journaled)
//anna@lab/share on /Volumes/share on two (smbfs, nodev, nosuid, mounted by anna)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)"""


def test_the_deepest_and_latest_mount_above_a_folder_says_what_it_lies_on() -> None:
    linux, macos = mounts_of_linux(LINUX.splitlines()), mounts_of_macos(MACOS.splitlines())
    assert kind_at(PurePosixPath("/mnt/lab drive/2024"), linux) == "cifs"
    assert kind_at(PurePosixPath("/mnt/lab drive/usb/x"), linux) == "vfat"
    assert kind_at(PurePosixPath("/mnt/lab"), linux) == "ext4"
    assert kind_at(PurePosixPath("/home/anna"), linux) == "ext4"
    assert kind_at(PurePosixPath("/Volumes/share on two/a"), macos) == "smbfs"
    assert kind_at(PurePosixPath("/Users/anna"), macos) == "apfs"


def test_a_folder_of_this_computer_is_not_remote(tmp_path: Path) -> None:
    assert not is_remote(tmp_path / "x.trapline")


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that was made on this computer and is on a network drive now."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    with create_project(tmp_path / "wolves.trapline") as project:
        add_behavior(project, "howls")
    monkeypatch.setattr(projects, "is_remote", lambda _file: True)
    return tmp_path / "wolves.trapline"


def journal_of(project: Project) -> str:
    with project.reading() as session:
        return str(session.execute(text("PRAGMA journal_mode")).scalar_one())


def test_a_project_on_a_network_drive_works_without_a_log_and_gets_it_back_at_home(
    far: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_project(far) as project:
        assert project.is_remote
        assert journal_of(project) == "delete"
        add_behavior(project, "digs")
        assert not far.with_name(f"{far.name}-wal").exists()
        assert back_up(far) is not None
    monkeypatch.setattr(projects, "is_remote", lambda _file: False)
    with open_project(far) as project:
        assert not project.is_remote
        assert journal_of(project) == "wal"
        assert {"howls", "digs"} <= {each.key for each in behaviors(project)}


def test_it_can_be_read_in_one_thread_and_written_in_another(far: Path) -> None:
    with open_project(far) as project:
        failed: list[BaseException] = []

        def read_on() -> None:
            try:
                for _ in range(30):
                    behaviors(project)
            except BaseException as error:  # noqa: BLE001 - of a thread
                failed.append(error)

        reader = threading.Thread(target=read_on)
        reader.start()
        for number in range(10):
            add_behavior(project, f"behavior {number}")
        reader.join()
        assert failed == []
        assert len([each for each in behaviors(project) if each.key.startswith("behavior_")]) == 10
