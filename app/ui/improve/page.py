"""The Improve page: what there is to learn from, the one button, what came of it, the family tree."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.learning import model_versions
from app.services.learning.class_choices import ClassChoices, choose_classes, class_choices
from app.services.learning.model_versions import Version
from app.services.learning.stopped_trainings import Stopped
from app.services.learning.training_sets import num_different
from app.store.records import Changes
from app.ui.improve.at_hand import AtHand
from app.ui.improve.data_card import DataCard
from app.ui.improve.family import Family
from app.ui.improve.giving_up import GiveUpQuestion
from app.ui.improve.improving import Improving, State
from app.ui.improve.plan_card import PlanCard
from app.ui.improve.reading import read_report
from app.ui.improve.report_card import ReportCard
from app.ui.improve.running_card import RunningCard
from app.ui.improve.sure_card import SureCard
from app.ui.improve.wishing import Wishing
from app.ui.improve.wording import Names
from app.ui.looks.parts import Scrolled, button, line, side_by_side, text
from app.ui.looks.theme import Theme
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.aloud import announce
from trainer.events import StepDone
from trainer.orders import Judging, LearnerEvent
from trainer.reports.report import Report

WIDTHS = (520, 760)
RUNNING: tuple[State, ...] = ("learning", "paused", "judging")


class ImprovePage(QWidget):
    """Follows an `Improving` and hands it what the person wants."""

    closed = Signal()
    clip_wanted = Signal(object)  # ClipReport
    scan_again_wanted = Signal()
    told = Signal(str, object)  # how far the training is, for the line at the bottom, and the share of it

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self._session = session
        self._besides = self.tr("learning")  # what is said at the bottom of other pages
        self._share: float | None = None  # that is done of it
        self.improving = Improving(session, desk)
        self.planning = self.improving.planning
        self.wishing = Wishing(session, desk)
        self.data = DataCard()
        self.plan = PlanCard()
        self.running = RunningCard()
        self.report = ReportCard()
        self.sure = SureCard()
        self.family = Family()
        words = self.tr("Scan again what nobody has reviewed")
        self.again = button(
            words, self.scan_again_wanted.emit, tip=self.tr("With the model in use; labels stay")
        )
        self._cards = (self.plan, self.running, self.report)
        self.back = button("", self._leave_report, kind="quiet")
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------- from outside

    def open(self) -> None:
        """The person comes here: look anew at what was reviewed."""
        self.plan.wait(self.planning.at_hand)
        self.data.setVisible(self.planning.at_hand is not None)
        if self.planning.plan is not None:
            self._planned()
        self.planning.look()
        self._show_versions()
        self._show_state(self.improving.state)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        for card in (self.data, self.running, self.report):
            card.set_theme(theme)

    def stop(self) -> None:
        """Stop the training; what it learned is kept."""
        self.improving.stop()

    @property
    def names(self) -> Names:
        """What classes are called."""
        return Names(self._session.taxonomy, self._session.behaviors)

    # ------------------------------------------------------------- own

    def _lay_out(self) -> None:
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(22, 16, 22, 16)
        down.setSpacing(12)
        down.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        for card in self._cards:
            down.addWidget(card)
        down.addWidget(line())
        down.addWidget(self.sure)
        down.addWidget(self.family)
        down.addWidget(self.again, alignment=Qt.AlignmentFlag.AlignLeft)
        promise = self.tr("Nothing leaves this computer. No model ever touches what people said.")
        down.addWidget(text(promise, "muted", wrap=True))
        down.addStretch(1)
        known = _panel(self.data, self.tr("What there is to learn from"))
        learning = _panel(right, self.tr("The training and what came of it"))
        side_by_side(self, known, learning, widths=WIDTHS, grow=(2, 3))

    def _connect(self) -> None:
        improving = self.improving
        self.planning.looked.connect(self._looked)
        self.planning.planned.connect(lambda _plan: self._planned())
        improving.state_changed.connect(self._show_state)
        improving.in_sight = self.isVisible
        improving.said.connect(self.running.hear)
        improving.said.connect(self._tell)
        improving.reported.connect(self._show_report)
        improving.versions_changed.connect(self._show_versions)
        self.plan.start_wanted.connect(self._start)
        self.plan.way_wanted.connect(self.planning.want)
        self.plan.resume_wanted.connect(self._resume)
        self.plan.conclude_wanted.connect(self._conclude)
        self.plan.give_up_wanted.connect(improving.give_up)
        self.running.pause_wanted.connect(improving.pause)
        self.running.go_on_wanted.connect(improving.go_on)
        self.running.finish_wanted.connect(improving.finish)
        self.running.cancel_wanted.connect(self._cancel)
        self.report.use_wanted.connect(improving.use)
        self.report.keep_wanted.connect(improving.keep_old)
        self.report.review_wanted.connect(self.closed)
        self.report.clip_wanted.connect(self.clip_wanted)
        self.family.use_wanted.connect(improving.use)
        self.family.report_wanted.connect(self._recall)
        self.data.review_wanted.connect(self.closed)
        self.data.choices_changed.connect(self._choose)
        self.sure.wished.connect(self._wish)
        self.wishing.progressed.connect(self.sure.show_progress)
        self.wishing.over.connect(self.sure.show_over)
        self.wishing.over.connect(lambda _number: self.planning.look())
        self._session.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        concerns = changes.observations or changes.vocabulary or changes.library
        if concerns and self.isVisible() and not self.wishing.is_busy:
            self.planning.look()

    def _looked(self, found: AtHand) -> None:
        choices = class_choices(self._session.project)
        self.data.show_hand(found, choices, self.names)
        self.data.show()
        if self.planning.plan is None or not found.can_learn:
            self.plan.wait(found)
        learned = self.improving.learned
        if self.improving.state == "deciding" and learned is not None and self.back.isHidden():
            self.report.show_meanwhile(num_different(learned, found.manifest))

    def _planned(self) -> None:
        plan, found, machine = self.planning.plan, self.planning.at_hand, self.planning.machine
        if plan is None or found is None or machine is None:
            return
        picked = plan.way != self.planning.wanted  # also where there is no such way any more
        self.plan.show_plan(plan, found, machine, self.planning.ways, self.names, picked=picked)

    def _start(self) -> None:
        plan = self.planning.plan
        self.running.begin(self.names, 60 * plan.after_minutes if plan is not None else 0.0)
        self.improving.start()

    def _resume(self) -> None:
        self._show_taken_up()
        self.improving.resume()

    def _conclude(self) -> None:
        self._show_taken_up()
        self.improving.conclude()

    def _show_taken_up(self) -> None:
        stopped = self.planning.stopped
        if isinstance(stopped, Stopped):
            self.running.begin(self.names, stopped.order.learn.after_s, has_best=stopped.has_best)

    def _cancel(self) -> None:
        if not self.running.has_best or GiveUpQuestion(self.window()).asked():
            self.improving.cancel()

    def _choose(self, choices: ClassChoices) -> None:
        with self._session.telling():
            choose_classes(self._session.project, choices)
        self.planning.look()

    def _show_state(self, state: str) -> None:
        if state in RUNNING:
            self.running.set_state(state)
        else:
            self._besides = self.tr("learning")
            self._share = None
            self.told.emit("", None)
            # Else what was taken up would stand there until it is looked for anew.
            self.plan.stopped.setVisible(self.planning.stopped is not None)
        self._turn_to(1 if state in RUNNING else 2 if state == "deciding" else 0)
        self._tell_besides()

    def showEvent(self, showing: QShowEvent) -> None:
        super().showEvent(showing)
        self._tell_besides()

    def hideEvent(self, hiding: QHideEvent) -> None:
        super().hideEvent(hiding)
        self.improving.rest()
        self._tell_besides()

    def _tell(self, event: LearnerEvent) -> None:
        if isinstance(event, StepDone) and self.improving.state == "learning":
            self._share = event.step / max(1, event.num_steps)
            self._besides = self.tr("learning {n} %").format(n=round(100 * self._share))
        elif isinstance(event, Judging):
            self._share, self._besides = None, self.tr("judging the new model")
        self._tell_besides()

    def _tell_besides(self) -> None:
        """Of a training; nothing while the page itself says it."""
        state = self.improving.state
        if state in RUNNING:
            words = self.tr("the training is paused") if state == "paused" else self._besides
            self.told.emit("" if self.isVisible() else words, self._share)

    def _turn_to(self, number: int) -> None:
        """One card at a time; what stands below moves up."""
        for each, card in enumerate(self._cards):
            card.setVisible(each == number)
        self.back.hide()

    def _show_report(self, report: Report | None, version: Version) -> None:
        """Of the model that is decided on, or of another: from that one a button leads back."""
        state, new = self.improving.state, self.improving.version
        deciding = state == "deciding" and new is not None and version.id == new.id
        self.report.show_report(report, version, self.names, deciding=deciding)
        self._turn_to(2)
        if self.isVisible():  # else it is told where the person is
            announce(self.report, f"{self.report.title.text()} {self.report.verdict.text()}")
        to_training = self.tr("‹ Back to the training") if state in RUNNING else self.tr("‹ Back to the plan")
        self.back.setText(self.tr("‹ Back to the new model") if state == "deciding" else to_training)
        self.back.setVisible(not deciding)

    def _recall(self, version: Version) -> None:
        if version.run is None:
            return
        with self._session.telling():
            self._show_report(read_report(version.run / "report.json"), version)

    def _wish(self, value: float) -> None:
        self.wishing.wish(value)
        self.sure.show_known(self.wishing.known())

    def _leave_report(self) -> None:
        improving = self.improving
        if improving.state == "deciding" and improving.version is not None:
            self._show_report(improving.report, improving.version)
        else:
            self._show_state(improving.state)

    def _show_versions(self) -> None:
        if self._session.is_open:
            versions = model_versions.versions(self._session.project)
            self.family.show_versions(versions)
            self.again.setVisible(any(each.in_use for each in versions))
            self.sure.show_known(self.wishing.known())


def _panel(inside: QWidget, name: str) -> Scrolled:
    inside.setObjectName(inside.objectName() or "panel")
    area = Scrolled(inside, name)
    area.setObjectName("panel")
    return area
