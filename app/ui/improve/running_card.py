"""A training that runs: curves, examples, time left; pause, stop, cancel."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.improve.curves import Curves
from app.ui.improve.examples_view import ExamplesView
from app.ui.improve.improving import State
from app.ui.improve.wording import Names, listed, percent
from app.ui.library.describe import left_text, number_text
from app.ui.parts import button, row, text
from app.ui.saying import here
from app.ui.theme import Theme
from trainer.events import (
    BatchHalved,
    ClipsDecoded,
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

STEPS = 1000
SCORES = ("macro_accuracy", "mean_average_precision")


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
        self._num_skipped = 0
        self._has_best = False
        self.title = text("", "cardTitle")
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

    def begin(self, names: Names) -> None:
        """A new training."""
        self._names, self._num_skipped, self._has_best = names, 0, False
        self.curves.clear()
        self.examples.clear()
        self._examples_title.hide()
        self.notes.setText("")
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
        self.finish.setEnabled(state != "judging" and self._has_best)
        if state == "judging":
            self.bar.setRange(0, 0)
            self.says.setText(self.tr("The model in use looks at the very same clips."))

    def hear(self, event: LearnerEvent) -> None:
        """Show what the training says."""
        match event:
            case TrainingStarted():
                self._started(event)
            case ClipsDecoded():
                self._progress(event.done, event.total)
                words = self.tr("Reading clips: {n} of {m}.")
                self.says.setText(words.format(n=number_text(event.done), m=number_text(event.total)))
            case ClipSkipped():
                self._num_skipped += 1
                words = self.tr("{n} left out, as the video cannot be read; the last: {why}")
                self.notes.setText(words.format(n=self._num_skipped, why=here(event.reason)))
            case ExamplesDrawn() if self._names is not None:
                self._examples_title.show()
                self.examples.show_sheet(event, [self._names.of_all(each) for each in event.names])
            case StepDone() | HeadBegun() | HeadStepDone():
                self._stepped(event)
            case EpochDone():
                self._judged(event)
            case BatchHalved():
                words = self.tr("Memory is short: {n} clips at a time from now on; the result is the same.")
                self.notes.setText(words.format(n=event.micro_batch))
            case TrainingDone() if event.reason:
                self.notes.setText(here(event.reason))
            case Judging():
                self.set_state("judging")
            case _:
                pass

    def _started(self, event: TrainingStarted) -> None:
        words = self.tr("{model} on {device}: {n} clips; held out: {sites}.")
        held = listed(event.held_out_groups) or self.tr("nothing")
        self.notes.setText(
            words.format(
                model=event.model, device=here(event.device), n=number_text(event.num_train), sites=held
            )
        )

    def _stepped(self, event: StepDone | HeadBegun | HeadStepDone) -> None:
        if isinstance(event, HeadBegun):
            self.bar.setRange(0, 0)
        else:
            self._progress(event.step, event.num_steps)
        if not isinstance(event, StepDone):
            self.says.setText(self.tr("Learning when behaviors begin and end."))
            return
        per_epoch = max(1, event.num_steps // max(1, event.num_epochs))
        self.curves.add_loss(event.step / per_epoch, event.loss, event.num_epochs)
        parts = [
            self.tr("Round {n} of {m}").format(n=event.epoch, m=event.num_epochs),
            left_text(event.left_s),
            self.tr("{n} clips a second").format(n=QLocale().toString(float(event.clips_per_s), "f", 1)),
        ]
        if event.waiting > 0.2:
            parts.append(self.tr("{n} of the time waiting for the disk").format(n=percent(event.waiting)))
        self.says.setText("  ·  ".join(parts))

    def _judged(self, event: EpochDone) -> None:
        score = next((event.figures[name] for name in SCORES if name in event.figures), None)
        if score is not None:
            self.curves.add_score(event.epoch, score, is_best=event.is_best)
        self._has_best = True
        self.finish.setEnabled(self._state != "judging")

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, STEPS)
        self.bar.setValue(round(STEPS * done / max(1, total)))

    def _pause_or_go_on(self) -> None:
        (self.go_on_wanted if self._state == "paused" else self.pause_wanted).emit()
