"""A training that was stopped half-way: when it began, how far it came, and the ways on."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.learning.stopped_trainings import Stopped
from app.ui.improve.wording import minutes_text, percent
from app.ui.looks.parts import button, row, set_kind, text
from app.ui.speech.describe import number_text
from app.ui.speech.timecode import day_text


class StoppedCard(QWidget):
    """Above the plan, where there is such a training."""

    resume_wanted = Signal()
    conclude_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.says = text("", wrap=True)
        self.go_on = button(self.tr("Go on with it"), self.resume_wanted.emit, kind="primary")
        best = self.tr("It learns no more; its best round is judged on what can still be read")
        self.keep = button(self.tr("Keep its best"), self.conclude_wanted.emit, tip=best)
        lost = self.tr("Throws away what it has learned; the model in use stays")
        self.forget = button(self.tr("Forget it"), self.give_up_wanted.emit, kind="quiet", tip=lost)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 8)
        down.setSpacing(6)
        down.addWidget(self.says)
        down.addLayout(row(self.go_on, self.keep, self.forget, None))

    def show_stopped(self, stopped: Stopped, num_new: int) -> None:
        """Say how far it came; `num_new` examples were added since."""
        said = [self._began(stopped), self._done(stopped), *self._lost(stopped), self._left(stopped)]
        self.says.setText(
            " ".join(each for each in (*said, self._since(num_new if stopped.is_of_use else 0)) if each)
        )
        self.go_on.setVisible(stopped.can_go_on)
        self.keep.setVisible(stopped.has_best)
        set_kind(self.keep, "" if stopped.can_go_on else "primary")

    def _began(self, stopped: Stopped) -> str:
        began = datetime.fromisoformat(stopped.began_at).astimezone()
        words = self.tr("The training of {day}, {time}, on {n} examples, was stopped.")
        if stopped.went_astray:
            words = self.tr(
                "The training of {day}, {time}, on {n} examples, went astray: its error was no number any "
                "more. Going on would come to the same."
            )
        return words.format(
            day=day_text(began.date()), time=f"{began:%H:%M}", n=number_text(stopped.num_examples)
        )

    def _done(self, stopped: Stopped) -> str:
        if stopped.went_astray:
            return ""
        if not stopped.rounds:
            return self.tr("Its first round was not done yet.")
        if stopped.is_learned:
            words = self.tr("All of its {n} rounds are done; the model is still to be judged.")
        else:
            words = self.tr("{n} of about {m} rounds are done.")
        said = words.format(n=stopped.rounds, m=stopped.num_rounds)
        if stopped.score is None:
            return said
        words = self.tr("Its best was {n} right of the {m} clips that it is judged on.")
        return f"{said} {words.format(n=percent(stopped.score), m=number_text(stopped.num_held_out))}"

    def _lost(self, stopped: Stopped) -> Iterator[str]:
        """What is damaged or gone of it."""
        if not (stopped.can_go_on or stopped.went_astray):
            yield self.tr("It cannot go on: what it would go on from is damaged, or was not saved yet.")
        if not stopped.has_best and stopped.rounds and not stopped.went_astray:
            words = self.tr("The file of its best model is damaged or gone.")
            if stopped.can_go_on:
                words = self.tr("The file of its best model is damaged or gone; going on makes another.")
            yield words

    def _left(self, stopped: Stopped) -> str:
        if not stopped.rounds or stopped.is_learned or not stopped.can_go_on:
            return ""
        minutes = stopped.trained_s / stopped.rounds * (stopped.num_rounds - stopped.rounds) / 60
        return self.tr("The rest of them takes {time}.").format(time=minutes_text(minutes))

    def _since(self, num_new: int) -> str:
        if num_new <= 0:
            return ""
        words = self.tr("{n} examples were added since; only a training that starts over learns from them.")
        if num_new == 1:
            words = self.tr("One example was added since; only a training that starts over learns from it.")
        return words.format(n=number_text(num_new))
