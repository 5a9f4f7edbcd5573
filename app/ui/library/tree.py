"""The library's tree: as every tree, but for what opens a hundred thousand rows."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView


class LibraryTree(QTreeView):
    """`below_wanted` says that the place chosen is to be opened with all in it, for which the key is `*`."""

    below_wanted = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Asterisk:
            self.below_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
