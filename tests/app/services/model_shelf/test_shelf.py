"""What is installed, where it is from, and that nothing half stands there."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest

from app.services.model_shelf import catalogue, shelf
from app.services.model_shelf.catalogue import Offer, offer_named, offers
from app.services.model_shelf.download import Progress, Wanted
from app.services.model_shelf.shelf import Card, install, installed, installed_named, remove, take_in
from mvit_core.errors import UserError
from mvit_core.models.registry import VARIANTS
from resources import resource

DETECTOR = Card(title="detector", task="detector")


def test_every_offer_says_what_it_is_and_may_be_used() -> None:
    names = [offer.name for offer in offers()]
    assert len(set(names)) == len(names)
    for offer in offers():
        assert offer.license.split(" of ")[0] in ("Apache-2.0", "BSD-3-Clause", "MIT", "GPL-3.0")
        assert offer.url.startswith("https://")
        assert offer.purpose
        assert offer.citation
        assert (offer.model in VARIANTS) == (offer.task == "base")
        assert len(offer.sha256) == 64 or offer.task == "base"  # detectors are whole or not at all
    torchvision = offer_named("mvit_b_16x4_k400")
    assert torchvision.sha256 in torchvision.url


@pytest.mark.parametrize(
    ("was", "is_now", "said"),
    [
        (
            "https://github.com",
            "https://[github.com",
            r"has no valid address for \w+: 'https://\[github.*take that entry",
        ),
        (
            "https://github.com",
            "https://github.com:a",
            r"has no valid address for \w+: 'https://github\.com:a",
        ),
        ("https://github.com", "C:/my", r"has no valid address for \w+: 'C:/my"),
        ('task = "base"', 'task = "bass"', r"cannot be read: .*bass.* Correct it there\."),
        ("[[models]]", "[[models", r"cannot be read: .*line 9"),
    ],
)
def test_a_catalogue_that_is_wrong_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, was: str, is_now: str, said: str
) -> None:
    file = tmp_path / "models.toml"
    file.write_text(resource("models.toml").read_text("utf-8").replace(was, is_now, 1), "utf-8")
    monkeypatch.setattr(catalogue, "resource", lambda _name: file)
    offers.cache_clear()
    with pytest.raises(UserError, match=re.escape(f"The catalogue of models {file}") + f" {said}"):
        offers()


def test_a_name_nearly_right_is_answered_with_the_right_one() -> None:
    with pytest.raises(UserError, match="did you mean yolox_nano"):
        offer_named("yolox-nano")


def test_what_is_fetched_stands_there_with_its_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(wanted: Wanted, place: Path) -> Generator[Progress, None, str]:
        yield Progress(0, 3)
        place.write_bytes(b"abc")
        return "f00d"

    monkeypatch.setattr(shelf, "fetch", fetched)
    offer: Offer = offer_named("mvitv2_b_32x3_k400")
    list(install(offer, tmp_path / "models"))
    (model,) = installed(tmp_path / "models")
    assert (model.name, model.size_bytes) == ("mvitv2_b_32x3_k400", 3)
    assert model.path.suffix == ".pyth"
    assert (model.card.source, model.card.sha256, model.card.license) == (offer.url, "f00d", "Apache-2.0")


@pytest.mark.parametrize("own", ["mvitv2_b_32x3_k400.pyth", "MViTv2_B_32x3_k400.safetensors"])
def test_a_download_takes_no_place_of_a_persons_own_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str
) -> None:
    monkeypatch.setattr(shelf, "fetch", lambda *_: pytest.fail("nothing is to be asked of the network"))
    (tmp_path / own).write_bytes(b"mine")
    with pytest.raises(UserError, match=rf"A model called {Path(own).stem} is installed already; remove it"):
        list(install(offer_named("mvitv2_b_32x3_k400"), tmp_path))
    assert (tmp_path / own).read_bytes() == b"mine"


def test_a_detector_comes_and_goes_with_its_description(tmp_path: Path) -> None:
    (tmp_path / "my.onnx").write_bytes(b"net")
    (tmp_path / "my.toml").write_text("classes = ['animal']")
    folder = tmp_path / "models"
    model = take_in(tmp_path / "my.onnx", folder, DETECTOR)
    assert (folder / "my.toml").exists()
    with pytest.raises(UserError, match="installed already"):
        take_in(tmp_path / "my.onnx", folder, DETECTOR)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "My.onnx").write_bytes(b"another net")
    with pytest.raises(UserError, match="A model called my is installed already"):
        take_in(tmp_path / "other" / "My.onnx", folder, DETECTOR)
    remove(model)
    assert list(folder.iterdir()) == []
    assert (tmp_path / "my.onnx").exists()


def test_half_files_and_others_are_no_models(tmp_path: Path) -> None:
    for name in (".x.pth.part", ".x.pth.tag", "readme.txt", "x.pth.json"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "odd.pth").mkdir()
    assert installed(tmp_path) == []
    assert installed(tmp_path / "nowhere") == []
    with pytest.raises(UserError, match="no model called x"):
        installed_named(tmp_path, "x")


@pytest.mark.parametrize("content", [b"{nonsense", b'{"title": "\x86"}', b'{"x": ' + b"[" * 9999])
def test_a_damaged_card_hides_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pth").write_bytes(b"abc")
    (tmp_path / "x.pth.json").write_bytes(content)
    assert installed_named(tmp_path, "x").card.title == ""
