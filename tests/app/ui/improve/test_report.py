"""What the Improve page says of a training that is over."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import media, models, observations
from app.services.learning.model_versions import versions
from app.services.model_shelf.overview import Entry
from app.services.model_shelf.sharing import draft_card
from app.services.review import labels
from app.services.review.verdicts import correct
from app.store.records import Kind, Observation
from app.ui.improve.page import ImprovePage
from app.ui.looks.parts import Scrolled
from app.ui.looks.theme import DARK, LIGHT
from app.ui.models.wording import standing_text
from app.ui.session import Session
from tests.app.ui.improve.scripted_learner import FakeLearner, compared, started
from trainer.events import TrainingDone
from trainer.orders import (
    Judging,
    Learn,
)
from trainer.reports.report import BoutsReport, ClassReport, ClipReport, Figure, OperatingPoint, Report


def test_a_better_model_is_used_with_one_click_and_can_be_taken_back(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    learner.say(TrainingDone(checkpoint="x", epoch=1))
    learner.say(Judging())
    assert "held out" in page.running.title.text()
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


def test_which_animals_a_head_for_bouts_learned_from_is_said(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    why = "Of 8 animals the head learned from 6: videos of the others can no longer be read."
    by = {"0.5": 0.5}
    bouts = BoutsReport(
        num_bouts=9, by_overlap=by, by_windows=by, by_head=by, uses_head=True, reason="It won.", unread=why
    )
    started(qtbot, page, session).finish_run(msgspec.structs.replace(compared(True), bouts=bouts))
    shown = page.report.findChildren(QLabel)
    qtbot.waitUntil(lambda: any(why in each.text() and each.isVisible() for each in shown))


def test_no_better_is_said_plainly(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    started(qtbot, page, session).finish_run(compared(None))
    assert page.report.title.text() == "The new model is not surely better"


def with_new_species(found: tuple[float, float], difference: float | None = None) -> Report:
    """Not surely better by what both know; of a species that the one in use does not know this is found."""
    report = compared(None)
    assert report.comparison is not None
    differences = {} if difference is None else {"macro_accuracy": Figure(difference, -0.5, 0.5)}
    against = msgspec.structs.replace(
        report.comparison, new_classes=("ursus",), lost_classes=("lepus",), differences=differences
    )
    bear = ClassReport(
        name="ursus", support=20, precision=0.9, recall=0.8, f1=0.85, intervals={"recall": found}
    )
    return msgspec.structs.replace(
        report,
        species=(*report.species, bear),
        confusion=((27, 3), (4, 16)),
        comparison=against,
        baseline=0.5,
        chance=0.01,
    )


@pytest.mark.parametrize(
    ("report", "knows"),
    [
        (with_new_species((0.7, 0.9)), True),
        (with_new_species((0.7, 0.9), 0.1), True),
        (with_new_species((0.7, 0.9), -0.1), False),  # of what both know it may have lost some
        (with_new_species((0.3, 0.9)), False),  # it may be guessing
        (msgspec.structs.replace(with_new_species((0.7, 0.9)), chance=0.2), False),
    ],
)
def test_a_model_that_knows_what_the_one_in_use_does_not_is_not_called_no_better(
    qtbot: QtBot, page: ImprovePage, session: Session, report: Report, knows: bool
) -> None:
    started(qtbot, page, session).finish_run(report)
    title = page.report.title.text()
    assert title == (
        "The new model knows what the one in use does not" if knows else "The new model is not surely better"
    )
    assert page.report.use.property("kind") == ("primary" if knows else "")
    said = page.report.verdict.text()
    assert (
        "It has learned “bears”, which the model in use does not know; over all it knows: 90 % right." in said
    )
    assert "It will not know “hares”, as the model in use does" in said


@pytest.mark.parametrize("by_head", [True, False])
def test_scores_that_a_scan_does_not_go_by_are_not_said(
    qtbot: QtBot, page: ImprovePage, session: Session, by_head: bool
) -> None:
    """Where a head finds the bouts, those of clips count for nothing."""
    point = (OperatingPoint(precision=0.9, threshold=0.7, recall=0.8),)
    lion, eats = (
        ClassReport(name=name, support=9, precision=1.0, recall=1.0, f1=1.0, operating=point)
        for name in ("panthera", "eats_food")
    )
    bouts = BoutsReport(num_bouts=9, by_overlap={"0.5": 0.5}, uses_head=by_head)
    report = msgspec.structs.replace(compared(True), species=(lion,), behaviors=(eats,), bouts=bouts)
    started(qtbot, page, session).finish_run(report)
    said = page.report.details.thresholds.text()
    assert "big cats: from 70 % on" in said
    assert ("eats food" in said) is not by_head


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
    assert "nothing there, before big cats, labelled big cats" in lines[0].text()
    qtbot.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    assert wanted == [compared(True).comparison.spoiled[0]]  # type: ignore[union-attr]


def test_both_themes_are_drawn_with_a_report(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    started(qtbot, page, session).finish_run(compared(True))
    qtbot.mouseClick(page.report.details.fold, Qt.MouseButton.LeftButton)
    for theme in (DARK, LIGHT):
        page.set_theme(theme)
        assert not page.grab().isNull()


def test_the_button_to_press_is_that_of_the_better_model(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session).finish_run(compared(None))
    assert (page.report.use.property("kind"), page.report.keep.property("kind")) == ("", "primary")
    (version,) = versions(session.project)
    page.report.show_report(compared(True), version, page.names, deciding=True)
    assert (page.report.use.property("kind"), page.report.keep.property("kind")) == ("primary", "")


def animals_of(session: Session) -> list[Observation]:
    """Those of the first video."""
    video = media.videos(session.project)[0]
    return [each for each in observations.of_video(session.project, video.id) if each.kind == Kind.ANIMAL]


def first(value: float, low: float, chance: float) -> Report:
    """Of a model without one before it, for four species."""
    figures = {"macro_accuracy": Figure(value, low, 0.9)}
    return Report(
        checkpoint="new", num_clips=40, num_videos=20, figures=figures, baseline=0.25, chance=chance
    )


def test_an_older_report_is_looked_at_while_one_learns_and_decides_on_nothing(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    before = started(qtbot, page, session)
    before.finish_run(first(0.8, 0.7, 0.001))
    qtbot.mouseClick(page.report.keep, Qt.MouseButton.LeftButton)
    (old,) = versions(session.project)
    qtbot.waitUntil(page.plan.button.isEnabled)
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: FakeLearner.instances[-1] is not before)
    learner = FakeLearner.instances[-1]
    assert isinstance(learner.told[-1], Learn)
    page.family.report_wanted.emit(old)
    assert page.report.isVisible()
    assert (page.back.isVisible(), page.back.text()) == (True, "‹ Back to the training")
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert page.running.isVisible()
    learner.finish_run(compared(True))
    title = page.report.title.text()
    assert not page.back.isVisible()
    page.family.report_wanted.emit(old)
    assert not page.report.keep.isVisible(), "it is not the one that is decided on"
    assert page.report.title.text() != title
    assert page.back.text() == "‹ Back to the new model"
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert (page.report.title.text(), page.report.keep.isVisible()) == (title, True)


def test_a_precision_of_behaviors_is_called_no_share_of_right_clips(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    figures = {"mean_average_precision": Figure(0.68, 0.58, 0.9)}
    report = msgspec.structs.replace(first(0.8, 0.7, 0.001), figures=figures)
    started(qtbot, page, session).finish_run(report)
    assert page.report.title.text() == (
        "The first model: behaviors 68 % (mean average precision) on clips it has never seen"
    )
    said = page.report.verdict.text()
    assert said.startswith("Behaviors: mean average precision 68 % (58 % to 90 %, 19 times in 20) on 40 held")
    assert not any("68 % right" in label.text() for label in page.findChildren(QLabel))
    (version,) = versions(session.project)
    assert draft_card(version, 0, 3).judged_on.startswith(
        "behaviors 68 % (mean average precision; 58 % to 90 %, 19 times in 20) on 1 clip"
    )
    entry = Entry(key="a", place="project", task="model", title="model 1", version=version, held_out=report)
    assert standing_text(entry)[0].startswith("After its training: behaviors 68 % (mean average precision), ")


def test_what_is_known_of_a_model_wraps_where_there_is_little_room(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session).finish_run(first(0.8, 0.7, 0.001))
    qtbot.mouseClick(page.report.keep, Qt.MouseButton.LeftButton)
    (version,) = versions(session.project)
    long = msgspec.structs.replace(version.facts, num_train=123_456)
    page.family.show_versions([msgspec.structs.replace(version, facts=long)])
    page.resize(760, 640)
    areas = page.findChildren(Scrolled)
    clip = ClipReport(
        video="a.mp4", start_s=0.0, end_s=1.0, group="Hill " * 20, truth="lynx", called="blank", score=0.9
    )
    wide = msgspec.structs.replace(first(0.8, 0.7, 0.001), clips=(clip,))
    page.report.show_report(wide, version, page.names, deciding=False)
    QApplication.processEvents()
    assert page.report.minimumSizeHint().width() < 450
    assert page.family.minimumSizeHint().width() < 450
    assert all(each.widget().width() <= each.viewport().width() for each in areas)


def test_a_model_whose_forerunner_is_gone_is_not_called_the_first(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    report = msgspec.structs.replace(first(0.8, 0.7, 0.001), is_other_gone=True)
    started(qtbot, page, session).finish_run(report)
    assert page.report.title.text() == "The new model: 80 % right on clips it has never seen"
    assert "It is compared with no other: the model in use is gone." in page.report.verdict.text()
    assert "no model before" not in page.report.verdict.text()


def test_it_says_what_could_not_be_read_and_what_it_does_not_know_for_that(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    report = msgspec.structs.replace(first(0.8, 0.7, 0.001), num_unread=14, unlearned=("ursus",))
    started(qtbot, page, session).finish_run(report)
    assert (
        "14 videos could not be read: it neither learned from them nor was judged on them. It does not know "
        "“bears”: not one clip of that could be read."
    ) in page.report.verdict.text()


@pytest.mark.parametrize(
    ("report", "title", "advised"),
    [
        (first(0.8, 0.7, 0.001), "The first model: 80 % right on clips it has never seen", "use"),
        (first(0.3, 0.1, 0.4), "The first model is not surely better than guessing", "more"),
        (first(0.5, 0.3, 0.2), "The first model is not surely better than guessing", "more"),
        (None, "The model is trained; how good it is, nobody can say", "more"),
    ],
)
def test_a_first_model_that_may_be_guessing_is_not_to_be_used(
    qtbot: QtBot, page: ImprovePage, session: Session, *, report: Report | None, title: str, advised: str
) -> None:
    started(qtbot, page, session).finish_run(report)
    card = page.report
    assert card.title.text() == title
    buttons = {"use": card.use, "keep": card.keep, "more": card.more}
    assert [name for name, each in buttons.items() if each.property("kind") == "primary"] == [advised]
    assert card.more.isVisible() is (advised == "more")
    assert ("Do not use it yet" in card.verdict.text()) is card.more.isVisible()


@pytest.mark.parametrize(
    ("report", "is_told"),
    [(first(0.8, 0.7, 0.001), False), (first(0.3, 0.1, 0.4), True), (None, False)],
)
def test_the_next_plan_says_that_the_last_model_may_have_been_guessing(
    qtbot: QtBot, page: ImprovePage, session: Session, *, report: Report | None, is_told: bool
) -> None:
    started(qtbot, page, session).finish_run(report)
    qtbot.mouseClick(page.report.keep, Qt.MouseButton.LeftButton)
    before = page.improving.planning.at_hand
    page.open()
    qtbot.waitUntil(lambda: page.improving.planning.at_hand is not before)
    words = "The last model was not surely better than guessing: more labels help most."
    assert (words in page.plan.why.text()) is is_told


@pytest.mark.parametrize(("low", "chance", "is_told"), [(0.7, 0.001, True), (0.1, 0.4, False)])
def test_only_a_model_that_is_no_guess_calls_labels_in_question(
    qtbot: QtBot, page: ImprovePage, session: Session, *, low: float, chance: float, is_told: bool
) -> None:
    (clip,) = compared(True).doubtful
    report = msgspec.structs.replace(first(0.8, low, chance), clips=(clip,), doubtful=(clip,))
    started(qtbot, page, session).finish_run(report)
    told = [each.text() for each in page.report.findChildren(QLabel)]
    assert any("perhaps a slip" in words for words in told) is is_told


@pytest.mark.parametrize(
    ("clips", "videos", "said"),
    [
        (1, 1, "50 % right, every species alike, on one held-out clip."),
        (4, 1, "50 % right, every species alike, on 4 held-out clips of one video."),
        (4, 3, "50 % right, every species alike, on 4 held-out clips of 3 videos."),
    ],
)
def test_few_clips_are_counted_in_words_and_ranges_told_of_only_where_they_are_shown(
    qtbot: QtBot, page: ImprovePage, session: Session, *, clips: int, videos: int, said: str
) -> None:
    figures = {"macro_accuracy": Figure(0.5, 0.5, 0.5), "shown_nowhere": Figure(0.5, 0.1, 0.9)}
    report = Report(checkpoint="new", num_clips=clips, num_videos=videos, figures=figures, baseline=0.25)
    started(qtbot, page, session).finish_run(report)
    assert page.report.verdict.text().startswith(said)
    assert "So few clips say little. " in page.report.verdict.text()


def test_to_review_more_leaves_the_new_model_aside(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    started(qtbot, page, session).finish_run(first(0.3, 0.1, 0.4))
    assert (
        "30 % right, every species alike (10 % to 90 %, 19 times in 20), on 40 held-out clips"
        in page.report.verdict.text()
    )
    assert "Guessing does as well in 40 of 100 cases." in page.report.verdict.text()
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(page.report.more, Qt.MouseButton.LeftButton)
    (version,) = versions(session.project)
    assert (version.decision, version.in_use) == ("kept_old", False)


def test_two_models_that_may_be_alike_are_told_by_their_clips(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    against = msgspec.structs.replace(
        compared(None).comparison,  # type: ignore[type-var]
        differences={"macro_accuracy": Figure(0.03, -0.12, 0.17)},
        chances={"macro_accuracy": 0.6},
        num_clips=40,
        num_videos=20,
    )
    started(qtbot, page, session).finish_run(msgspec.structs.replace(compared(None), comparison=against))
    said = page.report.verdict.text()
    assert "Both were judged on 40 held-out clips of 20 videos." in said
    assert "0 are right now that were wrong before, 1 the other way round." in said
    assert "Species: +3 points (−12 to +17, 19 times in 20); two equal models differ as much in 60 of" in said
    assert page.report.use.text() == "Use it all the same"


def test_clips_of_a_site_that_it_knows_are_no_sites_that_it_has_never_seen(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    started(qtbot, page, session).finish_run(first(0.8, 0.7, 0.001))  # both of its clips are of the hill
    assert page.report.title.text() == "The first model: 80 % right on clips it has never seen"
    assert "how it does elsewhere, nobody can say" in page.report.verdict.text()


def test_clips_of_which_all_are_right_give_no_range(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    sure = Report(checkpoint="new", num_clips=3, figures={"macro_accuracy": Figure(1.0, 1.0, 1.0)})
    started(qtbot, page, session).finish_run(sure)
    cells = {each.text() for each in page.report.findChildren(QLabel)}
    assert "100 %" in cells
    assert "So few clips say little." in page.report.verdict.text()
    assert "ranges" not in page.report.verdict.text()


def test_differences_are_written_as_numbers_are(qtbot: QtBot, page: ImprovePage, session: Session) -> None:
    against = msgspec.structs.replace(
        compared(None).comparison,
        differences={"macro_accuracy": Figure(-0.25, -1.0, 0.0)},  # type: ignore[type-var]
    )
    started(qtbot, page, session).finish_run(msgspec.structs.replace(compared(None), comparison=against))
    assert "−25  (−100 … 0)" in {each.text() for each in page.report.findChildren(QLabel)}


def test_labels_that_were_given_meanwhile_are_said_to_be_no_part_of_it(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    learner = started(qtbot, page, session)
    animal = next(each for each in animals_of(session) if each.taxon == "panthera")
    labels.apply(session.project, {animal.id: correct(animal, taxon="ursus")}, who="me")
    learner.finish_run(compared(True))
    qtbot.waitUntil(page.report.meanwhile.isVisible)
    assert page.report.meanwhile.text().startswith("One label was added or changed since it began")


def test_clips_of_what_the_old_model_does_not_know_are_said_not_to_be_compared(
    qtbot: QtBot, page: ImprovePage, session: Session
) -> None:
    against = msgspec.structs.replace(compared(True).comparison, num_clips=20, num_videos=9)  # type: ignore[type-var]
    started(qtbot, page, session).finish_run(msgspec.structs.replace(compared(True), comparison=against))
    assert "10 more are of nothing that the model in use knows" in page.report.verdict.text()
