"""How exactly the places of sites go out, wherever something is written that tells them."""

from app.services.exports.rounded_places import reach_text
from app.ui.looks.fields import ChoiceBox
from app.ui.speech.describe import number_text

ROUNDED_TO = (3, 2, 1, 0)  # decimals that are offered; four hide nothing from a person on foot


class CoordinatesBox(ChoiceBox):
    """As they are known, or rounded."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Coordinates"))
        self.addItem(self.tr("As exact as they are known"), None)
        for decimals in ROUNDED_TO:
            reach = reach_text(decimals, number_text)
            self.addItem(self.tr("Rounded, {reach} off at most").format(reach=reach), decimals)

    @property
    def decimals(self) -> int | None:
        """That they are rounded to; None: as they are."""
        chosen = self.currentData()
        return None if chosen is None else int(chosen)

    def choose(self, decimals: int | None) -> None:
        """Put one there."""
        self.setCurrentIndex(self.findData(decimals))
