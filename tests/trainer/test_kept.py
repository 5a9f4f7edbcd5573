"""Heads on embeddings that a scan kept: no video is read, sites stay apart, the checkpoint works."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mvit_core.checkpoint import Classes, Header, Preprocessing, load_checkpoint, save_checkpoint
from mvit_core.errors import UserError
from mvit_core.models.registry import create_model
from tests.trainer.conftest import TINY
from trainer.events import EpochDone, TrainingStarted
from trainer.kept import Kept, read_kept, write_kept
from trainer.manifest import LabelledSpan, make_manifest
from trainer.preparing import Places
from trainer.recipe import Recipe
from trainer.run import train

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


def test_a_damaged_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kept.npz").write_bytes(b"PK nothing")
    with pytest.raises(UserError, match="does not hold embeddings"):
        read_kept(tmp_path / "kept.npz")


def test_the_first_layers_stay_as_they_are(tmp_path: Path) -> None:
    from trainer.optim import freeze

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
