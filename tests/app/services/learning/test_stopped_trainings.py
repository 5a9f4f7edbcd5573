"""A training that was stopped: found again, with how far it came, until it is given up or done with."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.services import models
from app.services.learning.plans import Plan
from app.services.learning.stopped_trainings import Damaged, Stopped, rounds_in_time, stopped
from app.services.learning.training_sets import training_set
from app.services.learning.trainings import Order, give_up, order_training, take_in
from app.services.projects import Project, open_project
from tests.app.services.learning.test_trainings import known, safetensors
from trainer.recipes.presets import preset
from trainer.runs.folder import RunFacts, RunFolder

__all__ = ["known"]  # a fixture

pytestmark = pytest.mark.usefixtures("home")

PLAN = Plan("all", replace(preset("finetune"), epochs=20), None, 1.0)


def begun(project: Project, *, rounds: int = 0, at: str = "2026-11-27T12:00:00+00:00") -> Order:
    """A training that left its state after so many rounds."""
    order = order_training(project, training_set(project).manifest, PLAN, None)
    run = RunFolder(order.run)
    run.begin(
        training_set(project).manifest,
        RunFacts(
            manifest_hash="",
            recipe=PLAN.recipe,
            train=(0,),
            held_out=(1,),
            created_at=at,
        ),
    )
    safetensors(run.last, "{}")
    for number in range(1, rounds + 1):
        best = number < 3
        run.note_epoch(
            {"epoch": number, "macro_accuracy": 0.1 * number, "is_best": best, "trained_s": 30.0 * number}
        )
    return order


def test_it_is_found_until_it_is_given_up(known: Project) -> None:
    assert stopped(known) is None
    ordered = order_training(known, training_set(known).manifest, PLAN, None)
    assert stopped(known) is None, "nothing was saved yet"
    order = begun(known)
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert found.order.run == order.run
    assert found.order.learn.resume
    assert (found.rounds, found.num_rounds, found.score) == (0, 20, None)
    with open_project(known.path) as another:
        assert another.read_only
        assert stopped(another) is None, "it may run in the window that can write"
    give_up(found.run)
    give_up(ordered.run)
    assert stopped(known) is None


@pytest.mark.parametrize("said", ["", "yesterday"])
def test_one_that_does_not_say_when_it_began_has_the_time_of_its_files(known: Project, said: str) -> None:
    before = datetime.now(UTC)
    begun(known, at=said)
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert abs(datetime.fromisoformat(found.began_at) - before) < timedelta(minutes=5)


def test_it_tells_how_far_it_came(known: Project) -> None:
    begun(known, rounds=4)
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert found.began_at == "2026-11-27T12:00:00+00:00"
    assert (found.rounds, found.num_rounds, found.trained_s) == (4, 20, 120.0)
    assert found.score == pytest.approx(0.2), "of the best round, not of the last"
    assert found.figure == "macro_accuracy"
    assert not found.is_learned


def test_of_behaviors_alone_it_tells_that_its_figure_is_no_share_of_clips(known: Project) -> None:
    run = RunFolder(begun(known).run)
    run.note_epoch({"epoch": 1, "mean_average_precision": 0.4, "is_best": True, "trained_s": 30.0})
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert (found.figure, found.score) == ("mean_average_precision", 0.4)


def damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def test_what_is_damaged_of_it_cannot_be_used(known: Project) -> None:
    run = RunFolder(begun(known, rounds=4).run)

    def ways() -> tuple[bool, bool, bool]:
        found = stopped(known)
        assert isinstance(found, Stopped)
        return found.can_go_on, found.has_best, found.is_of_use

    assert ways() == (True, False, True), "its best is gone"
    safetensors(run.best, "{}")
    assert ways() == (True, True, True)
    damaged(run.last)
    assert ways() == (False, True, True)
    run.last.unlink()
    assert ways() == (False, True, True), "stopped before its state was saved"
    damaged(run.best)
    assert ways() == (False, False, False)
    run.best.unlink()
    assert stopped(known) is None, "it left nothing"


@pytest.mark.parametrize("file", ["order.json", "run.json"])
@pytest.mark.parametrize("damage", ["cut short", "nested", "gone"])
def test_one_that_nobody_can_tell_anything_of_is_found_all_the_same(
    known: Project, file: str, damage: str
) -> None:
    order = begun(known, rounds=4)
    run = RunFolder(order.run)
    place = order.run / file
    if damage == "gone":
        place.unlink()
    else:
        place.write_bytes(place.read_bytes()[:-3] if damage == "cut short" else b"[" * 100_000)
    os.utime(run.path / "labels.jsonl", (1_795_000_000, 1_795_000_000))
    found = stopped(known)
    began_at = "2026-11-18T11:06:40+00:00"
    assert found == Damaged(run=order.run, file=file, began_at=began_at, has_best=False)
    safetensors(run.best, "{}")
    assert stopped(known) == replace(found, has_best=True)
    give_up(found.run)
    assert stopped(known) is None


def test_one_that_went_astray_does_not_go_on(known: Project) -> None:
    run = RunFolder(begun(known).run)
    run.astray.write_text("The loss is no number.")
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert found.went_astray
    assert not found.can_go_on
    run.last.unlink()
    assert stopped(known) == found, "whether or not a state was saved before"


def test_its_best_can_be_kept(known: Project) -> None:
    begun(known, rounds=4)
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert not found.order.learn.conclude
    assert found.conclusion.learn == msgspec.structs.replace(found.order.learn, conclude=True)
    assert found.conclusion.run == found.order.run


def test_one_that_was_begun_after_it_and_saved_nothing_does_not_hide_it(known: Project) -> None:
    order = begun(known)
    order_training(known, training_set(known).manifest, PLAN, None)
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert found.order.run == order.run


def test_a_model_that_was_made_since_ends_it(known: Project) -> None:
    begun(known)
    later = begun(known)
    RunFolder(later.run).best.write_bytes(b"weights")
    take_in(known, later, None)
    assert stopped(known) is None


def test_it_is_judged_against_the_model_that_is_in_use_by_then(known: Project) -> None:
    order = begun(known)
    assert order.learn.against == ""
    run = RunFolder(order.run)
    run.best.write_bytes(b"weights")
    models.use_model(known, run.best)
    found = stopped(known)
    assert isinstance(found, Stopped)
    assert found.order.learn.against == str(run.best)


@pytest.mark.parametrize(
    ("minutes", "rounds", "trained_s", "expected"),
    [(0, 3, 60.0, 100), (10, 0, 0.0, 100), (10, 3, 60.0, 30), (1, 3, 90.0, 3)],
)
def test_rounds_end_with_the_time(minutes: float, rounds: int, trained_s: float, expected: int) -> None:
    recipe = replace(preset("tracks_from_scratch_cpu"), max_minutes=minutes)
    assert rounds_in_time(recipe, rounds, trained_s) == expected
