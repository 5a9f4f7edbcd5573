"""OrganMNIST3D: the published model on files of the published layout, and what is said of other files."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
import torch

from mvit_core.errors import UserError
from mvit_core.models.counting import costs, total
from mvit_core.models.registry import Published, Variant
from mvit_core.models.vit import Vit
from tests.trainer.experiments.organs import write_organs
from trainer.experiments.organmnist3d import MODEL, OrganReport, run_experiment
from trainer.experiments.volumes import Volumes, read_volumes


def report_of(splits: Mapping[str, Volumes], *, epochs: int, seed: int = 0) -> OrganReport:
    """The experiment run to its end."""
    steps = run_experiment(splits, epochs=epochs, seed=seed, device="cpu")
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_the_model_is_the_published_one() -> None:
    model = Vit(MODEL)
    assert MODEL.grid == (3, 3, 3)
    assert model(torch.zeros(2, 1, 28, 28, 28)).shape == (2, 11)
    assert total(costs(Variant(MODEL, Published()))).params == sum(
        each.numel() for each in model.parameters()
    )


def test_organs_are_told_apart_and_the_seed_decides(tmp_path: Path) -> None:
    splits = read_volumes(write_organs(tmp_path / "organmnist3d.npz", train=32, classes=3), 11)
    assert {name: len(each) for name, each in splits.items()} == {"train": 32, "val": 22, "test": 22}
    first = report_of(splits, epochs=13)
    assert first.test_accuracy > 0.45
    assert first.test_top5 >= first.test_accuracy
    assert (first.num_tokens, first.epochs) == (27, 13)
    assert list(first.per_organ) == ["liver", "right kidney", "left kidney"]
    again = [report_of(splits, epochs=1, seed=seed).val_loss for seed in (3, 3, 4)]
    assert again[0] == again[1] != again[2]


def broken(key: str, value: object) -> Callable[[dict[str, np.ndarray]], None]:
    """A change of one array of a file."""

    def change(arrays: dict[str, np.ndarray]) -> None:
        arrays[key] = value(arrays[key])  # type: ignore[operator]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (broken("train_images", lambda a: np.zeros((2, 64, 64, 64), np.uint8)), "take the file of 28-pixel"),
        (broken("val_images", lambda a: a.astype(np.float32)), "not 28 x 28 x 28 bytes"),
        (broken("test_labels", lambda a: a + 20), "the 11 classes are 0 to 10"),
        (broken("test_labels", lambda a: a[:-1]), "not one number for each volume"),
        (broken("train_labels", lambda a: a.astype(object)), "was not opened"),
        (broken("test_images", lambda a: a[:0]), "not one number"),
        (lambda arrays: arrays.pop("val_labels"), "holds no val_labels"),
    ],
)
def test_other_files_are_named(
    tmp_path: Path, change: Callable[[dict[str, np.ndarray]], object], said: str
) -> None:
    path = write_organs(tmp_path / "organmnist3d.npz", train=11, val=11, test=11)
    with np.load(path) as stored:
        arrays = dict(stored)
    change(arrays)
    np.savez_compressed(path, **arrays)
    with pytest.raises(UserError, match=said):
        read_volumes(path, 11)


def test_what_promises_more_than_it_holds_is_not_unpacked(tmp_path: Path) -> None:
    path = write_organs(tmp_path / "a.npz", train=11, val=11, test=11)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    huge = parts["train_images.npy"].replace(b"(11, 28, 28, 28)", b"(1099999, 28,28,28)"[:16].ljust(16))
    for name, content, said in (
        ("train_images.npy", parts["train_images.npy"][:5000], "not as long as its header"),
        ("train_images.npy", huge, "damaged|not as long|gigabyte"),
        ("train_images.npy", b"no numpy", "damaged"),
    ):
        with zipfile.ZipFile(path, "w") as archive:
            for each, old in parts.items():
                archive.writestr(each, content if each == name else old)
        with pytest.raises(UserError, match=said):
            read_volumes(path, 11)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.npz"
    header = {"descr": "|u1", "fortran_order": False, "shape": (60000, 28, 28, 28)}
    with zipfile.ZipFile(path, "w") as archive, archive.open("train_images.npy", "w") as file:
        np.lib.format.write_array_header_1_0(file, header)
    with pytest.raises(UserError, match="more than a gigabyte"):
        read_volumes(path, 11)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_volumes(tmp_path / "none.npz", 11)
    (tmp_path / "page.npz").write_text("<html>not found</html>", encoding="utf-8")
    with pytest.raises(UserError, match="download it again"):
        read_volumes(tmp_path / "page.npz", 11)
