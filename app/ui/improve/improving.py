"""The work behind the Improve page: what is at hand, the plan, the training in its process, its outcome."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.services import learning, model_versions
from app.services.learning import Order, order_training, take_in
from app.services.model_versions import Version
from app.services.projects import Project
from app.services.training_plans import Circumstances, Plan, Way, plan, possible
from app.ui.improve.at_hand import AtHand, read_at_hand
from app.ui.jobs.desk import Desk
from app.ui.jobs.learner_process import LearnerProcess
from app.ui.jobs.pool import Report as PoolReport
from app.ui.session import Session
from mvit_core.errors import UserError
from mvit_core.path_text import to_text
from trainer.orders import (
    Judging,
    LearnerEvent,
    LearningFailed,
    MachineMeasured,
    MeasureMachine,
    ReportWritten,
    Steer,
)
from trainer.report import Report, decode_report

State = Literal["idle", "learning", "paused", "judging", "deciding"]


class Improving(QObject):
    """Knows no widget; every change is a signal."""

    looked = Signal(object)  # AtHand
    planned = Signal(object)  # Plan
    state_changed = Signal(str)
    said = Signal(object)  # LearnerEvent of the training that runs
    reported = Signal(object, object)  # Report or None, Version
    versions_changed = Signal()
    used = Signal(object)  # Version: scans are made with it from now on

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self._process: LearnerProcess | None = None
        self._measured: dict[str, MachineMeasured] = {}  # by what was measured
        self._asked = ""
        self._order: Order | None = None
        self.wanted: Way | None = None
        self._is_looking = self._look_again = False
        self.at_hand: AtHand | None = None
        self.plan: Plan | None = None
        self.stopped: Order | None = None
        self.state: State = "idle"
        self.report: Report | None = None
        self.version: Version | None = None
        session.project_changed.connect(self.forget)

    # ------------------------------------------------------------- what is at hand

    def look(self) -> None:
        """Read the labels anew, behind the window."""
        self._look_again = self._is_looking
        if not self._session.is_open or self._is_looking:
            return
        self._is_looking = True
        project = self._session.project

        def read(report: PoolReport) -> AtHand:
            return read_at_hand(project, report)

        task = self._desk.run(read)
        task.done.connect(lambda found: self._found(project, found))
        task.over.connect(self._looked)

    def want(self, way: Way | None) -> None:
        """Train in this way instead of the one that is picked; None: pick again."""
        self.wanted = way
        self._make_plan()

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways that there are."""
        around = self._circumstances()
        return possible(around) if around else ()

    @property
    def machine(self) -> MachineMeasured | None:
        """What this computer can do, once it is known."""
        return self._measured.get(self._asked)

    @property
    def process_id(self) -> int:
        """The system's number for the process that trains; 0 where there is none."""
        return self._process.process_id if self._process is not None else 0

    def forget(self) -> None:
        """Another project, or none."""
        self.stop_and_wait()
        self.at_hand = self.plan = self.report = self.version = None
        self._set_state("idle")

    # ------------------------------------------------------------- training

    def start(self) -> None:
        """Do what the plan says."""
        if self.plan is None or self.at_hand is None or self.state not in ("idle", "deciding"):
            return
        with self._session.telling():
            if self._session.project.read_only:
                words = self.tr("A new model could not be kept: this project cannot be written here.")
                raise UserError(words)
            self._order_behind_the_window(self.plan, self.at_hand)

    def resume(self) -> None:
        """Go on with the training that was stopped."""
        if self.stopped is not None and self.state == "idle":
            self._begin(self.stopped)

    def give_up(self) -> None:
        """Never mind the training that was stopped."""
        if self.stopped is not None:
            learning.give_up(self.stopped)
            self.look()

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
        self._drop_process()
        if self._order is not None:
            learning.give_up(self._order)
        self._set_state("idle")
        self.look()

    def rest(self) -> None:
        """Nobody looks: a process that does nothing need not keep its memory."""
        if self.state in ("idle", "deciding"):
            self._drop_process()

    def stop_and_wait(self) -> None:
        """The window or the project is going; what was learned is kept on disk."""
        if self._process is not None:
            process, self._process = self._process, None
            process.blockSignals(True)
            process.close_and_wait()
            process.deleteLater()
        for leaving in self.findChildren(LearnerProcess):  # told to go before, and not gone yet
            leaving.close_and_wait()

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
        self._set_state("idle")
        self.versions_changed.emit()
        self.look()

    # ------------------------------------------------------------- own

    def _order_behind_the_window(self, plan: Plan, found: AtHand) -> None:
        """Write the manifest down, which takes a while where there are thousands of labels, then begin."""
        project = self._session.project
        self._set_state("learning")

        def write(_report: PoolReport) -> Order:
            return order_training(project, found.manifest, plan, found.kept if plan.uses_kept else None)

        task = self._desk.run(write)
        task.done.connect(self._ordered)
        task.refused.connect(lambda _error: self._set_state("idle"))

    def _ordered(self, order: Order) -> None:
        if self.state == "learning" and self._session.is_open:
            self._begin(order)
        else:
            learning.give_up(order)  # the person changed their mind meanwhile

    def _begin(self, order: Order) -> None:
        self._order, self.stopped = order, None
        self.report = self.version = None
        self._process_to_tell().tell(order.learn)
        self._set_state("learning")

    def _found(self, project: Project, found: AtHand) -> None:
        if not self._session.is_open or self._session.project is not project:
            return  # another one was opened meanwhile
        self.at_hand = found
        self.stopped = found.stopped
        self._asked = to_text(found.base) if found.base else ""
        self.looked.emit(found)
        resting = self.state in ("idle", "deciding")
        if self._asked not in self._measured and found.can_learn and resting:
            self._process_to_tell().tell(MeasureMachine(base=self._asked))
        self._make_plan()

    def _looked(self) -> None:
        self._is_looking = False
        if self._look_again:  # something was said meanwhile
            self.look()

    def _circumstances(self) -> Circumstances | None:
        if self.at_hand is None or self.machine is None:
            return None
        found = self.at_hand
        return Circumstances(len(found.manifest.spans), self.machine, found.base, len(found.kept.spans))

    def _make_plan(self) -> None:
        around = self._circumstances()
        if around is not None and self.at_hand is not None:
            self.plan = plan(self.at_hand.manifest, around, self.wanted)
            self.planned.emit(self.plan)

    def _process_to_tell(self) -> LearnerProcess:
        if self._process is None:
            self._process = LearnerProcess(log=self._desk.log(), parent=self)
            self._process.said.connect(self._heard)
            self._process.ended.connect(self._lost)
            self._process.start()
        return self._process

    def _drop_process(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            process.said.disconnect()
            process.ended.disconnect()
            process.ended.connect(process.deleteLater)
            process.close()

    def _steer(self, wish: Literal["pause", "go_on", "finish"], state: State) -> None:
        if self._process is not None and self.state in ("learning", "paused"):
            self._process.tell(Steer(wish=wish))
            self._set_state(state)

    def _heard(self, event: LearnerEvent) -> None:
        if isinstance(event, MachineMeasured):
            self._measured[self._asked] = event
            self._make_plan()
        elif isinstance(event, LearningFailed):
            self._refused(event.reason)
            self._do_without_base()
        elif isinstance(event, Judging):
            self._set_state("judging")
        elif isinstance(event, ReportWritten):
            self._over(Path(event.path) if event.path else None)
        self.said.emit(event)

    def _lost(self, why: str) -> None:
        self._process = None
        if why and self.state in ("learning", "paused", "judging"):
            self._refused(self.tr("The training stopped: {why}.").format(why=why))
        elif why:
            words = self.tr("This computer could not be measured: {why}.")
            self._session.refuse(UserError(words.format(why=why)))

    def _do_without_base(self) -> None:
        """A model that cannot even be measured is nothing to start from: plan without it."""
        if self.plan is None and self.at_hand is not None and self._asked:
            self.at_hand, self._asked = replace(self.at_hand, base=None), ""
            self._process_to_tell().tell(MeasureMachine())

    def _refused(self, reason: str) -> None:
        self._session.refuse(UserError(reason))
        self._set_state("idle")

    def _over(self, path: Path | None) -> None:
        if self._order is None:
            return
        self._drop_process()  # what it held of memory comes back with certainty
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

    def _set_state(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def read_report(path: Path) -> Report:
    """A report from its file; raises UserError."""
    try:
        return decode_report(path.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        words = QCoreApplication.translate("Improve", "The report of the training cannot be read: {why}.")
        raise UserError(words.format(why=error)) from error
