"""Adding an animal that the shipped taxonomy does not know."""

from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QWidget,
)

from app.services import vocabulary
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.on_screen import for_text
from app.ui.looks.parts import Form, Remark, dialog_column, two_answers
from app.ui.looks.theme import Theme
from app.ui.picking.choices import Choice, What, rank_name, species_choices
from app.ui.picking.picker import Picker
from app.ui.session import Session
from app.ui.speech.saying import here
from app.ui.words import Words
from mvit_core.errors import UserError

RANKS = ("species", "genus", "family", "order", "group")


class NewTaxonDialog(QDialog):
    """Asks for names, rank and place in the tree; `taxon` is the key of what was added."""

    def __init__(self, parent: QWidget, session: Session, typed: str, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add an animal to this project"))
        self.taxon: str | None = None
        self._session = session
        self._parent_key: str | None = None
        self.common = QLineEdit(typed)
        self.scientific = QLineEdit()
        self.scientific.setPlaceholderText(self.tr("May stay empty"))
        self.rank = ChoiceBox()
        for rank in RANKS:
            self.rank.addItem(rank_name(rank), rank)
        self.below = Picker(
            self._taxa, hint=self.tr("May stay empty: cat family, Canis…"), name=self.tr("Belongs to")
        )
        self.below.set_theme(theme)
        self.below.picked.connect(self._belongs_to)
        self._trouble = Remark("danger")
        form = Form(gap=14)
        form.add(self.tr("Name"), self.common)
        form.add(self.tr("Scientific name"), self.scientific)
        form.add(self.tr("Rank"), self.rank)
        form.add(self.tr("Belongs to"), self.below)
        buttons, _ = two_answers(self, self.tr("Add"), self._add)
        column = dialog_column(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self._trouble)
        column.addWidget(buttons)
        self.setMinimumSize(for_text(470, self.fontMetrics()), for_text(320, self.fontMetrics()))
        self.scientific.setFocus()

    def _taxa(self, typed: str) -> list[Choice]:
        offered = species_choices(typed, self._session.taxonomy) if typed.strip() else []
        return [choice for choice in offered if choice.what == What.TAXON]

    def _belongs_to(self, choice: Choice) -> None:
        self._parent_key = choice.key
        self.below.rest_at(choice.title)

    def _add(self) -> None:
        try:
            taxon = vocabulary.new_taxon(
                self._session.project,
                scientific_name=self.scientific.text(),
                common_name=self.common.text(),
                rank=self.rank.currentData(),
                parent=self._parent_key,
            )
        except UserError as error:
            self._trouble.say(here(error))
            return
        Words(self._session).put_taxon(taxon)
        self.taxon = taxon.key
        self.accept()
