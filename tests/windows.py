"""What many tests do to a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from app.ui.window import MainWindow


def close_at_once(window: MainWindow) -> None:
    """As a person does who will not wait for what is under way: twice."""
    window.close()
    if window.isVisible():
        window.close()


def choose_in(choices: QListWidget, key: str) -> None:
    """Go to the line of a list that stands for this."""
    keys = [choices.item(row).data(Qt.ItemDataRole.UserRole) for row in range(choices.count())]
    choices.setCurrentRow(keys.index(key))
