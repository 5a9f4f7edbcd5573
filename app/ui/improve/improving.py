"""The work behind the Improve page: the training in its process, and its outcome."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.services.learning import model_versions, trainings
from app.services.learning.model_versions import Version
from app.services.learning.plans import Plan
from app.services.learning.stopped_trainings import Stopped, stopped
from app.services.learning.trainings import Order, order_training, take_in
from app.ui.improve.at_hand import AtHand
from app.ui.improve.learner_link import LearnerLink
from app.ui.improve.planning import Planning
from app.ui.improve.reading import read_report
from app.ui.jobs.pool import Report as PoolReport
from app.ui.messages import Message, Tone, refusal
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.saying import here
from mvit_core.errors import UserError
from trainer.labels.manifest import Manifest
from trainer.orders import (
    Judging,
    LearnerEvent,
    LearningFailed,
    MachineMeasured,
    MeasureMachine,
    ReportWritten,
    Steer,
)
from trainer.reports.report import Report

State = Literal["idle", "learning", "paused", "judging", "deciding"]
RESTING: tuple[State, ...] = ("idle", "deciding")


class Improving(QObject):
    """Knows no widget; every change is a signal."""

    state_changed = Signal(str)
    said = Signal(object)  # LearnerEvent of the training that runs
    reported = Signal(object, object)  # Report or None, Version
    versions_changed = Signal()
    used = Signal(object)  # Version: scans are made with it from now on
    page_wanted = Signal()  # by whoever hears elsewhere that the training stopped
    out_of_date = Signal(object)  # Message: why the last training stopped, once another has begun

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self.planning = Planning(session, desk, self)
        self.planning.measure_wanted.connect(self._measure)
        self._link = LearnerLink(desk.log(), self)
        self._link.said.connect(self._heard)
        self._link.lost.connect(self._lost)
        self._order: Order | None = None
        self.learned: Manifest | None = None  # what it learns from; None where that was read before a stop
        self.state: State = "idle"
        self.report: Report | None = None
        self.version: Version | None = None
        self._refusal: Message | None = None
        self.in_sight: Callable[[], bool] = lambda: False  # whether its page is
        session.project_changed.connect(self.forget)

    @property
    def is_under_way(self) -> bool:
        """Whether a training has begun that is not over."""
        return self.state not in RESTING

    def forget(self) -> None:
        """Another project, or none."""
        if self.is_under_way:
            words = self.tr("The training stopped with its project; open that again to go on with it.")
            self._session.say(words, tone=Tone.WARNING)
        self.stop()
        self.planning.forget()
        self.report = self.version = None
        self._set_state("idle")

    # ------------------------------------------------------------- training

    def start(self) -> None:
        """Do what the plan says, instead of what was stopped before."""
        plan, found = self.planning.plan, self.planning.at_hand
        if plan is None or found is None or self.state not in RESTING:
            return
        with self._session.telling():
            if self._session.project.read_only:
                words = self.tr("A new model could not be kept: this project cannot be written here.")
                raise UserError(words)
            self._order_behind_the_window(plan, found)

    def resume(self) -> None:
        """Go on with the training that was stopped."""
        if isinstance(self.planning.stopped, Stopped):
            self._take_up(self.planning.stopped.order)

    def conclude(self) -> None:
        """Keep the best model of the training that was stopped."""
        if isinstance(self.planning.stopped, Stopped):
            self._take_up(self.planning.stopped.conclusion)

    def give_up(self) -> None:
        """Never mind the training that was stopped."""
        if self.planning.stopped is not None:
            trainings.give_up(self.planning.stopped.run)
            self.planning.look()

    def pause(self) -> None:
        """Wait after the step in hand."""
        self._steer("pause", "paused")

    def go_on(self) -> None:
        """Train further."""
        self._steer("go_on", "learning")

    def finish(self) -> None:
        """End now with the best model so far."""
        self._steer("finish", "learning")

    def cancel(self) -> None:
        """Give it up; the model in use stays as it is."""
        self._link.drop()
        if self._order is not None:
            trainings.give_up(self._order.run)
        self._set_state("idle")
        self.planning.look()

    def rest(self) -> None:
        """Nobody looks: a process that does nothing need not keep its memory."""
        if self.state in RESTING:
            self._link.drop()

    def stop(self) -> None:
        """The window or the project is going; what was learned is kept on disk."""
        self._link.drop()

    # ------------------------------------------------------------- what comes of it

    def use(self, version: Version) -> None:
        """Scan with this version from now on."""
        with self._session.telling():
            model_versions.use_version(self._session.project, version.id)
            self._decided()
            self.used.emit(version)

    def keep_old(self) -> None:
        """Leave the model in use; the new one stays in the tree."""
        if self.version is not None:
            with self._session.telling():
                model_versions.decide(self._session.project, self.version.id, "kept_old")
                self._decided()

    def _decided(self) -> None:
        if self.state in RESTING:  # another model may be taken while one learns, which then goes on
            self._set_state("idle")
        self.versions_changed.emit()
        self.planning.look()

    # ------------------------------------------------------------- own

    def _order_behind_the_window(self, plan: Plan, found: AtHand) -> None:
        """Write the manifest down, which takes a while where there are thousands of labels, then begin."""
        project = self._session.project
        self._set_state("learning")
        self.learned = found.manifest

        def write(_report: PoolReport) -> Order:
            return order_training(project, found.manifest, plan, found.kept if plan.uses_kept else None)

        task = self._desk.run(write)
        task.done.connect(self._ordered)
        task.refused.connect(lambda _error: self._set_state("idle"))

    def _ordered(self, order: Order) -> None:
        if self.state == "learning" and self._session.is_open:
            if self.planning.stopped is not None:
                trainings.give_up(self.planning.stopped.run)
            self._begin(order)
        else:
            trainings.give_up(order.run)  # the person changed their mind meanwhile

    def _take_up(self, order: Order) -> None:
        if self.state == "idle":
            self.learned = None
            self._begin(order)

    def _begin(self, order: Order) -> None:
        self.out_of_date.emit(self._refusal)
        self.planning.take_up()
        self._order, self._refusal = order, None
        self.report = self.version = None
        self._link.tell(order.learn)
        self._set_state("learning")

    def _measure(self, base: str) -> None:
        if self.state in RESTING:
            self._link.tell(MeasureMachine(base=base))

    def _steer(self, wish: Literal["pause", "go_on", "finish"], state: State) -> None:
        if self._link.is_up and self.state in ("learning", "paused"):
            self._link.tell(Steer(wish=wish))
            self._set_state(state)

    def _heard(self, event: LearnerEvent) -> None:
        if isinstance(event, MachineMeasured):
            self.planning.take_measure(event)
        elif isinstance(event, LearningFailed):
            self._failed(event)
            self.planning.do_without_base()
        elif isinstance(event, Judging):
            self._set_state("judging")
        elif isinstance(event, ReportWritten):
            self._over(Path(event.path) if event.path else None)
        self.said.emit(event)

    def _failed(self, event: LearningFailed) -> None:
        if event.is_ours:
            self._link.drop()  # it goes by itself; that it went would be said besides
            self._lost(self.tr("a mistake in Trapline ({what})").format(what=event.reason))
        else:
            words = self.tr("The training stopped. {why}") if self.state not in RESTING else "{why}"
            self._refused(words.format(why=here(event.reason)))

    def _lost(self, why: str) -> None:
        if why and self.state not in RESTING:
            left = stopped(self._session.project)
            if isinstance(left, Stopped) and left.can_go_on:
                words = self.tr("The training stopped: {why}. Press “Go on with it” on the page Improve.")
            elif isinstance(left, Stopped) and left.has_best:
                words = self.tr("The training stopped: {why}. Press “Keep its best” on the page Improve.")
            elif left is not None:
                words = self.tr("The training stopped: {why}. The page Improve says what is damaged of it.")
            else:
                words = self.tr("The training stopped: {why}. Nothing of it was saved yet; begin it again.")
            self._refused(words.format(why=here(why)))
        elif why:
            words = self.tr("This computer could not be measured: {why}.")
            self._session.refuse(UserError(words.format(why=here(why))))

    def _refused(self, reason: str) -> None:
        was_learning = self.state not in RESTING
        self._refusal = refusal(reason)
        if was_learning:
            offer = "" if self.in_sight() else self.tr("Go to Improve")
            self._refusal = replace(self._refusal, offer=offer, act=self.page_wanted.emit, lasts=True)
        self._session.said.emit(self._refusal)
        self._set_state("idle")
        if was_learning:
            self.planning.look()  # it may go on from where it was

    def _over(self, path: Path | None) -> None:
        if self._order is None:
            return
        self._link.drop()  # what it held of memory comes back with certainty
        try:
            self.report = read_report(path) if path is not None else None
            self.version, changes = take_in(self._session.project, self._order, self.report)
        except UserError as error:
            self._refused(str(error))
            return
        self._session.tell(changes)
        self._set_state("deciding")
        self.reported.emit(self.report, self.version)
        self.versions_changed.emit()
        self.planning.look()  # labels may have changed meanwhile

    def _set_state(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
