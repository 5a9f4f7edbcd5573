"""Clips of whole pictures around a second of a video, with the boxes in them.

As SlowFast samples AVA: frames at the model's interval, the labelled second in the middle; to learn from,
a random part of the picture and half of the time its mirror image; to judge, all of it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.files.path_text import to_path
from trainer.boxes.metrics import Corners
from trainer.boxes.scenes import Scene
from trainer.clips.cache import ClipCache
from trainer.clips.cutting import Clip, unpacked
from trainer.labels.manifest import LabelledSpan
from trainer.recipes.recipe import Recipe

LEAST_LEFT = 0.3  # of a box, that a random part of the picture may leave
WIDE = 16 / 9  # what pictures are scaled to: the shape of most films and cameras
MULTIPLE = 32  # of which the sides are, so that no stage of a model is cut off
Rect = tuple[int, int, int, int]  # left, top, width, height in pixels


class BoxedClip(NamedTuple):
    """A clip (T, H, W, 3), its boxes in its pixels (K, 4), and which of the scene's people they are."""

    clip: Clip
    boxes: NDArray[np.float32]
    people: list[int]


def shape_of(recipe: Recipe) -> tuple[int, int]:
    """Height and width of the clips: the recipe's crop is the height."""
    return recipe.crop, max(MULTIPLE, round(recipe.crop * WIDE / MULTIPLE) * MULTIPLE)


@dataclass(frozen=True, slots=True)
class SceneClips:
    """The clips of some scenes. All randomness comes from the generator that is handed in."""

    scenes: tuple[Scene, ...]
    root: Path
    cache: ClipCache
    recipe: Recipe
    shape: tuple[int, int]  # height, width
    shuffled: bool = False  # frames in random order: what a model still knows of them needs no time

    def __len__(self) -> int:
        return len(self.scenes)

    def source(self, number: int) -> tuple[Path, LabelledSpan]:
        """What of which video a scene needs."""
        scene = self.scenes[number]
        return self.root / to_path(scene.video), span_of(scene, self.recipe)

    def clip(self, number: int, rng: np.random.Generator | None = None) -> BoxedClip:
        """The whole picture, or with `rng` a random part of it to learn from; raises UnreadableVideo."""
        scene = self.scenes[number]
        stored = self.cache.get(*self.source(number))
        pictures = unpacked(stored, stored.nearest(times_of(scene.time_s, self.recipe)))
        height, width = pictures[0].shape[:2]
        rect = (0, 0, width, height) if rng is None else random_part(width, height, self.recipe, rng)
        clip = scaled(pictures, rect, self.shape)
        if self.shuffled:
            clip = clip[np.random.default_rng((31, number)).permutation(len(clip))]
        boxes, people = boxes_in(scene, rect, (width, height), self.shape)
        if rng is not None and rng.random() < self.recipe.flip:
            clip = np.ascontiguousarray(clip[:, :, ::-1])
            boxes[:, [0, 2]] = self.shape[1] - boxes[:, [2, 0]]
        return BoxedClip(clip, boxes, people)


def span_of(scene: Scene, recipe: Recipe) -> LabelledSpan:
    """What of the video a clip shows, as the cache keeps it."""
    half_s = recipe.clip_s / 2
    return LabelledSpan(
        video=scene.video, start_s=max(0.0, scene.time_s - half_s), end_s=scene.time_s + half_s
    )


def times_of(time_s: float, recipe: Recipe) -> NDArray[np.float64]:
    """When the frames are: the labelled moment is the one in the middle (of 16, the ninth)."""
    steps = np.arange(recipe.num_frames) - recipe.num_frames // 2
    return np.asarray(time_s + steps * recipe.frame_interval_s, np.float64)


def random_part(width: int, height: int, recipe: Recipe, rng: np.random.Generator) -> Rect:
    """A part of the picture's own shape, of a random share of its area."""
    share = float(np.sqrt(rng.uniform(*recipe.crop_area)))
    w, h = max(2, round(width * share)), max(2, round(height * share))
    return int(rng.integers(width - w + 1)), int(rng.integers(height - h + 1)), w, h


def scaled(pictures: list[Clip], rect: Rect, shape: tuple[int, int]) -> Clip:
    """A part of each picture at the clips' size."""
    left, top, w, h = rect
    way = cv2.INTER_AREA if h > shape[0] else cv2.INTER_LINEAR
    size = (shape[1], shape[0])
    parts = [cv2.resize(each[top : top + h, left : left + w], size, interpolation=way) for each in pictures]
    return np.stack(parts).astype(np.uint8, copy=False)


def boxes_in(
    scene: Scene, rect: Rect, size: tuple[int, int], shape: tuple[int, int]
) -> tuple[NDArray[np.float32], list[int]]:
    """The scene's boxes in pixels of the clip, (K, 4), and whose they are, without those hardly left."""
    boxes, people = [], []
    for number, person in enumerate(scene.people):
        whole = in_clip(person.corners, rect, size, shape)
        cut = whole.clip(0, np.array([shape[1], shape[0]] * 2, np.float32))
        if area(cut) > 0 and area(cut) >= LEAST_LEFT * area(whole):
            boxes.append(cut)
            people.append(number)
    return np.asarray(boxes, np.float32).reshape(-1, 4), people


def in_clip(
    corners: Corners, rect: Rect, size: tuple[int, int], shape: tuple[int, int]
) -> NDArray[np.float32]:
    """Corners in fractions of the picture as pixels of the clip."""
    pixels = np.asarray(corners, np.float32) * np.array(size * 2, np.float32)
    start, extent = np.array(rect[:2] * 2, np.float32), np.array(rect[2:] * 2, np.float32)
    return np.asarray((pixels - start) / extent * np.array([shape[1], shape[0]] * 2, np.float32), np.float32)


def area(box: NDArray[np.float32]) -> float:
    """Of left, top, right, bottom."""
    return float(max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1]))
