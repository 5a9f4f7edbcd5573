"""Whether the disk has room for what a training surely writes there."""

import shutil

from mvit_core.errors import UserError
from mvit_core.models.base import VideoModel
from trainer.recipes.recipe import Recipe
from trainer.runs.folder import RunFolder
from trainer.writing import said_plainly

GB = 1e9


def check_room(run: RunFolder, model: VideoModel, recipe: Recipe) -> None:
    """Raises UserError where the checkpoint and a state to go on from do not fit beside what lies there."""
    with said_plainly(run.path):
        free = shutil.disk_usage(run.path).free
    wanted = bytes_of(model, recipe, with_best=not run.best.is_file())
    if free < wanted:
        has, needs = f"{free / GB:.1f}", f"{wanted / GB:.1f}"
        raise UserError(
            f"This training writes {needs} GB or more to {run.path}, where {has} GB are free; make room, "
            "then begin again."
        )


def bytes_of(model: VideoModel, recipe: Recipe, *, with_best: bool) -> int:
    """What a checkpoint and a state take: weights, their mean, moments. Heads have no state."""
    weights: int = sum(value.nbytes for value in model.state_dict().values())
    learned: int = sum(value.nbytes for value in model.parameters() if value.requires_grad)
    of_best = weights if with_best else 0
    if recipe.trained == "heads":
        return of_best
    moments = 1 if recipe.optimizer == "sgd" else 2
    return of_best + weights * (2 if recipe.ema_decay else 1) + moments * learned
