"""Cuts are found, and only cuts."""

import numpy as np

from mvit_core.motion.cuts import find_cuts


def frames_of(made):
    return np.stack([sample.luma for sample in made.samples()])


def test_two_scenes_are_cut_where_they_meet(scene):
    both = np.concatenate([frames_of(scene(seed=1, duration_s=4)), frames_of(scene(seed=2, duration_s=4))])
    assert find_cuts(both) == [slice(0, 20), slice(20, 40)]


def test_a_change_of_exposure_is_no_cut(scene):
    made = scene(duration_s=4, exposure=lambda time_s: (0.4, 0.0) if time_s < 2 else (1.0, 10.0))
    assert find_cuts(frames_of(made)) == [slice(0, 20)]


def test_a_large_animal_that_passes_is_no_cut(scene):
    made = scene(duration_s=6, animals=[(lambda time_s: (-60 + 80 * time_s, 90.0), 150, 30)])
    assert find_cuts(frames_of(made)) == [slice(0, 30)]
