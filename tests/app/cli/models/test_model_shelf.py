"""`trapline models installed | import | remove`, and a base for training that is named."""

import json
import pickle
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace

from app.__main__ import main
from app.cli.models import model_shelf
from app.services.model_shelf import catalogue
from app.services.model_shelf.catalogue import offer_named
from app.services.model_shelf.shelf import installed
from app.services.models import model_to_scan_with
from app.services.projects import open_project
from mvit_core.checkpoint import Classes, Header, Preprocessing, save_checkpoint
from mvit_core.models.registry import create_model
from resources import resource
from tests.serving import serving
from trainer.fitting.starting import starting_point
from trainer.recipes.recipe import Recipe

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A checkpoint of Trapline's smallest model for two animals."""
    clip = Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(64, 64))
    header = Header(model="mvit_xs", classes=Classes(species=("vulpes", "lynx")), preprocessing=clip)
    save_checkpoint(
        tmp_path / "foxes.safetensors",
        create_model("mvit_xs", num_classes=2, num_frames=4, crop=(64, 64)),
        header,
    )
    return tmp_path / "foxes.safetensors"


def test_what_others_called_a_model_is_listed_as_it_is(
    own: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "import", str(own)]) == 0
    (model,) = installed(home / "data" / "models")
    beside = model.path.with_name(f"{model.path.name}.json")
    card = json.loads(beside.read_text(encoding="utf-8")) | {"title": "Fox [final] [/]"}
    beside.write_text(json.dumps(card), encoding="utf-8")
    capsys.readouterr()
    assert main(["models", "installed"]) == 0
    assert "Fox [final] [/]" in capsys.readouterr().out


def test_a_checkpoint_is_recognised_listed_and_removed(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "import", str(own)]) == 0
    assert "foxes, 2 animals, 0 behaviors, mvit_xs" in capsys.readouterr().out
    assert main(["models", "installed", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["name"], row["card"]["task"], row["card"]["classes"]) == (
        "foxes",
        "model",
        "2 animals, 0 behaviors",
    )
    assert main(["models", "remove", "foxes"]) == 0
    assert own.exists()
    assert not Path(row["path"]).exists()
    capsys.readouterr()
    assert main(["models", "installed"]) == 0
    said = capsys.readouterr()
    assert said.out == "", "a table of nothing says nothing"
    assert said.err.startswith("0 models in ")


@pytest.mark.parametrize("words", [["catalogue"], ["fetch", "yolox_nano"]])
def test_a_wrong_address_in_the_catalogue_is_one_sentence(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "models.toml"
    wrong = resource("models.toml").read_text("utf-8").replace("https://github.com", "https://[github.com")
    file.write_text(wrong, "utf-8")
    monkeypatch.setattr(catalogue, "resource", lambda _name: file)
    catalogue.offers.cache_clear()
    assert main(["models", *words]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"{file} has no valid address for yolox_nano: 'https://[github.com" in line
    assert line.endswith("or take that entry out.")


def test_bare_weights_are_rewritten_in_our_own_form(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = create_model("mvit_xs", num_classes=7, num_frames=4, crop=(64, 64)).state_dict()
    torch.save({"model_state": state, "optimizer_state": {"step": torch.zeros(9)}}, tmp_path / "given.pyth")
    assert main(["models", "import", str(tmp_path / "given.pyth")]) == 0
    assert "mvit_xs" in capsys.readouterr().out
    (model,) = installed(home / "data" / "models")
    assert model.path.suffix == ".safetensors"
    assert (model.card.architecture, model.card.classes) == ("mvit_xs", "7 classes of its makers")
    start = starting_point(Recipe(num_frames=4, crop=64), model.path, Classes(species=("a",)))
    assert start.header.model == "mvit_xs"


def test_a_part_of_a_model_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torch.save({"conv_proj.weight": torch.zeros(96, 3, 3, 7, 7)}, tmp_path / "part.pth")
    assert main(["models", "import", str(tmp_path / "part.pth")]) == 1
    assert "only a part of a model" in capsys.readouterr().err


class Hostile:
    """Would touch a file, were it ever unpickled."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._place,)


def test_files_that_are_no_models_are_refused_and_never_run(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil, text, touched = tmp_path / "evil.pth", tmp_path / "text.pyth", tmp_path / "touched"
    evil.write_bytes(pickle.dumps(Hostile(touched)))
    text.write_text("not weights")
    torch.save({"other.weight": torch.zeros(3)}, tmp_path / "other.pth")
    for file in (evil, text, tmp_path / "other.pth", tmp_path / "nowhere.onnx"):
        assert main(["models", "import", str(file)]) == 1
        assert file.name in capsys.readouterr().err
    assert not touched.exists()
    assert not (home / "data" / "models").exists()


def test_what_is_fetched_and_is_no_model_does_not_stay(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as server:
        unhashed = replace(offer_named("mvit_b_32x3_k400"), url=server.url)
        monkeypatch.setattr(model_shelf, "offer_named", lambda _: unhashed)
        assert main(["models", "fetch", "mvit_b_32x3_k400"]) == 1
    said = capsys.readouterr()
    assert "mvit_b_32x3_k400.pth" in said.err.splitlines()[-1]
    assert said.out == ""
    assert list((home / "data" / "models").iterdir()) == []


def test_a_base_of_the_catalogue_that_is_not_here_says_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (tmp_path / "labels" / name).mkdir(parents=True)
        (tmp_path / "labels" / name / "1.mp4").write_bytes(b"")
    words = [
        "train",
        str(tmp_path / "labels"),
        "--out",
        str(tmp_path / "run"),
        "--base",
        "mvitv2_s_16x4_k400",
    ]
    assert main(words) == 1
    assert "trapline models fetch mvitv2_s_16x4_k400" in capsys.readouterr().err


def test_an_installed_model_is_described_and_scanned_with_by_its_name(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "import", str(own)]) == 0
    own.unlink()
    assert main(["models", "describe", "foxes"]) == 0
    assert "Animals: 2" in capsys.readouterr().out
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/a.mp4").write_bytes(b"x")
    scan = ["scan", str(tmp_path / "cards"), "--workers", "1", "--project", str(tmp_path / "p.trapline")]
    assert main([*scan, "--model", "wolves"]) == 1
    assert "neither as a file nor as an installed model's name" in capsys.readouterr().err
    assert main([*scan, "--model", "foxes"]) == 0
    with open_project(tmp_path / "p.trapline") as project:
        remembered = model_to_scan_with(project)
    assert remembered is not None
    assert remembered.stem == "foxes"
