"""Recipes: every field explained, impossible ones refused."""

from pathlib import Path

import pytest

from mvit_core.errors import UserError
from mvit_core.types import Box, TrackPoint
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.recipes.presets import PRESETS, preset, suggested
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import decode_recipe, encode_recipe, explained, with_settings


def test_every_field_has_its_sentence() -> None:
    sentences = explained()
    assert set(sentences) == set(Recipe.__dataclass_fields__)
    assert all(text.endswith(".") for text in sentences.values())


def test_presets_carry_their_names_and_survive_json() -> None:
    for name, recipe in PRESETS.items():
        assert recipe.name == name
        assert decode_recipe(encode_recipe(recipe)) == recipe


def test_a_recipe_is_suggested_by_base_and_tracks() -> None:
    plain = LabelledSpan(video="a")
    tracked = LabelledSpan(video="a", points=(TrackPoint(0.0, 0, Box(0.0, 0.0, 1.0, 1.0)),))
    whole, cut = (make_manifest([each], root=Path()) for each in (plain, tracked))
    assert suggested(whole, with_base=True).name == "finetune"
    assert suggested(whole, with_base=False).name == "from_scratch_cpu"
    assert suggested(cut, with_base=False).name == "tracks_from_scratch_cpu"


def test_published_kinetics_recipe() -> None:
    recipe = preset("kinetics")
    assert (recipe.lr, recipe.weight_decay, recipe.epochs, recipe.warmup_epochs) == (1e-4, 0.05, 200, 30)
    assert (recipe.mixup, recipe.cutmix, recipe.label_smoothing, recipe.erasing) == (0.8, 1.0, 0.1, 0.25)
    assert (recipe.repeats, recipe.randaugment, recipe.magnitude, recipe.clip_norm) == (2, 4, 7.0, 1.0)
    assert recipe.batch_size / recipe.repeats == 16  # videos, of each of SlowFast's shards
    assert preset("mammalnet").num_frames == 16


@pytest.mark.parametrize(
    ("name", "lr", "of_clips", "epochs", "weight_decay", "drop_path"),
    [
        ("ssv2", 0.02, 512, 100, 1e-4, 0.4),
        ("charades", 0.6, 256, 200, 1e-7, 0.45),
        ("ava", 0.6, 512, 30, 1e-8, 0.4),
    ],
)
def test_published_fine_tuning(  # noqa: PLR0917
    name: str, lr: float, of_clips: int, epochs: int, weight_decay: float, drop_path: float
) -> None:
    """arXiv 2104.11227, appendix D.2 to D.4; no repeats: arXiv 2112.01526, appendix B.5."""
    recipe = preset(name)
    assert (recipe.optimizer, recipe.repeats, recipe.epochs) == ("sgd", 1, epochs)
    assert recipe.lr / recipe.batch_size == pytest.approx(lr / of_clips)
    assert (recipe.weight_decay, recipe.drop_path) == (weight_decay, drop_path)
    assert (recipe.mixup > 0, recipe.flip > 0) == (name == "ssv2", name != "ssv2")
    assert recipe.behavior_activation == "sigmoid"


def test_fields_are_set_from_words() -> None:
    recipe = with_settings(
        preset("finetune"),
        {"epochs": "3", "lr": "1e-3", "checkpoint_blocks": "yes", "crop_area": "0.5,1", "loss": "focal"},
    )
    assert (recipe.epochs, recipe.lr, recipe.checkpoint_blocks, recipe.loss) == (3, 1e-3, True, "focal")
    assert recipe.crop_area == (0.5, 1.0)


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("epochs", "0"),
        ("epochs", "many"),
        ("lr", "-1"),
        ("lr", "nan"),
        ("flip", "1.5"),
        ("loss", "hinge"),
        ("crop_area", "0.9,0.1"),
        ("crop_area", "0.9"),
        ("checkpoint_blocks", "perhaps"),
        ("layer_decay", "2"),
        ("crop", "100000"),
        ("frame_interval_s", "-1"),
        ("frame_interval_s", "5000"),
        ("seed", "99999999999999999999"),
        ("colour", "1"),
    ],
)
def test_impossible_values_are_sentences(field: str, word: str) -> None:
    with pytest.raises(UserError):
        with_settings(preset("finetune"), {field: word})


def test_unknown_names_and_damaged_recipes_are_sentences() -> None:
    with pytest.raises(UserError, match="from_scratch_cpu"):
        preset("magic")
    with pytest.raises(UserError):
        decode_recipe(b'{"epochs":"x"}')
