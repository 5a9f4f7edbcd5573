"""How tests close windows."""

from app.ui.window import MainWindow


def close_at_once(window: MainWindow) -> None:
    """As a person does who will not wait for what is under way: twice."""
    window.close()
    if window.isVisible():
        window.close()
