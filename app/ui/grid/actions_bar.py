"""What can be done with the chosen tiles, and how many they are."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.store.records import Subject
from app.ui.keyboard.actions import Actions
from app.ui.looks.parts import button, text
from app.ui.looks.theme import Theme
from app.ui.picking.choices import Choice, What, behavior_choices, species_choices
from app.ui.picking.picker import Picker
from app.ui.session import Session
from app.ui.speech.describe import number_text

NUM_RECENT = 6


class ActionsBar(QWidget):
    """Accept, reject, species and behavior of a selection."""

    named = Signal(object, object)  # taxon key or None, Subject
    behaved = Signal(str)  # behavior key
    new_species_wanted = Signal(str)
    new_behavior_wanted = Signal(str)
    left = Signal()  # the keyboard is free again

    def __init__(
        self, session: Session, actions: Actions, accept: Callable[[], None], reject: Callable[[], None]
    ) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._recent: list[str] = []
        self.count = text("", "muted")  # stands where the page puts it
        self.accept = button("", accept, kind="primary", name="accept")
        self.reject = button("", reject, kind="danger", name="reject")
        self.species = Picker(self._offer_species, hint="", name=self.tr("Species of the chosen"))
        self.behavior = Picker(self._offer_behaviors, hint="", name=self.tr("Behavior of the chosen"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.accept, self.reject):
            line.addWidget(part)
        for field in (self.species, self.behavior):
            field.setMinimumWidth(120)
            field.setMaximumWidth(260)
            field.left.connect(self.left)
            line.addWidget(field, 2)
        line.addStretch()
        self.species.picked.connect(self._species_picked)
        self.behavior.picked.connect(self._behavior_picked)
        self.show_keys()
        self.set_numbers(0, 0, one=False)

    def set_numbers(self, chosen: int, total: int, *, one: bool) -> None:
        """How many are chosen of how many; `one`: the tile with the focus stands in for a selection."""
        for part in (self.accept, self.reject, self.species, self.behavior):
            part.setEnabled(bool(chosen) or one)
        if chosen:
            words = self.tr("{n} of {m} chosen").format(n=number_text(chosen), m=number_text(total))
        else:
            words = self.tr("{m} observations").format(m=number_text(total)) if total else ""
        self.count.setText(words)

    def take_species(self, taxon: str) -> None:
        """A species was added to the project: it is what the chosen are."""
        self._name(taxon, Subject.ANIMAL)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.species.set_theme(theme)
        self.behavior.set_theme(theme)
        self.show_keys()

    def show_keys(self) -> None:
        """Each button and field with the key that does the same."""
        for made in (self.accept, self.reject):
            action = self._actions[made.objectName()]
            made.setText(f"{action.text()}  {self._actions.key_of(made.objectName())}".rstrip())
            made.setAccessibleName(action.text())
        species = f"{self.tr('Species')}  {self._actions.key_of('species')}"
        behavior = f"{self.tr('Behavior')}  {self._actions.key_of('behavior')}"
        self.species.setPlaceholderText(species.rstrip())
        self.behavior.setPlaceholderText(behavior.rstrip())

    def _offer_species(self, typed: str) -> list[Choice]:
        return species_choices(
            typed, self._session.taxonomy, recent=self._recent, listed=self._session.listed
        )

    def _offer_behaviors(self, typed: str) -> list[Choice]:
        return behavior_choices(typed, self._session.behaviors)

    def _species_picked(self, choice: Choice) -> None:
        if choice.what == What.NEW:
            self.new_species_wanted.emit(choice.key)
        elif choice.what == What.SUBJECT:
            self._name(None, Subject(choice.key))
        else:
            self._name(choice.key, Subject.ANIMAL)

    def _behavior_picked(self, choice: Choice) -> None:
        wanted = self.new_behavior_wanted if choice.what == What.NEW else self.behaved
        wanted.emit(choice.key)

    def _name(self, taxon: str | None, subject: Subject) -> None:
        if taxon is not None:
            self._recent = [taxon, *(key for key in self._recent if key != taxon)][:NUM_RECENT]
        self.named.emit(taxon, subject)
