"""A button with a menu in which several things can be chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton

from app.ui.looks.parts import as_tip, literal

Choices = Sequence[tuple[str, str]]  # key, name


class Many(QToolButton):
    """A button that says what is chosen of several, with a menu to choose from. Nothing chosen: all."""

    changed = Signal()

    def __init__(self, everything: Callable[[], str], several: Callable[[int], str]) -> None:
        """What it says of all and of so many, in the language of the window."""
        super().__init__()
        self._everything, self._several = everything, several
        self._names: dict[str, str] = {}
        self._menu = _StayingMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setProperty("kind", "choice")
        self._say()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what is chosen."""
        return tuple(action.data() for action in self._checked())

    def offer(self, choices: Choices, chosen: Sequence[str]) -> None:
        """Offer these."""
        self._menu.clear()
        self._names = dict(choices)
        clear = self._menu.addAction(self._everything())
        clear.triggered.connect(self.clear)
        self._menu.addSeparator()
        for key, name in choices:
            action = QAction(literal(name), self._menu)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in chosen)
            action.toggled.connect(self._toggled)
            self._menu.addAction(action)
        self._say()

    def choose(self, keys: Sequence[str]) -> None:
        """Choose exactly these of what is offered."""
        for action in self._menu.actions():
            if action.isCheckable():
                action.setChecked(action.data() in keys)

    def clear(self) -> None:
        """All again."""
        self.choose(())

    def _checked(self) -> list[QAction]:
        return [each for each in self._menu.actions() if each.isCheckable() and each.isChecked()]

    def _toggled(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = [self._names[key] for key in self.chosen]
        words = literal(names[0]) if names else self._everything()
        self.setText(words if len(names) < 2 else self._several(len(names)))
        self.setToolTip(as_tip(", ".join(names)))


class _StayingMenu(QMenu):
    """Stays open while several things are chosen."""

    def mouseReleaseEvent(self, release: QMouseEvent) -> None:
        place = release.position().toPoint()
        for action in self.actions():
            if action.isCheckable() and self.actionGeometry(action).contains(place):
                action.toggle()
                return
        super().mouseReleaseEvent(release)
