"""Trainings that went astray, and folders of which something is damaged."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from mvit_core.checkpoint import load_checkpoint
from mvit_core.checkpoint.files import read_safetensors, write_weights
from mvit_core.errors import UserError
from mvit_core.models.mvit import MViT
from mvit_core.outcome import Outcome
from tests.trainer.conftest import TINY, MakeClasses
from tests.trainer.trainings import begun, of_kind, run
from trainer.evaluation.evaluate import Question, evaluate, held_out_of
from trainer.events import (
    EpochDone,
    StepDone,
    TrainingDone,
)
from trainer.fitting.state import CannotGoOn, WentAstray
from trainer.labels.readers import read_labels
from trainer.recipes.recipe import Precision
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places


@pytest.mark.parametrize("precision", ["fp32", "fp16"])  # whose scaler leaves out steps that are no numbers
def test_a_loss_that_is_no_number_is_a_sentence(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, precision: Precision
) -> None:
    forward = MViT.embedded
    labels = make_classes(left=4, none=4)
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr(MViT, "embedded", lambda self, clips: forward(self, clips) * float("nan"))
        steps = train(read_labels(labels), replace(TINY, precision=precision), places, device="cpu")
        with pytest.raises(WentAstray, match=r"learning rate \(lr\) below 0.003"):
            assert not any(isinstance(event, StepDone) for event in steps), "it ends at once"
    with pytest.raises(WentAstray, match=r"learning rate \(lr\) below 0.003"):
        run(labels, tmp_path / "run", resume=True)
    assert not RunFolder(tmp_path / "run").best.exists(), "it did not even begin to go on"


def test_gradients_beyond_half_precision_are_no_reason_to_end(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    norms = iter([torch.tensor(float("inf")), *[torch.tensor(1.0)] * 50])
    monkeypatch.setattr("trainer.fitting.loop.clip_grad_norm_", lambda *_: next(norms))
    recipe = replace(TINY, precision="fp16", epochs=1)
    assert isinstance(run(make_classes(left=4, none=4), tmp_path / "run", recipe)[-1], TrainingDone)


@pytest.mark.parametrize("what", ["gradients", "answers"])
def test_where_training_goes_astray_the_best_round_before_counts(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    labels = make_classes(left=8, none=8, sites=4)
    steps = begun(labels, tmp_path / "run")
    first = next(event for event in steps if isinstance(event, EpochDone))
    best = (tmp_path / "run/best.safetensors").read_bytes()
    if what == "gradients":
        monkeypatch.setattr("trainer.fitting.loop.clip_grad_norm_", lambda *_: torch.tensor(float("inf")))
    else:
        forward = MViT.forward_head
        monkeypatch.setattr(
            MViT, "forward_head", lambda self, x: forward(self, x) * (1 if self.training else float("nan"))
        )
    done = list(steps)[-1]
    assert isinstance(done, TrainingDone)
    assert (done.epoch, done.figures) == (1, first.figures)
    assert "astray in round 2" in done.reason
    assert (tmp_path / "run/best.safetensors").read_bytes() == best
    assert not RunFolder(tmp_path / "run").astray.exists(), "it came to something"


@pytest.mark.parametrize("rounds", [1, 2, 3])
@pytest.mark.parametrize("damage", ["cut short", "gone", "no numbers"])
def test_where_the_best_model_is_lost_another_takes_its_place(
    make_classes: MakeClasses, tmp_path: Path, damage: str, rounds: int
) -> None:
    labels = make_classes(left=8, none=8, sites=4)
    whole = run(labels, tmp_path / "whole")
    steps = begun(labels, tmp_path / "run")
    for event in steps:
        if isinstance(event, EpochDone) and event.epoch == rounds:
            break
    steps.close()
    folder = RunFolder(tmp_path / "run")
    notes = folder.epochs()
    lose(folder.best, damage)
    found = run(labels, folder.path, resume=True)
    assert [each.epoch for each in of_kind(EpochDone, found)] == [*range(rounds, 4)], "the last one ends anew"
    assert [each.step for each in of_kind(StepDone, found)] == [*range(3 * rounds + 1, 10)]
    first = of_kind(EpochDone, found)[0]
    assert first.is_best
    assert first.figures == of_kind(EpochDone, whole)[rounds - 1].figures
    assert first.train_loss == notes[-1]["train_loss"]
    assert [line["epoch"] for line in folder.epochs()] == [1, 2, 3]
    assert load_checkpoint(folder.best).header.lineage.metrics == of_kind(TrainingDone, found)[0].figures


def lose(best: Path, damage: str) -> None:
    """Damage a checkpoint, or remove it."""
    if damage == "gone":
        best.unlink()
    elif damage == "cut short":
        best.write_bytes(best.read_bytes()[:-100])
    else:
        best.write_bytes(best.read_bytes()[:-4] + np.float32(np.nan).tobytes())


def test_a_lost_best_model_and_a_damaged_state_are_a_sentence(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = make_classes(left=4, none=4)
    run(labels, tmp_path / "run", replace(TINY, epochs=1))
    folder = RunFolder(tmp_path / "run")
    for file in (folder.best, folder.last):
        file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(CannotGoOn, match=r"last.safetensors is damaged.*without that file it begins anew"):
        run(labels, folder.path, resume=True)
    folder.last.unlink()
    assert isinstance(run(labels, folder.path, resume=True)[-1], TrainingDone)
    assert load_checkpoint(folder.best)


def test_a_damaged_state_ends_the_training_with_its_best_model(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = make_classes(left=4, none=4)
    before = run(labels, tmp_path / "run", replace(TINY, epochs=1))[-1]
    folder = RunFolder(tmp_path / "run")
    folder.last.write_bytes(folder.last.read_bytes()[:1000])
    best = folder.best.read_bytes()
    done = run(labels, folder.path, resume=True)[-1]
    assert isinstance(before, TrainingDone)
    assert isinstance(done, TrainingDone)
    assert (done.epoch, done.figures) == (1, before.figures)
    assert "last.safetensors is damaged" in done.reason
    assert folder.best.read_bytes() == best
    folder.best.unlink()
    with pytest.raises(CannotGoOn, match="without that file it begins anew"):
        run(labels, folder.path, resume=True)
    folder.last.unlink()
    assert isinstance(run(labels, folder.path, resume=True)[-1], TrainingDone)


@pytest.mark.parametrize("what", ["no progress", "half a progress", "a layer less"])
def test_a_file_that_is_whole_but_no_state_is_a_sentence(
    make_classes: MakeClasses, tmp_path: Path, what: str
) -> None:
    labels = make_classes(left=4, none=4)
    run(labels, tmp_path / "run", replace(TINY, epochs=1))
    folder = RunFolder(tmp_path / "run")
    folder.best.unlink()
    state, note = read_safetensors(folder.last)
    if what == "no progress":
        note = {}
    elif what == "half a progress":
        note = {name: text[:20] for name, text in note.items()}
    else:
        del state[next(name for name in state if name.startswith("model/"))]
    write_weights(state, folder.last, note)
    with pytest.raises(CannotGoOn, match=r"last.safetensors is damaged"):
        run(labels, folder.path, resume=True)


def test_damaged_notes_of_rounds_stop_no_training_and_no_judgement(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = make_classes(left=8, none=8, sites=4)
    steps = begun(labels, tmp_path / "run")
    for event in steps:
        if isinstance(event, EpochDone):
            RunFolder(tmp_path / "run").metrics.write_bytes(
                b'\xff{"epoch": 1, "is_\n[]\n{"epoch": "1"}\n' + b"[" * 100_000
            )
            break
    assert isinstance([*steps][-1], TrainingDone)
    folder = RunFolder(tmp_path / "run")
    assert [line["epoch"] for line in folder.epochs()] == [2, 3]
    judging = Outcome(evaluate(held_out_of(folder), Question(checkpoint=folder.path), tmp_path / "cache"))
    assert [*judging]
    assert any("best of them may be so by luck" in caution for caution in judging.value.cautions)


@pytest.mark.parametrize("name", ["run.json", "manifest.jsonl"])
def test_a_damaged_folder_says_what_can_still_be_used(
    make_classes: MakeClasses, tmp_path: Path, name: str
) -> None:
    labels = make_classes(left=4, none=4)
    run(labels, tmp_path / "run", replace(TINY, epochs=1))
    for damage in (b"{", b'{"x":' + b"[" * 100_000):
        (tmp_path / "run" / name).write_bytes(damage)
        with pytest.raises(UserError, match=f"{name} in .* cannot be used: .* copy best.safetensors"):
            run(labels, tmp_path / "run", resume=True)
    (tmp_path / "run/run.json").unlink()
    with pytest.raises(UserError, match="holds no training; check the folder's name"):
        RunFolder(tmp_path / "run").facts()
