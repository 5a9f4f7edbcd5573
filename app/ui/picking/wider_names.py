"""Ever wider names for who is not sure: the taxa above what an animal is called."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.review.wider import wider_taxa
from app.store.records import Observation
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import button, empty
from app.ui.picking.choices import rank_name
from mvit_core.taxonomy import Taxonomy


class WiderNames(QWidget):
    """A chip for each; gone where there is none."""

    picked = Signal(str)  # the taxon's key

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self)

    def show_observation(self, observation: Observation, taxonomy: Taxonomy) -> None:
        """Above its name, or what the machine likes best where it has none."""
        empty(self._row)
        for taxon in wider_taxa(observation, taxonomy):
            tip = self.tr("Not sure? Name it by its {rank}: {name}").format(
                rank=rank_name(taxon.rank), name=taxon.common_name or taxon.scientific_name
            )
            pick = partial(self.picked.emit, taxon.key)
            chip = button(taxon.scientific_name, pick, kind="chip", tip=tip, may_be_cut=True)
            chip.setAccessibleName(tip)
            self._row.addWidget(chip)
            chip.show()
        self.setVisible(self._row.count() > 0)
