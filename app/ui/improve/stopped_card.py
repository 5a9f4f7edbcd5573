"""A training that was stopped half-way: when it began, how far it came, and the ways on."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.learning.stopped_trainings import Damaged, Stopped
from app.ui.looks.parts import button, row, set_kind, text
from app.ui.speech.describe import about, number_text
from app.ui.speech.naming import percent_text
from app.ui.speech.timecode import day_text
from trainer.reports.report import OF_BEHAVIORS


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

    def show_stopped(self, stopped: Stopped | Damaged, num_examples: int) -> None:
        """Say how far it came; there are `num_examples` to learn from by now."""
        can_go_on = isinstance(stopped, Stopped) and stopped.can_go_on
        self.go_on.setVisible(can_go_on)
        self.keep.setVisible(isinstance(stopped, Stopped) and stopped.has_best)
        set_kind(self.keep, "" if can_go_on else "primary")
        if isinstance(stopped, Damaged):
            self.says.setText(self._damaged(stopped))
            return
        num_new = num_examples - stopped.num_examples if stopped.is_of_use else 0
        said = [self._began(stopped), self._done(stopped), *self._lost(stopped), self._left(stopped)]
        self.says.setText(" ".join(each for each in (*said, self._since(num_new)) if each))

    def _damaged(self, damaged: Damaged) -> str:
        words = self.tr(
            "The training of {day}, {time}, was stopped and cannot go on: {file} in {folder} is damaged or "
            "gone. Put it back from a backup and come here again, or forget this training."
        )
        said = words.format(**_moment(damaged), file=damaged.file, folder=damaged.run)
        if damaged.has_best:
            words = self.tr(
                "Its best model so far is whole: import best.safetensors from there on the page Models."
            )
            return f"{said} {words}"
        return said

    def _began(self, stopped: Stopped) -> str:
        words = self.tr("The training of {day}, {time}, {learned}, was stopped.")
        if stopped.went_astray:
            words = self.tr(
                "The training of {day}, {time}, {learned}, went astray: its error was no number any more. "
                "Going on would come to the same."
            )
        one, several = self.tr("on one example"), self.tr("on {n} examples")
        learned = one if stopped.num_examples == 1 else several.format(n=number_text(stopped.num_examples))
        return words.format(**_moment(stopped), learned=learned)

    def _done(self, stopped: Stopped) -> str:
        if stopped.went_astray:
            return ""
        if not stopped.rounds:
            return self.tr("Its first round was not done yet.")
        if stopped.is_learned:
            said = self.tr("All of its rounds are done; the model is still to be judged.")
        else:
            words = self.tr("Rounds that are done: {n} of about {m}.")
            said = words.format(n=stopped.rounds, m=stopped.num_rounds)
        if stopped.score is None:
            return said
        words = self.tr("Its best was {n} right, every species alike, on the {m} clips that judge it.")
        if stopped.num_held_out == 1:
            words = self.tr("Its best was {n} right on the one clip that judges it.")
        if stopped.figure == OF_BEHAVIORS:
            words = self.tr("Its best was a mean average precision of behaviors of {n}.")
        return f"{said} {words.format(n=percent_text(stopped.score), m=number_text(stopped.num_held_out))}"

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
        left_s = stopped.trained_s / stopped.rounds * (stopped.num_rounds - stopped.rounds)
        return self.tr("The rest of them takes {time}.").format(time=about(left_s))

    def _since(self, num_new: int) -> str:
        if num_new <= 0:
            return ""
        words = self.tr("{n} examples were added since; only a training that starts over learns from them.")
        if num_new == 1:
            words = self.tr("One example was added since; only a training that starts over learns from it.")
        return words.format(n=number_text(num_new))


def _moment(stopped: Stopped | Damaged) -> dict[str, str]:
    """When it began, in words."""
    began = datetime.fromisoformat(stopped.began_at).astimezone()
    return {"day": day_text(began.date()), "time": f"{began:%H:%M}"}
