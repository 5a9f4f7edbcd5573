"""The Improve page as a person uses it; a scripted process stands in for the one that trains."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import labels, media, models, observations
from app.services.model_versions import versions
from app.services.training_sets import class_choices
from app.services.verdicts import correct, reject
from app.store.records import Kind
from app.ui.improve import learner_link
from app.ui.improve.page import ImprovePage
from app.ui.jobs.desk import Desk
from app.ui.messages import Message
from app.ui.session import Session
from app.ui.settings import Settings
from app.ui.theme import DARK, LIGHT
from trainer.events import EpochDone, StepDone, TrainingDone, TrainingStarted
from trainer.manifest import read_manifest
from trainer.orders import (
    Judging,
    Learn,
    LearnerEvent,
    LearningFailed,
    MachineMeasured,
    MeasureMachine,
    Order,
    ReportWritten,
    Steer,
)
from trainer.report import ClassReport, ClipReport, Comparison, Figure, Report, encode_report
from trainer.runs import RunFacts, RunFolder

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


@pytest.fixture
def page(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[ImprovePage]:
    FakeLearner.instances.clear()
    monkeypatch.setattr(learner_link, "LearnerProcess", FakeLearner)
    page = ImprovePage(session, Desk(session, Settings))
    page.set_theme(DARK)
    page.resize(1280, 640)
    qtbot.addWidget(page)
    page.show()
    yield page
    page.stop()


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


def test_without_labels_the_page_says_what_to_do(qtbot: QtBot, page: ImprovePage) -> None:
    opened(qtbot, page)
    assert "Nobody has reviewed anything yet" in page.data.counted.text()
    assert not page.plan.button.isEnabled()
    assert FakeLearner.instances == [], "nothing is measured for nothing"


def test_one_class_alone_is_said(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    video = media.videos(session.project)[0]
    lion = next(each for each in observations.of_video(session.project, video.id))
    labels.apply(session.project, {lion.id: correct(lion, taxon="panthera")}, who="me")
    opened(qtbot, page)
    assert "of one class" in page.plan.what.text()
    assert not page.plan.button.isEnabled()


def test_the_plan_says_on_what_how_and_how_long(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    planned(qtbot, page, session)
    assert "2 examples of 2 classes from one site" in page.data.counted.text()
    assert "CPU, 2 threads" in page.plan.what.text()
    assert "From the starter" in page.plan.why.text()
    assert page.plan.button.isEnabled()
    assert "second site" in page.data.next.text() or "site" in page.data.care.text()
    rows = page.data.table.rows
    assert [rows.data(rows.index(row, 0)) for row in range(rows.rowCount())] == ["nothing there", "big cats"]


def test_a_class_can_be_left_out_and_taken_back(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    planned(qtbot, page, session)
    page.data.menu_for(0).actions()[0].trigger()
    qtbot.waitUntil(lambda: page.data.changed.isVisible() is True)
    assert class_choices(session.project).dropped == {"blank"}
    assert not page.plan.button.isEnabled()
    qtbot.mouseClick(page.data.changed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.data.changed.isVisible())


def test_curves_grow_and_pause_stop_and_cancel_reach_the_process(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    learner.say(
        TrainingStarted(
            recipe="x", model="mvit_xs", device="cpu", num_parameters=1, num_train=1, num_held_out=1
        )
    )
    learner.say(
        StepDone(
            step=3, num_steps=10, epoch=1, num_epochs=5, loss=1.5, lr=0.1, clips_per_s=4, waiting=0, left_s=90
        )
    )
    assert "Round 1 of 5" in page.running.says.text()
    assert page.running.bar.value() == 300
    assert page.running.curves.losses == [(1.5, 1.5)]
    assert not page.running.finish.isEnabled(), "nothing to keep yet"
    learner.say(
        EpochDone(epoch=1, num_epochs=5, train_loss=1.0, figures={"macro_accuracy": 0.5}, is_best=True)
    )
    assert page.running.curves.best == (1, 0.5)
    qtbot.mouseClick(page.running.pause, Qt.MouseButton.LeftButton)
    assert page.running.title.text() == "Paused"
    qtbot.mouseClick(page.running.pause, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.running.finish, Qt.MouseButton.LeftButton)
    assert [each.wish for each in learner.told if isinstance(each, Steer)] == ["pause", "go_on", "finish"]
    qtbot.mouseClick(page.running.cancel, Qt.MouseButton.LeftButton)
    assert page.improving.state == "idle"
    assert page.plan.isVisible()
    assert versions(session.project) == []


def test_a_better_model_is_used_with_one_click_and_can_be_taken_back(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    learner.say(TrainingDone(checkpoint="x", epoch=1))
    learner.say(Judging())
    assert "never seen" in page.running.title.text()
    learner.finish_run(compared(True))
    assert page.report.title.text() == "The new model is better"
    assert models.project_model(session.project) is None, "not before the person says so"
    qtbot.mouseClick(page.report.use, Qt.MouseButton.LeftButton)
    (first,) = versions(session.project)
    assert first.in_use
    assert models.project_model(session.project) == first.path
    assert [each.in_use for each in page.family.versions] == [True]


def test_a_worse_model_is_said_to_be_worse_and_stays_in_the_tree(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session).finish_run(compared(False))
    assert "keep the old one" in page.report.title.text()
    qtbot.mouseClick(page.report.keep, Qt.MouseButton.LeftButton)
    (only,) = versions(session.project)
    assert (only.decision, only.in_use) == ("kept_old", False)
    assert page.plan.isVisible()


def test_no_better_is_said_plainly(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    started(qtbot, page, session).finish_run(compared(None))
    assert page.report.title.text() == "The new model is not surely better"


def test_figures_of_a_report_are_explained_where_they_stand(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session).finish_run(compared(True))
    explained = {each.text(): each.toolTip() for each in page.report.findChildren(QLabel) if each.toolTip()}
    assert "a rare one counts as much" in explained["Right, every species alike"]
    assert explained["found"] == "Of what is so, the share that the machine calls so."


def test_clips_that_changed_can_be_looked_at(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    started(qtbot, page, session).finish_run(compared(True))
    wanted: list[ClipReport] = []
    page.clip_wanted.connect(wanted.append)
    lines = [each for each in page.report.findChildren(type(page.report.use)) if each.text().startswith("▶")]
    assert "nothing there, labelled big cats" in lines[0].text()
    qtbot.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    assert wanted == [compared(True).comparison.spoiled[0]]  # type: ignore[union-attr]


def test_what_the_world_refuses_is_a_sentence_and_the_way_back(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    learner = started(qtbot, page, session)
    learner.say(LearningFailed(reason="There is no room left on the disk."))
    assert said[-1].text == "There is no room left on the disk."
    assert page.improving.state == "idle"
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sum(isinstance(each, Learn) for each in learner.told) == 2)
    learner.ended.emit("the system ended the process that trains; perhaps memory ran out")
    assert "perhaps memory ran out" in said[-1].text


def test_a_training_that_was_stopped_is_offered_again(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    run = RunFolder(Path(learner.learn.out))
    run.last.write_bytes(b"state")
    page.improving.stop()
    page.improving.state = "idle"
    page.open()
    qtbot.waitUntil(lambda: page.plan.stopped.isVisible() is True)
    page.improving.resume()
    again = FakeLearner.instances[-1].learn
    assert again == msgspec.structs.replace(learner.learn, resume=True)


def test_both_themes_are_drawn_with_a_report(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    started(qtbot, page, session).finish_run(compared(True))
    qtbot.mouseClick(page.report.details.fold, Qt.MouseButton.LeftButton)
    for theme in (DARK, LIGHT):
        page.set_theme(theme)
        assert not page.grab().isNull()


def test_once_a_model_is_used_the_next_plan_grows_from_it(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session).finish_run(compared(True))
    qtbot.mouseClick(page.report.use, Qt.MouseButton.LeftButton)
    (version,) = versions(session.project)
    qtbot.waitUntil(
        lambda: page.improving.planning.plan is not None and page.improving.planning.plan.base == version.path
    )
    assert len(FakeLearner.instances) == 2, "the process that trained is gone, another measures"
    assert page.plan.ways.isVisible()


def test_a_model_that_cannot_be_kept_is_a_sentence(
    qtbot: QtBot, page: ImprovePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    learner = started(qtbot, page, session)
    monkeypatch.setattr(session.project, "read_only", True)
    learner.finish_run(compared(True))
    assert page.improving.state == "idle"
    assert "cannot be written" in said[-1].text
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    assert "could not be kept" in said[-1].text
    assert page.improving.state == "idle"


def test_how_sure_the_model_has_to_be_is_chosen_and_names_follow(
    qtbot: QtBot, page: ImprovePage, session: Session, tmp_path: Path
) -> None:
    opened(qtbot, page)
    assert page.sure.isHidden(), "no model is in use"
    path = tmp_path / "lions.safetensors"
    own = {"model": "m", "classes": {"species": ["panthera"]}}
    own["calibration"] = {"thresholds": {"panthera": {"0.9": 0.7}}}  # type: ignore[dict-item]
    header = msgspec.json.encode({"__metadata__": {"trapline": msgspec.json.encode(own).decode()}})
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    models.use_model(session.project, path)
    page.open()
    assert page.sure.isVisible()
    assert "65 %" in page.sure.meaning.text()
    page.sure.choice.setFocus()
    with qtbot.waitSignal(page.wishing.over):
        qtbot.keyClick(page.sure.choice, Qt.Key.Key_Down)
        qtbot.keyClick(page.sure.choice, Qt.Key.Key_Down)
        page.sure.choice.activated.emit(page.sure.choice.currentIndex())
    assert models.tools_to_scan_with(session.project).sure == 0.9
    assert "never learned from" in page.sure.meaning.text()
