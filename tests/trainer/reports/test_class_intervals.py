"""Intervals of single classes: wide where there is little, around the figure, and of whole sites."""

import numpy as np
import pytest

from trainer.reports.class_intervals import class_intervals


def test_more_clips_give_narrower_ranges_around_the_figure() -> None:
    rng = np.random.default_rng(0)

    def width(number: int) -> float:
        truth = rng.integers(0, 2, (number, 1)) > 0
        called = truth ^ (rng.random((number, 1)) < 0.2)
        low, high = class_intervals(called, truth, [str(n) for n in range(number)])[0]["recall"]
        assert low < 0.8 < high
        return high - low

    assert width(40) > 2 * width(1000)


def test_one_clip_that_is_right_is_no_certainty() -> None:
    truth = np.array([[1, 0], [0, 1], [0, 1]]) > 0
    called = np.array([[1, 0], [1, 0], [0, 1]]) > 0
    first, second = class_intervals(called, truth, ["a", "b", "c"])
    assert first["recall"] == (pytest.approx(0.025), 1.0), "of one clip, which was found"
    assert second["precision"] == (pytest.approx(0.025), 1.0)
    assert second["recall"] == (0.0, 1.0)


def test_what_cannot_be_known_is_left_out() -> None:
    truth = np.array([[1, 0], [1, 0], [1, 0]]) > 0
    called = np.array([[1, 0], [0, 0], [1, 0]]) > 0
    first, second = class_intervals(called, truth, ["a", "b", "c"])
    assert set(first) == {"precision", "recall", "f1"}
    assert second == {}, "neither shown nor called"


def test_clips_of_one_site_are_drawn_together() -> None:
    truth = np.ones((60, 1), bool)
    called = np.repeat([True, False, True, False, True, False], 10)[:, None]
    by_site = class_intervals(called, truth, [str(n // 10) for n in range(60)])[0]["recall"]
    by_clip = class_intervals(called, truth, [str(n) for n in range(60)])[0]["recall"]
    assert by_site[1] - by_site[0] > 1.5 * (by_clip[1] - by_clip[0])
