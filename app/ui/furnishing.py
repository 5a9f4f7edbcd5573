"""Builds what a project needs behind the first picture of the window, while it answers.

What needs no Qt (the database, FFmpeg, numpy) is imported by a thread of the pool; the window's own modules
and parts come in turns of its thread.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.services.program.reading_ahead import import_services, read_ahead
from app.ui.frame import Frame
from app.ui.in_turns import InTurns
from app.ui.jobs.pool import PoolTask

if TYPE_CHECKING:
    from app.ui.projects.house import House

MODULES = (  # each brings some 10 ms of others that none before it has brought
    "looks.parts",
    "editing.undo",
    "speech.saying_again",
    "session",
    "review.reviewing",
    "review.suggesting",
    "player.canvas",
    "player.transport",
    "player.view",
    "timeline.model",
    "timeline.scene",
    "timeline.view",
    "review.boxing",
    "watching.stage",
    "filters.finder",
    "filters.panel",
    "library.model",
    "library.panel",
    "picking.picker",
    "observation.card",
    "observation.panel",
    "grid.pictures",
    "grid.view",
    "grid.page",
    "dialogs.ethogram",
    "dialogs.new_taxon",
    "dialogs.species_list",
    "dialogs.confirm_rest",
    "scans.scanning",
    "scans.desk",
    "queue.desk",
    "queue.bar",
    "why.looking",
    "why.desk",
    "room.furniture",
    "room.room_dialogs",
    "room.review_keys",
    "room.workroom",
    "dialogs.export",
    "exchange",
    "improve.page",
    "improve.visit",
    "analyse.visit",
    "models.visit",
    "projects.safekeeping",
    "sharing.together",
    "projects.house",
)
PAGES = ("improve.page", "analyse.page", "models.page", "help.guide_window", "dialogs.settings")


class Furnishing(QObject):
    """Once in the life of a window."""

    over = Signal()

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.house: House | None = None
        self._is_over = False
        self._steps = self._furnishing()
        self._turns = InTurns(self._steps, self)
        self._turns.over.connect(self._end)
        self._reading: PoolTask | None = None

    def start(self) -> None:
        """Begin, where it has not begun."""
        if self._reading is None and not self._is_over:
            self._reading = PoolTask(lambda _report: import_services(), self)
            self._reading.over.connect(self._turns.start)
            self._reading.start(QThreadPool.globalInstance())

    def read_ahead(self) -> None:
        """What the first visit to a page needs, before somebody makes it."""
        pages = (import_module(f"app.ui.{name}") for name in PAGES)
        turns = InTurns(pages, self)
        reading = PoolTask(lambda _report: read_ahead(), self)
        reading.over.connect(turns.start)
        reading.start(QThreadPool.globalInstance())

    def finish(self) -> None:
        """All that is left of it, for who cannot wait."""
        for _ in self._steps:
            pass
        self._end()

    def _end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.over.emit()

    def _furnishing(self) -> Iterator[object]:
        for name in MODULES:
            yield import_module(f"app.ui.{name}")
        from app.ui.projects.house import House
        from app.ui.room.furniture import Furniture
        from app.ui.session import Session

        window = self._window
        furniture = Furniture(Session(), window.actions_, lambda: window.settings.values)
        yield from furniture.making()
        house = House(window, furniture)
        yield house
        yield from house.drawing(window.theme)
        yield from window.appearance.sheets.wearing(house.workroom)
        self.house = house
