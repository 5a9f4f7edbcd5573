"""What the room asks, and what it says where there is nothing to ask."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.choosing.filters import Filter
from app.services.projects import Project
from app.ui.dialogs.confirm_rest import ConfirmRestDialog
from app.ui.window import MainWindow
from tests.windows import opened


def test_the_rest_is_asked_about_only_where_something_that_a_model_named_waits(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    finder = house.workroom.furniture.finder
    qtbot.waitUntil(lambda: finder.found is not None)
    finder.want(Filter(text="unicorn"))
    window.actions_["confirm_rest"].trigger()
    assert window.message_bar.text.startswith("Nothing that a model named waits for a review.")
    finder.clear()
    window.actions_["confirm_rest"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ConfirmRestDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConfirmRestDialog)
    assert dialog.species.currentData() == "panthera"
    dialog.reject()
