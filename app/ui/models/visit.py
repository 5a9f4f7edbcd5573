"""Going to the Models page and back, and what the window says of what comes meanwhile."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.model_shelf.shelf import SUFFIXES
from app.ui.frame import Frame
from app.ui.messages import Message, Tone
from app.ui.room.workroom import Workroom
from app.ui.session import Session
from app.ui.visit import Visit

if TYPE_CHECKING:
    from app.ui.models.page import ModelsPage


class ModelsVisit(Visit["ModelsPage"]):
    """It can be gone to without a project, too."""

    needs_project = False

    def __init__(self, window: Frame, session: Session, workroom: Workroom) -> None:
        super().__init__(window, session, workroom, "models")

    def _made(self) -> "ModelsPage":
        from app.ui.models.page import ModelsPage

        page = ModelsPage(
            self._session,
            self._workroom.furniture.desk,
            recent=self._recent,
        )
        page.left.connect(self.leave)
        page.told.connect(self._window.scan_bar.show_besides)
        page.arrived.connect(self._say_arrived)
        return page

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

    def stop(self) -> None:
        """Stop what comes."""
        if self._page is not None:
            self._page.stop()

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
