"""Published weights become checkpoints that say what makes scores of their classes."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from mvit_core.checkpoint import Classes, read_header
from mvit_core.models.registry import create_model
from tests.trainer.conftest import TINY
from trainer.experiments.foreign import as_ours
from trainer.recipes.recipe import BehaviorLoss


@pytest.mark.parametrize(
    ("behavior_loss", "roi", "activation"),
    [("each", 0, "sigmoid"), ("one", 0, "softmax"), ("one", 7, "sigmoid")],
)
def test_the_recipe_of_the_data_says_how_its_behaviors_are_scored(
    tmp_path: Path, behavior_loss: BehaviorLoss, roi: int, activation: str
) -> None:
    """Charades, a clip of one behavior, and AVA, whose boxes are scored by sigmoids whatever the recipe."""
    model = create_model("tiny", num_classes=3, num_frames=4, crop=(32, 32))
    path = tmp_path / "published.pyth"
    torch.save({"model_state": model.state_dict()}, path)
    recipe = replace(TINY, behavior_loss=behavior_loss)
    made = as_ours(path, recipe, Classes(behaviors=("a", "b", "c")), tmp_path / "cache", roi=roi)
    assert read_header(made).behavior_activation == activation
