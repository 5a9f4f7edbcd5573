"""What a file would bring into the project, before anything of it is written."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QWidget,
)

from app.services.imports import FORMATS, ImportReport
from app.services.imports.columns import Columns, guess, is_own
from app.services.imports.reading import heading
from app.services.imports.tables import guess_of
from app.ui.dialogs.columns import ColumnsForm
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.import_wording import format_about, format_title
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import Scrolled, as_tip, column, dialog_column, row, text, two_answers
from app.ui.looks.tab_order import as_laid_out
from app.ui.speech.saying import here
from mvit_core.errors import UserError

SIZE = (620, 520)
SIZE_WITH_COLUMNS = (860, 560)
LOOK_MS = 250  # after the last change, before what it would bring is looked at
TABLE = "csv"


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What the person decided."""

    path: Path
    format: str
    columns: dict[str, str] = field(default_factory=dict)


class ImportDialog(QDialog):
    """Says as which format a file is read and what each column of a table means.

    `look_wanted` asks what the import would bring; the answer comes by `show_preview` or `show_trouble`.
    """

    look_wanted = Signal(object)  # ImportWish

    def __init__(self, parent: QWidget, path: Path, format_name: str) -> None:
        """UserError where the file cannot be read at all."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self._path = path
        self._names = heading(path) if path.is_file() and path.suffix.lower() != ".json" else []
        self.form: ColumnsForm | None = None
        self.title = text(path.name, "heading")
        self.title.setToolTip(as_tip(str(path)))
        self.formats = self._list(format_name)
        self.about = text("", "muted", wrap=True)
        self.preview = ImportPreview()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("How much was looked at"))
        self.buttons, self.go = two_answers(self, self.tr("Import"))
        self._look_soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._lay_out()
        self.formats.currentIndexChanged.connect(lambda _: self._format_changed())
        self._look_soon.timeout.connect(self._look)
        self._format_changed()

    @property
    def wish(self) -> ImportWish:
        """What is chosen now."""
        columns = self.form.columns if self.form is not None else {}
        return ImportWish(self._path, str(self.formats.currentData()), columns)

    def show_progress(self, wish: ImportWish, share: int) -> None:
        """How much was looked at, 0 to 100."""
        if wish == self.wish:
            self.progress.setValue(share)

    def show_preview(self, wish: ImportWish, report: ImportReport) -> None:
        """Say what the import would bring, where that is still what is wanted."""
        if wish == self.wish:
            self.progress.setVisible(False)
            self.go.setEnabled(report.brings_anything)
            if report.brings_anything or self.form is None or self.form.says_what_is_there:
                self.preview.show_report(report)
            else:
                self.preview.ask(self.tr("Say which column names the species, or the behavior."))

    def show_trouble(self, wish: ImportWish, error: UserError) -> None:
        """Say why it cannot be read."""
        if wish == self.wish:
            self.progress.setVisible(False)
            self.preview.show_trouble(here(error))

    # ------------------------------------------------------------- own

    def _format_changed(self) -> None:
        one = FORMATS[str(self.formats.currentData())]
        self.about.setText(format_about(one.name))
        asks = one.name == TABLE and not is_own(self._names)
        if asks != (self.form is not None):
            self._ask_columns(asks)
        self._look_later()

    def _ask_columns(self, asks: bool) -> None:
        self.form = ColumnsForm(self._names, self._guessed()) if asks else None
        if self.form is not None:
            self.form.changed.connect(self._look_later)
            self._beside.setWidget(self.form)
        self._beside.setVisible(asks)
        as_laid_out(self)
        resize_for_text(self, *(SIZE_WITH_COLUMNS if asks else SIZE))

    def _guessed(self) -> Columns:
        try:
            return guess_of(self._path)
        except UserError:  # the look says why it cannot be read
            return guess(self._names)

    def _look_later(self) -> None:
        self.go.setEnabled(False)
        if self.form is not None and not self.form.names_a_file:
            self._look_soon.stop()
            self.progress.setVisible(False)
            self.preview.ask(self.tr("Say which column names the video file."))
            return
        self.progress.setValue(0)
        self.progress.setVisible(True)
        self.preview.ask(self.tr("Looking at what it would bring…"))
        self._look_soon.start()

    def _look(self) -> None:
        self.look_wanted.emit(self.wish)

    def _list(self, format_name: str) -> QComboBox:
        formats = ChoiceBox()
        formats.setAccessibleName(self.tr("Format"))
        for one in FORMATS.values():
            formats.addItem(format_title(one.name), one.name)
        formats.setCurrentIndex(formats.findData(format_name))
        return formats

    def _lay_out(self) -> None:
        self._beside = Scrolled(QWidget())
        self._beside.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._beside.hide()
        seen = Scrolled(self.preview, self.tr("What the file says"), sideways=True)
        head = row(text(self.tr("Read as")), self.formats, None)
        head.setAlignment(Qt.AlignmentFlag.AlignLeft)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(20)
        side_by_side.addWidget(self._beside)
        side_by_side.addWidget(seen, 1)
        down = dialog_column(self)
        down.addLayout(column(self.title, head, self.about))
        down.addLayout(side_by_side, 1)
        down.addWidget(self.progress)
        down.addWidget(self.buttons)
        resize_for_text(self, *SIZE)
