"""What the camera draws is found by itself."""

import numpy as np
import pytest

from mvit_core.motion.overlays import find_overlays, open_area
from mvit_core.types import Box


def overlays_of(made):
    samples = made.samples()
    return find_overlays(
        np.stack([sample.luma for sample in samples]), np.array([sample.time_s for sample in samples])
    )


def test_ticking_clock_is_masked_with_its_line_of_text(scene):
    found = overlays_of(scene(clock=True))
    assert found.mask[-12:-5, -40:-20].any()
    assert all(box.y > 0.8 for box in found.boxes)


def test_letterbox_is_masked(scene):
    found = overlays_of(scene(letterbox=True))
    assert found.mask[:14].all()
    assert found.mask[-14:].all()
    assert not found.mask[20:-20].any()


def test_a_plain_scene_has_no_overlays(scene):
    assert overlays_of(scene()).boxes == ()


def test_an_animal_at_the_lower_border_is_no_clock(scene):
    made = scene(animals=[(lambda time_s: (20 + 20 * time_s, 168.0), 24, 40)])
    assert overlays_of(made).boxes == ()


def test_the_open_area_lies_between_bars_and_the_banners_on_them() -> None:
    letterbox = [Box(0, 0, 1, 0.125), Box(0, 0.875, 1, 0.125)]
    banner, clock = Box(0, 0.845, 0.92, 0.03), Box(0.5, 0.7, 0.4, 0.05)
    assert open_area([*letterbox, banner, clock]) == Box(0, 0.125, 1, pytest.approx(0.72))
    assert open_area([Box(0, 0, 0.1, 1), clock]) == Box(pytest.approx(0.1), 0, pytest.approx(0.9), 1)
    assert open_area([clock]) == Box(0, 0, 1, 1)
    assert open_area([Box(0, 0.4, 1, 0.1)]) == Box(0, 0, 1, 1), "a line through the picture is no border"
