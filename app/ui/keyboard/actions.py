"""The table of keys turned into actions, and who may keep a key for itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.ui.keyboard.kept import ENTER, WALK, kept_keys
from app.ui.keyboard.keys import KEYS, WITHOUT_PROJECT, bare, sequences, shown, tip_with
from app.ui.looks import icons
from app.ui.looks.theme import Theme

ALWAYS = ("next_unreviewed", "grid", "undo", "redo")  # what they are for is in sight, or comes into it


class Actions:
    """One QAction for every line of the table, found by its name."""

    def __init__(self, window: QWidget, chosen: Mapping[str, str]) -> None:
        self._resting: set[str] = set()
        self.has_project = True  # else what is done to one does nothing
        self._actions = {key.name: QAction(key.title, window) for key in KEYS}
        for name, action in self._actions.items():
            action.setObjectName(name)
        self.set_keys(chosen)
        window.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def connect(self, **does: Callable[[], object]) -> None:
        """Say what each named action does."""
        for name, function in does.items():
            self._actions[name].triggered.connect(
                lambda _checked=False, name=name, call=function: self._rests(name) or call()
            )

    def rest(self, groups: Sequence[str]) -> None:
        """Let the keys of these groups do nothing while what they are for is out of sight."""
        self._resting = {key.name for key in KEYS if key.group in groups and key.name not in ALWAYS}

    def _rests(self, name: str) -> bool:
        return name in self._resting or (not self.has_project and name not in WITHOUT_PROJECT)

    def enable(self, names: tuple[str, ...], enabled: bool) -> None:
        """Switch the named actions on or off."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    def key_of(self, name: str) -> str:
        """The key of an action, as it is shown."""
        return next(shown(key, self._chosen) for key in KEYS if key.name == name)

    def set_keys(self, chosen: Mapping[str, str]) -> None:
        """Listen to the person's own keys, and show them."""
        self._chosen = dict(chosen)
        for key in KEYS:
            action = self._actions[key.name]
            action.setShortcuts(sequences(key, chosen))
            action.setToolTip(tip_with(bare(action.text()), shown(key, chosen)))

    def title_of(self, name: str) -> str:
        """What an action is called, whatever its text says of the moment."""
        return next(key.title for key in KEYS if key.name == name)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colors."""
        for key in KEYS:
            if key.icon:
                self._actions[key.name].setIcon(icons.icon(key.icon, theme))


class FocusKeepsItsKeys(QObject):
    """A focused button is pressed with Space and Enter, its menu opened with Down, a focused list walked with
    arrows, whatever the table says.

    Qt asks the focused widget first whether it wants a key (ShortcutOverride); text fields say yes to letters
    by themselves, buttons, lists and boxes do not. Only the widget in focus is watched; nothing else pays.
    Other widgets say what they keep; see kept.py.
    """

    _PRESS = frozenset((*ENTER, Qt.Key.Key_Space))

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._watch)
        self._watch(None, app.focusWidget())

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.type() == QEvent.Type.KeyPress and not with_control and not event.isAutoRepeat():
            if event.key() == Qt.Key.Key_Down and _has_menu(watched):
                watched.showMenu()
                return True
            return event.key() in ENTER and _pressed(watched)
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        if with_control or event.key() not in self._kept(watched):
            return False
        event.accept()
        return True

    def _kept(self, widget: QObject) -> frozenset[Qt.Key]:
        if _has_menu(widget):
            return self._PRESS | {Qt.Key.Key_Down}
        if isinstance(widget, QAbstractButton):
            return self._PRESS
        if isinstance(widget, QAbstractSpinBox | QComboBox | QLineEdit | QPlainTextEdit):
            return self._PRESS.union(WALK)
        return kept_keys(widget)


def _has_menu(widget: QObject) -> TypeGuard[QToolButton]:
    return isinstance(widget, QToolButton) and widget.menu() is not None


def _pressed(widget: QObject) -> bool:
    """Press a button with Enter, as not every desktop does by itself; in dialogs all but push buttons leave
    Enter to the main one, and Qt presses those that may be it.
    """
    if not isinstance(widget, QAbstractButton):
        return False
    is_left_to_others = not isinstance(widget, QPushButton) or widget.autoDefault()
    if is_left_to_others and isinstance(widget.window(), QDialog):
        return False
    widget.click()
    return True
