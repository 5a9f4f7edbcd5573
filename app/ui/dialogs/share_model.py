"""What goes with a model that is given to others: a card, which the person completes and sees whole."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.services.model_shelf.sharing import SharedCard
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import Form, dialog_column, text, two_answers

LICENSES = ("CC-BY-4.0", "CC0-1.0", "CC-BY-NC-4.0", "MIT", "Apache-2.0")
SUFFIX = ".safetensors"


class ShareDialog(QDialog):
    """Asks for the card, then for the place."""

    def __init__(self, parent: QWidget, draft: SharedCard, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export a model to share"))
        self.place: Path | None = None
        self._name = name
        self.title = self._line(draft.title, self.tr("What it is called"))
        self.made_by = self._line(draft.made_by, self.tr("Made by"))
        self.made_by.setPlaceholderText(self.tr("Your name or your group, if you want it to be known"))
        self.license = ChoiceBox()
        self.license.setEditable(True)
        self.license.addItems(LICENSES)
        self.license.setCurrentText(draft.license or LICENSES[0])
        self.license.setAccessibleName(self.tr("Licence"))
        self.learned_from = self._line(draft.learned_from, self.tr("Learned from"))
        self.judged_on = self._line(draft.judged_on, self.tr("How good it is"))
        self.remarks = QPlainTextEdit(draft.remarks)
        self.remarks.setAccessibleName(self.tr("What others should know"))
        self.remarks.setPlaceholderText(self.tr("Where it works well and where not, how to cite it"))
        self.remarks.setTabChangesFocus(True)
        self.remarks.setMaximumHeight(90)
        self._lay_out()

    @property
    def card(self) -> SharedCard:
        """As it stands."""
        return SharedCard(
            title=self.title.text().strip(),
            made_by=self.made_by.text().strip(),
            license=self.license.currentText().strip(),
            learned_from=self.learned_from.text().strip(),
            judged_on=self.judged_on.text().strip(),
            remarks=self.remarks.toPlainText().strip(),
        )

    def _line(self, words: str, name: str) -> QLineEdit:
        made = QLineEdit(words)
        made.setCursorPosition(0)  # the beginning is in sight
        made.setAccessibleName(name)
        return made

    def _lay_out(self) -> None:
        form = Form()
        for field in (
            self.title,
            self.made_by,
            self.license,
            self.learned_from,
            self.judged_on,
            self.remarks,
        ):
            form.add(field.accessibleName(), field)
        promise = self.tr(
            "One file: the model's weights, the classes that it knows, and this card. "
            "No video, no path and no site goes with it."
        )
        buttons, _ = two_answers(self, self.tr("Save as…"), self._ask_where)
        down = dialog_column(self)
        down.addLayout(form)
        down.addWidget(text(promise, "muted", wrap=True))
        down.addWidget(buttons)
        self.setMinimumWidth(560)

    def _ask_where(self) -> None:
        filters = self.tr("Models (*.safetensors)")
        start = str(Path.home() / f"{self._name}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), start, filters)
        if chosen:
            place = Path(chosen)
            self.place = place if place.suffix else place.with_suffix(SUFFIX)
            self.accept()
