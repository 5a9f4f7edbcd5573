"""The project's list of animals: changes can be undone, and names follow it, then too."""

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer

from app.services import models
from app.services.species_list import put_species_list, species_list
from app.store.records import Changes
from app.ui.scans.desk import Desk
from app.ui.session import Session

SETTLES_MS = 600  # without another change, before names follow


class Listing(QObject):
    """Keeps the list. Where it changes, what was scanned is named anew, once no scan goes on."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self._followed: frozenset[str] | None = None  # the list by which names are
        self._settled = QTimer(self, interval=SETTLES_MS, singleShot=True)
        self._settled.timeout.connect(self.follow)
        session.project_changed.connect(self._opened)
        session.changed.connect(self._changed)
        desk.scan_over.connect(lambda _whole: self._settled.start())

    @property
    def listed(self) -> frozenset[str] | None:
        """The animals that can be there; None: any."""
        return species_list(self._session.project)

    def put(self, listed: Collection[str] | None) -> None:
        """From now on these can be there."""
        project = self._session.project
        words = self.tr("Any animal can be here")
        if listed is not None:
            words = self.tr("List of {n} animals").format(n=len(listed))
        self._session.edits.swap(words, listed, lambda value: put_species_list(project, value))

    def follow(self) -> None:
        """Name by the list what was named by another."""
        if not self._session.is_open or self._desk.scan is not None:
            return
        listed = self.listed
        if listed != self._followed:
            self._followed = listed
            model = models.project_model(self._session.project)
            if model is not None and model.is_file():  # else the next scan names by it
                self._desk.rereading.begin()

    def _opened(self) -> None:
        self._settled.stop()
        if self._session.is_open:
            self._followed = self.listed

    def _changed(self, changes: Changes) -> None:
        if changes.vocabulary and self._session.is_open:
            self._settled.start()
