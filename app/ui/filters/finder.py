"""The one filter of the window: what it lets through, kept up to date as the project changes.

Library, grid and queue all ask here. Small projects are answered at once, large ones from the pool.
"""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from app.services.choosing import catalog as catalogs
from app.services.choosing.catalog import Catalog
from app.services.choosing.filter_counts import Counts, count
from app.services.choosing.filtering import Found, Naming, Sieve
from app.services.choosing.filters import LASTING_PARTS, Filter
from app.services.raw_scores import any_raw, videos_with_raw_scores
from app.store.records import Changes, Subject, VideoId
from app.ui.beforehand import FEW_ROWS
from app.ui.jobs.one_at_a_time import Job, OneAtATime, thread_of_its_own
from app.ui.session import Session
from app.ui.speech.naming import subject_name

REFRESH_MS = 40


class Finder(QObject):
    """`found` is what passes `wanted`; None until the project has been read."""

    filtered = Signal()  # another filter, or another project: everything may be different
    refreshed = Signal()  # the same filter over what has changed
    counted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.wanted = Filter()
        self._set_aside: Filter | None = None  # the whole filter, until a blind review ends
        self.catalog: Catalog | None = None
        self.found: Found | None = None
        self.counts: Counts | None = None
        self.has_raw = False  # whether a confidence of what is found is no chance; known with the counts
        self._counts_wanted = False
        self._stale: set[VideoId] = set()
        self._being_read: set[VideoId] = set()  # that were stale; still here, they could not be read
        self._library_stale = self._library_being_read = False
        self._is_small = True
        self._working = OneAtATime(thread_of_its_own(self, session.refuse), self)
        self._refresh_soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._library_ms = REFRESH_MS  # that all videos wait to be read again: a share of what that takes
        self._refresh_soon.timeout.connect(self._refresh)
        session.project_changed.connect(self._project_changed)
        session.changed.connect(self._changed)
        session.observer_changed.connect(self._follow_observer)
        if session.is_open:
            self._load()

    # ------------------------------------------------------------- from outside

    def want(self, wanted: Filter) -> None:
        """Let only this through from now on."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._filter()

    def clear(self) -> None:
        """Let everything through."""
        self.want(Filter())

    @property
    def is_behind(self) -> bool:
        """Whether something was said since the catalog was read that it does not know."""
        return bool(self._stale or self._being_read)

    def want_counts(self, wanted: bool) -> None:
        """Whether somebody looks at the numbers beside the choices."""
        self._counts_wanted = wanted
        if wanted:
            self._filter()

    def naming(self) -> Naming:
        """By what words things are found here."""
        return Naming(self._session.taxonomy, {each.value: subject_name(each) for each in Subject})

    # ------------------------------------------------------------- reading

    def _project_changed(self) -> None:
        self._refresh_soon.stop()
        self._working.drop()
        self.catalog = self.found = self.counts = None
        self.wanted, self._set_aside = Filter(), None
        self._stale, self._being_read = set(), set()
        self._library_stale = self._library_being_read = False
        if self._session.is_open:
            self._load()
        else:
            self.filtered.emit()

    def _load(self) -> None:
        project, known = self._session.project, self._session.beforehand
        if known is not None and known.catalog is not None:
            self._is_small = True
            self._loaded(known.catalog)
            return
        with self._session.telling():
            self._is_small = catalogs.num_rows(project) <= FEW_ROWS
            self._do(lambda: catalogs.load(project), self._loaded)

    def _loaded(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._filter()

    def _changed(self, changes: Changes) -> None:
        self._stale |= changes.videos
        self._library_stale |= changes.library
        if not (changes.videos or changes.library or changes.vocabulary):
            return
        if not self._library_stale:
            self._refresh_soon.start(REFRESH_MS)
        elif not self._refresh_soon.isActive() or self._library_ms == REFRESH_MS:
            self._refresh_soon.start(self._library_ms)

    def _refresh(self) -> None:
        if self.catalog is None or not self._session.is_open:
            return
        if self._working.is_running:
            self._refresh_soon.start(REFRESH_MS)
            return
        old = self.catalog
        stale = self._being_read = self._stale | self._being_read
        library = self._library_being_read = self._library_stale or self._library_being_read
        self._stale, self._library_stale = set(), False
        project = self._session.project
        if library:  # it may have grown large
            self._is_small = catalogs.num_rows(project) <= FEW_ROWS
        began = time.perf_counter()

        def take(catalog: Catalog) -> None:
            if library and not self._is_small:
                self._library_ms = REFRESH_MS + round(4000 * (time.perf_counter() - began))
            self.catalog, self._being_read, self._library_being_read = catalog, set(), False
            self._filter(self.refreshed)

        self._in_pool(lambda: catalogs.refreshed(project, old, stale, library=library), take)

    def _follow_observer(self) -> None:
        """What reviews change does not say what a blind one shows; when it ends, the filter is as before."""
        if not self._session.observer:
            before, self._set_aside = self._set_aside, None
            self.want(before or self.wanted)
        elif self._set_aside is None:
            self._set_aside = self.wanted
            self.want(self.wanted.only(*LASTING_PARTS))
            if self.wanted != self._set_aside:
                self._session.say(self.tr("Of the filter only site, deployment, date and hour go on."))

    # ------------------------------------------------------------- filtering

    def _filter(self, signal: SignalInstance | None = None) -> None:
        catalog, wanted, naming = self.catalog, self.wanted, self.naming()
        if catalog is None:
            return
        with_counts, project, raw = self._counts_wanted, self._session.project, self._session.raw

        def work() -> tuple[Found, Counts | None, bool]:
            sieve = Sieve(catalog, wanted, naming)
            found = sieve.found()
            if not with_counts:
                return found, None, False
            is_raw = any_raw(catalog, found.rows, videos_with_raw_scores(project, raw))
            return found, count(sieve, naming.taxonomy), is_raw

        self._do(work, lambda answer: self._take(answer, signal or self.filtered))

    def _take(self, answer: Any, signal: SignalInstance) -> None:
        found, counts, has_raw = answer
        if found.wanted != self.wanted:
            return  # a newer question is on its way
        self.found = found
        signal.emit()
        if counts is not None:
            self.counts, self.has_raw = counts, has_raw
            self.counted.emit()

    # ------------------------------------------------------------- own

    def _do(self, work: Callable[[], object], done: Callable[[Any], None]) -> None:
        """At once where the project is small; else in the pool, one at a time, the latest question only."""
        if self._is_small:
            with self._session.telling():
                done(work())
        else:
            self._in_pool(work, done)

    def _in_pool(self, work: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._working.ask(lambda: Job(lambda _report: work(), done))
