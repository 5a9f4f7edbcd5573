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
from app.ui.improve.page import ImprovePage
from app.ui.jobs.learner_process import LearnerProcess
from app.ui.projects.house import House
from app.ui.window import MainWindow
from mvit_core.types import Span
from tests.end_to_end.test_window import Open, open_window
from tests.trainer.conftest import MakeClasses, make_classes
from trainer.labels.manifest import Manifest
from trainer.recipes.recipe import Recipe
from trainer.runs.folder import RunFolder

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


def slowly(monkeypatch: pytest.MonkeyPatch, **how: object) -> None:
    """Trainings of many rounds, whose state is saved again and again."""
    plain = plans.recipe_for
    many = {"epochs": 40, "save_every_s": 0.5, **how}
    monkeypatch.setattr(plans, "recipe_for", lambda way, manifest: replace(plain(way, manifest), **many))


def kill(qtbot: QtBot, page: ImprovePage) -> None:
    """End the process that trains, as a crash does, and wait until the page says what can be done."""
    learners = [each for each in page.improving.findChildren(LearnerProcess) if each.is_running]
    assert learners
    os.kill(learners[-1].process_id, getattr(signal, "SIGKILL", signal.SIGTERM))
    qtbot.waitUntil(lambda: page.improving.state == "idle", timeout=LONG_MS)
    qtbot.waitUntil(page.plan.stopped.isVisible, timeout=LONG_MS)


@pytest.mark.slow
def test_a_killed_training_is_a_sentence_and_can_go_on(
    qtbot: QtBot, open_window: Open, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly(monkeypatch)
    window, house = ready_to_learn(qtbot, open_window, known)
    page = house.improve.page
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.running.curves.losses) > 4, timeout=LONG_MS)
    first = page.running.curves.losses[0][0]
    kill(qtbot, page)
    assert "The training stopped" in window.message_bar.text
    qtbot.mouseClick(page.plan.stopped.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.running.curves.losses) > 1, timeout=LONG_MS)
    assert page.running.curves.losses[0][0] > first, "it goes on where it was"
    page.improving.cancel()
    assert versions(house.session.project) == []


@pytest.mark.slow
def test_where_videos_are_gone_for_good_the_best_so_far_is_kept(
    qtbot: QtBot, open_window: Open, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly(monkeypatch, cache_gb=0.0)
    window, house = ready_to_learn(qtbot, open_window, known)
    page = house.improve.page
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.running.has_best and page.running.curves.losses != [], timeout=LONG_MS)
    kill(qtbot, page)
    run = RunFolder(page.improving.planning.stopped.order.run)  # type: ignore[union-attr]
    spans = run.manifest().spans
    held_out = sorted({spans[number].video for number in run.facts().held_out})
    # Not the first one, which the window shows and Windows would not give up.
    for video in (spans[run.facts().train[-1]].video, held_out[-1]):
        Path(video).unlink()
    qtbot.mouseClick(page.plan.stopped.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.improving.state == "idle", timeout=LONG_MS)
    assert "gone for good, keep the best so far" in window.message_bar.text
    qtbot.waitUntil(page.plan.stopped.isVisible, timeout=LONG_MS)
    qtbot.mouseClick(page.plan.stopped.keep, Qt.MouseButton.LeftButton)
    assert window.message_bar.isHidden(), "the refusal is answered"
    qtbot.waitUntil(lambda: page.improving.state == "deciding", timeout=LONG_MS)
    assert "1 of the held-out videos can no longer be read" in page.report.verdict.text()
    (version,) = versions(house.session.project)
    assert version.is_here


@pytest.mark.slow
def test_what_goes_astray_is_begun_anew_and_not_gone_on_with(
    qtbot: QtBot, open_window: Open, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly(monkeypatch, lr=1e30, warmup_epochs=0.0, clip_norm=0.0, save_every_s=0.0)
    _, house = ready_to_learn(qtbot, open_window, known)
    page = house.improve.page
    qtbot.mouseClick(page.plan.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.plan.stopped.isVisible, timeout=LONG_MS)
    assert "went astray" in page.plan.stopped.says.text()
    assert not page.plan.stopped.go_on.isVisible()
    qtbot.waitUntil(lambda: "more slowly" in page.plan.why.text(), timeout=LONG_MS)
