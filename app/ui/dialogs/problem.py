"""A mistake of ours: what it was, where the log lies, and that nothing saved is lost."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app import logs
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import button, dialog_column, row, text


class ProblemDialog(QDialog):
    """Shows one mistake with its story; the window behind it goes on."""

    def __init__(self, parent: QWidget | None, error: BaseException, log: Path | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Trapline made a mistake"))
        story = QPlainTextEdit(logs.report(error))
        story.setReadOnly(True)
        story.setAccessibleName(self.tr("Report"))
        where = text(self.tr("The log lies in {path}").format(path=log) if log else "", "muted", wrap=True)
        copy = button(self.tr("Copy the report"), lambda: _copy(story.toPlainText()))
        show = button(self.tr("Show the log"), lambda: _open(log) if log else None)
        show.setVisible(log is not None)
        close = button(self.tr("Go on"), self.accept, kind="primary")
        down = dialog_column(self)
        for part in (text(logs.describe(error), wrap=True), story, where):
            down.addWidget(part)
        down.addLayout(row(copy, show, None, close))
        resize_for_text(self, 640, 420)


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def _open(log: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log.parent)))
