"""Augmentation: the same on all frames, noise apart, decided by the generator, and within bytes."""

from dataclasses import replace

import numpy as np
import pytest

from trainer.clips import augment
from trainer.recipes.recipe import Recipe


def still(seed: int = 0, num_frames: int = 3) -> np.ndarray:
    """A clip of equal frames with a mid-gray surrounding."""
    picture = np.random.default_rng(seed).integers(60, 190, (20, 24, 3), dtype=np.uint8)
    return np.repeat(picture[None], num_frames, axis=0)


ALL = Recipe(randaugment=6, magnitude=10, color_jitter=0.5)


@pytest.mark.parametrize("seed", range(12))
def test_every_frame_is_changed_alike(seed: int) -> None:
    changed = augment.augmented(still(), ALL, np.random.default_rng(seed))
    assert changed.shape == (3, 20, 24, 3)
    assert changed.dtype == np.uint8
    assert np.array_equal(changed[0], changed[1])
    assert np.array_equal(changed[0], changed[2])
    again = augment.augmented(still(), ALL, np.random.default_rng(seed))
    assert np.array_equal(changed, again)


@pytest.mark.parametrize("number", range(len(augment.OPERATIONS)))
def test_each_operation_changes_something_at_full_strength_and_keeps_the_clip_given(number: int) -> None:
    clip = still()
    changed = augment.OPERATIONS[number](clip, 1.0, -1.0)
    assert changed.shape == clip.shape
    assert changed.dtype == np.uint8
    assert not np.array_equal(changed, clip)
    assert np.array_equal(clip, still())


def test_nothing_wished_changes_nothing() -> None:
    plain = augment.augmented(still(), Recipe(flip=0.0), np.random.default_rng(0))
    assert np.array_equal(plain, still())
    flipped = augment.augmented(still(), Recipe(flip=1.0), np.random.default_rng(0))
    assert np.array_equal(flipped, still()[:, :, ::-1])


def test_colors_by_hand() -> None:
    clip = np.array([10, 100, 200], np.uint8).reshape(1, 1, 1, 3)
    assert augment.brightness(clip, 1.5).ravel().tolist() == [15, 150, 255]
    assert augment.posterize(clip, 1).ravel().tolist() == [0, 0, 128]
    assert augment.solarize(clip, 128).ravel().tolist() == [10, 100, 55]
    assert augment.solarize_add(clip, 110).ravel().tolist() == [120, 210, 200]
    gray = augment.saturation(clip, 0.0).ravel()
    assert gray.tolist() == pytest.approx([0.299 * 10 + 0.587 * 100 + 0.114 * 200] * 3, abs=1)
    night = augment.as_infrared(still(), np.random.default_rng(1))
    assert np.array_equal(night[..., 0], night[..., 2])


def test_inception_crops_keep_area_and_aspect() -> None:
    rng = np.random.default_rng(0)
    rects = np.array([augment.inception_rect(200, 100, (0.2, 0.5), (0.75, 4 / 3), rng) for _ in range(400)])
    left, top, w, h = rects.T
    assert (left >= 0).all()
    assert (top >= 0).all()
    assert (left + w <= 200).all()
    assert (top + h <= 100).all()
    area, aspect = w * h / 20_000, w / h
    assert area.min() > 0.19
    assert area.max() < 0.52
    assert aspect.min() > 0.7
    assert aspect.max() < 1.4
    assert np.std(left) > 20


def test_crops_that_never_fit_are_the_middle_square() -> None:
    rect = augment.inception_rect(300, 10, (1.0, 1.0), (0.75, 4 / 3), np.random.default_rng(0))
    assert rect == (145, 0, 10, 10)


def test_erasing_leaves_most_of_the_picture() -> None:
    changed = augment.augmented(still(), replace(Recipe(flip=0.0), erasing=1.0), np.random.default_rng(3))
    share = (changed[0] != still()[0]).any(axis=2).mean()
    assert 0.01 < share < 0.4


def test_erasing_is_new_normal_noise_in_each_frame_at_one_place() -> None:
    changed = augment.erased(np.zeros((40, 60, 60, 3), np.uint8), np.random.default_rng(3))
    boxes = (changed > 0).any(axis=3)
    inside = boxes.any(axis=0)
    top, left = (axis.nonzero()[0] for axis in (inside.any(axis=1), inside.any(axis=0)))
    assert inside[top[0] : top[-1] + 1, left[0] : left[-1] + 1].all()
    noise = changed[:, inside] / 255
    assert noise.mean() == pytest.approx(0.45, abs=0.01)
    assert noise.std() == pytest.approx(0.22, abs=0.01)  # 0.225 less what black and white cut off
    assert abs(np.corrcoef(noise[0].ravel(), noise[1].ravel())[0, 1]) < 0.2
