"""The model of a project, chosen in the window: tried by a worker, remembered, missed when it is gone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import media, models, observations
from app.store.records import Subject
from app.ui.projects.house import House
from app.ui.why.looking import Part
from app.ui.window import MainWindow
from tests.end_to_end.test_window import LONG_MS, Open, card, open_and_scan, open_window
from tests.windows import drop

__all__ = ["card", "open_window"]  # fixtures


def subjects(house: House) -> set[tuple[Subject, str | None]]:
    found = observations.all_observations(house.session.project)
    return {(each.subject, each.taxon) for _, each in found if each.parent_id is None}


def choose(house: House, title: str) -> None:
    house.scan_menu.fill()
    next(entry for entry in house.scan_menu.models.actions() if entry.text() == title).trigger()


def press_offer(window: MainWindow) -> None:
    window.message_bar.offer.click()


def test_a_chosen_model_is_tried_remembered_and_names_what_is_scanned(
    qtbot: QtBot, open_window: Open, card: Path, checkpoint: Path
) -> None:
    window, house = open_window()
    open_and_scan(qtbot, window, house, card)
    assert subjects(house) == {(Subject.UNCLASSIFIED, None)}
    ran_by: list[str] = []
    house.desk.scan_progressed.connect(lambda _progress, _paused, by_what: ran_by.append(by_what))

    house.scan_menu.model_chosen.emit(checkpoint)
    assert models.project_model(house.session.project) is None, "not before it has been loaded"
    qtbot.waitUntil(lambda: "bears names the animals" in window.message_bar.text, timeout=LONG_MS)
    assert models.project_model(house.session.project) == checkpoint
    house.scan_menu.fill()
    assert house.scan_menu.models.title() == "Names animals with: bears"

    press_offer(window)
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)
    assert subjects(house) == {(Subject.ANIMAL, "ursus")}
    assert any(words.startswith("bears on ") for words in ran_by)


def test_a_file_that_is_no_model_is_refused_and_not_remembered(
    qtbot: QtBot, open_window: Open, card: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.safetensors"
    page.write_text("<html>not found</html>")
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    house.scan_menu.model_chosen.emit(page)
    window.actions_["scan"].trigger()  # waits for the trial
    qtbot.waitUntil(lambda: "is a web page" in window.message_bar.text, timeout=LONG_MS)
    assert models.project_model(house.session.project) is None
    assert house.desk.scan is None


def test_a_model_that_is_gone_is_a_sentence_with_a_way_on(
    qtbot: QtBot, open_window: Open, card: Path, checkpoint: Path
) -> None:
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    models.use_model(house.session.project, checkpoint)
    checkpoint.unlink()
    window.actions_["scan"].trigger()
    assert "is not there" in window.message_bar.text
    assert house.desk.scan is None
    press_offer(window)
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)
    assert models.project_model(house.session.project) is None
    assert subjects(house) == {(Subject.UNCLASSIFIED, None)}
    assert all(video.status != "new" for video in media.videos(house.session.project))


def test_a_damaged_model_stops_the_scan_with_a_way_on(
    qtbot: QtBot, open_window: Open, card: Path, checkpoint: Path
) -> None:
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    models.use_model(house.session.project, checkpoint)
    checkpoint.write_bytes(checkpoint.read_bytes()[:200])
    window.actions_["scan"].trigger()
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)
    assert "bears.safetensors" in window.message_bar.text
    assert window.message_bar.offer.text() == "Scan by motion alone"
    choose(house, "no model")
    assert models.project_model(house.session.project) is None


@pytest.mark.slow  # the model is loaded by a process of its own
def test_the_model_shows_on_demand_where_it_looks(
    qtbot: QtBot, open_window: Open, card: Path, checkpoint: Path
) -> None:
    window, house = open_window()
    open_and_scan(qtbot, window, house, card)
    workroom = house.workroom
    canvas = workroom.furniture.stage.player.canvas
    qtbot.waitUntil(lambda: workroom.furniture.stage.player.playhead.frame_shown() >= 0, timeout=LONG_MS)

    window.actions_["attention"].trigger()
    assert "No model has looked at this" in window.message_bar.text
    assert not workroom.furniture.why.looking.is_on

    house.scan_menu.model_chosen.emit(checkpoint)
    qtbot.waitUntil(lambda: "bears names the animals" in window.message_bar.text, timeout=LONG_MS)
    press_offer(window)
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)
    workroom.furniture.reviewing.next()
    plain = canvas.grab().toImage()
    window.actions_["attention"].trigger()
    assert canvas.attention_note == "The model is looking…"
    looking = workroom.furniture.why.looking
    qtbot.waitUntil(lambda: canvas.attention is not None or not looking.is_on, timeout=3 * LONG_MS)
    assert looking.is_on, window.message_bar.text
    overlay = canvas.attention
    assert canvas.attention_note == ""
    assert len(overlay.pictures) == 2  # moments of a clip of four frames, pooled in time
    assert overlay.at(workroom.furniture.stage.player.playhead.time_shown()) is not None
    assert canvas.grab().toImage() != plain

    answer = looking.answer
    assert [(stage.num_layers, stage.num_heads) for stage in answer.stages] == [(2, 1), (7, 2), (3, 4)]
    looking.choose(Part(2, 7, 1))
    assert canvas.attention is not overlay

    mattering = workroom.furniture.why.mattering
    window.actions_["mattering"].trigger()
    qtbot.waitUntil(lambda: not mattering.is_waiting, timeout=3 * LONG_MS)
    assert mattering.is_on, window.message_bar.text
    parts = mattering.answer.parts
    assert [part.score for part in parts] == pytest.approx([mattering.answer.score] * 2)  # biases alone
    assert "No part of the clip matters" in workroom.furniture.why.card.when.part.text()
    window.actions_["mattering"].trigger()

    window.actions_["attention"].trigger()
    assert canvas.attention is None

    window.actions_["attention"].trigger()  # stopped in the middle: the process goes, nothing comes
    worker = looking.line.worker
    window.actions_["attention"].trigger()
    with qtbot.waitSignal(worker.ended, timeout=LONG_MS):
        pass
    assert canvas.attention is None
