"""Multi-view testing as the papers have it: clips spread over a video, crops of each, one answer of all.

"5x1" is five clips, the middle of each; "10x3" ten, with the start, middle and end of the longer side.
"""

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import Activation
from mvit_core.errors import UserError
from mvit_core.transforms import crop_corner
from mvit_core.types import Span
from trainer.recipes.recipe import Pooled, Recipe

F64 = NDArray[np.float64]
Rect = tuple[int, int, int, int]  # left, top, width, height in pixels
MIDDLE = 1  # of the crops' places 0, 1, 2


def parse_views(word: str) -> tuple[int, int]:
    """Clips and crops of a word such as "10x3"; raises UserError."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*[xX×]\s*(\d)\s*", word)
    clips, crops = (int(found[1]), int(found[2])) if found else (0, 0)
    if clips < 1 or crops not in (1, 3):
        raise UserError(f"{word!r} are no views; give clips x crops, such as 5x1 or 10x3 (1 crop or 3).")
    return clips, crops


def with_views(recipe: Recipe, views: tuple[int, int] | None) -> Recipe:
    """The recipe judged by these clips and crops; by its own for None. Raises UserError."""
    if views is None:
        return recipe
    clips, crops = views
    if crops > 1 and recipe.framing == "whole":
        raise UserError("This model is shown the whole picture, so there is only 1 crop; give 5x1, say.")
    if clips > 1 and recipe.sampling == "segments":
        raise UserError("This model's clips are spread over the whole video, so there is only 1; give 1x3.")
    return replace(recipe, views=clips, view_crops=crops)


def starts_of(room: Span, recipe: Recipe) -> list[float]:
    """When each clip begins: in the middle of equal parts, or from one end of the room to the other."""
    last_s = max(room.start_s, room.end_s - recipe.clip_s)
    if recipe.view_spread == "ends" and recipe.views > 1:
        starts = np.linspace(room.start_s, last_s, recipe.views)
    else:
        starts = np.linspace(room.start_s, last_s, 2 * recipe.views + 1)[1::2]
    return [float(start_s) for start_s in starts]


def places_of(recipe: Recipe) -> tuple[int, ...]:
    """The crops' places on the longer side: start 0, middle 1, end 2."""
    return (0, 1, 2) if recipe.view_crops == 3 else (MIDDLE,)


def crop_of(rect: Rect, place: int, recipe: Recipe) -> Rect:
    """One crop of a picture: of the whole shorter side where there are three, as SlowFast tests."""
    left, top, width, height = rect
    share = 1.0 if recipe.view_crops == 3 else recipe.view_side
    side = max(2, round(min(width, height) * share))
    down, across = crop_corner(height, width, side, place)
    return left + across, top + down, side, side


def pooled(logits: F64, num_species: int, how: Pooled, activation: Activation = "sigmoid") -> F64:
    """One answer (N, classes) of the logits of all views (N, views, classes), as logits again.

    `scores` are averaged after softmax or, as `activation` says of behaviors, sigmoid, as SlowFast does; the
    largest logit has the largest score.
    """
    if activation == "softmax":
        behaviors = log_softmax(logits[..., num_species:])
        logits = np.concatenate((logits[..., :num_species], behaviors), axis=2)
    if how == "max":
        return np.asarray(logits.max(axis=1), np.float64)
    if how == "logits" or logits.shape[1] == 1:
        return np.asarray(logits.mean(axis=1), np.float64)
    species, behaviors = logits[..., :num_species], logits[..., num_species:]
    if activation == "softmax":
        shown = log_mean(behaviors)
    else:
        shown = log_mean(-np.logaddexp(0, -behaviors)) - log_mean(-np.logaddexp(0, behaviors))
    return np.concatenate((log_mean(log_softmax(species)), shown), axis=1)


def log_softmax(logits: F64) -> F64:
    """Logarithms of scores that sum to 1 over the last axis, which may be of no classes."""
    return np.asarray(logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True), np.float64)


def log_mean(logs: F64) -> F64:
    """Logarithm of the mean over the views of what these are logarithms of."""
    return np.asarray(np.logaddexp.reduce(logs, axis=1) - np.log(logs.shape[1]), np.float64)
