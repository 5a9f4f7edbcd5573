"""The Improve page as a person uses it; a scripted process stands in for the one that trains."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import media, models, observations
from app.services.learning.class_choices import class_choices
from app.services.learning.model_versions import versions
from app.services.review import labels
from app.services.review.verdicts import correct
from app.ui.improve.giving_up import GiveUpQuestion
from app.ui.improve.page import ImprovePage
from app.ui.improve.stopped_card import StoppedCard
from app.ui.messages import Message
from app.ui.session import Session
from mvit_core.types import Span
from tests.app.ui.improve.scripted_learner import MACHINE, FakeLearner, compared, opened, planned, started
from trainer.events import (
    BatchHalved,
    ClipsDecoded,
    ClipsJudged,
    ClipSkipped,
    EpochDone,
    HeadBegun,
    HeadStepDone,
    StepDone,
    TrainingStarted,
)
from trainer.orders import (
    Judging,
    Learn,
    LearningFailed,
    ReportWritten,
    Steer,
)


def test_without_labels_the_page_says_what_to_do(qtbot: QtBot, page: ImprovePage) -> None:
    opened(qtbot, page)
    assert "Nobody has named an animal or a behavior yet" in page.data.counted.text()
    assert not page.plan.button.isEnabled()
    assert FakeLearner.instances == [], "nothing is measured for nothing"


def test_one_class_alone_is_said(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    video = media.videos(session.project)[0]
    lion = next(each for each in observations.of_video(session.project, video.id))
    labels.apply(session.project, {lion.id: correct(lion, taxon="panthera")}, who="me")
    opened(qtbot, page)
    assert "of one class" in page.plan.what.text()
    assert page.data.counted.text() == "One example, out of what people reviewed."
    assert not page.plan.button.isEnabled()


def test_clips_of_animals_that_do_nothing_else_are_counted_beside_the_classes(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    every = observations.of_video(session.project, media.videos(session.project)[0].id)
    bout = next(each for each in every if each.parent_id is not None)
    labels.apply(session.project, {bout.id: correct(bout, span=Span(0.0, 0.5))}, who="me")
    opened(qtbot, page)
    found = page.planning.at_hand
    assert found is not None
    total = sum(each.total for each in found.classes)
    idle = len(found.manifest.spans) - total
    assert (total, idle) == (1, 1)
    said = (
        "One example, out of what people reviewed. One more shows an animal that does none of the behaviors."
    )
    assert page.data.counted.text() == said


def test_the_plan_says_on_what_how_and_how_long(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    planned(qtbot, page, session)
    assert "2 examples of 2 classes from one site" in page.data.counted.text()
    assert "Learns from all 2 examples." in page.plan.what.text()
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


def test_what_there_is_to_learn_from_is_shown_once_it_is_known(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    page.open()
    assert not page.data.isVisible(), "captions of nothing"
    planned(qtbot, page, session)
    assert page.data.isVisible()


def test_before_its_first_round_a_training_is_cancelled_at_once(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session)
    qtbot.mouseClick(page.running.cancel, Qt.MouseButton.LeftButton)
    assert page.improving.state == "idle"


def test_curves_grow_and_pause_stop_and_cancel_reach_the_process(
    qtbot: QtBot, page: ImprovePage, session: Session, monkeypatch: pytest.MonkeyPatch
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
    assert "Throws away" in page.running.cancel.toolTip()
    answers, asked = iter((False, True)), []
    monkeypatch.setattr(GiveUpQuestion, "asked", lambda question: asked.append(question) or next(answers))
    qtbot.mouseClick(page.running.cancel, Qt.MouseButton.LeftButton)
    assert page.improving.state == "learning", "a round is done: it asks before that is lost"
    qtbot.mouseClick(page.running.cancel, Qt.MouseButton.LeftButton)
    assert len(asked) == 2
    assert page.improving.state == "idle"
    assert page.plan.isVisible()
    assert versions(session.project) == []


def test_every_part_of_a_training_says_how_long_it_still_takes(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    says, bar = page.running.says, page.running.bar
    page.running.begin(page.names, after_s=600)
    learner.say(ClipsDecoded(done=3, total=4, left_s=240))
    assert says.text() == "Reading clips: 3 of 4  ·  4 min left"
    step = StepDone(
        step=3, num_steps=10, epoch=1, num_epochs=5, loss=1.5, lr=0.1, clips_per_s=4, waiting=0, left_s=300
    )
    learner.say(replace(step, is_timed=True))
    assert says.text().startswith("Round 1 of about 5  ·  15 min left"), "with what follows the last round"
    learner.say(replace(step, patience=6, in_vain=2))
    assert "Round 1 of at most 5; it ends after 6 without a better result, 2 so far" in says.text()
    learner.say(ClipsJudged(share=0.5))
    assert says.text().endswith("looking at what is held out, 50 %")
    learner.say(HeadBegun(behaviors=("sleeps",)))
    learner.say(ClipsDecoded(done=3, total=4, left_s=240))
    assert says.text() == "Learning when behaviors begin and end: animal 3 of 4"
    learner.say(HeadStepDone(step=3, num_steps=10, loss=1.0, left_s=120))
    assert says.text() == "Learning when behaviors begin and end  ·  2 min left"
    assert bar.value() == 300
    learner.say(ClipsJudged(share=0.5))
    assert says.text() == "Judging how well it finds them"
    learner.say(Judging())
    assert says.text() == "It looks at clips that it did not learn from"
    learner.say(Judging(with_other=True))
    learner.say(ClipsJudged(share=0.25, left_s=180))
    assert says.text() == "It and the model in use look at the very same clips  ·  3 min left"
    assert bar.value() == 250


def test_what_the_world_refuses_is_a_sentence_and_the_way_back(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    learner = started(qtbot, page, session)
    learner.say(LearningFailed(reason="There is no room left on the disk."))
    assert said[-1].text == "The training stopped. There is no room left on the disk."
    assert said[-1].offer == "", "the way on stands on this very page"
    assert page.improving.state == "idle"
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sum(isinstance(each, Learn) for each in learner.told) == 2)
    learner.ended.emit("the system ended the process that trains; perhaps memory ran out")
    assert "perhaps memory ran out" in said[-1].text


def test_a_training_that_was_stopped_is_offered_again(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    learner.leave_state()
    page.improving.stop()
    page.improving.state = "idle"
    page.open()
    qtbot.waitUntil(lambda: page.plan.stopped.isVisible() is True)
    page.improving.resume()
    again = FakeLearner.instances[-1].learn
    assert again == msgspec.structs.replace(learner.learn, resume=True)


def test_a_training_that_was_stopped_says_how_far_it_came_and_can_be_begun_anew(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    learner.leave_state(rounds=3)
    learner.say(LearningFailed(reason="The disk is full."))
    qtbot.waitUntil(lambda: page.plan.stopped.isVisible() is True)
    said = page.plan.stopped.says.text()
    assert "on one example, was stopped. Rounds that are done: 3 of about" in said
    assert "30 % right on the one clip that" in said
    assert page.plan.button.text() == "Start over"
    assert page.plan.stopped.go_on.property("kind") == "primary"
    assert page.plan.button.property("kind") == ""
    first = learner.learn.out
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: learner.learn.out != first)
    learner.say(LearningFailed(reason="The disk is full."))
    qtbot.waitUntil(lambda: page.plan.button.text() == "Improve the model")
    assert page.plan.stopped.isHidden(), "it was begun anew instead"


def test_a_training_that_the_world_stopped_can_go_on_at_once(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    learner = started(qtbot, page, session)
    learner.leave_state()
    learner.say(LearningFailed(reason="The disk is full."))
    qtbot.waitUntil(lambda: page.plan.stopped.isVisible() is True)
    with qtbot.waitSignal(page.improving.out_of_date) as taken_back:
        page.improving.resume()
    assert taken_back.args == [said[-1]], "that the disk is full is no news any more"
    qtbot.waitUntil(lambda: page.plan.stopped.isVisible() is False)
    FakeLearner.instances[-1].ended.emit("the system ended the process that trains")
    qtbot.waitUntil(lambda: page.plan.stopped.isVisible() is True)
    assert "Press “Go on with it”" in said[-1].text


def left_off(qtbot: QtBot, page: ImprovePage, learner: FakeLearner) -> StoppedCard:
    """The page after the disk was full."""
    learner.say(LearningFailed(reason="The disk is full."))
    qtbot.waitUntil(lambda: page.plan.stopped.isVisible() is True)
    return page.plan.stopped


def test_the_best_of_a_training_that_was_stopped_can_be_kept(
    qtbot: QtBot, page: ImprovePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = started(qtbot, page, session)
    learner.leave_state(rounds=3)
    stopped = left_off(qtbot, page, learner)
    assert stopped.go_on.property("kind") == "primary"
    assert stopped.keep.property("kind") == ""
    qtbot.mouseClick(stopped.keep, Qt.MouseButton.LeftButton)
    assert learner.learn.conclude
    asked: list[object] = []
    monkeypatch.setattr(GiveUpQuestion, "asked", lambda question: bool(asked.append(question)))
    qtbot.mouseClick(page.running.cancel, Qt.MouseButton.LeftButton)
    assert len(asked) == 1, "three rounds would be lost"
    learner.say(ReportWritten())
    assert page.improving.state == "deciding"
    assert "Not one of the clips that were held out" in page.report.verdict.text()
    assert len(versions(session.project)) == 1


def test_one_that_goes_on_has_its_best_to_keep_or_to_lose(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    learner.leave_state(rounds=3)
    qtbot.mouseClick(left_off(qtbot, page, learner).go_on, Qt.MouseButton.LeftButton)
    assert not learner.learn.conclude
    assert page.running.finish.isEnabled()
    assert page.running.has_best


def test_a_training_that_went_astray_is_begun_anew_more_slowly(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    first = learner.learn.recipe
    learner.leave_state().astray.write_text("The loss is no number any more.")
    stopped = left_off(qtbot, page, learner)
    assert "went astray" in stopped.says.text()
    assert not stopped.go_on.isVisible()
    assert not stopped.keep.isVisible()
    assert page.plan.button.property("kind") == "primary"
    assert "more slowly than the one that went astray" in page.plan.why.text()
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: learner.learn.recipe != first)
    assert learner.learn.recipe.lr == pytest.approx(first.lr / 3)
    assert not learner.learn.resume


def test_what_is_damaged_of_a_training_is_said_with_what_is_left_to_do(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    run = learner.leave_state(rounds=3)
    state, best = run.last.read_bytes(), run.best.read_bytes()
    run.best.write_bytes(best[:-1])
    stopped = left_off(qtbot, page, learner)
    assert "best model is damaged or gone; going on makes another" in stopped.says.text()
    assert stopped.go_on.isVisible()
    assert not stopped.keep.isVisible()

    def seen_again() -> None:
        with qtbot.waitSignal(page.improving.planning.looked):
            page.open()

    run.last.write_bytes(state[:-1])
    seen_again()
    assert "It cannot go on" in stopped.says.text()
    assert not stopped.go_on.isVisible()
    assert page.plan.button.property("kind") == "primary"
    run.best.write_bytes(best)
    seen_again()
    assert stopped.keep.property("kind") == "primary"
    assert page.plan.button.property("kind") == ""
    qtbot.mouseClick(stopped.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stopped.isHidden)


def test_what_cannot_be_read_is_counted_named_and_stays_to_be_read(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    before = page.running.notes.text()
    for number in (1, 1, 2, 3, 4, 5):
        name = f"IMG_{number}.MP4"
        learner.say(ClipSkipped(video=f"Hill/{name}", reason=f"{name} is empty."))
    assert page.running.notes.text() == before, "all that come at once are told together"
    said = (
        "Videos that cannot be read: 5 (IMG_1.MP4, IMG_2.MP4, IMG_3.MP4, IMG_4.MP4 and 1 more). "
        "Clips left out for that: 6. The last: IMG_5.MP4 is empty."
    )
    qtbot.waitUntil(lambda: page.running.notes.text() == said)
    learner.say(BatchHalved(micro_batch=1))
    one = "Memory is short: one clip at a time from now on; the result is the same."
    assert page.running.notes.text() == f"{said}\n{one}"
    learner.say(Judging())
    for _ in range(2):
        learner.say(ClipSkipped(video="Hill/IMG_1.MP4", reason="IMG_1.MP4 is empty."))
    qtbot.wait(20)
    assert "Clips left out for that: 6." in page.running.notes.text(), "they are known"
    learner.say(ClipSkipped(video="Hill/IMG_1.MP4", reason="IMG_1.MP4 is empty."))
    qtbot.waitUntil(lambda: "Clips left out for that: 7." in page.running.notes.text())


def test_one_whose_notes_are_damaged_is_said_and_can_be_forgotten(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    run = learner.leave_state(rounds=3)
    (run.path / "run.json").write_bytes(b"{")
    stopped = left_off(qtbot, page, learner)
    assert f"run.json in {run.path} is damaged or gone" in stopped.says.text()
    assert "import best.safetensors from there on the page Models" in stopped.says.text()
    assert not stopped.go_on.isVisible()
    assert not stopped.keep.isVisible()
    assert page.plan.button.text() == "Start over"
    assert page.plan.button.property("kind") == "primary"
    run.best.unlink()
    with qtbot.waitSignal(page.improving.planning.looked):
        page.open()
    assert "best.safetensors" not in stopped.says.text()
    qtbot.mouseClick(stopped.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stopped.isHidden)


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        ("", "Nothing of it was saved yet"),
        ("run.json", "says what is damaged"),
        ("last.safetensors", "says what"),
    ],
)
def test_a_process_that_ends_tells_what_was_saved_and_is_damaged_from_what_never_was(
    qtbot: QtBot, page: ImprovePage, session: Session, damaged: str, told: str
) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    learner = started(qtbot, page, session)
    if damaged:
        (learner.leave_state().path / damaged).write_bytes(b"{")
    learner.ended.emit("the system ended the process that trains")
    assert told in said[-1].text
    assert ("begin it again" in said[-1].text) == (not damaged)


def test_a_model_whose_file_has_gone_is_missed(
    qtbot: QtBot, page: ImprovePage, session: Session, tmp_path: Path
) -> None:
    model = tmp_path / "drive" / "mammals.safetensors"
    model.parent.mkdir()
    model.write_bytes(b"weights")
    models.use_model(session.project, model)
    model.unlink()
    planned(qtbot, page, session)
    assert f"The model in use is not at {model}" in page.plan.why.text()
    assert page.plan.button.isEnabled()


def test_a_training_that_stops_with_its_project_is_said(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    page.improving.forget()
    assert said == [], "nothing was trained"
    started(qtbot, page, session)
    session.project_changed.emit()
    assert "open that again to go on with it" in said[-1].text
    assert page.improving.state == "idle"


def test_a_way_is_chosen_for_one_project_and_while_there_is_such_a_way(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    planned(qtbot, page, session)
    page.planning.want("heads")  # of a model that has gone meanwhile
    assert page.plan.ways.currentIndex() == 0
    assert "As you chose" not in page.plan.why.text()
    page.planning.want("scratch")
    assert page.plan.ways.currentData() == "scratch"
    assert "As you chose" in page.plan.why.text()
    session.project_changed.emit()
    assert page.planning.wanted is None


def test_a_model_in_use_whose_file_has_gone_is_marked_once(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session).finish_run(compared(True))
    qtbot.mouseClick(page.report.use, Qt.MouseButton.LeftButton)

    def shown() -> list[str]:
        return [each.text() for each in page.family.findChildren(QLabel) if each.isVisibleTo(page.family)]

    qtbot.waitUntil(lambda: shown().count("in use") == 1)
    (version,) = versions(session.project)
    assert version.path is not None
    version.path.unlink()
    page.open()
    qtbot.waitUntil(lambda: shown().count("in use, but its file is gone") == 1)
    assert shown().count("in use") == 0


def test_a_mistake_of_ours_is_said_once(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    learner = started(qtbot, page, session)
    learner.say(LearningFailed(reason="RuntimeError: shapes", is_ours=True))
    learner.ended.emit("the process that trains ended early (exit code 70)")
    (message,) = said
    assert "a mistake in Trapline (RuntimeError: shapes)" in message.text
    assert "begin it again" in message.text


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


def test_what_came_of_a_training_is_said_to_a_screen_reader(
    qtbot: QtBot, page: ImprovePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", staticmethod(lambda event: heard.append(event.message()))
    )
    started(qtbot, page, session).finish_run(compared(True))
    qtbot.waitUntil(lambda: any(page.report.title.text() in words for words in heard))
    assert page.report.verdict.text() in heard[-1]


def test_a_plan_for_another_model_is_not_offered_while_this_one_is_measured(
    qtbot: QtBot, page: ImprovePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(qtbot, page, session).finish_run(compared(True))
    monkeypatch.setattr(FakeLearner, "tell", lambda learner, order: learner.told.append(order))
    qtbot.mouseClick(page.report.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(FakeLearner.instances) == 2)
    assert page.improving.planning.plan is None
    assert not page.plan.button.isEnabled()
    assert "no model yet" not in page.plan.why.text()
    FakeLearner.instances[-1].say(MACHINE)
    assert page.plan.button.isEnabled()


def test_a_model_can_be_taken_while_another_learns(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    started(qtbot, page, session).finish_run(compared(False))
    qtbot.mouseClick(page.report.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.plan.button.isEnabled)
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    assert page.improving.state == "learning"
    (first,) = versions(session.project)
    page.family.use_wanted.emit(first)
    assert models.project_model(session.project) == first.path
    assert page.improving.state == "learning"
    assert page.running.isVisible(), "it can still be paused and cancelled"


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
    own["calibration"] = {"holds": {"0": 0.72}, "thresholds": {"panthera": {"0.9": 0.7}}}  # type: ignore[dict-item]
    header = msgspec.json.encode({"__metadata__": {"trapline": msgspec.json.encode(own).decode()}})
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    models.use_model(session.project, path)
    page.open()
    assert page.sure.isVisible()
    assert "from a score of 72 % on" in page.sure.meaning.text()
    page.sure.choice.setFocus()
    with qtbot.waitSignal(page.wishing.over):
        qtbot.keyClick(page.sure.choice, Qt.Key.Key_Down)
        qtbot.keyClick(page.sure.choice, Qt.Key.Key_Down)
        page.sure.choice.activated.emit(page.sure.choice.currentIndex())
    assert models.tools_to_scan_with(session.project).sure == 0.9
    assert "never learned from" in page.sure.meaning.text()


def test_other_pages_say_from_the_start_that_it_learns(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    told: list[str] = []
    page.told.connect(lambda words, _share: told.append(words))
    learner = started(qtbot, page, session)
    assert not any(told), "the page itself says it"
    page.hide()
    assert told[-1] == "learning"
    learner.say(ClipsDecoded(done=3, total=4, left_s=240))
    assert told[-1] == "learning"
    page.improving.pause()
    assert told[-1] == "the training is paused"
    page.show()
    assert told[-1] == ""
    page.hide()
    page.improving.cancel()
    assert told[-1] == ""
