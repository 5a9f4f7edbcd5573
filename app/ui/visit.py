"""Going to a page of the window and back: what all share. Each says how it is made and how it is left."""

from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ui.frame import Frame
from app.ui.keyboard.keys import LABEL, MOVE, NAME, PINS, PLAY, bare
from app.ui.looks.theme import Theme
from app.ui.room.workroom import Workroom
from app.ui.session import Session
from app.ui.speech.aloud import announce

OF_THE_WORKROOM = (PLAY, MOVE, LABEL, NAME, PINS)  # keys that need the player in sight


class Visited(Protocol):
    """What a page has to be able to do."""

    def open(self) -> None: ...
    def set_theme(self, theme: Theme) -> None: ...


Page = TypeVar("Page", bound=Visited)


class Visit(QObject, Generic[Page]):
    """The page is made when it is first wanted; `action` is the one that turns to it and back."""

    needs_project = True

    def __init__(self, window: Frame, session: Session, workroom: Workroom, action: str) -> None:
        super().__init__(session)
        self._window, self._session, self._workroom = window, session, workroom
        self._action = action
        self._page: Page | None = None
        window.actions_.connect(**{action: self.turn}, next_unreviewed=self.leave, grid=self.leave)
        session.observer_changed.connect(lambda: self.leave() if self.is_here else None)  # to review blind

    @property
    def page(self) -> Page:
        """The page itself."""
        if self._page is None:
            self._page = self._made()
            self._page.set_theme(self._window.theme)
        return self._page

    @property
    def is_here(self) -> bool:
        """Whether the page is the one that is shown."""
        page: object = self._page
        return page is not None and self._window.pages.currentWidget() is page

    def turn(self) -> None:
        """To the page; from the page back."""
        if self.needs_project and not self._session.is_open:
            return
        if self.is_here:
            self.leave()
            return
        self._workroom.furniture.library.filters.panel.put_away()  # it stands over all pages
        self._window.show_page(cast(QWidget, self.page))
        self._window.actions_.rest(OF_THE_WORKROOM)
        self.page.open()
        announce(self._window, bare(self._window.actions_.title_of(self._action)))

    def leave(self) -> None:
        """Back to where the person came from."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        if self._page is not None:
            self._page.set_theme(theme)

    def _made(self) -> Page:
        raise NotImplementedError
