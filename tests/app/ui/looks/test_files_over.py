"""Files that are dragged over the window, as the desktop hands them to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.services import media
from app.services.projects import Project
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.importing import ImportDialog
from app.ui.projects.house import House
from app.ui.window import MainWindow
from tests.import_files import FORMATS_WRITTEN, HERE
from tests.windows import Action, Keys, drop, opened


@pytest.fixture
def house(qtbot: QtBot, window: MainWindow, project: Project) -> House:
    return opened(qtbot, window, project)


@pytest.fixture
def card(tmp_path: Path, footage: Path) -> Path:
    card = tmp_path / "Card 2"
    card.mkdir()
    (footage / "Hill/DCIM/IMG_0001.mp4").rename(card / "IMG_0007.mp4")
    return card


@pytest.mark.parametrize("field", ["search", "notes"])
def test_a_folder_let_go_over_a_field_is_added_and_nothing_is_written_there(
    qtbot: QtBot, window: MainWindow, house: House, card: Path, field: str
) -> None:
    before = house.furniture.library.num_videos
    over = window.top_bar.search if field == "search" else house.furniture.panel.card.facts.notes
    assert drop(window, card, over=over) is Action.CopyAction
    qtbot.waitUntil(lambda: house.furniture.library.num_videos > before)
    assert window.top_bar.search.text() == ""


def test_files_are_never_said_to_be_moved_for_then_the_other_side_would_delete_them(
    window: MainWindow, house: House, card: Path
) -> None:
    assert drop(window, card, keys=Keys.ShiftModifier) is Action.CopyAction


def test_it_says_what_comes_of_letting_go(window: MainWindow, house: House, tmp_path: Path) -> None:
    for name in ("a.trapline", "labels.csv", "model.safetensors"):
        (tmp_path / name).touch()
    said = {
        name: window.use_of([tmp_path / name])
        for name in ("", "a.trapline", "labels.csv", "model.safetensors")
    }
    assert said == {
        "": "Add to survey",
        "a.trapline": "Open a.trapline",
        "labels.csv": "Import labels.csv",
        "model.safetensors": "Install model.safetensors",
    }


def test_a_file_of_labels_is_shown_before_it_is_imported(
    qtbot: QtBot, window: MainWindow, house: House, tmp_path: Path
) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("file,species\nIMG_0001.mp4,lion\n")
    drop(window, labels)
    dialog = _preview(qtbot, window)
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_package_is_shown_before_it_is_imported_and_its_videos_can_be_added_alone(
    qtbot: QtBot, window: MainWindow, house: House, tmp_path: Path
) -> None:
    package = _package(tmp_path)
    assert window.use_of([package]) == "Import theirs"
    before = house.furniture.library.num_videos
    drop(window, package)
    _preview(qtbot, window).reject()
    qtbot.waitUntil(lambda: window.message_bar.text == "Nothing of theirs was imported.")
    assert house.furniture.library.num_videos == before
    window.message_bar.offer.click()
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == before + 1)


def test_a_package_that_is_opened_comes_into_a_project_of_its_own(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.open_path(_package(tmp_path))
    dialog = _preview(qtbot, window)
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.accept()
    project = window.furnish().session.project
    qtbot.waitUntil(lambda: "came in" in window.message_bar.text)
    assert {site.name for site in media.sites(project)} == {"Fen"}
    assert project.name == "theirs"


def _package(folder: Path) -> Path:
    """A folder with a package and the video that it tells of."""
    package = FORMATS_WRITTEN["camtrap-dp"](folder).parent.rename(folder / "theirs")
    (package / HERE).parent.mkdir()
    (package / HERE).write_bytes(b"fox")
    return package


def _preview(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    (dialog,) = window.findChildren(ImportDialog)
    return dialog


def test_what_can_be_nothing_is_refused_with_a_sentence(
    qtbot: QtBot, window: MainWindow, house: House, tmp_path: Path
) -> None:
    other = tmp_path / "poster.pdf"
    other.touch()
    drop(window, other)
    qtbot.waitUntil(lambda: "poster.pdf" in window.message_bar.text)


def test_an_old_warning_makes_room_for_what_is_added(
    qtbot: QtBot, window: MainWindow, house: House, card: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "Empty"
    empty.mkdir()
    drop(window, empty)
    qtbot.waitUntil(lambda: "There are no videos" in window.message_bar.text)
    drop(window, card)
    qtbot.waitUntil(lambda: "not scanned yet" in window.message_bar.text)


def test_a_dialog_without_use_for_files_refuses_them(qtbot: QtBot, window: MainWindow, card: Path) -> None:
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    assert drop(dialog, card, over=field) is Action.IgnoreAction
    assert field.text() == ""


def test_a_folder_on_the_export_says_where_to(qtbot: QtBot, window: MainWindow, card: Path) -> None:
    dialog = ExportDialog(window, folder=Path("/somewhere"), name="survey")
    qtbot.addWidget(dialog)
    dialog.show()
    drop(dialog, card, over=dialog.out)
    assert dialog.out.text() == str(card / "survey.csv")
    dialog.formats.setCurrentRow(1)
    assert Path(dialog.out.text()).parent == card


def test_words_are_still_let_go_into_a_field(window: MainWindow, house: House) -> None:
    words = QMimeData()
    words.setText("lion")
    field = window.top_bar.search
    at = field.mapTo(window, field.rect().center())
    entering = QDragEnterEvent(
        at, Action.CopyAction, words, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window.windowHandle(), entering)
    assert entering.isAccepted()
