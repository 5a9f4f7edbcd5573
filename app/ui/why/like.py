"""The reviewed clips that are most like the selected one, and the way back from them."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.because import Example
from app.store.records import ObservationId
from app.ui.grid.pictures import TilePictures
from app.ui.looks.parts import button, column, row, text
from app.ui.looks.theme import Theme
from app.ui.session import Session
from app.ui.speech.naming import any_name
from app.ui.why.examples import ExampleTiles, Shown
from app.ui.why.resembling import Resembling


class LikePart(QWidget):
    """Tiles, and among how many they were found; the way back stays while an example is looked at."""

    example_wanted = Signal(object)  # Example
    back_wanted = Signal(object)  # the ObservationId from which an example was opened

    def __init__(self, session: Session, resembling: Resembling, cache: Path) -> None:
        super().__init__()
        self._session, self._resembling = session, resembling
        self._came_from: ObservationId | None = None
        self.pictures = TilePictures(cache, parent=self)
        self.tiles = ExampleTiles(self.pictures)
        self.among = text("", "muted", wrap=True)
        self.back = button(self.tr("‹ back to where you were"), self._go_back, kind="link")
        self.setLayout(column(self.tiles, self.among, row(self.back, None), spacing=4))
        self.tiles.picked.connect(self._open)
        session.project_changed.connect(self._leave)
        self._leave()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.tiles.set_theme(theme)

    def refresh(self) -> None:
        """Show what was found for the selected one."""
        on, found = self._resembling.is_on, self._resembling.found
        away = self._came_from is not None and self._came_from != self._session.observation_id
        self.setVisible(on or away)
        self.back.setVisible(away)
        self.among.setVisible(on)
        self.tiles.setVisible(on and found is not None)
        if not on:
            return
        if found is None:
            self.among.setText(self._resembling.note)
            return
        self.tiles.set_examples([self._shown(each) for each in found.examples])
        words = self.tr(
            "The most alike of {n} that people reviewed in other videos; framed in yellow: called otherwise."
        )
        self.among.setText(words.format(n=found.num_compared))

    def _shown(self, example: Example) -> Shown:
        session, chosen = self._session, self._session.observation
        agrees = chosen is not None and example.name in (chosen.taxon, chosen.behavior)
        return Shown(example, any_name(example.name, session.taxonomy, session.behaviors), agrees)

    def _open(self, example: Example) -> None:
        if self._came_from is None:
            self._came_from = self._session.observation_id
        self.example_wanted.emit(example)

    def _go_back(self) -> None:
        wanted, self._came_from = self._came_from, None
        self.back_wanted.emit(wanted)

    def _leave(self) -> None:
        self._came_from = None
        self.pictures.set_project(self._session.project if self._session.is_open else None)
