"""How far two observers agree, as a table that can be read from across the desk."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidgetItem,
    QWidget,
)

from app.services.observer_agreement import Agreement
from app.store.records import Subject
from app.ui.looks.parts import dialog_column, foot, row, text
from app.ui.looks.tables import table
from app.ui.session import Session
from app.ui.speech.naming import percent_text, subject_name, taxon_name

ACROSS = Qt.Orientation.Horizontal
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SUBJECTS = {each.value for each in Subject}


class AgreementDialog(QDialog):
    """Kappa of each class and behavior, the shared time of bouts; of one second observer at a time."""

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        observers: Sequence[str],
        agreement: Callable[[str], Agreement],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Agreement of observers"))
        self.resize(760, 520)
        self._session = session
        self._agreement = agreement
        self.observer = QComboBox()
        self.observer.setAccessibleName(self.tr("Second observer"))
        self.observer.addItems(list(observers))
        self.says = text("", "panelTitle", wrap=True)
        titles = (
            self.tr("Class"),
            self.tr("Labels"),
            self.tr("Second"),
            self.tr("Both"),
            self.tr("Shared time"),
            self.tr("Kappa"),
        )
        self.table = table(self.tr("Agreement"), titles)
        for column in range(1, len(titles)):
            self.table.model().setHeaderData(column, ACROSS, RIGHT, Qt.ItemDataRole.TextAlignmentRole)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        hint = text(
            self.tr(
                "Species count animals that both reviewed; behaviors count seconds of what both kept. "
                "What one alone saw has no part in kappa. "
                "Kappa is agreement beyond chance (Cohen 1960): 1 is perfect, 0 is chance. "
                "Shared time is the bouts' intersection over union."
            ),
            "muted",
            wrap=True,
        )
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        down = dialog_column(self)
        down.addLayout(row(text(self.tr("Labels that count against"), "muted"), self.observer, None))
        down.addWidget(self.says)
        down.addWidget(self.table, 1)
        down.addWidget(hint)
        down.addWidget(buttons)
        self.observer.currentTextChanged.connect(self._show)
        self._show(self.observer.currentText())

    def _show(self, observer: str) -> None:
        found = self._agreement(observer)
        self.says.setText(self._said(found))
        lines: list[tuple[object, ...]] = [
            (self._name(each.name), each.num_first, each.num_second, each.num_both, "", _figure(each.kappa))
            for each in found.classes
        ]
        lines += [
            (
                self._behavior(each.name),
                _seconds(each.first_s),
                _seconds(each.second_s),
                _seconds(each.shared_s),
                _share(each.intersection_over_union),
                _figure(each.kappa),
            )
            for each in found.behaviors
        ]
        self.table.setRowCount(len(lines))
        for number, line in enumerate(lines):
            for column, cell in enumerate(line):
                item = QTableWidgetItem(str(cell))
                if column:
                    item.setTextAlignment(RIGHT)
                self.table.setItem(number, column, item)

    def _said(self, found: Agreement) -> str:
        if not (found.num_animals or found.num_first_alone or found.num_second_alone):
            return self.tr("Nothing has been reviewed by both yet.")
        words = self.tr("Animals compared: {n}, kappa {k}. Videos: {m}")
        said = words.format(n=found.num_animals, m=found.num_videos, k=_figure(found.kappa))
        if not (found.num_first_alone or found.num_second_alone):
            return said
        alone = self.tr("Animals in the labels alone: {a}, only seen by the second: {b}")
        return f"{said}\n{alone.format(a=found.num_first_alone, b=found.num_second_alone)}"

    def _name(self, key: str) -> str:
        words = {"rejected": self.tr("rejected"), "missed": self.tr("not seen by one")}
        if key in SUBJECTS:
            return subject_name(Subject(key))
        return words.get(key) or taxon_name(key, self._session.taxonomy)

    def _behavior(self, key: str) -> str:
        known = self._session.behaviors.get(key)
        return known.name if known else key


def _figure(value: float | None) -> str:
    return "–" if value is None else QLocale().toString(float(value), "f", 2)


def _share(value: float | None) -> str:
    return "–" if value is None else percent_text(value)


def _seconds(value: float) -> str:
    return f"{QLocale().toString(float(value), 'f', 1)} s"
