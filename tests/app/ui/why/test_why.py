"""Why the model thinks so: the switches of the card, and what they show; the model's answers are given."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.because import Because, Example
from app.store.records import Kind, Label, Verdict
from app.ui.keyboard.actions import Actions, FocusKeepsItsKeys
from app.ui.preferences.settings import Settings
from app.ui.review.adding import add_observation
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.watching.stage import Stage
from app.ui.why import resembling as resembling_module
from app.ui.why.desk import Why
from app.ui.why.looking import Part, levels_of
from app.ui.why.mattering import classes_of
from mvit_core.events import ClipLooked, ClipOccluded, HiddenPart, LookRequest, OccludeRequest, StageLooked
from mvit_core.types import Box, Span
from tests.scanned import scanned_by

MODEL = Path("bears.safetensors")
CLIP = Span(0.0, 1.6)


@pytest.fixture
def why(
    qtbot: QtBot, qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Why, Stage, Desk]]:
    """The card in sight of a window of its own, with a line on which no process answers."""
    scanned_by(session.project, "bears")
    window = QWidget()
    qtbot.addWidget(window)
    stage, desk = Stage(session), Desk(session, Settings)
    made = Why(session, Actions(window, {}), stage, desk)
    monkeypatch.setattr(made.line, "model", lambda: MODEL)
    monkeypatch.setattr(made.line, "_send", lambda: None)
    made.card.setParent(window)
    window.resize(320, 700)
    made.card.resize(300, 680)
    keeps = FocusKeepsItsKeys(qapp)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    animal = next(each.id for each in session.observations if each.kind == Kind.ANIMAL)
    session.look_at_video(None)
    session.look_at(animal)
    qtbot.waitUntil(lambda: stage.player.playhead.frame_shown() >= 0)
    yield made, stage, desk
    made.shutdown()
    desk.stop()
    stage.shutdown()
    qapp.focusChanged.disconnect(keeps._watch)


def stage_of(num_layers: int, num_heads: int) -> StageLooked:
    shape = (2, 3, 4)
    count = (1 + num_layers) * (1 + num_heads)
    levels = np.repeat(np.arange(count, dtype=np.uint8), 24)  # each place of a head is its number
    return StageLooked(num_layers=num_layers, num_heads=num_heads, shape=shape, levels=levels.tobytes())


def looked(key: int) -> ClipLooked:
    return ClipLooked(
        key=key,
        span=CLIP,
        squares=(Box(0.1, 0.1, 0.5, 0.5),) * 2,
        shape=(2, 2, 2),
        levels=bytes(range(8)),
        stages=(stage_of(1, 1), stage_of(3, 2)),
    )


def asked(why: Why, kind: type) -> LookRequest | OccludeRequest:
    return why.line._open[kind]


def test_stage_layer_and_head_are_chosen_and_shown_at_once(
    qtbot: QtBot, why: tuple[Why, Stage, Desk]
) -> None:
    made, stage, _ = why
    made.looking.toggle()
    made.looking._answered(looked(asked(made, LookRequest).key))
    card = made.card.where
    assert card.stage.isVisible()
    assert not card.layer.isEnabled()
    assert not card.head.isEnabled()
    assert [card.stage.itemText(n) for n in range(3)] == ["all", "1", "2"]
    whole = stage.player.canvas.attention

    card.stage.setFocus()
    QTest.keyClick(card.stage, Qt.Key.Key_Down)
    QTest.keyClick(card.stage, Qt.Key.Key_Down)
    assert made.looking.part == Part(2)
    assert [card.layer.count(), card.head.count()] == [4, 3]
    card.layer.setFocus()
    for _ in range(3):
        QTest.keyClick(card.layer, Qt.Key.Key_Down)
    card.head.setFocus()
    QTest.keyClick(card.head, Qt.Key.Key_Down)
    assert made.looking.part == Part(2, 3, 1)
    assert stage.player.canvas.attention is not whole
    answer = made.looking.answer
    assert answer is not None
    assert set(levels_of(answer, made.looking.part).flatten()) == {3 * 3 + 1}

    card.stage.setFocus()
    QTest.keyClick(card.stage, Qt.Key.Key_Up)
    assert made.looking.part == Part(1)
    QTest.keyClick(card.stage, Qt.Key.Key_Up)
    assert made.looking.part == Part()
    made.looking.toggle()
    assert stage.player.canvas.attention is None
    assert not card.stage.isVisible()


def test_of_an_animal_that_no_model_looked_at_there_is_nothing_to_ask(
    why: tuple[Why, Stage, Desk], session: Session
) -> None:
    made, _, _ = why
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    switch = made.card.switches["attention"]
    assert switch.isVisible()
    found = session.observation_id
    add_observation(session, "Add", Label(verdict=Verdict.ADD, span=CLIP, taxon="canis"))
    assert not switch.isVisible()
    made.toggle(made.looking)
    assert not made.looking.is_on
    assert said == ["No model has looked at this: people added it, or it was found without one."]
    added = session.observation_id
    session.look_at(found)
    made.toggle(made.looking)
    session.look_at(added)
    assert switch.isVisible(), "what is on can be turned off"
    made.toggle(made.looking)
    assert not switch.isVisible()


def test_a_model_with_fewer_stages_is_shown_whole(why: tuple[Why, Stage, Desk]) -> None:
    made, _, _ = why
    made.looking.part = Part(4, 1, 7)
    made.looking.toggle()
    made.looking._answered(looked(asked(made, LookRequest).key))
    assert made.looking.part == Part()


def test_frames_that_mattered_come_one_by_one_and_a_click_goes_there(
    qtbot: QtBot, why: tuple[Why, Stage, Desk], session: Session
) -> None:
    made, stage, _ = why
    QTest.mouseClick(made.card.switches["mattering"], Qt.MouseButton.LeftButton)
    made.mattering.toggle()  # what the key does: nothing connects the actions here
    request = asked(made, OccludeRequest)
    assert isinstance(request, OccludeRequest)
    assert request.classes[0] == "panthera"
    assert made.card.when.of.text() == "The model is looking…"

    scores = (0.7, 0.1, 0.75, 0.7)
    parts = [HiddenPart(Span(0.4 * n, 0.4 * n + 0.4), score) for n, score in enumerate(scores)]
    for number in range(5):
        made.mattering._answered(
            ClipOccluded(
                key=request.key, classes=("panthera",), score=0.75, parts=tuple(parts[:number]), num_parts=4
            )
        )
        if number < 4:
            assert made.card.when.part.text() == f"Hiding part {number + 1} of 4…"
    assert made.card.when.of.text().startswith("big cats: 75 %")
    assert made.card.when.part.text() == "It misses 0:00.4 – 0:00.8 most: 10 % without it."
    strip = made.card.when.strip
    assert [round(bar.loss, 2) for bar in strip.bars] == [0.05, 0.65, 0.0, 0.05]

    place = strip.rect_of(2).center().toPoint()
    with qtbot.waitSignal(strip.wanted) as wanted:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [pytest.approx(1.0)]
    qtbot.waitUntil(lambda: abs(stage.now() - 1.0) < 0.06)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert made.card.when.part.text() == "Without 0:00.4 – 0:00.8: 10 %"

    session.look_at(None)
    assert made.mattering.answer is None
    assert made.mattering.note.startswith("Select an animal")


def test_another_animal_is_asked_about_and_the_old_question_dropped(
    why: tuple[Why, Stage, Desk], session: Session
) -> None:
    made, _, _ = why
    made.mattering.toggle()
    first = asked(made, OccludeRequest)
    other = [each for each in session.observations if each.kind == Kind.ANIMAL][1]
    session.look_at(other.id)
    assert asked(made, OccludeRequest).key != first.key
    made.mattering._answered(ClipOccluded(key=first.key, reason="too late"))
    assert made.mattering.is_on
    made.mattering.stop()
    assert not made.line.is_waiting(OccludeRequest)


def test_examples_are_shown_opened_and_left_again(
    qtbot: QtBot, why: tuple[Why, Stage, Desk], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, stage, _ = why
    first, second = (each for each in session.observations if each.kind == Kind.ANIMAL)
    example = Example(second.id, second.id, Span(0.8, 1.6), 0.97, "canis")
    monkeypatch.setattr(
        resembling_module, "examples_like", lambda *_args: Because(Span(0.0, 0.8), (example,), 12)
    )
    made.resembling.toggle()
    qtbot.waitUntil(lambda: made.resembling.found is not None)
    (tile,) = made.card.like.tiles.tiles
    assert not tile.shown.agrees  # the machine says big cats
    assert "of 12 that people reviewed" in made.card.like.among.text()
    assert not made.card.like.back.isVisible()
    qtbot.waitUntil(lambda: made.card.like.pictures.still(second.id) is not None)
    picture = tile.grab().toImage()
    frame = {picture.pixelColor(1, y).name() for y in range(4, picture.height() // 2)}
    assert len(frame) > 1, "dashed, which is seen without colors"

    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert session.observation_id == second.id
    qtbot.waitUntil(lambda: abs(stage.now() - 1.2) < 0.06)
    qtbot.waitUntil(made.card.like.back.isVisible)
    QTest.mouseClick(made.card.like.back, Qt.MouseButton.LeftButton)
    assert session.observation_id == first.id
    assert not made.card.like.back.isVisible()


def test_without_a_model_the_switches_stay_off(
    why: tuple[Why, Stage, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _, _ = why
    monkeypatch.setattr(made.line, "model", lambda: None)
    for name, part in (("attention", made.looking), ("mattering", made.mattering)):
        QTest.mouseClick(made.card.switches[name], Qt.MouseButton.LeftButton)
        part.toggle()  # what the click's action does in the real window
        assert not part.is_on
        assert not made.card.switches[name].isChecked()


def test_a_model_that_is_lost_switches_off_what_waited_and_says_why(
    why: tuple[Why, Stage, Desk], session: Session
) -> None:
    made, _, _ = why
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    made.looking.toggle()
    made.mattering.toggle()
    made.line.lost.emit("a.safetensors is empty.")
    assert not made.looking.is_on
    assert not made.mattering.is_on
    assert [each.partition(":")[0] for each in said] == [
        "The model cannot show where it looks",
        "The model cannot say which frames mattered",
    ]
    assert not made.card.switches["mattering"].isChecked()


def test_a_blind_review_shows_nobody_elses_words(why: tuple[Why, Stage, Desk], session: Session) -> None:
    made, _, _ = why
    made.resembling.toggle()
    session.review_blind("Robin")
    assert made.resembling.found is None
    assert "blind review" in made.card.like.among.text()


def test_the_classes_of_a_wider_name_are_those_below_it(session: Session) -> None:
    animal = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    assert list(classes_of(animal, session.taxonomy)) == ["panthera"]
    bout = next(each for each in session.observations if each.kind == Kind.BEHAVIOR)
    assert list(classes_of(bout, session.taxonomy)) == ["eats_food"]
    wider = msgspec.structs.replace(animal, taxon=session.taxonomy["panthera"].parent)
    assert list(classes_of(wider, session.taxonomy)) == [wider.taxon, "panthera"]
