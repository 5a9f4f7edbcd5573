"""In and out of projects without holding the window: opening happens behind it, what works is waited for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QDialog

from app.services.projects import Project
from app.ui.beforehand import Beforehand, read_beforehand
from app.ui.frame import Frame
from app.ui.jobs.leaving import Leaving
from app.ui.jobs.pool import PoolTask, Report
from app.ui.scans.desk import Next, nothing
from app.ui.session import Session
from app.ui.speech import language
from mvit_core.errors import UserError

Found = tuple[Project, Beforehand]


def in_turn(*calls: Next) -> Next:
    """One after the other."""

    def call_all() -> None:
        for call in calls:
            call()

    return call_all


class Passage(QObject):
    """One wish at a time; a newer one takes the place of one that has not been granted yet."""

    def __init__(
        self, window: Frame, session: Session, *, stop: Next, broke: Callable[[Exception], None]
    ) -> None:
        super().__init__(session)
        self._window, self._session = window, session
        self._stop, self._broke = stop, broke  # tell all that works for the project; say a mistake of ours
        self._pool = QThreadPool(self)
        self._opening: PoolTask | None = None
        self._file: Path | None = None  # that it opens
        self._given_up: dict[PoolTask, Path] = {}  # openings that nobody wants, and that have not stopped yet
        self._leaving: Leaving | None = None
        self._left: list[Project] = []  # closed once nothing reads them any more
        self._closing: PoolTask | None = None  # which waits for the disk
        self._next: Next = nothing
        self._never: Next = nothing  # what to do where the next never comes

    @property
    def is_leaving(self) -> bool:
        """Whether something is waited for."""
        return self._leaving is not None or self._closing is not None

    def go_in(
        self,
        find: Callable[[], Project],
        entered: Callable[[Project], object],
        refused: Callable[[UserError], object],
        *,
        file: Path | None = None,
    ) -> None:
        """Open what `find` opens, in the pool, then leave what is open and look at it instead.

        What is just being left is waited for before: it may be the same, and can be written by one only. So
        is an earlier wish for the same `file`.
        """

        spoken = language.current()

        def work(report: Report) -> Found:
            project = find()
            try:
                beforehand = read_beforehand(project, spoken, report)
                report(None)  # who hears of it later may be gone with the window, and nobody would close it
                return project, beforehand
            except BaseException:  # nobody wants it any more, or it cannot be read
                project.close()
                raise

        self._forget_opening()
        self._file = file
        task = self._opening = PoolTask(work, self)
        task.done.connect(lambda found: self._found(task, found, entered))
        task.refused.connect(lambda error: self._refused(task, error, refused))
        task.broke.connect(self._broke)
        self._window.message_bar.forget_news()
        self._window.show_waiting(self.tr("Opening…"))
        if not self._has_to_wait:
            task.start(self._pool)
            return
        self._never()
        self._next, self._never = partial(task.start, self._pool), task.deleteLater

    def stay(self) -> None:
        """Go into nothing that has not been opened yet."""
        self._forget_opening()

    def go_out(self, then: Next, *, never: Next = nothing) -> None:
        """Tell what works for the project to stop; `then` comes once it has, at once where nothing does."""
        self._never()
        self._next, self._never = then, never
        for dialog in self._window.findChildren(QDialog):  # what they ask is of the project that goes
            if dialog.isVisible():
                dialog.reject()
        self._stop()
        if (project := self._session.let_go()) is not None:
            self._left.append(project)
        if self.is_leaving:
            return
        leaving = Leaving([self._window, self._session], self)
        if leaving.is_over:
            leaving.deleteLater()
            self._close()
            return
        self._leaving = leaving
        leaving.gone.connect(self._gone)
        leaving.start()
        self._window.show_waiting(self.tr("Stopping what is under way…"))

    def shut_down(self, then: Next) -> None:
        """The same for the last time; where nothing has to stop, `then` comes before this returns."""
        self._forget_opening()
        self.go_out(then)
        if self._leaving is None:
            self.hurry()

    def hurry(self) -> None:
        """The person does not want to wait: end everything before returning."""
        if self._leaving is not None:
            self._leaving.end_now()
            self._gone()
        if self._closing is not None:
            self._closing.end_now()
            self._closed(self._closing)

    # ------------------------------------------------------------- own

    def _gone(self) -> None:
        if self._leaving is not None:
            self._leaving.deleteLater()
            self._leaving = None
            self._close()

    def _close(self) -> None:
        """In the pool: what a day has written is folded into the file, and the disk may be slow."""
        left, self._left = self._left, []
        if not left:
            self._go_on()
            return

        def work(_report: Report) -> None:
            for project in left:
                project.close()

        closing = self._closing = PoolTask(work, self)
        closing.broke.connect(self._broke)
        closing.over.connect(lambda: self._closed(closing))
        closing.start(QThreadPool.globalInstance())

    def _closed(self, closing: PoolTask) -> None:
        if closing is self._closing:
            self._closing = None
            self._close()

    def _go_on(self) -> None:
        then, self._next, self._never = self._next, nothing, nothing
        then()

    def _found(self, task: PoolTask, found: Found, entered: Callable[[Project], object]) -> None:
        project, beforehand = found
        if task is not self._opening:
            project.close()
            return
        self._opening = None

        def look() -> None:
            self._session.open(project, beforehand)
            entered(project)

        self.go_out(look, never=project.close)

    def _refused(self, task: PoolTask, error: UserError, refused: Callable[[UserError], object]) -> None:
        if task is self._opening:
            self._opening = None
            refused(error)

    def _forget_opening(self) -> None:
        task, self._opening = self._opening, None
        if task is None:
            return
        task.cancel()
        if task.is_leaving and self._file is not None:
            self._given_up[task] = self._file
            task.over.connect(lambda: self._has_stopped(task))

    def _has_stopped(self, given_up: PoolTask) -> None:
        del self._given_up[given_up]
        if not self._has_to_wait:
            self._go_on()

    @property
    def _has_to_wait(self) -> bool:
        return self.is_leaving or (self._opening is not None and self._file in self._given_up.values())
