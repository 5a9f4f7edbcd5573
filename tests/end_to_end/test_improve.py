"""Learning in the real window with the real process: labels become a model in use; a kill loses little."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import media, models
from app.services.learning import plans
from app.services.learning.model_versions import versions
from app.services.projects import create_project
from app.services.review import labels
from app.services.review.verdicts import add
from app.store.records import Kind
from app.ui.projects.house import House
from app.ui.window import MainWindow
from mvit_core.types import Span
from tests.end_to_end.test_window import Open, open_window
from tests.trainer.conftest import MakeClasses, make_classes
from trainer.labels.manifest import Manifest
from trainer.recipes.recipe import Recipe

__all__ = ["make_classes", "open_window"]  # fixtures

LONG_MS = 150_000
TAXA = {"left": "ursus", "none": "lepus"}


@pytest.fixture
def known(tmp_path: Path, make_classes: MakeClasses, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of three sites in which somebody named everything; training takes seconds."""
    footage = make_classes(left=9, none=9, sites=3)
    place = tmp_path / "known.trapline"
    with create_project(place) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
        for video in media.videos(project):
            taxon = TAXA[video.relative_path.split("/")[0]]
            animal = labels.new_observation(project, video.id, Kind.ANIMAL)
            labels.apply(project, {animal: add(Span(0.0, 0.9), taxon=taxon)}, who="me")

    def small(way: str, manifest: Manifest) -> Recipe:
        recipe = plans.suggested(manifest, with_base=False)
        return replace(recipe, epochs=2, crop=32, num_frames=4, frame_interval_s=0.1, views=1, max_minutes=0)

    monkeypatch.setattr(plans, "recipe_for", small)
    monkeypatch.setattr(plans, "smaller_where_slow", lambda recipe, _around: recipe)
    return place


def ready_to_learn(qtbot: QtBot, open_window: Open, known: Path) -> tuple[MainWindow, House]:
    """The window at the Improve page, with its plan made."""
    window, house = open_window()
    window.open_path(known)
    qtbot.waitUntil(
        lambda: house.session.is_open and house.furniture.library.num_videos == 18, timeout=LONG_MS
    )
    window.actions_["improve"].trigger()
    qtbot.waitUntil(house.improve.page.plan.button.isEnabled, timeout=LONG_MS)
    return window, house


@pytest.mark.slow
def test_one_click_makes_a_model_that_the_person_may_use(
    qtbot: QtBot, open_window: Open, known: Path
) -> None:
    window, house = ready_to_learn(qtbot, open_window, known)
    page = house.improve.page
    assert "18 examples of 2 classes from 3 sites" in page.data.counted.text()
    qtbot.keyClick(window, Qt.Key.Key_X)  # of the review, which is out of sight
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.improving.state == "deciding", timeout=LONG_MS)
    assert page.running.examples.names != []
    assert page.report.title.text().startswith("The first model")
    qtbot.mouseClick(page.report.use, Qt.MouseButton.LeftButton)
    (version,) = versions(house.session.project)
    assert models.project_model(house.session.project) == version.path
    assert version.facts.held_out
    assert "names the animals of this project from now on" in window.message_bar.text
    page.family.report_wanted.emit(version)
    clip = page.improving.report.clips[0]  # type: ignore[union-attr]
    page.clip_wanted.emit(clip)
    assert window.pages.currentWidget() is house.workroom
    assert house.session.video is not None
    assert str(house.session.video.path) == clip.video
    assert house.session.observation is not None


@pytest.mark.slow
def test_a_killed_training_is_a_sentence_and_can_go_on(
    qtbot: QtBot, open_window: Open, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = plans.recipe_for
    monkeypatch.setattr(
        plans,
        "recipe_for",
        lambda way, manifest: replace(plain(way, manifest), epochs=40, save_every_s=0.5),
    )
    window, house = ready_to_learn(qtbot, open_window, known)
    page = house.improve.page
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.running.curves.losses) > 4, timeout=LONG_MS)
    first = page.running.curves.losses[0][0]
    assert page.improving.process_id
    os.kill(page.improving.process_id, getattr(signal, "SIGKILL", signal.SIGTERM))
    qtbot.waitUntil(lambda: page.improving.state == "idle", timeout=LONG_MS)
    assert "The training stopped" in window.message_bar.text
    page.open()
    qtbot.waitUntil(page.plan.stopped.isVisible, timeout=LONG_MS)
    page.plan.resume_wanted.emit()
    qtbot.waitUntil(lambda: len(page.running.curves.losses) > 1, timeout=LONG_MS)
    assert page.running.curves.losses[0][0] > first, "it goes on where it was"
    page.improving.cancel()
    assert versions(house.session.project) == []
