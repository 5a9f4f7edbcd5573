"""What there is to learn from, and how this computer would best learn it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.services.learning.plans import Circumstances, Plan, Way, num_usable, plan, possible
from app.services.learning.stopped_trainings import Damaged, Stopped
from app.services.projects import Project
from app.ui.improve.at_hand import AtHand, read_at_hand
from app.ui.jobs.one_at_a_time import Job, OneAtATime
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.files.path_text import to_text
from trainer.orders import MachineMeasured


class Planning(QObject):
    """Knows no widget and no process; every change is a signal."""

    looked = Signal(object)  # AtHand
    planned = Signal(object)  # Plan
    measure_wanted = Signal(str)  # of the checkpoint that training would start from; empty: from scratch

    def __init__(self, session: Session, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._measured: dict[str, MachineMeasured] = {}  # by what was measured
        self._asked = ""
        self._looking = OneAtATime(desk.run, self)
        self.wanted: Way | None = None
        self.at_hand: AtHand | None = None
        self.plan: Plan | None = None

    def look(self) -> None:
        """Read the labels anew, behind the window."""
        self._looking.ask(self._look)

    def want(self, way: Way | None) -> None:
        """Train in this way instead of the one that is picked; None: pick again."""
        self.wanted = way
        self._make_plan()

    def forget(self) -> None:
        """Another project, or none."""
        self.at_hand = self.plan = self.wanted = None

    @property
    def stopped(self) -> Stopped | Damaged | None:
        """A training that did not come to its end, and was not taken up since."""
        return None if self.at_hand is None else self.at_hand.stopped

    def take_up(self) -> None:
        """One goes on or begins: what was stopped before is not to be offered any more."""
        if self.at_hand is not None:
            self.at_hand = replace(self.at_hand, stopped=None)

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways that there are."""
        around = self._circumstances()
        return possible(around) if around else ()

    @property
    def machine(self) -> MachineMeasured | None:
        """What this computer can do, once it is known."""
        return self._measured.get(self._asked)

    def take_measure(self, machine: MachineMeasured) -> None:
        """It is known now."""
        self._measured[self._asked] = machine
        self._make_plan()

    def do_without_base(self) -> None:
        """A model that cannot even be measured is nothing to start from: plan without it."""
        if self.plan is None and self.at_hand is not None and self._asked:
            self.at_hand, self._asked = replace(self.at_hand, base=None), ""
            self.measure_wanted.emit("")

    def _look(self) -> Job | None:
        if not self._session.is_open:
            return None
        project = self._session.project
        return Job(partial(read_at_hand, project), partial(self._found, project))

    def _found(self, project: Project, found: AtHand) -> None:
        if not self._session.holds(project):
            return  # another one was opened meanwhile
        self.at_hand = found
        self._asked = to_text(found.base) if found.base else ""
        if self._asked not in self._measured:
            self.plan = None  # it was made for another model to start from
        self.looked.emit(found)
        if self._asked not in self._measured and found.can_learn:
            self.measure_wanted.emit(self._asked)
        self._make_plan()

    def _circumstances(self) -> Circumstances | None:
        if self.at_hand is None or self.machine is None:
            return None
        found, last = self.at_hand, self.stopped
        return Circumstances(
            len(found.manifest.spans),
            self.machine,
            found.base,
            num_usable(found.manifest, found.kept.spans.tolist()),
            found.starter,
            last.order.learn.recipe if isinstance(last, Stopped) and last.went_astray else None,
        )

    def _make_plan(self) -> None:
        around = self._circumstances()
        if around is not None and self.at_hand is not None:
            self.plan = plan(self.at_hand.manifest, around, self.wanted)
            self.planned.emit(self.plan)
