"""In which language, theme and text size the window shows itself, and how it goes over to others.

In turns, between which it answers. What stands in the window keeps its old colors until all that is seen has
the new ones; what is out of sight follows.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app import paths
from app.ui.looks import icons, theme
from app.ui.looks.on_screen import for_text
from app.ui.looks.sheets import Sheets
from app.ui.looks.theme import Theme
from app.ui.preferences.settings import Settings
from app.ui.speech import language

if TYPE_CHECKING:  # imported when something changes
    from app.ui.in_turns import InTurns
    from resources.translations.phrasebook import Phrasebook

Drawing = Callable[[], Iterator[object]]  # hands the theme to what draws itself, one by one
Saying = Callable[["Phrasebook"], Iterator[object]]  # says what is said in another language, one by one


class Appearance(QObject):
    """Of one window, as its settings wish."""

    def __init__(
        self, window: QWidget, settings: Callable[[], Settings], drawing: Drawing, saying: Saying
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._drawing, self._saying = window, settings, drawing, saying
        self.sheets = Sheets(window)
        self.theme = theme.choose(settings().theme)
        self._worn: object = None  # theme and text size
        self.changing: InTurns | None = None  # while it goes over to something else
        self._changes_again = False  # something else was wished for meanwhile

    def change(self) -> None:
        """Take language, theme and text size from the settings (and the desktop), everywhere."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        values = self._settings()
        self.theme = theme.choose(values.theme)
        if self.changing is not None:  # what is not said yet would be looked for in the wrong language
            self._changes_again = True
            return
        steps = [self._speaking(app, values), self._dressing(app, values)]
        if not self._window.isVisible():
            for _ in chain(*steps):
                pass
            return
        from app.ui.in_turns import InTurns

        self.changing = InTurns(chain(*steps), self)
        self.changing.over.connect(self._over)
        self.changing.start()

    # ------------------------------------------------------------- own

    def _over(self) -> None:
        if self.changing is not None:
            self.changing.deleteLater()
            self.changing = None
        if self._changes_again:
            self._changes_again = False
            self.change()

    def _speaking(self, app: QApplication, values: Settings) -> Iterator[object]:
        """All that is open and running, in another language."""
        old, new = language.current(), language.chosen_language(values.language)
        if new == old:
            return
        book = self._book(old, new)
        yield book
        language.speak(app, values.language)
        yield book
        yield from self._saying(book)

    def _book(self, old: str, new: str) -> "Phrasebook":
        from app.ui.speech.saying import phrasebook

        return phrasebook(old, new)

    def _dressing(self, app: QApplication, values: Settings) -> Iterator[object]:
        """What is seen first, behind the picture that stood there; then all else."""
        chosen = theme.choose(values.theme)
        if (worn := (chosen, values.text_percent)) == self._worn:
            yield from self._drawing()
            return
        self._worn = worn
        theme.wear(app, chosen)
        self.sheets.choose(_sheet(app, chosen))
        seen, unseen = self.sheets.parts()
        held = _hold([self._window, *seen])
        try:
            yield from self.sheets.putting_on(seen)
            yield from self._drawing()
        finally:
            _release(held)
        yield from self.sheets.putting_on(unseen)


def _sheet(app: QApplication, chosen: Theme) -> str:
    kept = paths.cache_dir() / "theme"
    chevron = icons.picture_file("chevron-down", chosen.text_muted, kept)
    check = icons.picture_file("check", chosen.accent_text, kept)
    scale = for_text(100, QFontMetrics(app.font())) / 100
    text_pt = app.font().pointSizeF()
    return theme.style_sheet(chosen, text_pt=text_pt, scale=scale, chevron=chevron, check=check)


def _hold(parts: Sequence[QWidget]) -> list[QWidget]:
    """Keep the windows of `parts` from being drawn; returns which."""
    windows = [each for each in {part.window() for part in parts} if each.updatesEnabled()]
    for each in windows:
        each.setUpdatesEnabled(False)
    return windows


def _release(windows: Sequence[QWidget]) -> None:
    for each in windows:
        if isValid(each):
            each.setUpdatesEnabled(True)
