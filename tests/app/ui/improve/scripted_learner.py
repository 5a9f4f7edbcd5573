"""A scripted process in place of the one that trains, and what a person does up to each point."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from app.services import media, observations
from app.services.review import labels
from app.services.review.verdicts import correct, reject
from app.store.records import Kind
from app.ui.improve.page import ImprovePage
from app.ui.session import Session
from tests.app.services.learning.test_trainings import safetensors
from trainer.labels.manifest import read_manifest
from trainer.orders import (
    Learn,
    LearnerEvent,
    MachineMeasured,
    MeasureMachine,
    Order,
    ReportWritten,
)
from trainer.reports.report import ClassReport, ClipReport, Comparison, Figure, Report, encode_report
from trainer.runs.folder import RunFacts, RunFolder

MACHINE = MachineMeasured(device="CPU, 2 threads", is_gpu=False, model="mvit_xs", train_s=0.1, forward_s=0.03)


class FakeLearner(QObject):
    """Answers what it is told; a training goes as far as the test says."""

    said = Signal(object)
    ended = Signal(str)
    instances: "list[FakeLearner]" = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[Order] = []
        FakeLearner.instances.append(self)

    def start(self) -> None: ...
    def close(self) -> None: ...
    def delete_when_gone(self) -> None: ...

    def tell(self, order: Order) -> None:
        self.told.append(order)
        if isinstance(order, MeasureMachine):
            self.say(MACHINE)

    def say(self, event: LearnerEvent) -> None:
        self.said.emit(event)

    @property
    def learn(self) -> Learn:
        return next(each for each in reversed(self.told) if isinstance(each, Learn))

    def leave_state(self, rounds: int = 0) -> RunFolder:
        """What a training leaves that is stopped after so many rounds."""
        run = RunFolder(Path(self.learn.out))
        manifest = read_manifest(Path(self.learn.manifest))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        facts = RunFacts(
            manifest_hash="", recipe=self.learn.recipe, train=(0,), held_out=(1,), created_at=now
        )
        run.begin(manifest, facts)
        safetensors(run.last, "{}")
        if rounds:
            safetensors(run.best, "{}")
        for number in range(1, rounds + 1):
            run.note_epoch(
                {"epoch": number, "macro_accuracy": number / 10, "is_best": True, "trained_s": 9.0}
            )
        return run

    def finish_run(self, report: Report | None) -> None:
        """Everything that a training leaves."""
        run = RunFolder(Path(self.learn.out))
        manifest = read_manifest(Path(self.learn.manifest))
        facts = RunFacts(manifest_hash=manifest.hash, recipe=self.learn.recipe, train=(0,), held_out=(1,))
        run.begin(manifest, facts)
        run.best.write_bytes(f"weights of {run.path.name}".encode())
        if report is not None:
            run.report.write_bytes(encode_report(report))
        self.say(ReportWritten(path=str(run.report) if report is not None else ""))


def review(session: Session) -> None:
    """One lion and one rejected motion on the hill."""
    video = media.videos(session.project)[0]
    lion, other = [
        each for each in observations.of_video(session.project, video.id) if each.kind == Kind.ANIMAL
    ]
    said = {lion.id: correct(lion, taxon="panthera"), other.id: reject(other)}
    labels.apply(session.project, said, who="me")


def opened(qtbot: QtBot, page: ImprovePage) -> None:
    page.open()
    qtbot.waitUntil(lambda: page.improving.planning.at_hand is not None)


def planned(qtbot: QtBot, page: ImprovePage, session: Session) -> FakeLearner:
    review(session)
    opened(qtbot, page)
    qtbot.waitUntil(lambda: page.improving.planning.plan is not None)
    return FakeLearner.instances[-1]


def started(qtbot: QtBot, page: ImprovePage, session: Session) -> FakeLearner:
    learner = planned(qtbot, page, session)
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    assert page.improving.state == "learning"
    qtbot.waitUntil(lambda: any(isinstance(each, Learn) for each in learner.told))
    return learner


def compared(better: bool | None) -> Report:
    clip = ClipReport(
        video="Hill/DCIM/IMG_0001.mp4",
        start_s=0.0,
        end_s=1.0,
        group="Hill",
        truth="panthera",
        called="blank",
        called_before="panthera",
        score=0.9,
    )
    one = ClassReport(name="panthera", support=30, precision=0.8, recall=0.9, f1=0.85)
    figures = {"macro_accuracy": Figure(0.9, 0.8, 1.0)}
    against = Comparison(
        other="old",
        figures={"macro_accuracy": Figure(0.5, 0.4, 0.6)},
        differences={"macro_accuracy": Figure(0.4, 0.2, 0.6)},
        spoiled=(clip,),
        is_better=better,
        verdict="In one sentence.",
        species=(one,),
    )
    return Report(
        checkpoint="new", num_clips=30, figures=figures, species=(one,), comparison=against, doubtful=(clip,)
    )
