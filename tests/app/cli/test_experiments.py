"""The words of the papers' experiments."""

import json
from collections.abc import Generator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from app.cli.experiments import mammalnet
from app.cli.experiments.ablation import models_of, table_with
from app.cli.experiments.clips import recipe_of, wanted_of
from app.cli.experiments.watching import watched
from app.cli.parser import parse
from app.logs import start_logging, stop_logging
from mvit_core.errors import UserError
from tests.trainer.experiments.organs import write_organs
from trainer.events import ClipSkipped, TrainingEvent
from trainer.experiments.mammalnet import detection


def test_a_benchmark_has_words_of_its_own_and_a_run_of_its_name_stays_a_run() -> None:
    assert parse(["evaluate", "mammalnet", "--data", "x"]).benchmark == "mammalnet"
    assert parse(["evaluate", "./mammalnet", "labels"]).model == Path("mammalnet")


def test_what_the_lists_hold_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "train.csv").write_text("a.mp4 0 2\n")
    (tmp_path / "test.csv").write_text("b.mp4 1 3\n")
    arguments = parse(["evaluate", "mammalnet", "--data", str(tmp_path), "--json"])
    assert arguments.run(arguments) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["train"], facts["test"], facts["missing"]) == (1, 1, ["a.mp4", "b.mp4"])
    assert facts["classes"]["pairs"] == {"many": 0, "medium": 0, "few": 1}


def test_organs_are_learned_and_tested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write_organs(tmp_path / "organmnist3d.npz", train=22, val=11, test=11))
    arguments = parse(["evaluate", "organmnist3d", path, "--epochs", "1", "--device", "cpu", "--json"])
    assert arguments.run(arguments) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["num_train"], facts["num_test"], facts["epochs"]) == (22, 11, 1)
    assert 0 <= facts["test_accuracy"] <= 1
    arguments = parse(["evaluate", "organmnist3d", path, "--epochs", "1", "--device", "cpu"])
    assert arguments.run(arguments) == 0
    assert "published test accuracy 77 %" in capsys.readouterr().out


def leaving_out(number: int, *, ends_well: bool = True) -> Generator[TrainingEvent, None, str]:
    """An experiment whose videos are empty; of the first, two clips are wanted."""
    yield ClipSkipped(video="", reason="The list names a video that is not there.")
    for each in (0, *range(number)):
        yield ClipSkipped(video=f"{each}.mp4", reason=f"{each}.mp4 is empty.")
    if not ends_well:
        raise UserError("Nothing can be read.")
    return "report"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("ends_well", [True, False])
def test_all_that_an_experiment_leaves_out_is_in_the_log(
    capsys: pytest.CaptureFixture[str], ends_well: bool
) -> None:
    log = start_logging("test")
    assert log is not None
    try:
        with nullcontext() if ends_well else pytest.raises(UserError):
            assert watched(leaving_out(12, ends_well=ends_well)) == "report"
    finally:
        stop_logging()
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == [
        "left out: The list names a video that is not there.",
        "left out: 0.mp4 is empty.",
    ]
    assert lines[10:] == [f"left out: 3 more, listed in {log}."]
    listed = log.read_text()
    assert "The list names a video that is not there." in listed
    assert all(listed.count(f" {number}.mp4 is empty.") == 1 for number in range(12))


def test_without_a_log_an_experiment_names_all_that_it_leaves_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert watched(leaving_out(12)) == "report"
    assert len(capsys.readouterr().err.splitlines()) == 13


def test_data_sets_that_are_learned_from_share_their_words() -> None:
    for name in ("ssv2", "charades"):
        words = ["evaluate", name, "--data", "x", "--out", "run", "--set", "lr=1e-3", "--epochs", "3"]
        arguments = parse([*words, "--model", "mvit_xs", "--views", "2x3"])
        recipe = recipe_of(arguments)
        assert (recipe.lr, recipe.epochs, recipe.model) == (1e-3, 3, "mvit_xs")
        assert wanted_of(arguments).views == (2, 3)
        published = recipe_of(parse(["evaluate", name, "--data", "x"]))
        assert (published.views, published.view_crops) == {"ssv2": (1, 3), "charades": (10, 3)}[name]
    assert published.pooled == "max"
    assert published.mixup == published.cutmix == 0
    ava = parse(["evaluate", "ava", "--data", "x", "--out", "run", "--model", "mvit_b_32x3"])
    assert (recipe_of(ava).epochs, recipe_of(ava).warmup_epochs, recipe_of(ava).mixup) == (30, 5, 0)
    assert wanted_of(ava).views is None


def test_predictions_are_scored_without_a_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "videos").mkdir()
    for name in ("a", "b"):
        (tmp_path / "videos" / f"{name}.mp4").write_bytes(b"is not opened")
    for side, name in (("train", "a"), ("val", "b")):
        (tmp_path / f"ava_{side}_v2.2.csv").write_text(f"{name},0902,0.1,0.1,0.5,0.9,1,0\n")
    (tmp_path / "ava_action_list_v2.2.pbtxt").write_text('item {\n  name: "stand"\n  id: 1\n}\n')
    (tmp_path / "found.csv").write_text("b,0902,0.1,0.1,0.5,0.8,1,0.9\nb,0902,0.6,0.1,0.9,0.8,1,0.95\n")
    words = ["evaluate", "ava", "--data", str(tmp_path), "--score", str(tmp_path / "found.csv")]
    arguments = parse([*words, "--json"])
    assert arguments.run(arguments) == 0
    assert json.loads(capsys.readouterr().out)["mean_average_precision"] == 0.5
    arguments = parse(words)
    assert arguments.run(arguments) == 0
    assert "50.0 % (2 boxes of the file, 1 rows of truth" in capsys.readouterr().out


def test_models_of_an_ablation_are_named_or_those_of_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["evaluate", "ablation", "labels", "--out", "runs"]
    assert models_of(parse(words)) == ("mvit_xs", "vit_xs")
    assert models_of(parse([*words, "--table", "11"]))[-1] == "mvit_b_16x4_max"
    assert table_with(("mvit_b_16x4_max", "mvit_b_16x4_max_joint_positions")) == "11"
    assert table_with(("mvit_xs", "vit_xs")) == "9"
    with pytest.raises(UserError, match="no table 8"):
        models_of(parse([*words, "--table", "8"]))
    with pytest.raises(UserError, match="did you mean mvit_xs"):
        models_of(parse([*words, "--models", "mvit_xx"]))
    arguments = parse(["evaluate", "ablation", "--make-miniature", str(tmp_path), "--limit", "2"])
    assert arguments.run(arguments) == 0
    assert "2 clips" in capsys.readouterr().out
    assert {path.parent.parent.name for path in tmp_path.rglob("*.mp4")} == {"right", "left"}


def test_bouts_are_found_in_whole_videos_by_features(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.set_num_threads(1)
    monkeypatch.setattr(detection, "FEWEST_STEPS", 1)
    monkeypatch.setattr(mammalnet, "PUBLISHED", replace(detection.PUBLISHED, epochs=1))
    (tmp_path / "full_videos").mkdir()
    (tmp_path / "features").mkdir()
    entries = {}
    for number in range(4):
        bout = {"label": "sleeps" if number % 2 else "grooms", "segment": [2, 6]}
        subset = "testing" if number < 2 else "training"
        entries[f"video{number:06}"] = {"annotations": [bout], "duration": 10.0, "subset": subset}
        sequence = np.random.default_rng(number).normal(size=(20, 4))
        np.save(tmp_path / f"features/video{number:06}.npy", sequence)
    (tmp_path / "detection_annotations.json").write_text(json.dumps(entries))
    words = ["evaluate", "mammalnet", "--task", "detection", "--data", str(tmp_path)]
    words += ["--features", str(tmp_path / "features")]
    arguments = parse([*words, "--json"])
    assert arguments.run(arguments) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["num_train"], facts["num_test"], facts["num_bouts"]) == (2, 2, 2)
    assert set(facts["by_head"]["by_overlap"]) == set(facts["by_windows"]["by_overlap"])
    arguments = parse(words)
    assert arguments.run(arguments) == 0
    said = capsys.readouterr().out
    assert "temporal head" in said
    assert "2 bouts in 2 videos" in said


def test_detection_says_what_it_stands_on(tmp_path: Path) -> None:
    entry = {"annotations": [{"label": "sleeps", "segment": [2, 6]}], "duration": 10.0}
    entries = {"a" * 11: {**entry, "subset": "training"}, "b" * 11: {**entry, "subset": "testing"}}
    (tmp_path / "detection_annotations.json").write_text(json.dumps(entries))
    arguments = parse(["evaluate", "mammalnet", "--task", "detection", "--data", str(tmp_path)])
    with pytest.raises(UserError, match="--checkpoint"):
        arguments.run(arguments)
