"""What is asked before a report is written, where it would tell the places of sites."""

from PySide6.QtWidgets import QDialog, QWidget

from app.ui.coordinates import CoordinatesBox
from app.ui.looks.parts import Form, dialog_column, text, two_answers


class ReportDialog(QDialog):
    """How exactly the map and its table show where sites are."""

    def __init__(self, parent: QWidget, decimals: int | None) -> None:
        """`decimals` is what the map on the page has."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self.places = CoordinatesBox()
        self.places.choose(decimals)
        self.buttons, _ = two_answers(self, self.tr("Save the report…"))
        form = Form(gap=14)
        form.add(self.tr("Coordinates"), self.places)
        words = self.tr("The report has a map of the sites, and a table with their coordinates.")
        down = dialog_column(self, spacing=14)
        down.addWidget(text(words, wrap=True))
        down.addLayout(form)
        down.addWidget(self.buttons)
