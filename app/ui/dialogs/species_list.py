"""Which animals can be at the project's sites: by ticks, of a region, of a file; and what that takes away."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from app.services import models
from app.services.checkpoint_card import Card, card_of
from app.services.species_list import Loss, loss_by, read_list
from app.store.records import Changes
from app.ui.dialogs.species_tree import SpeciesTree
from app.ui.listing import Listing
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.on_screen import for_text, resize_for_text
from app.ui.looks.parts import Remark, Scrolled, button, closing_buttons, column, dialog_column, row, text
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.naming import taxon_name
from app.ui.speech.saying import here
from mvit_core.errors import UserError
from mvit_core.species.regions import REGIONS
from mvit_core.species.species_list import of_region

SIZE = (1040, 640)
LOSS_WIDTH = 340


class SpeciesListDialog(QDialog):
    """Each change is kept at once and can be undone. Labels and scores are never touched."""

    def __init__(self, parent: QWidget | None, session: Session, desk: Desk, listing: Listing) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Animals that can be here"))
        resize_for_text(self, *SIZE)
        self._session, self._desk, self._listing = session, desk, listing
        self.only = QCheckBox(self.tr("Only animals on this list can be here"))
        self.only.clicked.connect(self._switch)
        self.region = ChoiceBox()
        self.region.setAccessibleName(self.tr("Take the animals of a region"))
        self.region.addItem(self.tr("Take those of a region…"), "")
        for key, name in self._regions().items():
            self.region.addItem(name, key)
        self.region.activated.connect(lambda _index: self._take_region())
        self.file = button(self.tr("Read a file…"), self._ask_file, tip=self.tr("One name a line, or a CSV"))
        self.tree = SpeciesTree()
        self.tree.ticked.connect(listing.put)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: lynx, cervid, Fuchs…"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda words: self.tree.look_for(words, session.taxonomy))
        self.trouble = Remark("danger")
        self.loss = text("", wrap=True)
        self.loss.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.loss.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        session.changed.connect(self._changed)
        self._show()

    def take_file(self, path: Path) -> None:
        """Have the animals that a file names on the list; names that nobody knows are said."""
        try:
            listed, unknown = read_list(path, self._session.taxonomy)
        except UserError as error:
            self.trouble.say(here(error))
            return
        self._listing.put(listed)
        words = self.tr("Not known here, and left out: {names}").format(names=", ".join(unknown))
        self.trouble.say(words if unknown else "")

    # ------------------------------------------------------------- own

    def _lay_out(self) -> None:
        hint = text(
            self.tr(
                "The model names only animals that can be here. What was scanned is named anew from the "
                "scores that were kept; what people said stays."
            ),
            "muted",
            wrap=True,
        )
        taken = self.tr("What the list takes away")
        title = text(taken, "panelTitle")
        right = QWidget()
        right.setLayout(column(title, Scrolled(self.loss, taken, sideways=True)))
        right.setFixedWidth(for_text(LOSS_WIDTH, self.fontMetrics()))
        down = dialog_column(self)
        down.addWidget(hint)
        down.addLayout(row(self.only, None, self.region, self.file))
        down.addLayout(row(column(self.search, self.tree), right, spacing=18), 1)
        down.addWidget(self.trouble)
        down.addWidget(closing_buttons(self))
        self.search.setFocus()

    def _regions(self) -> dict[str, str]:
        names = {
            "africa": self.tr("Africa"),
            "asia": self.tr("Asia"),
            "europe": self.tr("Europe"),
            "north_america": self.tr("North America"),
            "south_america": self.tr("Central and South America"),
            "australia": self.tr("Australia and Oceania"),
            "antarctica": self.tr("Antarctica"),
        }
        return {key: names[key] for key in REGIONS}

    def _switch(self, on: bool) -> None:
        self.trouble.say("")
        self._listing.put(self.tree.leaves() if on else None)

    def _take_region(self) -> None:
        key = self.region.currentData()
        self.region.setCurrentIndex(0)
        if key:
            self.trouble.say("")
            self._listing.put(of_region(key))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("A list of animals"), "", self.tr("Lists") + " (*.txt *.csv *.tsv)"
        )
        if chosen:
            self.take_file(Path(chosen))

    def _changed(self, changes: Changes) -> None:
        if not self._session.is_open:
            return
        if changes.vocabulary:
            self._show()
        elif changes.observations:
            self._show_loss()

    def _show(self) -> None:
        listed = self._listing.listed
        self.only.setChecked(listed is not None)
        self.tree.setEnabled(listed is not None)
        if self.tree.leaves() != frozenset(taxon.key for taxon in self._session.taxonomy.leaves):
            self.tree.fill(self._session.taxonomy)  # an animal was added
        self.tree.show_listed(listed, self._session.taxonomy)
        self._show_loss()

    def _show_loss(self) -> None:
        project, taxonomy, listed = self._session.project, self._session.taxonomy, self._listing.listed

        def read(_report: object) -> Loss:
            model = models.project_model(project)
            card = card_of(model) if model is not None and model.is_file() else None
            return loss_by(project, taxonomy, (card or Card()).classes.species, listed)

        def show(loss: Loss) -> None:
            if isValid(self) and self._session.is_open and self._listing.listed == listed:
                self.loss.setText(self._loss_text(loss, limited=listed is not None))

        self._desk.run(read).done.connect(show, Qt.ConnectionType.SingleShotConnection)

    def _loss_text(self, loss: Loss, *, limited: bool) -> str:
        if not limited:
            return self.tr("Nothing: any animal can be here.")
        lines = []
        if loss.num_classes:
            words = self.tr("{n} of the {m} animals that the model in use knows:")
            lost = words.format(n=number_text(len(loss.classes)), m=number_text(loss.num_classes))
            lines += [lost, ", ".join(self._name(each) for each in loss.classes) or "–", ""]
        else:
            lines += [self.tr("No model is in use, so no class is lost."), ""]
        if loss.named:
            lines.append(self.tr("Named in this project, and not on the list:"))
        for key, number in loss.named.items():
            people = loss.by_people.get(key, 0)
            words = self.tr("{name}: {n}, {k} of them by people, which stay") if people else "{name}: {n}"
            lines.append(words.format(name=self._name(key), n=number_text(number), k=number_text(people)))
        return "\n".join(lines).strip()

    def _name(self, key: str) -> str:
        return taxon_name(key, self._session.taxonomy)
