"""MammalNet's experiments from files to figures, on the drawn data set."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import torch

from app.cli.parser import parse
from mvit_core.errors import UserError
from mvit_core.models import registry
from mvit_core.models.base import VideoModel
from tests.links import stand_in
from tests.mvit_core.models.tiny import tiny
from trainer.experiments.mammalnet.two_heads import load_two_heads
from trainer.experiments.miniatures import mammalnet as drawing
from trainer.labels.mammalnet import Subset

FAST = ("--recipe", "mammalnet_miniature", "--set", "model=tiny", "--set", "crop=32", "--set", "epochs=2")


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve short videos: each of three animals is trained on, validated and tested."""
    folder = tmp_path_factory.mktemp("mammalnet")
    sides: tuple[Subset, ...] = ("train", "train", "val", "test")
    animals = ("panthera", "cervus", "elephant")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "SCENE", (160, 120))  # as many clips of as many bouts, sooner drawn
        steps = drawing.draw_miniature(
            folder, num_videos=12, lengths_s=(8.0, 9.0), animals=animals, subsets=sides
        )
        list(steps)
    return folder


@pytest.fixture
def tiny_v2(monkeypatch: pytest.MonkeyPatch) -> VideoModel:
    """MammalNet's model with few channels, known as "tiny_v2", with heads of 173 and 13."""
    variants = {**registry.VARIANTS, "tiny_v2": tiny("mvitv2_b_16x16")}
    monkeypatch.setattr(registry, "VARIANTS", variants)
    torch.manual_seed(3)
    return registry.create_model("tiny_v2", num_classes=173 + 13)


def evaluated(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    arguments = parse(["evaluate", "mammalnet", *words])
    assert arguments.run(arguments) == 0
    return capsys.readouterr().out


def test_bases_are_trained_tested_and_set_beside_what_was_published(
    miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--task", "recognition", "--data", str(miniature), "--cache", str(tmp_path / "cache"), *FAST]
    words += ["--out", str(tmp_path / "runs"), "--base", "scratch"]
    first = json.loads(evaluated([*words, "--json"], capsys))
    best = tmp_path / "runs/scratch/best.safetensors"
    bases = ["--base", f"k400={best}", "--base", f"k400_ssv2={tmp_path / 'runs/scratch'}"]
    said = evaluated([*words, *bases], capsys)
    rows = [re.split(r"  +", line.strip()) for line in said.splitlines()]
    assert [row[0] for row in rows[1:7:2]] == ["scratch", "k400", "k400_ssv2"]
    assert rows[4] == ["published", "66.7 / 56.0 / 23.4 / 32.5", "50.9 / 42.4 / 20.0 / 37.8"]
    (result,) = first
    assert result["figures"]["num_clips"] >= 5
    assert result["figures"]["animal"]["num_classes"]["all"] == 3
    # judged once more, alone, it is the same model
    words = ["--task", "recognition", "--data", str(miniature), "--checkpoint", str(best), "--json"]
    again = json.loads(evaluated([*words, "--cache", str(tmp_path / "cache")], capsys))
    assert again[0]["figures"] == result["figures"]


def test_held_out_pairs_are_learned_from_no_shot_and_one(
    miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--task", "lowshot", "--data", str(miniature), "--cache", str(tmp_path / "cache"), *FAST]
    words += ["--out", str(tmp_path / "runs"), "--shots", "0", "--shots", "1"]
    found = json.loads(evaluated([*words, "--json"], capsys))
    assert [each["shots"] for each in found] == [0, 1]
    assert found[1]["result"]["num_trained"] - found[0]["result"]["num_trained"] == found[0]["num_pairs"]
    assert found[0]["chance"] == pytest.approx(1 / 9)  # three behaviors are learned
    judged = [(each["result"]["figures"]["num_clips"], each["shown"]["num_clips"]) for each in found]
    assert judged == [(2, 3), (2, 3)]  # held-out pairs, and all others of the test
    assert "chance" in evaluated(words, capsys)  # nothing is trained again


def test_a_checkpoint_in_the_official_layout_goes_through_the_whole_evaluation(
    miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], tiny_v2: VideoModel
) -> None:
    path = tmp_path / "official.pyth"
    torch.save({"epoch": 200, "model_state": official(tiny_v2.state_dict())}, path)
    heads = load_two_heads(path, "tiny_v2")
    assert heads.num_behavior_logits == 13
    loaded = heads.model.state_dict()
    assert all(torch.equal(value, loaded[name]) for name, value in tiny_v2.state_dict().items())
    words = ["--task", "recognition", "--data", str(miniature), "--limit", "4", "--model", "tiny_v2"]
    words += ["--checkpoint", str(path), "--cache", str(tmp_path / "cache"), "--json"]
    (result,) = json.loads(evaluated(words, capsys))
    assert result["figures"]["num_clips"] == 4
    assert set(result["figures"]["joint"]["top1"]) == {"many", "medium", "few", "all"}


def test_official_weights_of_kinetics_with_other_frames_are_a_base(
    miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], tiny_v2: VideoModel
) -> None:
    """As the published MViTv2-B of 32 frames at 3 is that of MammalNet's 16 at 16."""
    longer = registry.create_model("tiny_v2", num_classes=186, num_frames=8)
    state = official(longer.state_dict())
    kinetics = {name: value for name, value in state.items() if "_head." not in name}
    kinetics |= {"head.projection.weight": torch.zeros(400, 64), "head.projection.bias": torch.zeros(400)}
    torch.save({"model_state": kinetics}, tmp_path / "k400.pyth")
    words = ["--task", "recognition", "--data", str(miniature), "--cache", str(tmp_path / "cache"), *FAST]
    words += ["--set", "model=tiny_v2", "--set", "num_frames=4", "--set", "epochs=1", "--limit", "5"]
    words += ["--out", str(tmp_path / "runs"), "--base", f"k400={tmp_path / 'k400.pyth'}", "--json"]
    (result,) = json.loads(evaluated(words, capsys))
    assert (result["base"], result["num_trained"], result["figures"]["num_clips"]) == ("k400", 5, 5)


def test_weights_without_the_two_heads_can_be_trained_from_but_not_judged(
    tmp_path: Path, tiny_v2: VideoModel
) -> None:
    state = official(tiny_v2.state_dict())
    torch.save({n: value for n, value in state.items() if "_head." not in n}, tmp_path / "k400.pyth")
    with pytest.raises(UserError, match="give it as a base"):
        load_two_heads(tmp_path / "k400.pyth", "tiny_v2")
    with pytest.raises(UserError, match="no model called"):
        load_two_heads(tmp_path / "k400.pyth", "resnet")


def test_clips_that_cannot_be_read_are_left_out_and_counted(
    miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], tiny_v2: VideoModel
) -> None:
    composition = miniature / "annotation/composition"
    (tmp_path / "train.csv").write_text((composition / "train.csv").read_text())
    lines = (composition / "test.csv").read_text().splitlines()[:3]
    (tmp_path / "test.csv").write_text("\n".join([*lines, "trimmed_videos/gone.mp4 0 0"]))
    stand_in(tmp_path / "trimmed_videos", miniature / "trimmed_videos")
    path = tmp_path / "official.pyth"
    torch.save(official(tiny_v2.state_dict()), path)
    words = [
        "--task",
        "recognition",
        "--data",
        str(tmp_path),
        "--checkpoint",
        str(path),
        "--model",
        "tiny_v2",
    ]
    (result,) = json.loads(evaluated([*words, "--cache", str(tmp_path / "cache"), "--json"], capsys))
    assert (result["figures"]["num_clips"], result["num_unreadable"]) == (3, 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--task", "recognition"], "--out RUNS"),
        (["--task", "lowshot", "--out", "x", "--base", "k400"], "neither scratch nor"),
        (["--task", "lowshot", "--out", "x", "--base", "k400=nowhere.pyth"], "no checkpoint nowhere"),
        (["--task", "recognition", "--checkpoint", "nowhere.pyth"], "no checkpoint nowhere"),
    ],
)
def test_what_is_missing_is_said(miniature: Path, words: list[str], sentence: str) -> None:
    arguments = parse(["evaluate", "mammalnet", "--data", str(miniature), *words])
    with pytest.raises(UserError, match=sentence):
        arguments.run(arguments)


def official(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Our weights under the names of MammalNet's code: queries, keys and values in one, two heads."""
    found: dict[str, torch.Tensor] = {}
    for name, value in state.items():
        stem, _, last = name.rpartition(".")
        block, _, inner = stem.partition(".attention.")
        if name.startswith("head."):
            found[f"animal_head.projection.{last}"] = value[:173]
            found[f"behavior_head.projection.{last}"] = value[173:]
        elif inner == "q":
            found[f"{block}.attn.qkv.{last}"] = torch.cat((value, state[f"{block}.attention.kv.{last}"]))
        elif inner == "pool_kv.conv":
            for part, half in zip("kv", value.chunk(2), strict=True):
                found[f"{block}.attn.pool_{part}.{last}"] = half
        elif inner != "kv":
            found[published_name(name)] = value
    return found


def published_name(name: str) -> str:
    """What SlowFast calls a parameter that it has as we have it."""
    rules = (
        ("class_token", "cls_token"),
        ("pool_q.conv.", "pool_q."),
        ("pool_q.norms.0.", "norm_q."),
        ("pool_kv.norms.0.", "norm_k."),
        ("pool_kv.norms.1.", "norm_v."),
        (".attention.position_", ".attn.rel_pos_"),
        (".attention.", ".attn."),
        (".expand.", ".proj."),
    )
    for ours, theirs in rules:
        name = name.replace(ours, theirs)
    return f"patch_embed.proj.{name[6:]}" if name.startswith("patch.") else name
