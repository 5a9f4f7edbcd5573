"""What a person sees of a file before it is taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.services.imports import FORMATS, ImportReport, guess_format
from app.ui.dialogs.importing import ImportDialog
from mvit_core.errors import UserError
from tests.import_files import FORMATS_WRITTEN

Open = Callable[[Path], ImportDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    parent = QWidget()
    qtbot.addWidget(parent)
    return lambda path: ImportDialog(parent, path, guess_format(path))


def table(tmp_path: Path) -> Path:
    file = tmp_path / "t.csv"
    file.write_text("Clip;Before;Species;n\na.mp4;b.mp4;fox;2\n", encoding="utf-8")
    return file


def told(dialog: ImportDialog) -> str:
    """All that the preview shows, as one text."""
    labels = [label for label in dialog.preview.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(filter(None, (label.text() for label in labels)))


@pytest.mark.parametrize("name", FORMATS_WRITTEN)
def test_each_format_is_looked_at_and_nothing_can_be_taken_in_before(
    qtbot: QtBot, opened: Open, tmp_path: Path, name: str
) -> None:
    dialog = opened(FORMATS_WRITTEN[name](tmp_path))
    with qtbot.waitSignal(dialog.look_wanted) as asked:
        assert not dialog.go.isEnabled()
    wish = asked.args[0]
    assert wish.format == name
    report = ImportReport(
        num_listed=9, num_videos=5, num_new_videos=2, num_animals=12, num_known=3,
        missing=["CAM9/x.mp4"], problems=["A box makes no sense: it is left out."], new_taxa=["Yeti"],
    )  # fmt: skip
    dialog.show_preview(wish, report)
    assert dialog.go.isEnabled()
    words_shown = told(dialog)
    for words in ("12\nobservations", "3 more are here", "3\nvideos that are here", "of 9", "2\nnew videos"):
        assert words in words_shown
    for words in ("CAM9/x.mp4", "no sense", "Yeti", "1\nvideo not found"):
        assert words in words_shown


def test_a_column_for_the_file_is_asked_for_and_each_change_is_looked_at(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    dialog = opened(table(tmp_path))
    assert dialog.form is not None
    assert "which column" in told(dialog)
    with qtbot.waitSignal(dialog.look_wanted) as asked:
        dialog.form.choices["file"].setCurrentText("Clip")
    first = asked.args[0]
    assert first.columns["file"] == "Clip"
    with qtbot.waitSignal(dialog.look_wanted):
        dialog.form.choices["count"].setCurrentText("No column")
    dialog.show_preview(first, ImportReport(num_animals=7))  # an answer that came too late
    assert "7" not in told(dialog)
    assert not dialog.go.isEnabled()


def test_a_column_for_what_is_there_is_asked_for_where_nothing_comes_in_without(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_text("file,what\na.mp4,fox\n", encoding="utf-8")
    dialog = opened(file)
    assert dialog.form is not None
    dialog.show_preview(dialog.wish, ImportReport(num_listed=1, num_videos=1))
    assert told(dialog) == "Say which column names the species, or the behavior."
    dialog.form.choices["species"].setCurrentText("what")
    dialog.show_preview(dialog.wish, ImportReport(num_listed=1, num_videos=1))
    assert "is here already" in told(dialog)


def test_another_format_can_be_said(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    dialog = opened(FORMATS_WRITTEN["zamba"](tmp_path))
    assert dialog.form is None
    with qtbot.waitSignal(dialog.look_wanted) as asked:
        dialog.formats.setCurrentIndex(dialog.formats.findData("csv"))
    assert asked.args[0].format == "csv"
    assert dialog.form is not None
    assert dialog.formats.count() == len(FORMATS)


def test_why_it_cannot_be_read_and_that_nothing_is_new_is_said(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    dialog = opened(FORMATS_WRITTEN["boris"](tmp_path))
    dialog.show_trouble(dialog.wish, UserError("p.boris is no JSON that can be read."))
    assert "no JSON" in told(dialog)
    assert not dialog.go.isEnabled()
    dialog.show_preview(dialog.wish, ImportReport(num_listed=1, num_videos=1, num_known=4))
    assert "here already" in told(dialog)
    assert not dialog.go.isEnabled()
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.result() == 0


def test_large_text_leaves_the_columns_whole(
    qtbot: QtBot, qapp: QApplication, opened: Open, tmp_path: Path
) -> None:
    usual = qapp.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.75)
    qapp.setFont(larger)
    dialog = opened(table(tmp_path))
    dialog.show()
    area = next(
        each for each in dialog.findChildren(QScrollArea) if each.widget().findChild(QComboBox) is not None
    )
    qtbot.wait(50)
    assert area.horizontalScrollBar().maximum() == 0
    qapp.setFont(usual)
