"""Settings survive restarts, damage and folders that cannot be written."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.ui.dialogs.settings import SettingsDialog
from app.ui.main import make_window
from app.ui.preferences.setting import declared, page
from app.ui.preferences.settings import NUM_RECENT, Settings, SettingsFile
from mvit_core.errors import UserError


def test_a_choice_is_there_after_a_restart(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config" / "settings.json")
    file.change(theme="light", text_percent=130)
    assert SettingsFile(file.path).values == Settings(theme="light", text_percent=130)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"theme": 3}', b'{"theme": "\x86"}'])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert SettingsFile(path).values == Settings()


def test_one_value_that_makes_no_sense_costs_no_other_and_the_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    content = b'{"theme": 3, "keys": {"play": "P"}, "recent": "none", "text_percent": 130}'
    path.write_bytes(content)
    file = SettingsFile(path)
    assert file.values == Settings(keys={"play": "P"}, text_percent=130)
    file.change(theme="dark")
    assert (tmp_path / "settings put aside.json").read_bytes() == content


def test_a_newer_programs_choices_do_not_hurt(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "hologram": true}')
    assert SettingsFile(path).values.theme == "dark"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, not a folder")
    with pytest.raises(UserError, match=r"settings\.json cannot be written: .*\. Move away what"):
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


def test_every_declared_setting_is_stored_and_has_its_default_among_its_options() -> None:
    found = dict(declared(Settings))
    of_the_window = {"language", "theme", "text_percent", "goes_on", "asks_for_bouts", "plays", "step_s"}
    assert of_the_window | {"num_workers", "card_decodes"} == set(found)
    for name, setting in found.items():
        assert getattr(Settings(), name) in [value for _, value in setting.options], name
        assert setting.title
        assert setting.does


def test_the_page_of_the_guide_is_that_of_this_version() -> None:
    kept = Path(__file__).parents[4] / "docs" / "settings.md"
    assert kept.read_text(encoding="utf-8") == page(Settings), (
        "python -m app.ui.preferences.setting_page docs/settings.md"
    )


def test_the_dialog_offers_what_is_declared_and_keeps_what_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    file, changed = SettingsFile(tmp_path / "settings.json"), []
    over = QWidget()
    qtbot.addWidget(over)
    dialog = SettingsDialog(over, file, changed=lambda: changed.append(True), refuse=changed.append)
    assert list(dialog.boxes) == [name for name, _ in declared(Settings)]
    box = dialog.boxes["goes_on"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert SettingsFile(file.path).values.goes_on
    assert changed == [True]
    assert all(each.accessibleName() for each in dialog.boxes.values())


def test_text_has_its_size_from_the_first_moment(qapp: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    plain = qapp.font()
    try:
        SettingsFile(paths.config_dir() / "settings.json").change(text_percent=150)
        window = make_window(qapp)
        qtbot.addWidget(window)
        assert window.top_bar.font().pointSizeF() == pytest.approx(1.5 * plain.pointSizeF())
        window.close()
    finally:
        qapp.setFont(plain)
