"""Whole trainings: what they learn from and leave behind, and the sad cases."""

import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from mvit_core.checkpoint import load_checkpoint, read_header
from mvit_core.errors import UserError
from mvit_core.inference import Predictor
from mvit_core.models.mvit import MViT
from mvit_core.outcome import Outcome
from tests.trainer.conftest import TINY, MakeClasses
from tests.trainer.trainings import of_kind, run
from trainer import orders
from trainer.evaluation.evaluate import Question, evaluate, held_out_of
from trainer.events import (
    BatchHalved,
    ClipSkipped,
    EpochDone,
    StepDone,
    TrainingDone,
    TrainingStarted,
)
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.labels.readers import read_labels
from trainer.machine.together import Together
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places
from trainer.runs.room import bytes_of


class Free(NamedTuple):
    """What is asked of a disk."""

    free: int


def test_a_training_leaves_a_checkpoint_for_scans(make_classes: MakeClasses, tmp_path: Path) -> None:
    found = run(make_classes(left=8, none=8, sites=4), tmp_path / "run")
    assert isinstance(found[-1], TrainingDone)
    (started,) = of_kind(TrainingStarted, found)
    assert (started.num_train, started.num_held_out, len(started.held_out_groups)) == (12, 4, 1)
    steps = of_kind(StepDone, found)
    assert [each.step for each in steps] == list(range(1, 10))
    assert steps[-1].num_steps == 9
    assert [each.epoch for each in of_kind(EpochDone, found)] == [1, 2, 3]
    checkpoint = load_checkpoint(tmp_path / "run/best.safetensors")
    assert checkpoint.classes.species == ("left", "none")
    assert checkpoint.header.lineage.manifest_hash == RunFolder(tmp_path / "run").manifest().hash
    assert "macro_accuracy" in checkpoint.header.lineage.metrics
    clips = np.zeros((1, 4, 32, 32, 3), np.uint8)
    assert len(Predictor(checkpoint).predict(clips)[0].species) == 2
    lines = [json.loads(line) for line in (tmp_path / "run/metrics.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines] == [1, 2, 3]


def test_events_survive_the_way_between_processes(make_classes: MakeClasses, tmp_path: Path) -> None:
    found = run(make_classes(left=4, none=4), tmp_path / "run", replace(TINY, epochs=1))
    assert [orders.decode_event(orders.encode(each)) for each in found] == found


def test_memory_that_ends_halves_the_clips_at_once_and_changes_nothing_else(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels, recipe = make_classes(left=8, none=8, sites=4), replace(TINY, drop_path=0.0, dropout=0.0)
    plain = run(labels, tmp_path / "plain", recipe)
    forward = MViT.embedded

    def small(self: MViT, clips: torch.Tensor) -> torch.Tensor:
        if self.training and len(clips) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return forward(self, clips)

    monkeypatch.setattr(MViT, "embedded", small)
    found = run(labels, tmp_path / "small", recipe)
    assert [each.micro_batch for each in of_kind(BatchHalved, found)] == [2, 1]
    losses = [[each.loss for each in of_kind(StepDone, some)] for some in (plain, found)]
    assert losses[0] == pytest.approx(losses[1], rel=1e-2)


def test_memory_for_not_one_clip_is_a_sentence(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(self: MViT, clips: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried 9 bytes")

    monkeypatch.setattr(MViT, "embedded", never)
    labels = make_classes(left=4, none=4)
    with pytest.raises(UserError, match="smaller crop"):
        run(labels, tmp_path / "run")

    def differ(self: MViT, clips: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("shapes differ")

    monkeypatch.setattr(MViT, "embedded", differ)
    with pytest.raises(RuntimeError, match="shapes differ"):
        run(labels, tmp_path / "other")


def test_unreadable_clips_are_left_out_and_said(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=6, none=6)
    (labels / "left/site0/empty.mp4").write_bytes(b"")
    (labels / "left/site1/noise.mp4").write_bytes(bytes(range(256)) * 9)
    found = run(labels, tmp_path / "run", replace(TINY, epochs=1))
    assert sorted(Path(each.video).name for each in of_kind(ClipSkipped, found)) == ["empty.mp4", "noise.mp4"]
    (started,) = of_kind(TrainingStarted, found)
    assert started.num_train + started.num_held_out == 12


def test_a_class_without_a_readable_clip_is_not_learned(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=6, none=6)
    for video in (labels / "left").rglob("*.mp4"):
        video.write_bytes(b"")
    with pytest.raises(UserError, match=r"Only clips of one class \(none\) can be read"):
        run(labels, tmp_path / "run")
    assert not RunFolder(tmp_path / "run").exists
    make_classes(right=6)
    (started,) = of_kind(TrainingStarted, run(labels, tmp_path / "run", replace(TINY, epochs=1)))
    assert "Not one clip of left can be read, so it is not learned." in started.cautions


def test_only_unreadable_clips_are_a_sentence(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "labels" / name).mkdir(parents=True)
        (tmp_path / "labels" / name / "1.mp4").write_bytes(b"")
    with pytest.raises(UserError, match="Not one of the videos"):
        run(tmp_path / "labels", tmp_path / "run")
    assert not (tmp_path / "run").exists(), "no folder is left of which nothing came"
    (tmp_path / "mine").mkdir()
    with pytest.raises(UserError, match="Not one of the videos"):
        run(tmp_path / "labels", tmp_path / "mine")
    assert (tmp_path / "mine").is_dir(), "a person made it"


def test_one_class_is_a_sentence_and_leaves_no_run(make_classes: MakeClasses, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"only one class \(left\)"):
        run(make_classes(left=4), tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_three_clips_train_without_a_judgement_and_say_so(make_classes: MakeClasses, tmp_path: Path) -> None:
    found = run(make_classes(left=2, none=1), tmp_path / "run", replace(TINY, epochs=2))
    (started,) = of_kind(TrainingStarted, found)
    assert started.num_held_out == 0
    assert any("too few clips" in sentence for sentence in started.cautions)
    assert any("single clip" in sentence for sentence in started.cautions)
    assert found[-1].figures == {}  # type: ignore[union-attr]
    assert found[-1].epoch == 2  # type: ignore[union-attr]
    assert (tmp_path / "run/best.safetensors").exists()


def test_computing_blocks_again_changes_nothing_but_memory(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=4, none=4)
    losses = [
        [step.loss for step in of_kind(StepDone, run(labels, tmp_path / str(again), recipe))]
        for again in (False, True)
        for recipe in [replace(TINY, epochs=2, checkpoint_blocks=again)]
    ]
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)


def test_one_site_is_trained_and_said(make_classes: MakeClasses, tmp_path: Path) -> None:
    found = run(make_classes(left=6, none=6, sites=1), tmp_path / "run", replace(TINY, epochs=1))
    (started,) = of_kind(TrainingStarted, found)
    assert started.num_held_out > 0
    assert any("one site" in sentence for sentence in started.cautions)


def test_a_disk_without_room_is_said_before_anything_is_decoded(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = make_classes(left=4, none=4)
    with monkeypatch.context() as patch:
        patch.setattr("trainer.runs.room.shutil.disk_usage", lambda _place: Free(free=100_000))
        with pytest.raises(UserError, match=r"0.0 GB are free; make room, then begin again"):
            run(labels, tmp_path / "run")
    assert not (tmp_path / "cache").exists()
    assert not (tmp_path / "run").exists()
    run(labels, tmp_path / "run", replace(TINY, epochs=1))
    folder = RunFolder(tmp_path / "run")
    model = load_checkpoint(folder.best).model
    sizes = [bytes_of(model, TINY, with_best=each) for each in (True, False)]
    assert sizes[0] - sizes[1] == pytest.approx(folder.best.stat().st_size, rel=0.2)
    assert sizes[1] == pytest.approx(folder.last.stat().st_size, rel=0.2)
    without_mean = bytes_of(model, replace(TINY, ema_decay=0.0), with_best=False)
    assert sizes[1] - without_mean == sizes[0] - sizes[1]
    assert bytes_of(model, replace(TINY, trained="heads"), with_best=False) == 0, "they have no state"


def test_whoever_may_read_new_files_may_read_models(make_classes: MakeClasses, tmp_path: Path) -> None:
    run(make_classes(left=4, none=4), tmp_path / "run", replace(TINY, epochs=1))
    rights = {file.name: file.stat().st_mode for file in (tmp_path / "run").iterdir()}
    assert rights["best.safetensors"] == rights["last.safetensors"] == rights["run.json"]


def test_time_cuts_the_epochs_and_patience_ends_them(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=4, none=4)
    hurried = run(labels, tmp_path / "hurried", replace(TINY, epochs=500, max_minutes=0.001))
    assert 1 <= len(of_kind(EpochDone, hurried)) < 30
    bored = run(labels, tmp_path / "bored", replace(TINY, epochs=50, patience=1, lr=1e-9))
    assert len(of_kind(EpochDone, bored)) < 50
    assert "Rounds without a better result: 1." in of_kind(TrainingDone, bored)[0].reason


def test_known_classes_keep_their_weights_in_a_longer_head(make_classes: MakeClasses, tmp_path: Path) -> None:
    run(make_classes(left=4, none=4), tmp_path / "first", replace(TINY, epochs=1))
    labels = make_classes(left=4, none=4, right=4)
    recipe = replace(TINY, model="", epochs=1, lr=1e-12, weight_decay=0.0, ema_decay=0.0)
    run(labels, tmp_path / "second", recipe, base=tmp_path / "first/best.safetensors")
    old, new = (load_checkpoint(tmp_path / name / "best.safetensors") for name in ("first", "second"))
    assert new.classes.species == ("left", "none", "right")
    assert torch.allclose(new.model.head.weight[:2], old.model.head.weight, atol=1e-5)  # type: ignore[index]
    assert new.header.lineage.base == "first", "the folder tells which, the file is always called the same"


def test_heads_on_a_base(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=6, none=6)
    run(labels, tmp_path / "first", replace(TINY, epochs=1))
    recipe = Recipe(name="heads", trained="heads", views=2, framing="whole", held_out=0.3)
    with pytest.raises(UserError, match="base"):
        run(labels, tmp_path / "none", recipe)
    found = run(labels, tmp_path / "second", recipe, base=tmp_path / "first/best.safetensors")
    assert isinstance(found[-1], TrainingDone)
    old, new = (load_checkpoint(tmp_path / name / "best.safetensors") for name in ("first", "second"))
    assert torch.equal(new.model.patch.weight, old.model.patch.weight)  # type: ignore[union-attr, arg-type]
    assert not torch.equal(new.model.head.weight, old.model.head.weight)  # type: ignore[arg-type]


def test_the_running_mean_of_the_weights_is_what_is_judged_and_kept(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    run(make_classes(left=4, none=4), tmp_path / "run", replace(TINY, epochs=1))
    best, last = (load_file(tmp_path / "run" / f"{name}.safetensors") for name in ("best", "last"))
    assert torch.equal(best["head.weight"], last["mean/head.weight"])
    assert not torch.equal(best["head.weight"], last["model/head.weight"])


def test_filters_of_motion_see_nothing_that_stands_still(make_classes: MakeClasses, tmp_path: Path) -> None:
    run(make_classes(left=4, none=4), tmp_path / "run", replace(TINY, epochs=1, motion_filters=0.5))
    said = load_file(tmp_path / "run/best.safetensors")["patch.weight"].mean(dim=2).abs().amax(dim=(1, 2, 3))
    half = len(said) // 2
    assert said[:half].max() < 1e-6
    assert said[half:].min() > 1e-4


def test_processes_that_train_together_do_as_many_rounds_as_the_first(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Together, "agreed", lambda _self, value: 2 if value == TINY.epochs else value)
    assert len(of_kind(EpochDone, run(make_classes(left=4, none=4), tmp_path / "run"))) == 2


def test_frozen_layers_stay_as_the_base_has_them(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=6, none=6)
    run(labels, tmp_path / "first", replace(TINY, epochs=1))
    recipe = replace(TINY, model="", epochs=1, frozen=0.5)
    run(labels, tmp_path / "second", recipe, base=tmp_path / "first/best.safetensors")
    old, new = (load_file(tmp_path / name / "best.safetensors") for name in ("first", "second"))
    changed = {name for name in old if not torch.equal(old[name], new[name])}
    assert "patch.weight" not in changed
    assert "head.weight" in changed


def test_species_behaviors_and_wider_taxa_together(make_classes: MakeClasses, tmp_path: Path) -> None:
    folder = make_classes(left=6, none=6)
    spans = [
        msgspec.structs.replace(
            span,
            behaviors=("moves",) if span.species == "left" else (),
            species="" if n % 4 == 3 else span.species,
        )
        for n, span in enumerate(read_labels(folder).spans)
    ]
    manifest = make_manifest(spans, root=folder)
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    found = list(train(manifest, replace(TINY, epochs=1, loss="balanced_softmax"), places, device="cpu"))
    assert {"macro_accuracy", "mean_average_precision"} <= set(of_kind(EpochDone, found)[0].figures)


def with_one_behavior_each(folder: Path, *names: str) -> Manifest:
    """Spans that show the first of these behaviors, or the last."""
    spans = [
        msgspec.structs.replace(span, behaviors=(names[0] if span.species == "left" else names[-1],))
        for span in read_labels(folder).spans
    ]
    return make_manifest(spans, root=folder)


def test_a_checkpoint_says_what_makes_scores_of_its_behaviors(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    """One behavior a clip by softmax; what is learned on frozen embeddings, each by itself, by sigmoid."""
    manifest = with_one_behavior_each(make_classes(left=6, none=6), "moves", "rests")
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    recipe = replace(TINY, epochs=1, behavior_loss="one")
    found = list(train(manifest, recipe, places, device="cpu"))
    best = tmp_path / "run/best.safetensors"
    assert read_header(best).behavior_activation == "softmax"
    scores = Predictor.from_checkpoint(best, device="cpu", precision="fp32").predict(
        np.zeros((1, 4, 32, 32, 3), np.uint8)
    )
    assert sum(score.value for score in scores[0].behaviors) == pytest.approx(1, abs=1e-5)
    outcome = Outcome(evaluate(held_out_of(RunFolder(places.out)), Question(checkpoint=best), places.cache))
    assert len(list(outcome)) > 0
    said = {name: figure.value for name, figure in outcome.value.figures.items()}
    learned = of_kind(EpochDone, found)[0].figures
    assert said == pytest.approx(learned, rel=0.01), "judged as it was while learning"
    heads = Recipe(name="heads", trained="heads", framing="whole", held_out=0.3, behavior_loss="one")
    places = replace(places, out=tmp_path / "heads", base=best)
    list(train(manifest, heads, places, device="cpu"))
    assert read_header(tmp_path / "heads/best.safetensors").behavior_activation == "sigmoid"


def test_one_behavior_of_one_is_nothing_to_learn(make_classes: MakeClasses, tmp_path: Path) -> None:
    manifest = with_one_behavior_each(make_classes(left=6, none=6), "moves")
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    with pytest.raises(UserError, match="moves is the only one; set behavior_loss to each"):
        list(train(manifest, replace(TINY, behavior_loss="one"), places, device="cpu"))


def test_spans_with_tracks_are_trained_on(make_classes: MakeClasses, tmp_path: Path) -> None:
    from mvit_core.types import Box, TrackPoint

    folder = make_classes(left=6, none=6)
    points = tuple(TrackPoint(n / 10, n, Box(0.6 - n / 20, 0.3, 0.2, 0.3)) for n in range(10))
    spans = [msgspec.structs.replace(span, points=points, end_s=0.9) for span in read_labels(folder).spans]
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    found = list(train(make_manifest(spans, root=folder), replace(TINY, epochs=1), places, device="cpu"))
    assert isinstance(found[-1], TrainingDone)


def test_unknown_models_and_other_bases_are_sentences(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=4, none=4)
    with pytest.raises(UserError, match="no model called magic"):
        run(labels, tmp_path / "run", replace(TINY, model="magic"))
    run(labels, tmp_path / "first", replace(TINY, epochs=1))
    with pytest.raises(UserError, match="leave one out"):
        run(
            labels, tmp_path / "run", replace(TINY, model="mvit_xs"), base=tmp_path / "first/best.safetensors"
        )
    assert LabelledSpan(video="x").class_names == ()
