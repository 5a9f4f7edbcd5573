"""The real window, open at the Analyse page of a survey whose truth is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.analyse.page import AnalysePage
from app.ui.main import make_window
from app.ui.projects.house import House
from app.ui.window import MainWindow
from tests.survey_project import make_survey
from tests.windows import close_at_once, is_working

PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def survey_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; nobody changes it."""
    with make_survey(tmp_path_factory.mktemp("survey")) as project:
        assert project.path is not None
        return project.path


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, survey_file: Path) -> Iterator[MainWindow]:
    """Open at the Analyse page, its first analysis drawn."""
    window = make_window(qapp)
    house = window.furnish()
    window.show()
    house.door.open_path(survey_file)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos > 0, timeout=PATIENCE_MS)
    window.actions_["analyse"].trigger()
    page = house.analyse.page

    def drawn() -> bool:
        finding = page.finding
        return finding is not None and not is_working(page) and page.plot.shown is finding.plot

    qtbot.waitUntil(drawn, timeout=PATIENCE_MS)
    yield window
    close_at_once(window)
    window.deleteLater()


@pytest.fixture
def house(window: MainWindow) -> House:
    return window.furnish()


@pytest.fixture
def page(house: House) -> AnalysePage:
    return house.analyse.page
