"""Settings survive restarts, damage and folders that cannot be written."""

import os
import sys
from pathlib import Path

import pytest

from app.ui.settings import NUM_RECENT, Settings, SettingsFile
from mvit_core.errors import UserError


def test_a_choice_is_there_after_a_restart(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config" / "settings.json")
    file.change(theme="light", text_percent=130)
    assert SettingsFile(file.path).values == Settings(theme="light", text_percent=130)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"theme": 3}'])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert SettingsFile(path).values == Settings()


def test_a_newer_programs_choices_do_not_hurt(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "hologram": true}')
    assert SettingsFile(path).values.theme == "dark"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, not a folder")
    with pytest.raises(UserError, match="settings cannot be saved"):
        SettingsFile(tmp_path / "config" / "settings.json").change(theme="dark")


def test_recent_projects_are_newest_first_once_each_and_still_there(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    paths = [tmp_path / f"{number}.trapline" for number in range(NUM_RECENT + 2)]
    for path in paths:
        path.touch()
        file.add_recent(path)
    file.add_recent(paths[5])
    paths[7].unlink()
    found = file.values.recent_projects()
    assert found[0] == paths[5]
    assert len(found) == NUM_RECENT - 1
    assert paths[7] not in found


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows such names")
def test_a_recent_project_may_have_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.trapline"))
    path.touch()
    file = SettingsFile(tmp_path / "settings.json")
    file.add_recent(path)
    assert SettingsFile(tmp_path / "settings.json").values.recent_projects() == [path]
