"""The project's own words: its ethogram, and what it calls its animals. Every change can be undone."""

from PySide6.QtCore import QObject

from app.services import vocabulary
from app.ui.session import Session
from app.ui.speech.naming import taxon_name
from mvit_core.errors import UserError
from mvit_core.taxonomy import Behavior, Taxon


class Words(QObject):
    """Changes what things are called and what can be coded; labels stay as they are."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def new_behavior(self, name: str, *, point: bool = False) -> str | None:
        """Add a behavior to the ethogram; its key, or None where that was refused."""
        try:
            behavior = vocabulary.new_behavior(self._session.project, name, point=point)
        except UserError as error:
            self._session.refuse(error)
            return None
        self.put_behavior(self.tr("Add “{name}” to the ethogram"), behavior.key, behavior)
        return behavior.key if behavior.key in self._session.behaviors else None

    def put_behavior(self, text: str, key: str, behavior: Behavior | None) -> None:
        """Let a behavior be as given; None: as shipped, or gone. `text` says so in the undo menu."""
        known = behavior or self._session.behaviors.get(key)
        project = self._session.project
        self._session.edits.swap(
            text.replace("{name}", known.name if known else key),
            behavior,
            lambda value: vocabulary.put_behavior(project, key, value),
        )

    def put_taxon(self, taxon: Taxon) -> None:
        """Have a taxon in this project that the shipped tree does not know."""
        project = self._session.project
        wanted: Taxon | None = taxon  # its undo is to have none
        self._session.edits.swap(
            self.tr("Add {name} to this project").format(name=taxon.short_name),
            wanted,
            lambda value: vocabulary.put_taxon(project, taxon.key, value),
        )

    def call(self, taxon: str, name: str) -> None:
        """Call a taxon by a name of this project; "" gives it its own name back."""
        project = self._session.project
        said = name or taxon_name(taxon, self._session.taxonomy)
        self._session.edits.swap(
            self.tr("Call it {name}").format(name=said),
            name,
            lambda value: vocabulary.put_name(project, taxon, value),
        )
