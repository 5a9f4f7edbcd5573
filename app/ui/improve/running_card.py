"""A training that runs: curves, examples, time left; pause, stop, cancel."""

from PySide6.QtCore import QCoreApplication, QLocale, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.services.learning.left_out import LeftOut
from app.ui.improve.curves import Curves
from app.ui.improve.examples_view import ExamplesView
from app.ui.improve.improving import State
from app.ui.improve.wording import Names, listed
from app.ui.looks.parts import button, row, text
from app.ui.looks.theme import Theme
from app.ui.speech.describe import left_text, number_text
from app.ui.speech.naming import percent_text
from app.ui.speech.saying import here
from trainer.events import (
    BatchHalved,
    ClipsDecoded,
    ClipsJudged,
    ClipSkipped,
    EpochDone,
    ExamplesDrawn,
    HeadBegun,
    HeadStepDone,
    StepDone,
    TrainingDone,
    TrainingStarted,
)
from trainer.orders import Judging, LearnerEvent
from trainer.reports.report import DECIDING

STEPS = 1000


class RunningCard(QWidget):
    """The right side of the page while a model learns."""

    pause_wanted = Signal()
    go_on_wanted = Signal()
    finish_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: State = "idle"
        self._names: Names | None = None
        self._left_out, self._after_s = LeftOut(), 0.0
        self._noted = ""
        self._note_soon = QTimer(
            self, singleShot=True, interval=0
        )  # once for thousands, of a drive that is gone
        self._note_soon.timeout.connect(lambda: self._put_note(self._noted))
        self._is_at_head = False
        self.has_best = False  # a round was judged: there is something to keep, or to lose
        self._round = self._judging = ""
        self.title = text("", "cardTitle", wrap=True)
        self.says = text("", "muted", wrap=True)
        self.notes = text("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.curves = Curves()
        self.examples = ExamplesView()
        self._examples_title = text(self.tr("What it is looking at"), "caption")
        self.pause = button(self.tr("Pause"), self._pause_or_go_on)
        self.finish = button(self.tr("Stop and keep the best"), self.finish_wanted.emit)
        lost = self.tr("Throws away what this training has learned; the model in use stays")
        self.cancel = button(self.tr("Cancel"), self.cancel_wanted.emit, kind="danger", tip=lost)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        for part in (self.title, self.bar, self.says, self.curves, self._examples_title, self.examples):
            down.addWidget(part)
        down.addWidget(self.notes)
        down.addLayout(row(self.pause, self.finish, None, self.cancel))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.curves.set_theme(theme)
        self.examples.set_theme(theme)

    def begin(self, names: Names, after_s: float = 0.0, *, has_best: bool = False) -> None:
        """A training; about what follows its last round. One that goes on may have a best model already."""
        self._names, self._left_out, self.has_best = names, LeftOut(), has_best
        self._after_s, self._round, self._is_at_head = after_s, "", False
        self.curves.clear()
        self.examples.clear()
        self._examples_title.hide()
        self._put_note("")
        self.says.setText(self.tr("Starting…"))
        self.bar.setRange(0, 0)

    def set_state(self, state: State) -> None:
        """Learning, paused or judging."""
        self._state = state
        self.title.setText(
            {
                "paused": self.tr("Paused"),
                "judging": self.tr("Judging it on what was held out"),
            }.get(state, self.tr("Learning"))
        )
        self.pause.setText(self.tr("Go on") if state == "paused" else self.tr("Pause"))
        self.pause.setEnabled(state != "judging")
        self.finish.setEnabled(state != "judging" and self.has_best)

    def hear(self, event: LearnerEvent) -> None:
        """Show what the training says."""
        match event:
            case TrainingStarted():
                self._started(event)
            case ClipsDecoded():
                self._read(event)
            case ClipsJudged():
                self._look(event)
            case StepDone():
                self._stepped(event)
            case HeadBegun() | HeadStepDone():
                self._learn_bouts(event)
            case EpochDone():
                self._judged(event)
            case Judging():
                self._begin_to_judge(event)
            case _:
                self._note(event)

    def _note(self, event: LearnerEvent) -> None:
        """What is worth knowing besides."""
        match event:
            case ClipSkipped():
                self._left_out.add(event)
                self._note_soon.start()
            case ExamplesDrawn() if self._names is not None:
                self._examples_title.show()
                self.examples.show_sheet(event, [self._names.of_all(each) for each in event.names])
            case BatchHalved():
                words = self.tr("Memory is short: {n} clips at a time from now on; the result is the same.")
                if event.micro_batch == 1:
                    words = self.tr(
                        "Memory is short: one clip at a time from now on; the result is the same."
                    )
                self._put_note(words.format(n=event.micro_batch))
            case TrainingDone() if event.reason:
                self._put_note(here(event.reason))
            case _:
                pass

    def _put_note(self, words: str) -> None:
        """The latest, below what was left out: that stays to be read."""
        self._noted, found = words, self._left_out
        if not found.num_clips:
            self.notes.setText(words)
            return
        videos = found.videos
        said = self.tr(
            "Videos that cannot be read: {n} ({names}). Clips left out for that: {m}. The last: {why}"
        ).format(
            n=number_text(len(videos)),
            names=listed(videos),
            m=number_text(found.num_clips),
            why=here(found.last_reason),
        )
        self.notes.setText(f"{said}\n{words}".rstrip())

    def _begin_to_judge(self, event: Judging) -> None:
        self._left_out.begin_again()
        self._judging = self.tr("It looks at clips that it did not learn from")
        if event.with_other:
            self._judging = self.tr("It and the model in use look at the very same clips")
        self.set_state("judging")
        self.bar.setRange(0, 0)
        self._say(self._judging, None)

    def _started(self, event: TrainingStarted) -> None:
        words = self.tr("{model} on {device}: {n} clips; held out: {sites}.")
        held = listed(event.held_out_groups) or self.tr("nothing")
        self._put_note(
            words.format(
                model=event.model, device=here(event.device), n=number_text(event.num_train), sites=held
            )
        )

    def _stepped(self, event: StepDone) -> None:
        self._progress(event.step, event.num_steps)
        per_epoch = max(1, event.num_steps // max(1, event.num_epochs))
        self.curves.add_loss(event.step / per_epoch, event.loss, event.num_epochs)
        self._round = round_text(event)
        parts = [
            self._round,
            left_text(event.left_s + self._after_s),
            self.tr("{n} clips a second").format(n=QLocale().toString(float(event.clips_per_s), "f", 1)),
        ]
        if event.waiting > 0.2:
            parts.append(
                self.tr("{n} of the time waiting for the disk").format(n=percent_text(event.waiting))
            )
        self.says.setText("  ·  ".join(parts))

    def _learn_bouts(self, event: HeadBegun | HeadStepDone) -> None:
        self._is_at_head = True
        left_s = event.left_s if isinstance(event, HeadStepDone) else None
        if isinstance(event, HeadStepDone):
            self._progress(event.step, event.num_steps)
        else:
            self.bar.setRange(0, 0)
        self._say(self.tr("Learning when behaviors begin and end"), left_s)

    def _look(self, event: ClipsJudged) -> None:
        """Clips that are held out are looked at: after a round, by the head for bouts, or in the end."""
        if self._state == "judging":
            self._progress(event.share, 1)
            self._say(self._judging, event.left_s)
        elif self._is_at_head:
            self._progress(event.share, 1)
            self._say(self.tr("Judging how well it finds them"), None)
        else:
            looking = self.tr("looking at what is held out, {n}").format(n=percent_text(event.share))
            self.says.setText("  ·  ".join(each for each in (self._round, looking) if each))

    def _read(self, event: ClipsDecoded) -> None:
        if self._state == "judging":
            return  # they were read before
        self._progress(event.done, event.total)
        words, left_s = self.tr("Reading clips: {n} of {m}"), event.left_s
        if self._is_at_head:  # to learn from what is seen takes its time after that
            words, left_s = self.tr("Learning when behaviors begin and end: animal {n} of {m}"), None
        self._say(words.format(n=number_text(event.done), m=number_text(event.total)), left_s)

    def _say(self, words: str, left_s: float | None) -> None:
        self.says.setText(words if left_s is None else f"{words}  ·  {left_text(left_s)}")

    def _judged(self, event: EpochDone) -> None:
        name = next((name for name in DECIDING if name in event.figures), "")
        if name:
            self.curves.figure = name
            self.curves.add_score(event.epoch, event.figures[name], is_best=event.is_best)
        self.has_best = True
        self.finish.setEnabled(self._state != "judging")

    def _progress(self, done: float, total: float) -> None:
        self.bar.setRange(0, STEPS)
        self.bar.setValue(round(STEPS * done / max(1, total)))

    def _pause_or_go_on(self) -> None:
        (self.go_on_wanted if self._state == "paused" else self.pause_wanted).emit()


def round_text(event: StepDone) -> str:
    """Which round of how many: as many as time allows, or fewer where nothing gets better any more."""
    n, m = event.epoch, event.num_epochs
    if event.is_timed and m > n:
        said = _tr("Round {n} of about {m}").format(n=n, m=m)
    elif event.patience:
        said = _tr("Round {n} of at most {m}").format(n=n, m=m)
    else:
        return _tr("Round {n} of {m}").format(n=n, m=m)
    if not event.patience:
        return said
    words = _tr("{said}; it ends after {p} without a better result, {v} so far")
    return words.format(said=said, p=event.patience, v=event.in_vain)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RunningCard", text)
