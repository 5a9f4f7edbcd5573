"""Frame mAP equals what is worked out by hand by the rules of AVA's scorer."""

from math import isnan

import pytest

from trainer.boxes.metrics import CAPACITY, BoxRow, frame_ap, mean_frame_ap, overlaps

HERE, THERE = ("film", 902), ("film", 903)
LEFT, RIGHT = (0.0, 0.0, 0.5, 1.0), (0.625, 0.0, 1.0, 1.0)
NEAR_LEFT = (0.0, 0.0, 0.25, 1.0)  # overlaps LEFT by exactly a half
BESIDE_LEFT = (0.125, 0.0, 0.625, 1.0)  # by 0.375 / 0.625


def test_overlaps() -> None:
    assert overlaps(LEFT, [LEFT, RIGHT, NEAR_LEFT, BESIDE_LEFT]) == pytest.approx([1, 0, 0.5, 0.6])
    assert len(overlaps(LEFT, [])) == 0


def test_a_late_box_and_one_beside_are_false() -> None:
    known = [BoxRow(HERE, LEFT, 1), BoxRow(HERE, RIGHT, 1), BoxRow(THERE, LEFT, 1)]
    found = [
        BoxRow(HERE, LEFT, 1, 0.9),  # right: 1 of 1
        BoxRow(HERE, BESIDE_LEFT, 1, 0.8),  # too late for the left one
        BoxRow(THERE, NEAR_LEFT, 1, 0.7),  # right at exactly half: 2 of 3
        BoxRow(THERE, RIGHT, 1, 0.6),  # nobody there
        BoxRow(HERE, RIGHT, 1, 0.5),  # right: 3 of 5
    ]
    assert frame_ap(found, known, [1])[1] == pytest.approx((1 + 2 / 3 + 3 / 5) / 3)
    assert frame_ap(found[:4], known, [1])[1] == pytest.approx((1 + 2 / 3) / 3)  # one is never found


def test_precision_is_made_falling_from_the_left() -> None:
    known = [BoxRow(HERE, LEFT, 1), BoxRow(HERE, RIGHT, 1)]
    found = [
        BoxRow(THERE, LEFT, 1, 0.9),  # a frame where nobody does it
        BoxRow(HERE, LEFT, 1, 0.8),  # 1 of 2
        BoxRow(HERE, RIGHT, 1, 0.7),  # 2 of 3, which counts for both
    ]
    assert frame_ap(found, known, [1])[1] == pytest.approx(2 / 3)


def test_a_box_takes_the_one_that_it_overlaps_best_though_that_is_taken() -> None:
    close = (0.0625, 0.0, 0.5625, 1.0)
    known = [BoxRow(HERE, LEFT, 1), BoxRow(HERE, close, 1)]
    found = [BoxRow(HERE, LEFT, 1, 0.9), BoxRow(HERE, (0.015625, 0.0, 0.5, 1.0), 1, 0.8)]
    assert frame_ap(found, known, [1])[1] == pytest.approx(0.5)  # the second is false, `close` stays free


def test_actions_are_apart_and_unknown_ones_and_excluded_moments_do_not_count() -> None:
    known = [BoxRow(HERE, LEFT, 1), BoxRow(HERE, LEFT, 2), BoxRow(THERE, LEFT, 2), BoxRow(HERE, LEFT, 9)]
    found = [
        BoxRow(HERE, LEFT, 1, 0.4),
        BoxRow(HERE, RIGHT, 2, 0.9),
        BoxRow(HERE, LEFT, 2, 0.5),
        BoxRow(THERE, RIGHT, 2, 0.99),
        BoxRow(HERE, LEFT, 9, 0.9),
    ]
    each = frame_ap(found, known, [1, 2, 3], excluded=[THERE])
    assert each[1] == 1.0
    assert each[2] == pytest.approx(0.5)
    assert isnan(each[3])
    assert mean_frame_ap(each) == pytest.approx(0.75)


def test_only_the_surest_rows_of_a_frame_count_and_empty_boxes_never() -> None:
    known = [BoxRow(HERE, LEFT, 1)]
    many = [BoxRow(HERE, RIGHT, 2, 0.9)] * CAPACITY
    assert frame_ap([*many, BoxRow(HERE, LEFT, 1, 0.1)], known, [1, 2])[1] == 0.0
    assert frame_ap([*many[1:], BoxRow(HERE, LEFT, 1, 0.1)], known, [1, 2])[1] == 1.0
    assert frame_ap([BoxRow(HERE, (0.4, 0.0, 0.4, 1.0), 1, 0.9)], known, [1])[1] == 0.0
