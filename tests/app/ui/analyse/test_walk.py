"""Every analysis in the real window: what is clicked is what the library and the grid then show."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.paths import HOME_VARIABLE
from app.services.analysis import overlapping
from app.services.analysis.catalog import ANALYSES
from app.services.analysis.values import Behind
from app.services.ecology.overlap import Overlap, overlap
from app.services.ecology.times import Times
from app.ui.analyse.numbers import LINK
from app.ui.analyse.page import AnalysePage
from app.ui.main import make_window
from app.ui.projects.house import House
from app.ui.window import MainWindow
from tests.windows import choose_in, close_at_once, is_working, middle_of

T = TypeVar("T")
LEFT = Qt.MouseButton.LeftButton

SAMPLED = 2  # parts and numbers of each analysis; TRAPLINE_WALK_ALL=1 clicks them all (minutes)
ALL = bool(os.environ.get("TRAPLINE_WALK_ALL"))
PATIENCE_S = 60.0


class Walk(NamedTuple):
    """A person before the window."""

    window: MainWindow
    house: House
    page: AnalysePage

    def show(self, key: str) -> None:
        """An analysis, until it is drawn at the size it has."""
        choose_in(self.page.list, key)
        wait_for(lambda: self._is_drawn(key))

    def assert_shown(self, behind: Behind) -> None:
        """The library has exactly these videos, the grid exactly these animals, the player one of them."""
        assert not self.house.analyse.is_here
        found = self.house.furniture.finder.found
        assert found is not None
        assert {video.id for video in self.house.furniture.library.videos} == set(behind.videos)
        assert set(found.catalog.animals.id[found.rows].tolist()) == set(behind.animals)
        assert self.house.session.video is not None
        assert self.house.session.video.id in behind.videos
        here = {each.id for each in self.house.session.observations} & set(behind.animals)
        assert not here or self.house.session.observation_id in here

    def go_back(self, key: str) -> None:
        """By the button of the message."""
        QTest.mouseClick(self.window.message_bar.offer, LEFT)
        assert self.house.analyse.is_here
        wait_for(lambda: self._is_drawn(key))

    def _is_drawn(self, key: str) -> bool:
        finding = self.page.finding
        if finding is None or finding.key != key or is_working(self.page):
            return False
        return self.page.plot.shown is finding.plot


@pytest.fixture(scope="module")
def walked(qapp: QApplication, survey_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """One window for all analyses: to open one takes longer than to click."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        patch.setattr(overlapping, "overlap", few_bootstraps)
        window = make_window(qapp)
        house = window.furnish()
        window.show()
        house.door.open_path(survey_file)
        wait_for(lambda: house.furniture.library.num_videos > 0)
        window.actions_["analyse"].trigger()
        yield Walk(window, house, house.analyse.page)
        close_at_once(window)


def few_bootstraps(one: Times, other: Times, **_: int) -> Overlap:
    """How sure an overlap is does not matter to who clicks."""
    return overlap(one, other, num_bootstraps=20)


@pytest.mark.parametrize("key", [one.key for one in ANALYSES])
def test_what_is_clicked_in_a_plot_is_shown(walked: Walk, key: str) -> None:
    walked.show(key)
    plot = walked.page.plot
    hits = [number for number, hit in enumerate(plot.hits) if hit.mark.behind]
    assert hits, "nothing of the plot can be clicked"
    for number in some(hits):
        behind = plot.hits[number].mark.behind
        QTest.mouseClick(plot, LEFT, pos=middle_of(plot, number))
        walked.assert_shown(behind)
        walked.go_back(key)


@pytest.mark.parametrize("key", [one.key for one in ANALYSES])
def test_what_is_clicked_in_the_numbers_is_shown(walked: Walk, key: str) -> None:
    walked.show(key)
    table = walked.page.table
    shown = table.model()
    places = [(row, column) for row in range(shown.rowCount()) for column in range(shown.columnCount())]
    cells = [place for place in places if shown.index(*place).data(LINK)]
    assert cells, "no number can be clicked"
    for row, column in some(cells):
        index = shown.index(row, column)
        behind = table.numbers.behind(index.model().mapToSource(index))
        table.scrollTo(index)
        QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
        walked.assert_shown(behind)
        walked.go_back(key)


def some(those: Sequence[T]) -> list[T]:
    """The first, the last, and where more are asked for some in between."""
    if ALL or len(those) <= SAMPLED:
        return list(those)
    return [those[place * (len(those) - 1) // (SAMPLED - 1)] for place in range(SAMPLED)]


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window work until `done`."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end, "the window did not get there"
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()
