"""One who stays and one who walks: what walking leaves behind is no still body."""

import numpy as np

from mvit_core.motion.residents import walked_over, walks
from mvit_core.motion.still import StillScene, find_still_body
from mvit_core.types import Box, Track, TrackPoint

SHAPE = (180, 320)


def track(*boxes, start_s=0.0):
    points = tuple(TrackPoint(start_s + 0.2 * n, n, Box(*box)) for n, box in enumerate(boxes))
    return Track(points, 0.9)


def crossing(y=0.4):
    return track(*[(0.3 + 0.02 * n, y, 0.15, 0.2) for n in range(20)])


def staying():
    return track(*[(0.7 + 0.005 * (n % 3), 0.4, 0.15, 0.2) for n in range(20)])


def scene(*patches):
    plane = np.zeros(SHAPE, np.float32)
    for patch in patches:
        plane[patch] = 9.0
    return StillScene(plane, tuple((0.2 * n, n) for n in range(50)), patchy=False)


def test_one_who_crosses_walks_and_one_who_stays_does_not():
    assert walks(crossing())
    assert not walks(staying())


def test_one_who_leaves_half_out_of_sight_walks():
    boxes = [(0.05, 0.4, 0.2, 0.3)] * 10 + [(0.0, 0.4, 0.15, 0.3)] * 4 + [(0.0, 0.4, 0.05, 0.3)] * 3
    assert walks(track(*boxes))


def test_where_somebody_walked_reaches_to_the_borders_they_came_from_and_went_to():
    mask = walked_over([crossing(), staying()], SHAPE)
    rows = mask[round(0.5 * 180)]
    assert rows.all()
    assert not mask[: round(0.3 * 180)].any()


def test_the_place_from_which_somebody_walks_off_later_counts_too():
    stood = track(*[(0.1, 0.4, 0.15, 0.2)] * 20)
    goes = track(*[(0.1 + 0.03 * n, 0.4, 0.15, 0.2) for n in range(20)], start_s=4.4)
    assert not walks(stood)
    assert walked_over([stood, goes], SHAPE)[round(0.5 * 180), round(0.12 * 320)]


def test_a_restless_patch_is_a_body_unless_somebody_walked_beside_it():
    patch = np.s_[70:90, 60:80]
    alone = find_still_body(scene(patch), np.zeros(SHAPE, np.bool_))
    assert alone is not None
    assert alone.confidence > 0.9
    assert alone.box.x < 60 / 320  # a head, and what it belongs to
    assert alone.box.x + alone.box.w > 80 / 320
    assert find_still_body(scene(patch), walked_over([crossing()], SHAPE)) is None


def test_wind_beside_a_body_is_not_joined_to_it():
    body, leaves = np.s_[70:90, 60:80], np.s_[20:40, 100:130]
    made = scene(body)
    made.restless[leaves] = 5.5
    found = find_still_body(made, np.zeros(SHAPE, np.bool_))
    assert found is not None
    assert found.box.y > 40 / 180


def test_specks_far_apart_are_not_put_together_to_a_body():
    first, other = np.s_[60:66, 60:66], np.s_[110:116, 120:126]
    apart = find_still_body(scene(first, other), np.zeros(SHAPE, np.bool_))
    assert apart is None or apart.box.x + apart.box.w < 120 / 320
