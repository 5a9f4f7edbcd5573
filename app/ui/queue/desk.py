"""What the key N goes to: the project's queue, in the order that its people chose."""

from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QThreadPool, Signal

from app.services import observations, second_opinion
from app.services.choosing import next_up, queue_orders
from app.services.choosing.next_up import Next
from app.services.choosing.queue_orders import QueueOrder
from app.services.proportions import Share
from app.store.columns import UNREVIEWED
from app.store.records import Changes, ObservationId, ReviewState, VideoId
from app.ui.beforehand import FEW_ROWS
from app.ui.filters.finder import Finder
from app.ui.jobs.pool import PoolTask, Report, Work
from app.ui.session import Session

READS_MUCH = (Next.MARGIN, Next.ENTROPY, Next.DISAGREEING)  # scores or embeddings: never while one waits
NO_IDS = np.zeros(0, np.int64)
SAMPLES = (Next.AUDIT, Next.EMPTIES)


class QueueDesk(QObject):
    """Keeps the order of the chosen queue; large projects are ordered in the pool."""

    changed = Signal()  # another queue, another order, or other numbers

    def __init__(self, session: Session, finder: Finder) -> None:
        super().__init__(session)
        self._session, self._finder = session, finder
        self.queue = Next.LIBRARY
        self.order: QueueOrder | None = None
        self.share: Share | None = None
        self._ids = NO_IDS  # of the order
        self._place = 0
        self._touched: set[int] = set()  # changed since the catalog was read
        self._done: set[int] = set()  # of the order, reviewed since it was found
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._task: PoolTask | None = None
        self._goes_when_ready = False
        session.project_changed.connect(self._project_changed)
        session.changed.connect(self._changed)
        finder.filtered.connect(self._forget)
        finder.refreshed.connect(self._refreshed)

    # ------------------------------------------------------------- from outside

    def choose(self, queue: Next) -> None:
        """Go by this queue from now on."""
        with self._session.telling():
            next_up.choose_queue(self._session.project, queue)
        self.queue = queue
        self._forget()
        self.prepare()

    @property
    def is_usual(self) -> bool:
        """Whether nothing but the library's order and no filter says what comes next."""
        return self.queue is Next.LIBRARY and self._finder.wanted.is_empty

    def goes_by_library(self) -> bool:
        """Whether what comes next is the next of the library, filtered or not, as ever in a blind review."""
        return self.queue is Next.LIBRARY or bool(self._session.observer)

    def offers(self, queue: Next) -> bool:
        """Whether a project with this in it has a use for a queue: not all have photos that stand alone."""
        catalog = self._finder.catalog
        return queue is not Next.UNJUDGED or queue is self.queue or bool(catalog and catalog.unjudged.any())

    @property
    def num_left(self) -> int | None:
        """How much of the order nobody has reviewed yet; None where that is not known."""
        if self.order is None or self.queue in SAMPLES:
            return None
        if self.order.videos:
            catalog = self._finder.catalog
            return None if catalog is None else len(next_up.unjudged(catalog, set(self.order.ids)))
        return len(self.order.ids) - len(self._done | self._in_order(self._touched))

    def prepare(self) -> None:
        """Find the order, where it is not known."""
        found = self._finder.found
        if self.is_usual or self.order is not None or self._task is not None or found is None:
            return
        project, queue, taxonomy = self._session.project, self.queue, self._session.taxonomy

        def work(report: Report) -> tuple[QueueOrder, Share | None]:
            order = queue_orders.order_of(project, found, queue, taxonomy, go_on=lambda: report(None))
            return order, queue_orders.measured(project, found.catalog, order, queue)

        self._do(work, self._take, at_once=len(found.catalog) <= FEW_ROWS and queue not in READS_MUCH)

    def follow(self) -> bool:
        """Go to what comes next; False where the usual way is the right one."""
        if self._session.observer:
            return self._follow_blind()
        if self.is_usual:
            return False
        if self.order is None:
            self._goes_when_ready = True
            self.prepare()
            if self._task is not None:
                self._session.say(self.tr("Looking for what to review next…"))
            return True
        self._go()
        return True

    # ------------------------------------------------------------- own

    def _follow_blind(self) -> bool:
        """Whoever reviews blind sees no queue, but stays in what passes the filter."""
        found, session = self._finder.found, self._session
        if found is None or self._finder.wanted.is_empty:
            return False
        project, observer, here = session.project, session.observer, session.observation_id
        behind = session.video.id if session.video is not None else None

        def work(_report: Report) -> ObservationId | None:
            return second_opinion.next_for(project, observer, here, behind=behind, among=found.videos)

        def go(following: ObservationId | None) -> None:
            if session.observation_id != here or session.observer != observer:
                return  # the person went elsewhere meanwhile
            if following is None:
                session.say(self._end())
            else:
                session.look_at(following)

        self._do(work, go, at_once=len(found.catalog) <= FEW_ROWS)
        return True

    def _go(self) -> None:
        order = self.order
        if order is None:
            return
        video = self._session.video
        current = (video.id if video else None) if order.videos else self._session.observation_id
        here = np.flatnonzero(self._ids == current) if current is not None else NO_IDS
        start = int(here[0]) + 1 if len(here) else self._place
        ahead = chain(range(start, len(order.ids)), range(start))
        wanted = next((place for place in ahead if self._waits(order, place, current)), None)
        if wanted is None:
            self._session.say(self._end())
            return
        self._place = wanted
        if order.videos:
            self._session.look_at_video(VideoId(order.ids[wanted]))
        else:
            self._session.look_at(ObservationId(order.ids[wanted]))
        self.changed.emit()

    def _end(self) -> str:
        """That nothing comes next; what is looked at may have been passed over."""
        here = self._session.observation
        if here is not None and here.state is ReviewState.UNREVIEWED:
            return self.tr("This one is the last that is left to review.")
        if self.queue is Next.LIBRARY or self._session.observer:
            return self.tr("All that passes the filter is reviewed.")
        return self.tr("This queue is done. Choose another beside Review.")

    def _waits(self, order: QueueOrder, place: int, current: int | None) -> bool:
        id_ = order.ids[place]
        if id_ == current:
            return False
        return self._is_unchecked(id_) if order.videos else self._is_waiting(id_)

    def _is_waiting(self, id_: int) -> bool:
        if id_ in self._touched:
            found = observations.observation(self._session.project, ObservationId(id_))
            return found.state == ReviewState.UNREVIEWED
        catalog = self._finder.catalog
        if catalog is None:
            return False
        rows = catalog.rows_of([id_])
        return len(rows) > 0 and bool(catalog.animals.state[rows[0]] == UNREVIEWED)

    def _is_unchecked(self, id_: int) -> bool:
        return not observations.of_video(self._session.project, VideoId(id_))

    def _give_up(self) -> None:
        """Nobody waits for the answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _project_changed(self) -> None:
        self._give_up()
        self._touched = set()
        self.queue = Next.LIBRARY
        if self._session.is_open:
            known = self._session.beforehand
            self.queue = next_up.chosen_queue(self._session.project) if known is None else known.queue
        self._forget()

    def _forget(self) -> None:
        self.order = self.share = None
        self._ids = NO_IDS
        self._place = 0
        self._take_touched()
        self._done = set()
        self._give_up()
        if self._session.is_open and not self.is_usual:
            self.prepare()
        self.changed.emit()

    def _changed(self, changes: Changes) -> None:
        self._touched |= changes.observations

    def _refreshed(self) -> None:
        """The catalog knows what was said by now; samples are measured anew."""
        order, catalog = self.order, self._finder.catalog
        touched = self._in_order(self._take_touched())
        self._done |= touched
        self._done -= {id_ for id_ in touched if self._is_waiting(id_)}
        if order is None or catalog is None:
            self.prepare()
            return
        project, queue = self._session.project, self.queue
        if queue in SAMPLES:
            self._do(
                lambda _report: queue_orders.measured(project, catalog, order, queue),
                self._take_share,
                at_once=len(catalog) <= FEW_ROWS,
            )
        self.changed.emit()

    def _take_touched(self) -> set[int]:
        """What was changed of which the catalog knows by now; all of it waits while it does not know some."""
        if self._finder.is_behind:
            return set()
        touched, self._touched = self._touched, set()
        return touched

    def _in_order(self, some: set[int]) -> set[int]:
        wanted = np.array(sorted(some), np.int64)
        return set(wanted[np.isin(wanted, self._ids)].tolist())

    def _take(self, answer: tuple[QueueOrder, Share | None]) -> None:
        self.order, self.share = answer
        self._ids = np.array(self.order.ids, np.int64)
        self.changed.emit()
        if self._goes_when_ready:
            self._goes_when_ready = False
            self._go()

    def _take_share(self, share: Share | None) -> None:
        self.share = share
        self.changed.emit()

    def _do(self, work: Work, done: Callable[[Any], None], *, at_once: bool) -> None:
        if at_once:
            with self._session.telling():
                done(work(lambda _nothing: None))
            return
        self._give_up()
        task = PoolTask(work, self)
        self._task = task
        task.done.connect(lambda answer: done(answer) if task is self._task else None)
        task.refused.connect(self._session.refuse)
        task.over.connect(lambda: self._over(task))
        task.start(self._pool)

    def _over(self, task: PoolTask) -> None:
        if task is self._task:
            self._task = None
