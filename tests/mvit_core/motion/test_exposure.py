"""Exposure is taken out, animals are left in."""

import numpy as np

from mvit_core.motion.exposure import ToneReference


def ground():
    return np.random.default_rng(1).integers(20, 220, (90, 160)).astype(np.uint8)


def test_background_is_shown_with_the_gain_and_offset_of_the_frame():
    background = ground()
    frame = np.clip(background * 0.6 + 30, 0, 255).astype(np.uint8)
    shown = ToneReference.of(background).shown_by(frame)
    assert np.abs(shown.astype(int) - frame).mean() < 3


def test_clipped_highlights_are_followed():
    background = ground()
    frame = np.clip(background * 1.6, 0, 255).astype(np.uint8)
    shown = ToneReference.of(background).shown_by(frame)
    assert np.abs(shown.astype(int) - frame).mean() < 6


def test_an_animal_on_a_quarter_of_the_picture_does_not_bend_the_curve():
    background = ground()
    frame = background.copy()
    frame[20:65, 40:120] = 5
    shown = ToneReference.of(background).shown_by(frame)
    assert np.abs(shown.astype(int) - background).mean() < 4
