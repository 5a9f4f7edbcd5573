"""Works analyses out and draws them behind the window: one at a time, the latest wish first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.services.analysis.survey import Options
from app.services.projects import Project
from app.ui.jobs.pool import PoolTask, Report, Work
from mvit_core.errors import UserError

if TYPE_CHECKING:  # Matplotlib is imported in the pool, when the first plot is drawn
    from app.services.analysis.survey import Survey
    from app.services.analysis.values import Plot
    from app.services.plots.style import Style

Told = Callable[[object], object]


class Analysing(QObject):
    """Reads a project once for each selection and language. Matplotlib draws in this one thread alone."""

    found = Signal(object)  # Finding
    drawn = Signal(object, object)  # the Plot, its Picture
    read = Signal(object)  # the Survey, once for each reading
    busy = Signal(bool)
    refused = Signal(object)  # UserError
    broke = Signal(object)
    long_work = Signal(object, str, int)  # Working, what it does, how much there is of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._survey: Survey | None = None
        self._turn = 0  # another one with each wish, and with each change of the project
        self._finding: PoolTask | None = None
        self._drawing: PoolTask | None = None
        self._running: set[PoolTask] = set()

    def forget(self) -> None:
        """The project has changed: read it anew next time."""
        self._turn += 1
        self._know(None)

    def find(self, project: Project, key: str, options: Options) -> None:
        """Work one analysis out; what was wished before is not wanted any more."""
        self._cancel(self._finding, self._drawing)
        known = self._survey
        if known is not None and (known.project is not project or known.options.reading != options.reading):
            known = None

        def work(report: Report) -> object:
            # Matplotlib too: modules stay, and would fill gaps among what is let go of (docs/performance).
            from app.services.analysis.catalog import analysis
            from app.services.analysis.survey import Survey
            from app.services.plots import figures  # noqa: F401

            survey = known or Survey(project, options, report=report).counted()
            report(survey)
            return analysis(key).find(survey.seen_by(options))

        self._turn += 1
        turn = self._turn
        self._finding = self.run(work, self.found.emit, lambda read: self._keep(read, turn))

    def draw(self, plot: "Plot", style: "Style", size: tuple[int, int], dpi: float) -> None:
        """Draw a plot for the screen."""
        self._cancel(self._drawing)

        def work(report: Report) -> object:
            from app.services.plots.figures import picture

            report(None)
            return picture(plot, style, size=size, dpi=dpi)

        self._drawing = self.run(work, lambda picture: self.drawn.emit(plot, picture))

    def run(self, work: Work, done: Told, progressed: Told = lambda _value: None) -> PoolTask:
        """Do something else in the same thread. Who listens is said at once: it may be over in no time."""
        task = PoolTask(work, self)
        self._running.add(task)
        task.refused.connect(self._refuse)
        task.broke.connect(self.broke)
        task.over.connect(lambda: self._over(task))
        task.done.connect(lambda value: done(value) if task in self._running else None)
        task.progressed.connect(lambda value: progressed(value) if task in self._running else None)
        self.busy.emit(True)
        task.start(self._pool)
        return task

    def stop(self) -> None:
        """Stop; the project or the window is going."""
        self._cancel(*self._running)
        self._running.clear()  # what they still have to say is of a project that has gone
        self._know(None)
        self.busy.emit(False)

    def _keep(self, read: object, turn: int) -> None:
        """What was read before the project changed, or for an older wish, was good for that alone.

        The newer wish may work on what was known before: that must not be let go of.
        """
        if isinstance(read, int) or read is self._survey:
            return
        if turn == self._turn:
            self._know(read)  # type: ignore[arg-type]
            self.read.emit(read)
        else:
            self._let_go(read)  # type: ignore[arg-type]

    def _know(self, survey: "Survey | None") -> None:
        before, self._survey = self._survey, survey
        if before is not None:
            self._let_go(before)

    def _let_go(self, survey: "Survey") -> None:
        """Where it was read, behind all that works on it."""
        PoolTask(lambda _report: survey.let_go(), self).start(self._pool)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)

    def _cancel(self, *tasks: PoolTask | None) -> None:
        for task in tasks:
            if task is not None and task in self._running:
                task.cancel()

    def _over(self, task: PoolTask) -> None:
        self._running.discard(task)
        if not self._running:
            self.busy.emit(False)
