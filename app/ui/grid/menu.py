"""What the right mouse button offers on tiles, each with its key."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.keyboard.actions import Actions

OF_TILES = ("accept", "reject", "species", "behavior")


class GridMenu(QMenu):
    """For what is chosen; the player shows the one with the focus."""

    def __init__(self, actions: Actions, open_it: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        for name in OF_TILES:
            self.addAction(actions[name])
        self.addSeparator()
        words, key = self.tr("Open in the player"), actions.key_of("grid")
        self.addAction(f"{words}\t{key}" if key else words, open_it)
        self.addSeparator()
        self.addAction(actions["undo"])
