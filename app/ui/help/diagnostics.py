"""The diagnostics bundle: shown whole, then saved where the person wants it. It is never sent."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from app.services.program.diagnostics import Part, save
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import dialog_column, text, two_answers

NAME = "trapline-diagnostics.zip"


class DiagnosticsDialog(QDialog):
    """A tab for each file; what is seen is what is saved."""

    save_wanted = Signal(object)  # Path

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save diagnostics"))
        self.parts: list[Part] = []
        promise = self.tr(
            "For whoever helps you. It is saved where you say and never sent. Paths, file names and the "
            "names of your sites and people are taken out; look through it before you give it away."
        )
        self.state = text(self.tr("Collecting…"), "muted")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.windowTitle())
        self.tabs.setEnabled(False)  # nothing is in it
        self.buttons, self.save = two_answers(self, self.tr("Save as…"), self._ask_where)
        self.save.setEnabled(False)
        down = dialog_column(self)
        down.addWidget(text(promise, wrap=True))
        down.addWidget(self.state)
        down.addWidget(self.tabs, 1)
        down.addWidget(self.buttons)
        resize_for_text(self, 760, 560)

    def show_parts(self, parts: list[Part]) -> None:
        """Everything is there."""
        self.parts = parts
        self.state.hide()
        for each in (self.save, self.tabs):
            each.setEnabled(True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        for part in parts:
            page = QPlainTextEdit(part.text)
            page.setReadOnly(True)
            page.setFont(fixed)
            page.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            page.setAccessibleName(part.name)
            self.tabs.addTab(page, part.name)
            self.setTabOrder(self.tabs.tabBar(), page)
        self.tabs.setFocus()
        self.save.setDefault(True)

    def _ask_where(self) -> None:
        filters = self.tr("Zip files (*.zip)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), str(Path.home() / NAME), filters)
        if chosen:
            self.save_wanted.emit(Path(chosen))
            self.accept()


def saving(parts: list[Part], place: Path) -> Callable[[object], Path]:
    """The work of writing it, for the pool."""

    def work(_report: object) -> Path:
        save(parts, place)
        return place

    return work
