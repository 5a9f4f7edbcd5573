"""What a project needs is built behind the first picture, and whoever cannot wait has it at once."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.preferences.settings import SettingsFile
from app.ui.window import MainWindow

FIRST_PICTURE = """
import sys
import app.ui.main
print(*(name for name in ("sqlalchemy", "numpy", "av", "markdown_it") if name in sys.modules))
"""
THEN = """
import sys
from importlib import import_module
import app.ui.main
from app.services.program.reading_ahead import import_services
from app.ui.furnishing import MODULES
import_services()
before = set(sys.modules)
for name in MODULES:
    import_module(f"app.ui.{name}")
ours = ("app.services", "app.store", "mvit_core", "sqlalchemy", "numpy", "av")
print(*(name for name in set(sys.modules) - before if name.startswith(ours)))
before = set(sys.modules)
import app.ui.projects.house
print(*(name for name in set(sys.modules) - before))
"""


def printed(program: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_the_first_picture_waits_for_no_database_no_arrays_and_no_ffmpeg() -> None:
    assert printed(FIRST_PICTURE) == [""]


def test_the_windows_thread_imports_nothing_that_another_can() -> None:
    of_services, of_the_house = printed(THEN)
    assert of_services == ""
    assert of_the_house == ""


def test_it_is_built_by_itself_and_who_wished_for_something_gets_it(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.open_path(tmp_path / "nothing.txt")  # before anything stands
    assert window.house is None
    with qtbot.waitSignal(window.furnished):
        window.show()
    qtbot.waitUntil(lambda: "nothing.txt" in window.message_bar.text)
    window.close()


def test_who_cannot_wait_gets_the_same_house_and_it_is_built_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    told: list[bool] = []
    window.furnished.connect(lambda: told.append(True))
    window.show()
    house = window.furnish()
    assert window.house is house
    qtbot.wait(100)
    assert window.furnish() is house
    assert told == [True]
    window.close()
