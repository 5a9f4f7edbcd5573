"""What is asked over the room: species, behaviors, names, and what to confirm at once."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services.confirming import waiting_taxa
from app.services.judged import Judged, judged
from app.ui.dialogs.confirm_rest import ConfirmRestDialog
from app.ui.dialogs.ethogram import EthogramDialog
from app.ui.dialogs.new_taxon import NewTaxonDialog
from app.ui.dialogs.species_list import SpeciesListDialog
from app.ui.looks.asking import ask_line
from app.ui.looks.parts import asked
from app.ui.looks.theme import DARK, Theme
from app.ui.room.furniture import Furniture
from app.ui.room.middle import Middle


class RoomDialogs(QObject):
    """Each opens over the window that `middle` is in."""

    def __init__(self, furniture: Furniture, middle: Middle, room: QWidget) -> None:
        super().__init__(room)
        self._furniture, self._session, self._middle = furniture, furniture.session, middle
        self._theme = DARK
        card = furniture.panel.card
        card.new_species_wanted.connect(self._new_species)
        card.ethogram_wanted.connect(self.show_ethogram)
        card.list_wanted.connect(self.show_species_list)
        furniture.grid.new_species_wanted.connect(self._new_species)

    def set_theme(self, theme: Theme) -> None:
        """What is opened from now on takes its colors."""
        self._theme = theme

    def ask_confirm_rest(self) -> None:
        """Confirm a species from a confidence on, once the person knows what that is worth."""
        found, project = self._furniture.finder.found, self._session.project
        if found is None:
            self._session.say(self.tr("The project is still being read."))
            return
        if not waiting_taxa(found.catalog, found.rows, self._session.taxonomy):
            self._session.say(
                self.tr(
                    "Nothing that a model named waits for a review. Scan with a model that names animals, or "
                    "take the filter away."
                )
            )
            return

        def ask(known: Judged) -> None:
            dialog = ConfirmRestDialog(self._window, self._session, found, known)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._furniture.desk.run(lambda _report: judged(project)).done.connect(ask)

    def show_ethogram(self) -> None:
        """The project's behaviors, to change them."""
        if self._session.is_open:
            asked(EthogramDialog(self._window, self._session, self._furniture.words))

    def show_species_list(self) -> None:
        """Which animals can be at the project's sites, to change them."""
        if self._session.is_open:
            desk, listing = self._furniture.desk, self._furniture.listing
            asked(SpeciesListDialog(self._window, self._session, desk, listing))

    def ask_own_name(self) -> None:
        """What this project calls the selected animal's taxon."""
        chosen = self._session.observation
        taxon = self._session.taxonomy.get(chosen.taxon or "") if chosen is not None else None
        if taxon is None:
            self._session.say(self.tr("Select an animal that has a name first."))
            return
        title, words = self.tr("Your own name"), self.tr("What do you call {name}? Empty: as it came.")
        words, yes = words.format(name=taxon.scientific_name), self.tr("Take this name")
        name = ask_line(self._window, title, words, taxon.short_name, yes=yes)
        if name is not None and name != taxon.short_name:
            self._furniture.words.call(taxon.key, name)

    @property
    def _window(self) -> QWidget:
        return self._middle.window()

    def _new_species(self, typed: str) -> None:
        dialog = NewTaxonDialog(self._window, self._session, typed, self._theme)
        if asked(dialog) and dialog.taxon is not None:
            taker = self._furniture.grid.bar if self._middle.shows_grid else self._furniture.panel.card
            taker.take_species(dialog.taxon)
