"""Keeps the order of the tiles up to date with the filter; large projects are ordered in the pool."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.services.choosing.arranging import Arrangement, By, arrange
from app.services.choosing.catalog import Catalog, first_page
from app.services.choosing.likeness import arrange_by_likeness
from app.ui.beforehand import FEW_ROWS
from app.ui.filters.finder import Finder
from app.ui.jobs.one_at_a_time import Job, OneAtATime, thread_of_its_own
from app.ui.session import Session


class Arranger(QObject):
    """`arrangement` of `catalog`; asleep until the grid is first shown."""

    arranged = Signal()

    def __init__(self, session: Session, finder: Finder) -> None:
        super().__init__(session)
        self._session, self._finder = session, finder
        self.by = By.SPECIES
        self.catalog: Catalog | None = None
        self.arrangement: Arrangement | None = None
        self._is_awake = False
        self._arranging = OneAtATime(thread_of_its_own(self, session.refuse), self)
        finder.filtered.connect(self._refresh)
        finder.refreshed.connect(self._refresh)
        session.project_changed.connect(self._forget)

    def wake(self) -> None:
        """The grid is shown: from now on it is kept up to date, and has something to show at once."""
        self._is_awake = True
        if self.arrangement is None:
            self._refresh()

    def order_by(self, by: By) -> None:
        """Another order."""
        self.by = by
        self._refresh()

    def _forget(self) -> None:
        self.catalog = self.arrangement = None
        self._arranging.drop()

    def _refresh(self) -> None:
        if not self._is_awake or not self._session.is_open:
            return
        if self._finder.found is None:
            self._show_first_page()
        elif len(self._finder.found.catalog) <= FEW_ROWS and self.by is not By.SIMILARITY:
            self._arranging.drop()  # it was to be by likeness
            self._take(self._work()())
        else:
            self._arranging.ask(self._begin)

    def _begin(self) -> Job:
        work = self._work()
        return Job(lambda _report: work(), self._take)

    def _work(self) -> Callable[[], tuple[Catalog, Arrangement]]:
        found, by, taxonomy = self._finder.found, self.by, self._session.taxonomy
        assert found is not None
        if by is By.SIMILARITY:
            project = self._session.project
            return lambda: (found.catalog, arrange_by_likeness(project, found.catalog, found.rows))
        return lambda: (found.catalog, arrange(found.catalog, found.rows, by, taxonomy))

    def _take(self, answer: tuple[Catalog, Arrangement]) -> None:
        self.catalog, self.arrangement = answer
        self.arranged.emit()

    def _show_first_page(self) -> None:
        """The library's first animals, until a large project has been read as a whole."""
        with self._session.telling():
            catalog, rows = first_page(self._session.project)
            self._take((catalog, arrange(catalog, rows, By.SITE, self._session.taxonomy)))
