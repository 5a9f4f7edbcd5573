"""The model that a training begins with: fresh, or of a checkpoint with a head for the classes at hand."""

from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import nn

from mvit_core.calibration import Activation
from mvit_core.checkpoint import (
    Checkpoint,
    Classes,
    Header,
    Preprocessing,
    load_checkpoint,
    load_weights,
    read_header,
)
from mvit_core.checkpoint.architecture import architecture_of
from mvit_core.checkpoint.files import read_weights
from mvit_core.checkpoint.foreign import layout_of
from mvit_core.errors import BadCheckpoint, UserError
from mvit_core.models.base import VideoModel
from mvit_core.models.registry import VARIANTS, create_model, known_variant, variant
from trainer.fitting.optim import blind_to_stillness
from trainer.machine.computing import recompute_blocks
from trainer.recipes.recipe import Recipe

DEFAULT_MODEL = "mvit_xs"
FRAMES_PER_S = 30  # that the registry's frame steps are of


@dataclass(frozen=True, slots=True)
class Start:
    """A model, what its checkpoints will say of it, and the recipe with every open field decided."""

    model: VideoModel
    header: Header
    recipe: Recipe


def starting_point(
    recipe: Recipe,
    base: Path | None,
    classes: Classes,
    *,
    shape: tuple[int, int] | None = None,
    roi: int = 0,
    as_base: bool = False,
) -> Start:
    """The model to train; raises UserError where base and recipe do not go together.

    `shape` is the height and width of clips that are not squares, `roi` the resolution of a head for boxes;
    `as_base` takes both from the base.
    """
    known = base_header(base)
    if base is not None and known is None and not recipe.model:
        recipe = replace(recipe, model=bare_architecture(base))
    recipe = decided(recipe, known)
    if as_base and known is not None:
        shape, roi = known.preprocessing.crop, known.roi
    crop = shape or (recipe.crop, recipe.crop)
    if base is not None:
        recipe = replace(recipe, motion_filters=0.0)  # its first filters are what they are
    header = Header(
        model=recipe.model,
        classes=classes,
        preprocessing=preprocessing_of(recipe, crop, known),
        behavior_activation=activation_of(recipe, classes, roi),
        roi=roi,
    )
    return Start(first_model(recipe, crop, classes, base, known), header, recipe)


def first_model(
    recipe: Recipe, crop: tuple[int, int], classes: Classes, base: Path | None, known: Header | None
) -> VideoModel:
    """A model for the classes, fresh or with the weights of `base`; `known` is what that says of itself."""
    torch.manual_seed(recipe.seed)
    model = create_model(
        recipe.model,
        num_classes=len(classes),
        num_frames=recipe.num_frames,
        crop=crop,
        drop_path=recipe.drop_path,
        dropout=recipe.dropout,
    )
    if base is not None:
        load_weights(model, base)
        model.reset_classifier(len(classes))
        if known is not None:
            keep_known_classes(model, load_checkpoint(base), classes)
    blind_to_stillness(model.get_submodule("patch"), recipe.motion_filters)
    if recipe.checkpoint_blocks:
        recompute_blocks(model)
    return model


def activation_of(recipe: Recipe, classes: Classes, roi: int) -> Activation:
    """What makes scores of the behaviors that will be learned; boxes always learn each by itself."""
    if roi or not classes.behaviors or recipe.behavior_activation == "sigmoid":
        return "sigmoid"
    if len(classes.behaviors) == 1:
        raise UserError(
            f"One of several behaviors is to be learned (behavior_loss one), but {classes.behaviors[0]} is "
            "the only one; set behavior_loss to each."
        )
    return "softmax"


def preprocessing_of(recipe: Recipe, crop: tuple[int, int], known: Header | None) -> Preprocessing:
    """How clips are made: as the recipe says, in the colors of the base or of the model's makers."""
    colors = known.preprocessing if known is not None else variant(recipe.model).colors
    return Preprocessing(
        num_frames=recipe.num_frames,
        frame_interval_s=recipe.frame_interval_s,
        crop=crop,
        mean=colors.mean,
        std=colors.std,
        focused=recipe.focused,
    )


def base_header(base: Path | None) -> Header | None:
    """What a checkpoint of ours says of itself; None for bare weights."""
    if base is None:
        return None
    try:
        return read_header(base)
    except BadCheckpoint as error:
        if "bare weights" in str(error):
            return None
        raise


def bare_architecture(base: Path) -> str:
    """Which model bare weights are of; empty where that cannot be told. Raises BadCheckpoint."""
    state, metadata = read_weights(base)
    return architecture_of(state, metadata, base.name) if layout_of(state) is not None else ""


def decided(recipe: Recipe, known: Header | None) -> Recipe:
    """The recipe with its model and its clips, where it leaves them to the base or to the model."""
    name = recipe.model or (known.model if known else DEFAULT_MODEL)
    if known_variant(name) is None:
        ablated = "those of trapline models ablations"
        raise UserError(f"There is no model called {name}; there are {', '.join(VARIANTS)}, and {ablated}.")
    if known is not None and known.model != name:
        raise UserError(f"The base is a {known.model}, but the recipe asks for {name}; leave one out.")
    clip, own = known.preprocessing if known else None, variant(name)
    step_s = own.frame_step / FRAMES_PER_S
    return replace(
        recipe,
        model=name,
        num_frames=recipe.num_frames or (clip.num_frames if clip else own.config.num_frames),
        frame_interval_s=recipe.frame_interval_s or (clip.frame_interval_s if clip else step_s),
        focused=recipe.focused or (clip is not None and clip.focused),
        crop=recipe.crop or (clip.crop[0] if clip else own.config.crop[0]),
    )


def keep_known_classes(model: VideoModel, base: Checkpoint, classes: Classes) -> None:
    """Give each class that the base knows the weights that it has there; new ones stay fresh."""
    old, new = base.model.head, model.head
    if not isinstance(old, nn.Linear) or not isinstance(new, nn.Linear):
        return
    rows = {name: number for number, name in enumerate((*base.classes.species, *base.classes.behaviors))}
    with torch.no_grad():
        for number, name in enumerate((*classes.species, *classes.behaviors)):
            if name in rows:
                new.weight[number] = old.weight[rows[name]]
                new.bias[number] = old.bias[rows[name]]
