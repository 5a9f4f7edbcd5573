"""What many tests do to a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.analyse.page import AnalysePage
from app.ui.analyse.plot_view import PlotView
from app.ui.projects.house import House
from app.ui.window import MainWindow

Action, Keys = Qt.DropAction, Qt.KeyboardModifier


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


def drop(window: QWidget, *files: Path, over: QWidget | None = None, keys: Keys = Keys.NoModifier) -> Action:
    """Drag files over a window and let go, as the desktop does; returns what it is told was done."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    target = over or window
    at = target.mapTo(window, target.rect().center())
    actions, buttons = Action.CopyAction | Action.MoveAction, Qt.MouseButton.LeftButton
    handle = window.windowHandle()
    entering = QDragEnterEvent(at, actions, data, buttons, keys)
    QApplication.sendEvent(handle, entering)
    if not entering.isAccepted():
        QApplication.sendEvent(handle, QDragLeaveEvent())
        return Action.IgnoreAction
    letting_go = QDropEvent(QPointF(at), actions, data, buttons, keys)
    QApplication.sendEvent(handle, letting_go)
    return letting_go.dropAction() if letting_go.isAccepted() else Action.IgnoreAction


def choose_in(choices: QListWidget, key: str) -> None:
    """Go to the line of a list that stands for this."""
    keys = [choices.item(row).data(Qt.ItemDataRole.UserRole) for row in range(choices.count())]
    choices.setCurrentRow(keys.index(key))


def is_working(page: AnalysePage) -> bool:
    """Whether it says that it works something out."""
    return any(label.text() == "Working…" and not label.isHidden() for label in page.findChildren(QLabel))


def middle_of(plot: PlotView, number: int) -> QPoint:
    """Where to click on one of the things that can be clicked."""
    hit = plot.hits[number]
    across, down = (hit.left + hit.right) / 2, (hit.top + hit.bottom) / 2
    return QPoint(round(across * plot.width()), round(down * plot.height()))
