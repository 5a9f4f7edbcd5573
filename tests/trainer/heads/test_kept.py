"""Heads on embeddings that a scan kept: no video is read, sites stay apart, the checkpoint works."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace as replaced

from mvit_core.checkpoint import (
    Checkpoint,
    Classes,
    Header,
    Preprocessing,
    load_checkpoint,
    save_checkpoint,
)
from mvit_core.errors import UserError
from mvit_core.models.registry import create_model
from mvit_core.outcome import Outcome
from mvit_core.types import Span
from tests.trainer.conftest import TINY
from trainer.evaluation.evaluate import Question, evaluate, held_out_of
from trainer.events import EpochDone, TrainingStarted
from trainer.heads.kept import Kept, read_kept, write_kept
from trainer.heads.kept_judging import KeptClip, kept_answers, kept_clips
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.machine.together import Together
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places
from trainer.temporal.animals import Watched
from trainer.temporal.head_report import FILE
from trainer.temporal.kept_bouts import kept_bouts, scored

HEADS = Recipe(name="heads", trained="heads", balance=1.0)
SPANS = [
    LabelledSpan(
        video=f"{name}{site}{n}.mp4",
        species=name,
        behaviors=("sleeps",) if name == "ursus" else (),
        group=site,
    )
    for site in ("A", "B", "C", "D")
    for name in ("ursus", "lepus")
    for n in range(5)
]


def base(folder: Path) -> tuple[Path, int]:
    model = create_model("tiny", num_classes=1, num_frames=4, crop=(32, 32))
    clip = Preprocessing(num_frames=4, frame_interval_s=0.1, crop=(32, 32))
    path = folder / "base.safetensors"
    save_checkpoint(path, model, Header(model="tiny", classes=Classes(species=("x",)), preprocessing=clip))
    return path, model.feature_dim


def kept(dim: int) -> Kept:
    """Two windows of each span but the last, told apart by their first number."""
    rng = np.random.default_rng(1)
    numbers = np.repeat(np.arange(len(SPANS) - 1), 2)
    rows = rng.normal(size=(len(numbers), dim)).astype(np.float32)
    rows[:, 0] += [4 if SPANS[number].species == "ursus" else -4 for number in numbers]
    return Kept(numbers, rows)


def test_heads_learn_from_what_was_kept_without_any_video(tmp_path: Path) -> None:
    checkpoint, dim = base(tmp_path)
    write_kept(kept(dim), tmp_path / "kept.npz")
    places = Places(
        out=tmp_path / "run",
        cache=tmp_path / "cache",
        base=checkpoint,
        embeddings=tmp_path / "kept.npz",
    )
    manifest = make_manifest(SPANS, root=tmp_path / "nowhere")
    events = list(train(manifest, HEADS, places, device="cpu"))
    (began,) = [each for each in events if isinstance(each, TrainingStarted)]
    assert began.num_train + began.num_held_out == len(SPANS) - 1
    assert len(began.held_out_groups) == 1
    (done,) = [each for each in events if isinstance(each, EpochDone)]
    assert done.figures["macro_accuracy"] == 1.0
    assert done.figures["mean_average_precision"] == 1.0
    made = load_checkpoint(tmp_path / "run/best.safetensors")
    assert made.classes.species == ("lepus", "ursus")
    assert made.classes.behaviors == ("sleeps",)


def test_embeddings_of_another_model_are_refused(tmp_path: Path) -> None:
    checkpoint, dim = base(tmp_path)
    write_kept(kept(dim + 1), tmp_path / "kept.npz")
    places = Places(
        out=tmp_path / "run", cache=tmp_path / "cache", base=checkpoint, embeddings=tmp_path / "kept.npz"
    )
    with pytest.raises(UserError, match="not of this model"):
        list(train(make_manifest(SPANS, root=tmp_path), HEADS, places, device="cpu"))


def test_heads_are_learned_by_the_first_of_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Together, "all_of", lambda _self, value: [value])
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache", base=base(tmp_path)[0])
    manifest = make_manifest(SPANS, root=tmp_path)
    assert [*train(manifest, HEADS, places, device="cpu", together=Together(rank=1, size=2))] == []


def test_where_only_one_class_was_kept_nothing_is_learned(tmp_path: Path) -> None:
    checkpoint, dim = base(tmp_path)
    lepus = [number for number, span in enumerate(SPANS) if span.species == "lepus"]
    write_kept(kept(dim).of(np.array(lepus)), tmp_path / "kept.npz")
    places = Places(
        out=tmp_path / "run", cache=tmp_path / "cache", base=checkpoint, embeddings=tmp_path / "kept.npz"
    )
    with pytest.raises(UserError, match=r"Only clips of one class \(lepus\)"):
        list(train(make_manifest(SPANS, root=tmp_path), HEADS, places, device="cpu"))
    assert not RunFolder(places.out).exists


def test_a_damaged_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kept.npz").write_bytes(b"PK nothing")
    with pytest.raises(UserError, match="does not hold embeddings"):
        read_kept(tmp_path / "kept.npz")


def test_the_first_layers_stay_as_they_are(tmp_path: Path) -> None:
    from trainer.fitting.optim import freeze

    model = create_model("tiny", num_classes=2, num_frames=4, crop=(32, 32))
    freeze(model, replace(TINY, frozen=0.5).frozen)
    depths = {name: model.layer_depth(name) for name, _ in model.named_parameters()}
    learning = {name for name, value in model.named_parameters() if value.requires_grad}
    border = round(0.5 * (model.num_layers - 1))
    assert learning == {name for name, depth in depths.items() if depth >= border}
    assert any(name.startswith("head") for name in learning)
    assert len(learning) < len(depths)


def test_times_of_windows_are_kept_where_they_are_known(tmp_path: Path) -> None:
    rows = Kept(np.array([0, 2]), np.ones((2, 3), np.float32), np.array([[0.0, 1.6], [0.8, 2.4]]))
    write_kept(rows, tmp_path / "kept.npz")
    again = read_kept(tmp_path / "kept.npz").of(np.array([2]))
    assert again.spans_s is not None
    assert again.spans_s.tolist() == [[0.8, 2.4]]
    write_kept(Kept(rows.numbers, rows.embeddings), tmp_path / "older.npz")
    assert read_kept(tmp_path / "older.npz").spans_s is None


def with_times(dim: int) -> Kept:
    """The same with the times of the windows, half a second apart, all through each span."""
    rows = kept(dim)
    starts = np.tile((0.0, 0.4), len(rows.numbers) // 2)
    return Kept(rows.numbers, rows.embeddings, np.stack((starts, starts + 0.6), axis=1))


def learned(tmp_path: Path) -> tuple[Path, Manifest, Kept]:
    """A run of heads on what was kept, its manifest, and what was kept."""
    checkpoint, dim = base(tmp_path)
    write_kept(with_times(dim), tmp_path / "kept.npz")
    spans = [replaced(span, end_s=1.0, animal="1") for span in SPANS]
    manifest = make_manifest(spans, root=tmp_path / "nowhere")
    places = Places(
        out=tmp_path / "run", cache=tmp_path / "cache", base=checkpoint, embeddings=tmp_path / "kept.npz"
    )
    recipe = replace(HEADS, find_bouts=False)
    list(train(manifest, recipe, places, device="cpu"))
    return tmp_path / "run", manifest, read_kept(tmp_path / "kept.npz")


def test_heads_are_judged_without_any_video_as_they_were_while_learning(tmp_path: Path) -> None:
    run, _, rows = learned(tmp_path)
    folder = RunFolder(run)
    held = [number for number in folder.facts().held_out if number in rows.spans]
    clips = kept_clips(folder.manifest(), rows, folder.facts().held_out)
    assert len(clips) == len(held)
    outcome = Outcome(evaluate(held_out_of(folder), Question(checkpoint=run, kept=clips), tmp_path / "none"))
    assert list(outcome) == [], "nothing is read, so nothing is said"
    report = outcome.value
    assert report.num_clips == len(held)
    said = {name: figure.value for name, figure in report.figures.items()}
    best = load_checkpoint(folder.best).header.lineage.metrics
    assert said == pytest.approx(best)
    assert report.bouts is not None
    assert report.bouts.num_bouts > 0
    rejected = replaced(report.bouts, by_head={"0.5": 0.1}, reason="The head does not beat windows.")
    (run / FILE).write_bytes(msgspec.json.encode(rejected))
    again = Outcome(evaluate(held_out_of(folder), Question(checkpoint=run, kept=clips), tmp_path / "none"))
    list(again)
    assert again.value.bouts == rejected


def test_behaviors_are_many_and_few_by_limits_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, _, rows = learned(tmp_path)
    folder = RunFolder(run)
    clips = kept_clips(folder.manifest(), rows, folder.facts().held_out)
    names = {name for span in folder.manifest().spans for name in span.class_names}
    monkeypatch.setattr("trainer.evaluation.evaluate.training_counts", lambda _: dict.fromkeys(names, 400))
    outcome = Outcome(evaluate(held_out_of(folder), Question(checkpoint=run, kept=clips), tmp_path / "none"))
    list(outcome)
    frequent, of_behaviors = outcome.value.by_frequency, outcome.value.behaviors_by_frequency
    assert [name for name, value in frequent.items() if value is not None] == ["many"]
    assert [name for name, value in of_behaviors.items() if value is not None] == ["few"]


def test_a_model_is_compared_with_its_base_by_the_same_windows(tmp_path: Path) -> None:
    run, _, rows = learned(tmp_path)
    folder = RunFolder(run)
    clips = kept_clips(folder.manifest(), rows, folder.facts().held_out)
    same = tmp_path / "same.safetensors"
    same.write_bytes(folder.best.read_bytes())
    outcome = Outcome(
        evaluate(held_out_of(folder), Question(checkpoint=run, against=same, kept=clips), tmp_path / "none")
    )
    list(outcome)
    comparison = outcome.value.comparison
    assert comparison is not None
    assert comparison.num_clips == len(clips)
    assert comparison.is_better is None
    assert comparison.bouts == outcome.value.bouts
    assert {each.value for each in comparison.differences.values()} == {0.0}


def test_an_animal_that_was_not_kept_all_through_says_nothing_of_bouts(tmp_path: Path) -> None:
    run, manifest, rows = learned(tmp_path)
    checkpoint = load_checkpoint(RunFolder(run).best)
    numbers = range(len(manifest.spans) - 1)
    whole = Manifest(manifest.header, manifest.spans[:-1], manifest.root)
    assert kept_bouts(checkpoint, whole, kept_clips(manifest, rows, numbers)) is not None
    assert kept_bouts(checkpoint, manifest, kept_clips(manifest, rows, numbers)) is None, "the last was not"


def test_what_was_kept_is_scored_by_what_the_model_was_taught(tmp_path: Path) -> None:
    model = create_model("tiny", num_classes=3, num_frames=4, crop=(32, 32)).eval()
    clip = Preprocessing(num_frames=4, frame_interval_s=0.1, crop=(32, 32))
    header = Header(
        model="tiny",
        classes=Classes(species=("ursus",), behaviors=("grooms", "sleeps")),
        preprocessing=clip,
        behavior_activation="softmax",
    )
    embeddings = np.random.default_rng(2).normal(size=(3, model.feature_dim)).astype(np.float32)
    windows = tuple(Span(float(n), n + 0.4) for n in range(3))
    rows = scored(Checkpoint(model, header), Watched(windows, embeddings))
    assert [sum(score.value for score in row.scores) for row in rows] == pytest.approx([1.0] * 3)
    spans = [LabelledSpan(video="a.mp4", end_s=1.0, behaviors=("sleeps",))]
    manifest = make_manifest(spans, root=tmp_path, behaviors=header.classes.behaviors)
    clips = {spans[0].key: KeptClip(embeddings)}
    judged, _ = kept_answers(Checkpoint(model, header), manifest, clips)
    assert judged.activation == "softmax"
