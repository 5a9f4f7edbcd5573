"""Everything that decides how a training goes: one frozen value, with a sentence for every field.

The sentences are the help of the command line and of the window's form (words.py). Named recipes are
in presets.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from math import inf
from typing import Literal, get_args, get_type_hints

from mvit_core.calibration import Activation
from mvit_core.errors import UserError

Trained = Literal["heads", "all", "temporal"]
Sampling = Literal["dense", "segments"]
Framing = Literal["center", "whole"]
Spread = Literal["parts", "ends"]
Pooled = Literal["logits", "scores", "max"]
Loss = Literal["cross_entropy", "balanced_softmax", "focal"]
BehaviorLoss = Literal["each", "one"]
Optimizer = Literal["adamw", "sgd"]
Precision = Literal["auto", "fp32", "bf16", "fp16"]
CHOSEN = (
    *("trained", "sampling", "framing", "view_spread", "pooled"),
    *("optimizer", "loss", "behavior_loss", "precision"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train. Learning rates are for batches of `batch_size` clips as they stand."""

    name: str = "custom"
    """What people call it."""
    model: str = ""
    """A model's name; empty: the base checkpoint's, without a base mvit_xs."""
    trained: Trained = "all"
    """heads: only new heads on frozen embeddings, in seconds; all: every layer; temporal: only the head that
    finds bouts, on frozen embeddings."""
    find_bouts: bool = True
    """Learn a head that finds bouts, too, where enough of them are labelled; kept where it beats windows."""
    step_s: float = 0.0
    """Seconds from one window to the next that the head for bouts sees; 0: half a clip."""

    num_frames: int = 0
    """Frames of one clip; 0: as the base or the model has it."""
    frame_interval_s: float = 0.0
    """Seconds from one frame of a clip to the next; 0: as the base or the model has it."""
    crop: int = 0
    """Side of the square pictures, pixels; 0: as the base or the model has it."""
    sampling: Sampling = "dense"
    """dense: frames at the interval, from a random moment on; segments: one of each equal part (SSv2)."""
    framing: Framing = "center"
    """center: the middle square of the picture; whole: all of it, squeezed. Tracks go before both."""
    focused: bool = False
    """Clips follow the animal's box from frame to frame and are gray beside it: the place is not learned."""
    views: int = 1
    """Clips of one span by which it is judged."""
    view_crops: int = 1
    """Crops of each of these clips: 1 the middle, 3 the start, middle and end of the longer side."""
    view_side: float = 1.0
    """Side of the middle crop, in shorter sides of the picture (published: 224 of 256)."""
    view_spread: Spread = "parts"
    """parts: clips in the middle of equal parts; ends: from the first frame to the last (published)."""
    pooled: Pooled = "logits"
    """How views become one answer: means of logits or of scores (published), or the largest (Charades)."""

    epochs: int = 30
    """Times that every clip is seen."""
    batch_size: int = 16
    """Clips a step, of all processes together where several train."""
    micro_batch: int = 0
    """Clips computed at once, the rest of the batch being accumulated; 0: all, halved where memory ends."""
    repeats: int = 1
    """Differently augmented copies of a clip in one epoch, decoded once (repeated augmentation)."""
    optimizer: Optimizer = "adamw"
    """adamw, or sgd: gradients with Nesterov's momentum of 0.9, as the papers fine-tune Kinetics' models."""
    lr: float = 5e-4
    """Highest learning rate, at the head."""
    start_lr: float = 1e-6
    """Learning rate at the beginning of the warm-up."""
    final_lr: float = 1e-6
    """Learning rate at the end of the half cosine."""
    warmup_epochs: float = 2.0
    """Epochs in which the learning rate grows."""
    weight_decay: float = 0.05
    """Pull of weights to zero; never of 1-d parameters, class tokens and positions."""
    layer_decay: float = 1.0
    """Factor on the learning rate from each layer to the one before it."""
    frozen: float = 0.0
    """Share of the layers, from the first, that stay as they are; the head always learns."""
    clip_norm: float = 1.0
    """Longest gradient; 0: any."""
    ema_decay: float = 0.0
    """Memory of the weights' running mean, which is what is judged and kept; 0: none."""
    precision: Precision = "auto"
    """Numbers of the forward pass; auto: bf16 where the device has it, else fp16 on a GPU, fp32 on a CPU."""
    checkpoint_blocks: bool = False
    """Compute blocks again in the backward pass instead of keeping them in memory."""

    loss: Loss = "cross_entropy"
    """Of species: balanced_softmax and focal help rare ones."""
    focal_gamma: float = 2.0
    """How strongly the focal loss looks away from what is easy."""
    label_smoothing: float = 0.0
    """Share of the target that is spread over all classes."""
    species_weight: float = 1.0
    """Weight of the species' loss."""
    behavior_weight: float = 1.0
    """Weight of the behaviors' loss beside the species'."""
    behavior_loss: BehaviorLoss = "each"
    """each: behaviors come together or not at all (sigmoid); one: each clip shows one of them, and never none
    (softmax). Heads on frozen embeddings learn each."""
    pair_prior: float = 0.0
    """How far learning one behavior a clip allows for how often its animal is shown at each: 1: wholly, so
    that what an animal is never shown at counts neither for nor against it; 0: not (published)."""
    balance: float = 0.0
    """0: every clip equally often; 1: every class equally often."""

    crop_area: tuple[float, float] = (0.08, 1.0)
    """Share of the picture that a random crop takes (Inception)."""
    crop_aspect: tuple[float, float] = (3 / 4, 4 / 3)
    """Width over height of the random crop."""
    flip: float = 0.5
    """How often clips are mirrored."""
    randaugment: int = 0
    """RandAugment: operations on a clip, the same on all of its frames."""
    magnitude: float = 7.0
    """RandAugment: strength, 0 to 10."""
    color_jitter: float = 0.0
    """Largest change of brightness, contrast and saturation."""
    infrared: float = 0.0
    """How often a clip is made gray, as at night."""
    erasing: float = 0.0
    """How often a box of a clip is filled with noise."""
    speed_jitter: float = 0.0
    """Largest change of the frame interval, as a share."""
    mixup: float = 0.0
    """Alpha of mixup; 0: none."""
    cutmix: float = 0.0
    """Alpha of cutmix; 0: none. Where both are on, each is taken half of the time."""
    mix_share: float = 1.0
    """Share of the batches that are mixed."""
    drop_path: float = 0.0
    """Stochastic depth of the last block."""
    dropout: float = 0.0
    """Before the head."""
    motion_filters: float = 0.0
    """Without a base: share of the first filters that see change alone, for cameras that stand still."""

    held_out: float = 0.2
    """Share of the clips, in whole groups, that is judged on and never trained on."""
    patience: int = 0
    """Epochs without a better result after which training ends; 0: never."""
    max_minutes: float = 0.0
    """Epochs are cut so that training ends in time; 0: any time."""
    save_every_s: float = 180.0
    """Seconds between two saved states; the first is saved after a minute at most."""
    seed: int = 0
    """Decides every random choice."""
    cache_side: int = 0
    """Shorter side of the pictures kept on disk, pixels; 0: as the crop needs."""
    cache_gb: float = 20.0
    """Disk space for decoded clips, gigabytes."""

    def __post_init__(self) -> None:
        for message in _mistakes(self):
            raise UserError(f"The recipe makes no sense: {message}.")

    @property
    def clip_s(self) -> float:
        """Length of one clip in seconds."""
        return self.num_frames * self.frame_interval_s

    @property
    def behavior_activation(self) -> Activation:
        """What makes scores of behaviors learned so; heads on frozen embeddings learn each by itself."""
        return "softmax" if self.behavior_loss == "one" and self.trained == "all" else "sigmoid"

    @property
    def num_views(self) -> int:
        """Clips that one span is judged by, every crop of them counted."""
        return self.views * self.view_crops

    @property
    def stored_side(self) -> int:
        """Shorter side of the pictures kept on disk: a little more than the crop, for random crops."""
        return self.cache_side or round(self.crop * 8 / 7)


def _impossible_numbers(recipe: Recipe) -> Iterator[str]:
    """What no number of a recipe can be; torch takes whole ones of 64 bits."""
    for each in fields(recipe):
        value = getattr(recipe, each.name)
        if isinstance(value, int | float) and not 0 <= value < inf:
            yield f"{each.name} must be 0 or more"
        if isinstance(value, int) and value >= 2**63:
            yield f"{each.name} must be less than 2^63"


def _mistakes(recipe: Recipe) -> list[str]:
    """What is impossible, in words."""
    whole = ("views", "epochs", "batch_size", "repeats")
    shares = (
        "balance",
        "pair_prior",
        "flip",
        "infrared",
        "erasing",
        "mix_share",
        "label_smoothing",
        "drop_path",
        "dropout",
        "frozen",
    )
    found = [f"{name} must be at least 1" for name in whole if getattr(recipe, name) < 1]
    found += [f"{name} must lie between 0 and 1" for name in shares if not 0 <= getattr(recipe, name) <= 1]
    found += _impossible_numbers(recipe)
    if recipe.view_crops not in (1, 3) or not 0 < recipe.view_side <= 1:
        found.append("view_crops is 1 or 3, view_side a share of the picture")
    if recipe.lr <= 0:
        found.append("lr must be above 0")
    if not 0 < recipe.crop_area[0] <= recipe.crop_area[1] <= 1:
        found.append("crop_area must be two shares, the smaller one first")
    if not 0 < recipe.crop_aspect[0] <= recipe.crop_aspect[1]:
        found.append("crop_aspect must be two numbers, the smaller one first")
    if max(recipe.layer_decay, recipe.ema_decay) > 1 or recipe.layer_decay == 0 or recipe.held_out >= 1:
        found.append("layer_decay, ema_decay and held_out are shares of 1")
    if recipe.num_frames > 4096 or recipe.crop > 4096 or recipe.magnitude > 10:
        found.append("num_frames and crop end at 4096, magnitude at 10")
    if recipe.frame_interval_s >= 3600:
        found.append("frame_interval_s must be less than an hour")
    choices = get_type_hints(Recipe)
    for name in CHOSEN:
        if getattr(recipe, name) not in get_args(choices[name]):
            found.append(f"{name} is one of {', '.join(get_args(choices[name]))}")
    return found
