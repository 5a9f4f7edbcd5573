"""How far two observers agree, as a table that can be read from across the desk."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.services.ecology.resampling import Bounds
from app.services.observer_agreement import Agreement
from app.services.observer_agreement.table import Line, lines, save_agreement
from app.store.records import Subject
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import closing_buttons, dialog_column, row, text
from app.ui.looks.tables import table
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.naming import behavior_name, percent_text, subject_name, taxon_name

ACROSS = Qt.Orientation.Horizontal
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
DIFFER = 4  # the column that opens videos
SUBJECTS = {each.value for each in Subject}


class AgreementDialog(QDialog):
    """Kappa of each class and behavior, the shared time of bouts; of one second observer at a time.

    `differing_wanted` says what to open: the animals that the two do not agree on, and what they are.
    """

    differing_wanted = Signal(object, str)  # Behind

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        observers: Sequence[str],
        agreement: Callable[[str], Agreement],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Agreement of observers"))
        resize_for_text(self, 760, 520)
        self._session = session
        self._agreement = agreement
        self._found: Agreement | None = None
        self._lines: list[Line] = []
        self.observer = ChoiceBox()
        self.observer.setAccessibleName(self.tr("Second observer"))
        self.observer.addItems(list(observers))
        self.says = text("", "panelTitle", wrap=True)
        self.table = self._make_table()
        self._buttons = closing_buttons(self)
        self.save = self._buttons.addButton(self.tr("Save numbers…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setAutoDefault(False)  # Enter opens a line of the table
        self.save.clicked.connect(self._ask_save)
        self._lay_out()
        self.observer.currentTextChanged.connect(self._show)
        self.table.cellClicked.connect(self._clicked)
        self.table.cellActivated.connect(lambda row, _column: self._open(row))
        self._show(self.observer.currentText())

    def save_to(self, out: Path) -> None:
        """Write the numbers, and say so."""
        if self._found is None:
            return
        with self._session.telling():
            save_agreement(self.observer.currentText(), self._found, self._lines, out)
            self._session.say(self.tr("{file} is written.").format(file=out.name))

    def _show(self, observer: str) -> None:
        self._found = found = self._agreement(observer)
        self._lines = list(
            lines(found, self._name, partial(behavior_name, behaviors=self._session.behaviors))
        )
        self.says.setText(self._said(found))
        self.save.setEnabled(bool(self._lines))
        self.table.setRowCount(len(self._lines))
        for number, line in enumerate(self._lines):
            for column, cell in enumerate(self._cells(line)):
                item = QTableWidgetItem(cell)
                if column:
                    item.setTextAlignment(RIGHT)
                if column == DIFFER and line.differing:
                    item.setForeground(self.palette().color(QPalette.ColorRole.Link))
                self.table.setItem(number, column, item)

    def _clicked(self, row: int, column: int) -> None:
        if column == DIFFER:
            self._open(row)

    def _open(self, row: int) -> None:
        line = self._lines[row]
        if line.differing:
            self.accept()
            self.differing_wanted.emit(line.differing, line.name)

    def _ask_save(self) -> None:
        path = self._session.project.path
        folder = path.parent if path else Path.home()
        kinds = self.tr("Comma-separated values (*.csv)")
        name = str(folder / f"{self.windowTitle()}.csv")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the numbers"), name, kinds)
        if chosen:
            out = Path(chosen)
            self.save_to(out if out.suffix else out.with_name(f"{out.name}.csv"))

    def _said(self, found: Agreement) -> str:
        if not (found.num_animals or found.num_first_alone or found.num_second_alone):
            return self.tr("Nothing has been reviewed by both yet.")
        words = self.tr("Animals compared: {n}, kappa {k}. Videos: {m}")
        said = words.format(n=found.num_animals, m=found.num_videos, k=self._kappa(found))
        if not (found.num_first_alone or found.num_second_alone):
            return said
        alone = self.tr("Animals in the labels alone: {a}, only seen by the second: {b}")
        return f"{said}\n{alone.format(a=found.num_first_alone, b=found.num_second_alone)}"

    def _kappa(self, found: Agreement) -> str:
        if found.kappa_interval is None:
            return _figure(found.kappa)
        low, high = map(_figure, found.kappa_interval)
        words = self.tr("{k} (95 % interval {low} to {high})")
        return words.format(k=_figure(found.kappa), low=low, high=high)

    def _cells(self, line: Line) -> tuple[str, ...]:
        said = _seconds if line.unit == "s" else _number
        numbers = (said(line.first), said(line.second), said(line.both), _number(line.num_differing))
        shared = "" if line.level == "class" else self._sure(line.shared, line.shared_interval, percent_text)
        return (line.name, *numbers, shared, self._sure(line.kappa, line.kappa_interval, _figure))

    def _sure(self, value: float | None, bounds: Bounds | None, said: Callable[[float | None], str]) -> str:
        if bounds is None:
            return said(value)
        low, high = map(said, bounds)
        return self.tr("{value} ({low} to {high})").format(value=said(value), low=low, high=high)

    def _name(self, key: str) -> str:
        words = {"rejected": self.tr("rejected"), "missed": self.tr("not seen by one")}
        if key in SUBJECTS:
            return subject_name(Subject(key))
        return words.get(key) or taxon_name(key, self._session.taxonomy)

    # ------------------------------------------------------------- building

    def _make_table(self) -> QTableWidget:
        titles = (
            self.tr("Class"),
            self.tr("Labels"),
            self.tr("Second"),
            self.tr("Both"),
            self.tr("Differ"),
            self.tr("Shared"),
            self.tr("Kappa"),
        )
        made = table(self.tr("Agreement"), titles)
        for column in range(1, len(titles)):
            made.model().setHeaderData(column, ACROSS, RIGHT, Qt.ItemDataRole.TextAlignmentRole)
        header = made.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return made

    def _lay_out(self) -> None:
        hint = text(
            self.tr(
                "Species count animals that both reviewed; behaviors count seconds of what both kept. "
                "What one alone saw has no part in kappa. "
                "Kappa is agreement beyond chance (Cohen 1960): 1 is perfect, 0 is chance. "
                "Shared is the bouts' intersection over union; moments are counted, the same within 1 s. "
                "In brackets: 95 % intervals over sites, or over videos where fewer than six sites have any. "
                "A click on what differs opens its videos."
            ),
            "muted",
            wrap=True,
        )
        down = dialog_column(self)
        down.addLayout(row(text(self.tr("Labels that count against"), "muted"), self.observer, None))
        down.addWidget(self.says)
        down.addWidget(self.table, 1)
        down.addWidget(hint)
        down.addWidget(self._buttons)


def _number(value: float) -> str:
    return number_text(int(value))


def _figure(value: float | None) -> str:
    return "–" if value is None else QLocale().toString(float(value), "f", 2)


def _seconds(value: float) -> str:
    return f"{QLocale().toString(float(value), 'f', 1)} s"
