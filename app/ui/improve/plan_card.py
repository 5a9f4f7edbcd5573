"""The one button, and what it will do: on what, how, for how long, and why so."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.learning.plans import Plan, Way
from app.services.learning.stopped_trainings import Stopped
from app.ui.improve.at_hand import AtHand
from app.ui.improve.stopped_card import StoppedCard
from app.ui.improve.verdict import FEW_CLIPS, forgetting
from app.ui.improve.wording import Names, listed, way_name, way_reason
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import Remark, button, set_kind, text
from app.ui.speech.describe import about, number_text
from app.ui.speech.saying import here
from trainer.labels.split import is_few
from trainer.orders import MachineMeasured

NARROWEST = 120  # pixels that the choice of a way can be pressed into


class PlanCard(QWidget):
    """The right side of the page while nothing is trained."""

    start_wanted = Signal()
    way_wanted = Signal(object)  # Way, or None: as picked
    resume_wanted = Signal()
    conclude_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.what = text("", wrap=True)
        self.judged, self.why = Remark(), Remark()
        self.button = button(self.tr("Improve the model"), self.start_wanted.emit, kind="primary")
        self.button.setMinimumHeight(38)
        self.ways = ChoiceBox()
        self.ways.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ways.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.ways.setMinimumWidth(NARROWEST)
        self.ways.setAccessibleName(self.tr("How to train"))
        self.ways.activated.connect(lambda _index: self.way_wanted.emit(self.ways.currentData()))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        self.stopped = StoppedCard()
        self.stopped.resume_wanted.connect(self.resume_wanted)
        self.stopped.conclude_wanted.connect(self.conclude_wanted)
        self.stopped.give_up_wanted.connect(self.give_up_wanted)
        down.addWidget(text(self.tr("Teach the model what you know"), "cardTitle", wrap=True))
        down.addWidget(self.stopped)
        for part in (self.what, self.judged, self.why):
            down.addWidget(part)
        down.addSpacing(4)
        across = FlowLayout(spacing=12)
        for each in (self.button, self.ways):
            across.addWidget(each)
        down.addLayout(across)
        self.stopped.hide()

    def wait(self, found: AtHand | None) -> None:
        """Nothing can be planned yet, or nothing at all."""
        self.button.setEnabled(False)
        self.ways.hide()
        self._show_stopped(found)
        self.judged.say("")
        if found is None:
            self.what.setText(self.tr("Looking at what was reviewed…"))
            self.why.say("")
        elif not found.can_learn:
            self.what.setText(self._too_little(found))
            self.why.say("")
        else:
            self.what.setText(self._examples(found))
            self.why.say(self.tr("Measuring how fast this computer trains…"))

    def show_plan(
        self,
        plan: Plan,
        found: AtHand,
        machine: MachineMeasured,
        ways: tuple[Way, ...],
        names: Names,
        *,
        picked: bool,
    ) -> None:
        """Say what the button does."""
        if not found.can_learn:
            self.wait(found)
            return
        self.button.setEnabled(True)
        self._show_stopped(found)
        takes = self.tr("It takes {time} on this computer ({device}), behind the window.").format(
            time=about(60 * plan.minutes), device=here(machine.device)
        )
        self.what.setText(f"{self._examples(found)} {takes}")
        self.judged.say(" ".join(self._judged_on(plan, found, names)))
        reason = way_reason(plan, machine, len(found.manifest.spans), picked=picked)
        self.why.say(" ".join(self._why_so(plan, found, reason)))
        self._offer(plan.way, ways, picked=picked)

    def _judged_on(self, plan: Plan, found: AtHand, names: Names) -> Iterator[str]:
        if found.held_out:
            words = self.tr("Judged on {sites}, from which it never learns.")
        elif found.split.held_out and len(found.sites) > 1:
            words = self.tr(
                "Judged on other videos of the same sites: each has an animal or a behavior that no other "
                "has."
            )
            if found.are_all_known_to_base:
                words = self.tr(
                    "Judged on other videos of the same sites: what it starts from has learned from all of "
                    "them."
                )
        elif found.split.held_out:
            words = self.tr("Judged on other videos of the same site, since all are of one.")
        else:
            words = self.tr("There are too few clips to hold any back, so nobody can say how good it gets.")
        yield words.format(sites=listed(found.held_out))
        if 0 < len(found.split.held_out) < FEW_CLIPS:
            yield self.tr("By so few clips only a large difference can be told from chance.")
        if plan.way == "heads" and is_few(found.sites) and not found.is_known_to_base:
            yield self.tr("As there are few sites, each is also left out in turn.")
        if found.forgotten:
            yield forgetting(found.forgotten, names)

    def _why_so(self, plan: Plan, found: AtHand, reason: str) -> Iterator[str]:
        yield f"{way_name(plan.way)}."
        yield self._without(found.gone) or reason
        if plan.is_slower:
            yield self.tr("It learns more slowly than the one that went astray.")
        if found.last_is_guess:
            yield self.tr("The last model was not surely better than guessing: more labels help most.")

    def _show_stopped(self, found: AtHand | None) -> None:
        """What to do first is to go on with what was begun; the plan's own button starts over then.

        Where what was begun is of no use any more, to start over is what to do first.
        """
        stopped = found.stopped if found is not None else None
        self.stopped.setVisible(stopped is not None)
        if found is not None and stopped is not None:
            self.stopped.show_stopped(stopped, len(found.split.train))
        is_of_use = isinstance(stopped, Stopped) and stopped.is_of_use
        set_kind(self.button, "" if is_of_use else "primary")
        self.button.setText(self.tr("Start over") if stopped else self.tr("Improve the model"))
        lost = self.tr("Throws away what the stopped training has learned")
        self.button.setToolTip(lost if stopped else "")

    def _without(self, gone: Path | None) -> str:
        if gone is None:
            return ""
        words = self.tr(
            "The model in use is not at {path}: connect its drive and come here again to teach that one."
        )
        return words.format(path=gone)

    def _offer(self, way: Way, ways: tuple[Way, ...], *, picked: bool) -> None:
        self.ways.clear()
        self.ways.addItem(self.tr("Pick for me"), None)
        for each in ways:
            self.ways.addItem(way_name(each), each)
        self.ways.setCurrentIndex(0 if picked else 1 + ways.index(way))
        self.ways.setVisible(len(ways) > 1)

    def _examples(self, found: AtHand) -> str:
        held, number = len(found.split.held_out), len(found.split.train)
        if not held:
            return self.tr("Learns from all {n} examples.").format(n=number_text(number))
        words = self.tr("Learns from {n} of the examples and is judged on the other {m}.")
        return words.format(n=number_text(number), m=number_text(held))

    def _too_little(self, found: AtHand) -> str:
        if not found.manifest.spans:
            return self.tr("As soon as some animals are reviewed, a model can learn from them here.")
        return self.tr(
            "All that was reviewed is of one class. A model learns to tell classes apart: review at least "
            "one other, for example by rejecting motion in which there is nothing."
        )
