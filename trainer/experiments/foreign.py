"""Published weights with a head for a data set, made into a checkpoint of ours that the evaluation takes."""

from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import msgspec
import torch

from mvit_core.checkpoint import Classes, Lineage, load_weights, save_checkpoint
from mvit_core.checkpoint.files import read_weights
from mvit_core.checkpoint.foreign import layout_of, renamed
from mvit_core.errors import BadCheckpoint, UserError
from trainer.fitting.starting import base_header, starting_point
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import encode_recipe
from trainer.writing import said_plainly

FOLDER = "foreign"  # below the cache


def head_size(path: Path) -> int:
    """How many classes the head of bare weights has; 0 where it has none, raises BadCheckpoint."""
    state, _ = read_weights(path)
    return len(renamed(state, path.name).get("head.bias", ())) if layout_of(state) is not None else 0


def as_ours(
    path: Path,
    recipe: Recipe,
    classes: Classes,
    cache: Path,
    *,
    shape: tuple[int, int] | None = None,
    roi: int = 0,
) -> Path:
    """The checkpoint itself where it is one of ours, else one made of the weights; raises BadCheckpoint.

    The weights' classes are taken to be `classes`, in their order; `recipe` names the model. `shape` and
    `roi` are `starting_point`'s.
    """
    if not path.is_file():
        raise UserError(f"There is no checkpoint {path}.")
    if base_header(path) is not None:
        return path
    start = starting_point(replace(recipe, motion_filters=0.0), None, classes, shape=shape, roi=roi)
    own = start.model.state_dict()
    before = {name: own[name].clone() for name in ("head.weight", "head.bias")}
    layout = load_weights(start.model, path)
    if all(torch.equal(own[name], value) for name, value in before.items()):
        raise BadCheckpoint(
            f"{path.name} ({layout}) has no head for these {len(classes)} classes; it can be trained from: "
            "give it as --base."
        )
    lineage = Lineage(base=str(path), recipe=encode_recipe(start.recipe))
    header = msgspec.structs.replace(start.header, lineage=lineage)
    stat = path.stat()
    what = f"{path.absolute()} {stat.st_size} {stat.st_mtime_ns} {start.recipe} {classes} {shape} {roi}"
    kept = cache / FOLDER / f"{blake2b(what.encode(), digest_size=12).hexdigest()}.safetensors"
    with said_plainly(kept):
        kept.parent.mkdir(parents=True, exist_ok=True)
        save_checkpoint(kept, start.model, header)
    return kept
