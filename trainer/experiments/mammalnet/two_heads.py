"""A model with MammalNet's two heads, of Trapline's own checkpoint or of one in the official layout."""

from dataclasses import dataclass, replace
from pathlib import Path

import torch

from mvit_core.checkpoint import Header, Preprocessing, load_checkpoint, load_weights
from mvit_core.checkpoint.files import read_weights
from mvit_core.checkpoint.foreign import Layout, layout_of, renamed
from mvit_core.errors import UserError
from mvit_core.models.base import VideoModel
from mvit_core.models.registry import create_model, variant
from mvit_core.taxonomy import mammalnet_keys, shipped_behaviors
from trainer.fitting.starting import FRAMES_PER_S, base_header
from trainer.recipes.presets import MAMMALNET
from trainer.recipes.recipe import Recipe
from trainer.runs.lineage import recipe_of

MODELS = ("mvitv2_b_16x16", "mvit_b_16x4", "mvit_b_32x3")
VIEWS = 5


@dataclass(frozen=True, slots=True)
class TwoHeads:
    """A model whose logits are animals, then behaviors, and how its clips are made."""

    model: VideoModel
    preprocessing: Preprocessing
    recipe: Recipe  # of its clips: frames, interval, crop, views
    animals: tuple[str, ...]  # in the order of the logits
    behaviors: tuple[str, ...]  # may be fewer than the logits: the official head has one that nothing is of

    @property
    def num_behavior_logits(self) -> int:
        """12, or 13 of an official checkpoint."""
        return int(self.model.head.out_features) - len(self.animals)  # type: ignore[arg-type]


def load_two_heads(path: Path, model: str, *, views: int = VIEWS) -> TwoHeads:
    """The model in a checkpoint; `model` is what an official one is of. Raises UserError, BadCheckpoint."""
    if not path.is_file():
        raise UserError(f"There is no checkpoint {path}.")
    header = base_header(path)
    return _own(path, header, views) if header is not None else _official(path, model, views)


def _own(path: Path, header: Header, views: int) -> TwoHeads:
    known = set(mammalnet_keys()), {each.key for each in shipped_behaviors()}
    animals, behaviors = header.classes.species, header.classes.behaviors
    if not (animals and behaviors and set(animals) <= known[0] and set(behaviors) <= known[1]):
        raise UserError(f"{path.name} does not name MammalNet's animals and behaviors.")
    recipe = replace(recipe_of(header), views=views)
    return TwoHeads(load_checkpoint(path).model, header.preprocessing, recipe, animals, behaviors)


def _official(path: Path, name: str, views: int) -> TwoHeads:
    """Bare weights in SlowFast's layout with an `animal_head` and a `behavior_head`."""
    try:
        own = variant(name)
    except KeyError:
        raise UserError(f"There is no model called {name}; there are {', '.join(MODELS)}.") from None
    state, _ = read_weights(path)
    animals, behaviors = mammalnet_keys(), tuple(each.key for each in shipped_behaviors())
    own_names = renamed(state, path.name) if layout_of(state) is Layout.SLOWFAST else {}
    num_logits = len(own_names.get("head.bias", ()))
    if "animal_head.projection.weight" not in state or num_logits < len(animals) + len(behaviors):
        raise UserError(
            f"{path.name} has no heads for MammalNet's {len(animals)} animals and {len(behaviors)} "
            "behaviors. It can be trained from: give it as a base."
        )
    model = create_model(name, num_classes=num_logits)
    load_weights(model, path)
    frames, crop = own.config.num_frames, own.config.crop
    step_s = own.frame_step / FRAMES_PER_S
    recipe = replace(
        MAMMALNET, model=name, num_frames=frames, frame_interval_s=step_s, crop=crop[0], views=views
    )
    clip = Preprocessing(
        num_frames=frames, frame_interval_s=step_s, crop=crop, mean=own.colors.mean, std=own.colors.std
    )
    return TwoHeads(model.eval(), clip, recipe, animals, behaviors)


def both(logits: torch.Tensor, heads: TwoHeads) -> tuple[torch.Tensor, torch.Tensor]:
    """Scores of animals and of behaviors, summed over views: (views, C) to (C',).

    Softmax in each head, as its code tests, also of a model that was taught each behavior by itself.
    """
    first = len(heads.animals)
    return logits[:, :first].softmax(dim=1).sum(dim=0), logits[:, first:].softmax(dim=1).sum(dim=0)
