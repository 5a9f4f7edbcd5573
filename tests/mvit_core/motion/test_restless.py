"""What sways is back where it was after two seconds; who turns the head is not."""

import cv2
import numpy as np

from mvit_core.motion.background import find_background, in_runs
from mvit_core.motion.restless import find_restless

HEAD = np.s_[60:84, 200:220]
LEAVES = np.s_[20:120, 40:140]


def samples(*, turns, sways, count=50):
    """Samples in which a head holds three postures and leaves swing by pixels, 0.8 times a second."""
    random = np.random.default_rng(5)
    ground = cv2.GaussianBlur(random.normal(0, 1, (180, 320)).astype(np.float32), (5, 5), 0) * 90 + 110
    y, x = np.mgrid[:180, :320].astype(np.float32)
    frames = []
    for number in range(count):
        picture = ground.copy()
        if sways:
            dx = 3 * np.sin(2 * np.pi * 0.8 * number / 5 + y / 15).astype(np.float32)
            picture[LEAVES] = cv2.remap(ground, x + dx, y, cv2.INTER_LINEAR)[LEAVES]
        if turns:
            left = (200, 206, 202)[number * 3 // count]
            picture[62:82, left : left + 12] = 30
        frames.append(np.clip(picture + random.normal(0, 2, picture.shape), 0, 255).astype(np.uint8))
    return np.stack(frames)


def restless(frames):
    nowhere = np.zeros(frames.shape[1:], np.bool_)
    return find_background(frames, nowhere).restless


def test_a_head_that_turns_stands_out_from_leaves_that_sway_more():
    plane = restless(samples(turns=True, sways=True))
    assert plane[HEAD].max() > 8
    assert np.quantile(plane[LEAVES], 0.99) < 3


def test_leaves_alone_are_not_restless():
    assert restless(samples(turns=False, sways=True)).max() < 5


def test_a_long_scene_is_looked_at_in_runs_of_neighbours():
    numbers = np.arange(300, dtype=np.uint16)[:, None, None]
    runs = in_runs(numbers).ravel()
    steps = np.diff(runs)
    assert runs[0] == 0
    assert runs[-1] == 299
    assert np.mean(steps == 1) > 0.9
    assert restless(samples(turns=True, sways=True, count=120))[HEAD].max() > 8


def test_a_few_samples_say_nothing():
    few = samples(turns=True, sways=False, count=6)
    flat = np.zeros(few.shape[1:], np.float32)
    nowhere = np.zeros(few.shape[1:], np.bool_)
    assert not find_restless(few, nowhere, few[0], flat, nowhere).any()
