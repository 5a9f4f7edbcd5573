"""Random changes of a clip that leave its label as it is: the same on all of its frames, noise apart.

Clips are (T, H, W, 3) RGB bytes. What is chosen depends on the generator that is handed in alone.
"""

from collections.abc import Callable
from math import exp, log, sqrt

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.transforms import MEAN, STD
from trainer.recipes.recipe import Recipe

Clip = NDArray[np.uint8]
Rect = tuple[int, int, int, int]  # left, top, width, height in pixels
GRAY = np.array((0.299, 0.587, 0.114), np.float32)
MAGNITUDE_SPREAD = 0.5
TRIES = 10


def inception_rect(
    width: int, height: int, area: tuple[float, float], aspect: tuple[float, float], rng: np.random.Generator
) -> Rect:
    """A crop of a random share of the picture and a random shape (Szegedy et al. 2015)."""
    for _ in range(TRIES):
        pixels = width * height * rng.uniform(*area)
        shape = exp(rng.uniform(log(aspect[0]), log(aspect[1])))
        w, h = round(sqrt(pixels * shape)), round(sqrt(pixels / shape))
        if 0 < w <= width and 0 < h <= height:
            return int(rng.integers(width - w + 1)), int(rng.integers(height - h + 1)), w, h
    side = min(width, height)
    return (width - side) // 2, (height - side) // 2, side, side


def augmented(clip: Clip, recipe: Recipe, rng: np.random.Generator) -> Clip:
    """Everything but the crop: flip, RandAugment, color, infrared, erasing.

    SlowFast crops and flips after RandAugment; on what was cropped already it is several times less work.
    """
    if rng.random() < recipe.flip:
        clip = clip[:, :, ::-1]
    if recipe.randaugment:
        clip = rand_augment(clip, recipe.randaugment, recipe.magnitude, rng)
    if recipe.color_jitter:
        clip = jittered(clip, recipe.color_jitter, rng)
    if rng.random() < recipe.infrared:
        clip = as_infrared(clip, rng)
    if rng.random() < recipe.erasing:
        clip = erased(clip, rng)
    return np.ascontiguousarray(clip)


def jittered(clip: Clip, strength: float, rng: np.random.Generator) -> Clip:
    """Brightness, contrast and saturation, each up to `strength` of itself more or less."""
    for change in (brightness, contrast, saturation):
        clip = change(clip, rng.uniform(max(0.0, 1 - strength), 1 + strength))
    return clip


def as_infrared(clip: Clip, rng: np.random.Generator) -> Clip:
    """Gray, with the bright middle and the grain of a picture by infrared lamp."""
    height, width = clip.shape[1:3]
    x, y = np.linspace(-1, 1, width), np.linspace(-1, 1, height)
    falloff = np.exp(-rng.uniform(0, 0.8) * (x[None, :] ** 2 + y[:, None] ** 2))
    gray = (clip @ GRAY) * (rng.uniform(0.8, 1.2) * falloff)
    gray = gray + rng.normal(0, rng.uniform(0, 6), gray.shape)
    return np.repeat(gray.clip(0, 255).astype(np.uint8)[..., None], 3, axis=3)


def erased(clip: Clip, rng: np.random.Generator) -> Clip:
    """A box of 2 to 33 % of the picture filled with noise (Zhong et al. 2017), anew in each frame.

    As SlowFast trains MViT: what a model sees there is normal noise of mean 0 and deviation 1.
    """
    height, width = clip.shape[1:3]
    left, top, w, h = inception_rect(width, height, (0.02, 1 / 3), (0.3, 1 / 0.3), rng)
    noise = 255 * (np.array(MEAN) + np.array(STD) * rng.standard_normal((len(clip), h, w, 3)))
    clip = clip.copy()
    clip[:, top : top + h, left : left + w] = noise.clip(0, 255)
    return clip


def rand_augment(clip: Clip, number: int, magnitude: float, rng: np.random.Generator) -> Clip:
    """`number` operations, each half of the time, of a strength around `magnitude` of 10 (timm's m7-n4)."""
    for _ in range(number):
        if rng.random() < 0.5:
            continue
        strength = float(np.clip(rng.normal(magnitude, MAGNITUDE_SPREAD), 0, 10)) / 10
        sign = float(rng.choice((-1, 1)))
        clip = OPERATIONS[int(rng.integers(len(OPERATIONS)))](clip, strength, sign)
    return clip


def brightness(clip: Clip, factor: float) -> Clip:
    """Lighter above 1, darker below."""
    return _mapped(clip, np.arange(256) * factor)


def contrast(clip: Clip, factor: float) -> Clip:
    """Away from the mean brightness above 1, towards it below."""
    middle = float((clip[:, ::4, ::4] @ GRAY).mean())
    return _mapped(clip, (np.arange(256) - middle) * factor + middle)


def saturation(clip: Clip, factor: float) -> Clip:
    """More color above 1, none at 0."""
    weights = np.eye(3, dtype=np.float32) * factor + (1 - factor) * GRAY
    rows = clip.reshape(-1, clip.shape[2], 3)
    return np.asarray(cv2.transform(rows, weights), np.uint8).reshape(clip.shape)


def posterize(clip: Clip, bits: int) -> Clip:
    """Only the first `bits` of each color."""
    return np.asarray(clip & np.uint8(256 - (1 << (8 - bits))), np.uint8)


def solarize(clip: Clip, threshold: int) -> Clip:
    """What is brighter than `threshold` turned around."""
    levels = np.arange(256)
    return _mapped(clip, np.where(levels < threshold, levels, 255 - levels))


def solarize_add(clip: Clip, added: int) -> Clip:
    """What is darker than the middle made lighter by `added`."""
    levels = np.arange(256)
    return _mapped(clip, np.where(levels < 128, levels + added, levels))


def autocontrast(clip: Clip) -> Clip:
    """Each color stretched to the full range of the clip."""
    low, high = clip.min(axis=(0, 1, 2)), clip.max(axis=(0, 1, 2))
    levels = np.arange(256)[:, None] - low
    return _mapped(
        clip, np.where(high > low, levels * 255.0 / np.maximum(high - low, 1), np.arange(256)[:, None])
    )


def equalize(clip: Clip) -> Clip:
    """Each color spread so that all levels of the clip are equally frequent."""
    tables = [np.cumsum(np.bincount(clip[..., c].ravel(), minlength=256)) for c in range(3)]
    return _mapped(clip, np.stack([table * 255.0 / table[-1] for table in tables], axis=1))


def sharpness(clip: Clip, factor: float) -> Clip:
    """Sharper above 1, blurred below."""
    blurred = (cv2.blur(frame, (3, 3)) for frame in clip)
    return np.stack(
        [
            np.asarray(cv2.addWeighted(frame, factor, soft, 1 - factor, 0), np.uint8)
            for frame, soft in zip(clip, blurred, strict=True)
        ]
    )


def moved(clip: Clip, matrix: NDArray[np.float64]) -> Clip:
    """Each frame under a 2 x 3 affine map around its middle; what comes in is of the mean color, `MEAN`."""
    height, width = clip.shape[1:3]
    to_middle = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1]])
    whole = to_middle @ np.vstack((matrix, (0, 0, 1))) @ np.linalg.inv(to_middle)
    return np.stack(
        [
            np.asarray(
                cv2.warpAffine(frame, whole[:2], (width, height), borderValue=(114, 114, 114)), np.uint8
            )
            for frame in clip
        ]
    )


def _rotated(clip: Clip, strength: float, sign: float) -> Clip:
    angle = np.radians(30 * strength * sign)
    return moved(clip, np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0]]))


def _sheared_x(clip: Clip, strength: float, sign: float) -> Clip:
    return moved(clip, np.array([[1, 0.3 * strength * sign, 0], [0, 1, 0]]))


def _sheared_y(clip: Clip, strength: float, sign: float) -> Clip:
    return moved(clip, np.array([[1, 0, 0], [0.3 * strength * sign, 1, 0]]))


def _shifted_x(clip: Clip, strength: float, sign: float) -> Clip:
    return moved(clip, np.array([[1, 0, 0.45 * strength * sign * clip.shape[2]], [0, 1, 0]]))


def _shifted_y(clip: Clip, strength: float, sign: float) -> Clip:
    return moved(clip, np.array([[1, 0, 0], [0, 1, 0.45 * strength * sign * clip.shape[1]]]))


def _mapped(clip: Clip, levels: NDArray[np.generic]) -> Clip:
    """Every byte through a table of (256,), or of (256, 3) for each color."""
    table = np.asarray(levels, np.float64).clip(0, 255).astype(np.uint8)
    if table.ndim == 2:
        return np.stack([table[:, c][clip[..., c]] for c in range(3)], axis=3)
    return np.asarray(cv2.LUT(clip.reshape(-1, clip.shape[2], 3), table), np.uint8).reshape(clip.shape)


# The fifteen of timm's "increasing" set, which SlowFast trains with. Of its strengths 10 is the strongest; 0
# changes nothing but by the first three.
OPERATIONS: tuple[Callable[[Clip, float, float], Clip], ...] = (
    lambda clip, _strength, _sign: autocontrast(clip),
    lambda clip, _strength, _sign: equalize(clip),
    lambda clip, _strength, _sign: 255 - clip,
    lambda clip, strength, _sign: posterize(clip, max(1, 4 - int(4 * strength)) if strength else 8),
    lambda clip, strength, _sign: solarize(clip, 256 - int(256 * strength)),
    lambda clip, strength, _sign: solarize_add(clip, int(110 * strength)),
    lambda clip, strength, sign: brightness(clip, 1 + 0.9 * strength * sign),
    lambda clip, strength, sign: contrast(clip, 1 + 0.9 * strength * sign),
    lambda clip, strength, sign: saturation(clip, 1 + 0.9 * strength * sign),
    lambda clip, strength, sign: sharpness(clip, 1 + 0.9 * strength * sign),
    _rotated,
    _sheared_x,
    _sheared_y,
    _shifted_x,
    _shifted_y,
)
