"""Trainings that were stopped go on as if nothing had happened, and one at a time."""

import errno
import json
import re
import sys
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
import torch
from safetensors.torch import load_file

from mvit_core.checkpoint import load_checkpoint
from mvit_core.checkpoint.files import read_safetensors, write_weights
from mvit_core.errors import UserError
from tests.trainer.conftest import TINY, MakeClasses
from tests.trainer.trainings import begun, of_kind, run
from trainer.events import (
    EpochDone,
    StateSaved,
    StepDone,
    TrainingDone,
    TrainingEvent,
    TrainingStarted,
)
from trainer.fitting import loop
from trainer.fitting.state import OnDemand, TrainingState
from trainer.labels.readers import read_labels
from trainer.recipes.recipe import Precision
from trainer.run import conclude, train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places


@pytest.mark.parametrize("stop_after", [1, 6, 10, 14])
def test_a_run_stopped_anywhere_ends_as_one_that_was_not(
    make_classes: MakeClasses, tmp_path: Path, stop_after: int
) -> None:
    labels = make_classes(left=8, none=8, sites=4)
    recipe = replace(TINY, mixup=0.8, cutmix=1.0, randaugment=2, erasing=0.5, balance=0.5)
    whole = run(labels, tmp_path / "whole", recipe)
    places = Places(out=tmp_path / "cut", cache=tmp_path / "cache")
    steps = train(read_labels(labels), recipe, places, device="cpu")
    list(islice(steps, stop_after))
    steps.close()
    assert (tmp_path / "cut/last.safetensors").is_file() == (stop_after > 1), "closed, it saves its state"
    again = run(labels, tmp_path / "cut", recipe, resume=True)
    assert of_kind(TrainingDone, again)[0].figures == of_kind(TrainingDone, whole)[0].figures
    first, second = (load_file(tmp_path / name / "best.safetensors") for name in ("whole", "cut"))
    assert all(torch.equal(first[name], second[name]) for name in first)
    one, two = ((tmp_path / name / "metrics.jsonl").read_text() for name in ("whole", "cut"))
    assert [untimed(line) for line in one.splitlines()] == [untimed(line) for line in two.splitlines()]


@pytest.mark.parametrize("asked_after", [5, 7, 9])
def test_a_state_saved_on_demand_goes_on_as_if_nothing_had_been(
    make_classes: MakeClasses, tmp_path: Path, asked_after: int
) -> None:
    """Also between two steps, and while the running mean of the weights is judged in their place."""
    labels, recipe = make_classes(left=8, none=8, sites=4), replace(TINY, ema_decay=0.9)
    whole = run(labels, tmp_path / "whole", recipe)
    places, state = Places(out=tmp_path / "cut", cache=tmp_path / "cache"), OnDemand()
    steps = train(read_labels(labels), recipe, places, device="cpu", on_demand=state)
    state.save()
    heard = list(islice(steps, asked_after))
    state.save()
    saved = (tmp_path / "cut/last.safetensors").read_bytes()
    steps.close()
    (tmp_path / "cut/last.safetensors").write_bytes(saved)
    again = run(labels, tmp_path / "cut", recipe, resume=True)
    assert len(of_kind(StepDone, heard)) + len(of_kind(StepDone, again)) == len(of_kind(StepDone, whole))
    first, second = (load_file(tmp_path / name / "best.safetensors") for name in ("whole", "cut"))
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_the_first_state_is_saved_after_a_minute(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = count(step=25)
    monkeypatch.setattr(loop, "time", SimpleNamespace(monotonic=lambda: float(next(ticks))))
    steps = begun(make_classes(left=8, none=8, sites=4), tmp_path / "run")
    saved = next(event.step for event in steps if isinstance(event, StateSaved))
    steps.close()
    assert saved == 3, "of steps of 25 seconds"


def test_the_state_is_saved_every_so_often(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = count()
    monkeypatch.setattr(loop, "time", SimpleNamespace(monotonic=lambda: float(next(ticks))))
    recipe = replace(TINY, save_every_s=2.0)
    steps = begun(make_classes(left=8, none=8, sites=4), tmp_path / "run", recipe)
    saved = []
    for event in steps:
        if isinstance(event, StateSaved):
            assert (tmp_path / "run/last.safetensors").is_file()
            saved.append(event.step)
    assert saved == [3, 6, 9], "of nine steps of a second"


def test_a_run_by_sgd_and_a_recipe_of_before_goes_on(make_classes: MakeClasses, tmp_path: Path) -> None:
    """A state that was written before recipes had some field is that of the same recipe."""
    labels = make_classes(left=8, none=8, sites=4)
    recipe = replace(TINY, optimizer="sgd", lr=0.05, weight_decay=1e-4)
    whole = run(labels, tmp_path / "whole", recipe)
    steps = train(
        read_labels(labels), recipe, Places(out=tmp_path / "cut", cache=tmp_path / "cache"), device="cpu"
    )
    list(islice(steps, 10))
    steps.close()
    last = tmp_path / "cut" / "last.safetensors"
    state, note = read_safetensors(last)
    said = json.loads(note["trapline-training"])
    said["recipe"] = said["recipe"].replace('"pair_prior":0.0,', "")
    write_weights(state, last, note | {"trapline-training": json.dumps(said)})
    again = run(labels, tmp_path / "cut", recipe, resume=True)
    assert of_kind(StepDone, again)[0].step == said["total_steps"] + 1, "it goes on where it was"
    assert of_kind(TrainingDone, again)[0].figures == of_kind(TrainingDone, whole)[0].figures
    first, second = (load_file(tmp_path / name / "best.safetensors") for name in ("whole", "cut"))
    assert all(torch.equal(first[name], second[name]) for name in first)


def untimed(line: str) -> dict[str, object]:
    return {name: value for name, value in json.loads(line).items() if name != "trained_s"}


def test_videos_that_vanish_are_not_missed_where_their_clips_are_kept(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = make_classes(left=8, none=8, sites=4)
    whole = run(labels, tmp_path / "whole")[-1]
    steps = begun(labels, tmp_path / "run")
    list(islice(steps, 6))
    labels.rename(tmp_path / "elsewhere")
    list(islice(steps, 4))
    steps.close()
    done = list(begun(tmp_path / "elsewhere", tmp_path / "run", resume=True))[-1]
    assert isinstance(done, TrainingDone)
    assert isinstance(whole, TrainingDone)
    assert done.figures == whole.figures


@pytest.mark.parametrize("gone", ["trained", "held out"])
def test_videos_that_vanish_stop_the_training_until_they_are_back(
    make_classes: MakeClasses, tmp_path: Path, gone: str
) -> None:
    labels, recipe = make_classes(left=8, none=8, sites=4), replace(TINY, cache_gb=0.0)
    whole = run(labels, tmp_path / "whole", recipe)
    steps = begun(labels, tmp_path / "run", recipe)
    assert next(event for event in steps if isinstance(event, EpochDone)).is_best
    folder = RunFolder(tmp_path / "run")
    best, facts = folder.best.read_bytes(), folder.facts()
    numbers = facts.train if gone == "trained" else facts.held_out
    some = [folder.manifest().path_of(folder.manifest().spans[number]) for number in numbers[:2]]
    for video in some:
        video.rename(video.with_suffix(".away"))
    with pytest.raises(UserError, match=r"mp4 can no longer be read; plug its drive in or put it back there"):
        list(steps)
    assert folder.last.is_file(), "what was learned since is kept"
    assert folder.best.read_bytes() == best
    assert len(folder.epochs()) == 1
    again = begun(labels, tmp_path / "run", recipe, resume=True)
    with pytest.raises(UserError, match=re.escape(f"{some[0]} can no longer be read")):
        assert not any(isinstance(event, TrainingStarted) for event in again), "nothing is learned in vain"
    for video in some:
        video.with_suffix(".away").rename(video)
    done, first = run(labels, folder.path, resume=True)[-1], whole[-1]
    assert isinstance(done, TrainingDone)
    assert isinstance(first, TrainingDone)
    assert done.figures == first.figures
    one, two = (load_file(tmp_path / name / "best.safetensors") for name in ("whole", "run"))
    assert all(torch.equal(one[name], two[name]) for name in one)


@pytest.mark.parametrize("last", [StepDone, EpochDone])
def test_what_cannot_be_judged_keeps_the_latest_model_and_goes_on(
    make_classes: MakeClasses, tmp_path: Path, last: type[TrainingEvent]
) -> None:
    labels = make_classes(left=2, none=1)
    steps = begun(labels, tmp_path / "run")
    next(event for event in steps if isinstance(event, last))
    steps.close()
    done = run(labels, tmp_path / "run", resume=True)[-1]
    assert isinstance(done, TrainingDone)
    assert done.epoch == TINY.epochs
    assert load_checkpoint(tmp_path / "run/best.safetensors")


@pytest.mark.parametrize("precision", ["bf16", "fp16"])
def test_half_precision_learns_and_resumes(
    make_classes: MakeClasses, tmp_path: Path, precision: Precision
) -> None:
    labels, recipe = make_classes(left=6, none=6), replace(TINY, precision=precision)
    steps = begun(labels, tmp_path / "run", recipe)
    list(islice(steps, 8))
    steps.close()
    done = run(labels, tmp_path / "run", recipe, resume=True)[-1]
    whole = run(labels, tmp_path / "whole", recipe)[-1]
    assert isinstance(done, TrainingDone)
    assert isinstance(whole, TrainingDone)
    assert done.figures == whole.figures


def test_the_scale_of_gradients_in_half_precision_is_kept(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels, recipe = make_classes(left=6, none=6), replace(TINY, precision="fp16")
    with monkeypatch.context() as patch:
        patch.setattr("torch.amp.GradScaler.get_scale", lambda _self: 64.0)
        steps = begun(labels, tmp_path / "run", recipe)
        list(islice(steps, 8))
        steps.close()
    scales: list[float] = []
    backward = loop.backward

    def seen(state: TrainingState, *rest: Any) -> float:
        scales.append(state.scaler.get_scale())
        return backward(state, *rest)

    monkeypatch.setattr(loop, "backward", seen)
    run(labels, tmp_path / "run", recipe, resume=True)
    assert set(scales) == {64.0}


def test_a_full_disk_is_a_sentence_and_the_state_before_stays(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = make_classes(left=6, none=6)
    steps = begun(labels, tmp_path / "run")
    list(islice(steps, 8))
    steps.close()
    before = (tmp_path / "run/last.safetensors").read_bytes()

    def full(_state: object, file: Path, _metadata: object) -> None:
        file.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("trainer.fitting.state.write_weights", full)
        with pytest.raises(UserError, match="disk is full; make room, then go on with the training"):
            run(labels, tmp_path / "run", resume=True)
    assert (tmp_path / "run/last.safetensors").read_bytes() == before
    assert not list((tmp_path / "run").glob(".*part"))
    assert isinstance(run(labels, tmp_path / "run", resume=True)[-1], TrainingDone)


def test_a_state_of_another_recipe_is_refused(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=4, none=4)
    run(labels, tmp_path / "run", replace(TINY, epochs=1))
    folder = RunFolder(tmp_path / "run")
    folder.write_facts(msgspec.structs.replace(folder.facts(), recipe=replace(TINY, epochs=1, lr=1e-4)))
    with pytest.raises(UserError, match="not the one that the run began with"):
        run(labels, folder.path, resume=True)


def test_a_run_is_never_written_over(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=4, none=4)
    run(labels, tmp_path / "run", replace(TINY, epochs=1))
    with pytest.raises(UserError, match="--resume"):
        run(labels, tmp_path / "run")


def test_two_processes_do_not_train_in_one_folder(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = make_classes(left=4, none=4)
    steps = train(read_labels(labels), TINY, Places(out=tmp_path / "run", cache=tmp_path / "cache"))
    next(steps)
    monkeypatch.setattr("trainer.runs.holding.LEAVING_S", 0.1)
    with pytest.raises(UserError, match="runs already"):
        run(labels, tmp_path / "run", resume=True)
    steps.close()
    assert isinstance(run(labels, tmp_path / "run")[-1], TrainingDone), "the folder is free again"


def test_a_process_that_still_saves_is_waited_for(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = make_classes(left=4, none=4)
    steps = train(read_labels(labels), TINY, Places(out=tmp_path / "run", cache=tmp_path / "cache"))
    list(islice(steps, 8))
    monkeypatch.setattr("trainer.runs.holding.time.sleep", lambda _s: steps.close())
    assert isinstance(run(labels, tmp_path / "run", resume=True)[-1], TrainingDone)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which files a process holds")
def test_a_training_that_goes_on_holds_no_old_state_on_the_disk(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = make_classes(left=4, none=4)
    steps = begun(labels, tmp_path / "run")
    list(islice(steps, 5))
    steps.close()
    again = begun(labels, tmp_path / "run", resume=True)
    next(event for event in again if isinstance(event, StepDone))
    assert "last.safetensors" not in Path("/proc/self/maps").read_text()
    again.close()


def test_a_base_that_was_removed_is_not_missed_by_a_training_that_goes_on(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = make_classes(left=6, none=6)
    run(labels, tmp_path / "first", replace(TINY, epochs=1))
    base, recipe = tmp_path / "first/best.safetensors", replace(TINY, model="", save_every_s=0.0)
    run(labels, tmp_path / "whole", recipe, base=base)
    places = Places(out=tmp_path / "cut", cache=tmp_path / "cache", base=base)
    steps = train(read_labels(labels), recipe, places, device="cpu")
    next(event for event in steps if isinstance(event, EpochDone))
    steps.close()
    base.unlink()
    assert isinstance(run(labels, tmp_path / "cut", resume=True)[-1], TrainingDone)
    one, two = (load_checkpoint(tmp_path / name / "best.safetensors") for name in ("whole", "cut"))
    weights = one.model.state_dict(), two.model.state_dict()
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])
    assert one.header.lineage.base == two.header.lineage.base


@pytest.mark.parametrize("lost", ["best", "state"])
def test_a_base_that_was_removed_is_missed_where_only_half_is_left_to_go_on_from(
    make_classes: MakeClasses, tmp_path: Path, lost: str
) -> None:
    labels = make_classes(left=6, none=6)
    run(labels, tmp_path / "first", replace(TINY, epochs=1))
    base, recipe = tmp_path / "first/best.safetensors", replace(TINY, model="")
    steps = begun(labels, tmp_path / "cut", recipe, base=base)
    next(event for event in steps if isinstance(event, EpochDone))
    steps.close()
    base.unlink()
    folder = RunFolder(tmp_path / "cut")
    (folder.best if lost == "best" else folder.last).unlink()
    with pytest.raises(UserError, match=re.escape(f"{base} cannot be read")):
        run(labels, folder.path, resume=True)


def test_the_best_of_a_training_that_still_saves_is_not_written_over(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    steps = train(read_labels(make_classes(left=4, none=4)), TINY, places, device="cpu")
    next(event for event in steps if isinstance(event, EpochDone))
    monkeypatch.setattr("trainer.runs.holding.LEAVING_S", 0.1)
    with pytest.raises(UserError, match="runs already"):
        list(conclude(places, device="cpu"))
    steps.close()
    assert list(conclude(places, device="cpu")) == []
