"""Sites and deployments from the names of folders: a pattern, and at once what it makes of each folder."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QTableWidget, QTableWidgetItem, QWidget

from app.services.placing import layout
from app.services.placing.called_alike import name_below
from app.services.placing.folder_patterns import EXAMPLES, FolderPattern
from app.services.placing.layout import FolderPlace
from app.services.placing.rearranging import Layout, Rearranging
from app.ui.looks.columns import FittedColumns
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import Remark, as_tip, button, closing_buttons, dialog_column, row, text
from app.ui.looks.tables import set_bold, table
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.saying import here
from mvit_core.errors import UserError

SIZE = (900, 560)
MOST_LINES = 500  # folders shown; more are counted
FOLDER, FILES, NOW, SITE, DEPLOYMENT = range(5)


class PlacesDialog(QDialog):
    """One line a folder with files in it."""

    def __init__(self, parent: QWidget, session: Session, desk: Desk) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sites from folders"))
        resize_for_text(self, *SIZE)
        self._session = session
        self._folders: list[FolderPlace] = []
        self.pattern = ChoiceBox()
        self.pattern.setEditable(True)
        self.pattern.setAccessibleName(self.tr("Pattern of the folders"))
        self.pattern.addItems(["", *EXAMPLES])
        self.pattern.setCurrentText(layout.pattern_of(session.project))
        line = self.pattern.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("empty: guessed from names such as card 2, 2024-06-12, DCIM"))
        self.table = self._make_table()
        self._columns = FittedColumns(self.table, taker=FOLDER)
        self.sums = text("", "muted", wrap=True)
        self.trouble = Remark("danger")
        self.apply = button(self.tr("Use these sites"), self._apply, kind="primary")
        self._lay_out()
        self.pattern.editTextChanged.connect(lambda _text: self._show())
        project = session.project
        desk.run(lambda _report: layout.folders_of(project)).done.connect(self._read)

    # ------------------------------------------------------------- own

    def _lay_out(self) -> None:
        hint = text(
            self.tr(
                "Write what each folder stands for, from the opened one on: {site}, {deployment}, * for "
                "anything. Folders below the last part, such as DCIM and 100MEDIA, belong to the deployment."
            ),
            "muted",
            wrap=True,
        )
        buttons = closing_buttons(self)
        down = dialog_column(self)
        down.addWidget(hint)
        down.addWidget(self.pattern)
        down.addWidget(self.table, 1)
        down.addWidget(self.trouble)
        down.addWidget(self.sums)
        down.addLayout(row(None, self.apply, buttons))

    def _make_table(self) -> QTableWidget:
        headings = (
            self.tr("Folder"),
            self.tr("Files"),
            self.tr("Now"),
            self.tr("Site"),
            self.tr("Deployment"),
        )
        made = table(self.tr("Folders"), headings)
        made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        return made

    def _read(self, folders: Sequence[FolderPlace]) -> None:
        self._folders = list(folders)
        if self._session.is_open:
            self._show()

    def _show(self) -> None:
        """What the pattern would make of each folder, while it is typed."""
        try:
            shown = layout.preview(self._folders, self._pattern())
        except UserError as error:
            self.trouble.say(here(error))
            self.apply.setEnabled(False)
            return
        self.trouble.say("")
        self._fill(shown[:MOST_LINES])
        self._sum_up(shown)
        differs = self.pattern.currentText().strip() != layout.pattern_of(self._session.project)
        changes = differs or any(each.changes for each in shown)
        self.apply.setEnabled(changes and not self._session.project.read_only)

    def _pattern(self) -> FolderPattern | None:
        words = self.pattern.currentText().strip()
        return FolderPattern(words) if words else None

    def _fill(self, shown: Sequence[FolderPlace]) -> None:
        self.table.setRowCount(len(shown))
        for line, each in enumerate(shown):
            guessed = "" if each.then.by_pattern or not self.pattern.currentText().strip() else " *"
            below = name_below(each.site, each.deployment)
            now = each.site if each.site == each.deployment else f"{each.site} / {below}"
            cells = (
                each.folder or ".",
                number_text(each.num_files),
                now,
                each.then.site + guessed,
                each.then.deployment,
            )
            for place, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(as_tip(words))
                set_bold(item, each.changes and place in (SITE, DEPLOYMENT))
                self.table.setItem(line, place, item)
        self._columns.fit()

    def _sum_up(self, shown: Sequence[FolderPlace]) -> None:
        num_sites, num_deployments, num_files, num_guessed = layout.sums(shown)
        words = self.tr("Files: {n}, deployments: {m}, sites: {k}.").format(
            n=number_text(num_files), m=number_text(num_deployments), k=number_text(num_sites)
        )
        if num_guessed and self.pattern.currentText().strip():
            unfit = self.tr("* Files that the pattern does not fit: {n}; their places are guessed.")
            words += " " + unfit.format(n=number_text(num_guessed))
        if len(shown) > MOST_LINES:
            words += " " + self.tr("The first {n} folders are shown.").format(n=number_text(MOST_LINES))
        self.sums.setText(words)

    def _apply(self) -> None:
        project = self._session.project
        wanted: str | Layout = self.pattern.currentText().strip()  # its undo is the layout before
        self._session.edits.swap_in_steps(
            self.tr("Sites from folders"), wanted, lambda value: Rearranging(project, value)
        )
        self.accept()
