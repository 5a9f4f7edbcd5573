"""What many tests do to a window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.analyse.page import AnalysePage
from app.ui.analyse.plot_view import PlotView
from app.ui.projects.house import House
from app.ui.window import MainWindow


def close_at_once(window: MainWindow) -> None:
    """As a person does who will not wait for what is under way: twice."""
    window.close()
    if window.isVisible():
        window.close()


def opened(qtbot: QtBot, window: MainWindow, project: Project) -> House:
    """The house of a window in which a project stands that has videos, once they are listed."""
    assert project.path is not None
    project.close()
    window.open_path(project.path)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open and house.furniture.library.num_videos > 0)
    return house


def choose_in(choices: QListWidget, key: str) -> None:
    """Go to the line of a list that stands for this."""
    keys = [choices.item(row).data(Qt.ItemDataRole.UserRole) for row in range(choices.count())]
    choices.setCurrentRow(keys.index(key))


def is_working(page: AnalysePage) -> bool:
    """Whether it says that it works something out."""
    return any(label.text() == "Working…" for label in page.findChildren(QLabel))


def middle_of(plot: PlotView, number: int) -> QPoint:
    """Where to click on one of the things that can be clicked."""
    hit = plot.hits[number]
    across, down = (hit.left + hit.right) / 2, (hit.top + hit.bottom) / 2
    return QPoint(round(across * plot.width()), round(down * plot.height()))
