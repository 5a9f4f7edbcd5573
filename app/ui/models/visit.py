"""Going to the Models page and back, and what the window says of what comes meanwhile."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.model_shelf.shelf import SUFFIXES
from app.ui.keys import LABEL, MOVE, NAME, PINS, PLAY
from app.ui.messages import Message, Tone
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.workroom import Workroom

if TYPE_CHECKING:
    from app.ui.models.page import ModelsPage
    from app.ui.window import MainWindow

OF_THE_WORKROOM = (PLAY, MOVE, LABEL, NAME, PINS)  # keys that need the player in sight


class ModelsVisit(QObject):
    """The page is made when it is first wanted."""

    def __init__(self, window: "MainWindow", session: Session, workroom: Workroom) -> None:
        super().__init__(session)
        self._window, self._session, self._workroom = window, session, workroom
        self._page: ModelsPage | None = None
        window.actions_.connect(models=self.turn, next_unreviewed=self.leave, grid=self.leave)

    @property
    def page(self) -> "ModelsPage":
        """The page itself."""
        if self._page is None:
            from app.ui.models.page import ModelsPage

            page = self._page = ModelsPage(
                self._session,
                self._workroom.desk,
                recent=self._recent,
            )
            page.set_theme(self._window.theme)
            page.left.connect(self.leave)
            page.told.connect(self._window.scan_bar.show_besides)
            page.arrived.connect(self._say_arrived)
        return self._page

    @property
    def is_here(self) -> bool:
        """Whether the page is the one that is shown."""
        return self._page is not None and self._window.pages.currentWidget() is self._page

    def turn(self) -> None:
        """To the page; from the page back."""
        if self.is_here:
            self.leave()
            return
        self._window.show_page(self.page)
        self._window.actions_.rest(OF_THE_WORKROOM)
        self.page.open()

    def leave(self) -> None:
        """To the project, or to the start where none is open."""
        if not self.is_here:
            return
        self._window.actions_.rest(())
        if self._session.is_open:
            self._window.show_page(self._workroom)
        else:
            self._window.show_welcome()

    def take_in(self, files: Sequence[Path]) -> None:
        """Models that were dropped onto the window."""
        if not self.is_here:
            self.turn()
        self.page.take_in(files)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        if self._page is not None:
            self._page.set_theme(theme)

    def shutdown(self) -> None:
        """Stop what comes before returning."""
        if self._page is not None:
            self._page.shutdown()

    def _recent(self) -> Sequence[Path]:
        return self._window.settings.values.recent_projects()

    def _say_arrived(self, path: Path) -> None:
        words = self.tr("{model} is installed.").format(model=path.stem)
        if self.is_here:
            self._window.say(Message(words))
        else:
            self._window.say(Message(words, Tone.INFO, self.tr("Show it"), self.turn))


def is_model(path: Path) -> bool:
    """Whether a file may be a model, by its name."""
    return path.suffix.lower() in SUFFIXES and path.is_file()
