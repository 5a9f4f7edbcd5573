"""A cloud's shadow is the scene in another light; a body in it is not, and stays whole."""

import cv2
import numpy as np
import pytest

from mvit_core.motion.light import Scenery, patchy_light

BODY = np.s_[60:100, 100:170]  # larger than any window in which light is read nearby


def ground():
    random = np.random.default_rng(3)
    leaves = cv2.GaussianBlur(random.normal(0, 1, (180, 320)).astype(np.float32), (5, 5), 0) * 110 + 120
    return np.clip(leaves, 20, 235)


def under_a_cloud(scene):
    across = np.linspace(-4, 4, scene.shape[1])
    return scene * (0.75 + 0.25 * np.tanh(across))


@pytest.fixture
def scene():
    return ground().astype(np.uint8)


@pytest.fixture
def shaded():
    return under_a_cloud(ground()).astype(np.uint8)


@pytest.fixture
def visited(shaded):
    frame = shaded.copy()
    frame[BODY] = 30
    return frame


def compared_with(scene):
    return Scenery.of(scene, 1.0, np.zeros(scene.shape, np.bool_))


def difference(frame, scene):
    return np.subtract(frame, scene, dtype=np.int16)


def test_a_shadow_is_patchy_light_and_a_large_body_is_not(scene, shaded):
    near = scene.copy()
    near[20:170, 60:240] = 40
    assert patchy_light(shaded, scene, difference(shaded, scene), 1.0)
    assert not patchy_light(near, scene, difference(near, scene), 1.0)


def test_nothing_is_left_of_a_shadow(scene, shaded):
    assert np.abs(compared_with(scene).difference(shaded)).max() < 8


def test_a_body_in_a_shadow_stays_whole(scene, visited):
    left = np.abs(compared_with(scene).difference(visited))
    assert np.mean(left[BODY] > 15) > 0.8
    outside = left.copy()
    outside[50:110, 90:180] = 0
    assert outside.max() < 8


def test_a_frame_is_relit_as_the_scene_and_keeps_its_body(scene, visited):
    even = compared_with(scene).relit(visited).astype(np.int16)
    away = np.abs(even - scene)
    away[50:110, 90:180] = 0
    assert away.mean() < 3
    assert np.mean(even[BODY] < 70) > 0.9
