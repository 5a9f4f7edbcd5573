"""`trapline models describe` of a checkpoint says what it knows and what makes its scores."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from mvit_core.calibration import Activation
from mvit_core.checkpoint import Calibration, Classes, Header, Lineage, Preprocessing, save_checkpoint
from mvit_core.models.registry import create_model


def saved(place: Path, activation: Activation) -> Path:
    """A checkpoint of an untrained model."""
    model = create_model("mvit_xs", num_classes=4, num_frames=4, crop=(32, 32))
    header = Header(
        model="mvit_xs",
        classes=Classes(species=("lion", "zebra"), behaviors=("feed", "sleep")),
        preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32)),
        behavior_activation=activation,
        calibration=Calibration(species_temperature=1.25, behavior_temperature=2.0),
        lineage=Lineage(base="k400[1].pyth"),
    )
    save_checkpoint(place, model, header)
    return place


@pytest.mark.parametrize(
    ("activation", "said"),
    [
        ("sigmoid", "Behaviors: 2, each scored by itself, so several or none may be shown (sigmoid, temp"),
        ("softmax", "Behaviors: 2, of which each clip is taken to show one, so no score says that none is"),
    ],
)
def test_a_checkpoint_is_described(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], activation: Activation, said: str
) -> None:
    path = saved(tmp_path / "best.safetensors", activation)
    assert main(["models", "describe", str(tmp_path / "best.safetensors")]) == 0
    text = capsys.readouterr().out
    for words in (
        said,
        "temperature 2).",
        "mvit_xs, 4x6 at 32x32",
        "It scores clips: 4 frames, 0.2 s apart, at 32x32.",
        "Animals: 2, of which one is right (softmax, temperature 1.25).",
        "Its training started from k400[1].pyth.",
    ):
        assert words in text
    assert main(["models", "describe", str(path), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    model = create_model("mvit_xs", num_classes=4, num_frames=4, crop=(32, 32))
    assert row["params"] == sum(each.numel() for each in model.parameters())
    assert row["checkpoint"]["behavior_activation"] == activation
    assert row["checkpoint"]["behaviors"] == ["feed", "sleep"]


def test_what_is_no_checkpoint_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "describe", str(tmp_path)]) == 1
    assert "There is no checkpoint in" in capsys.readouterr().err
    (tmp_path / "x.txt").write_text("hello, this is no model")
    assert main(["models", "describe", str(tmp_path / "x.txt")]) == 1
    assert "no file of weights" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("words", [["describe"], ["distances", "--json"]])
def test_the_model_that_ships_and_installed_ones_are_told_by_their_names(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    folder = home / "data" / "models"
    folder.mkdir(parents=True)
    saved(folder / "mine.safetensors", "sigmoid")
    for name in ("starter", "mine"):
        assert main(["models", words[0], name, *words[1:]]) == 0
    assert main(["models", words[0], "yours", *words[1:]]) == 1
    assert "There is no model called yours" in capsys.readouterr().err
