"""What sets one photo of a burst apart from the others."""

import numpy as np
import pytest

from mvit_core.motion import find_in_burst


def burst(scene, ways, **kinds):
    """Photos a second apart; each of `ways` says where an animal is in each of them, None while away."""
    animals = [(lambda time_s, way=way: way[int(time_s)], 44, 40) for way in ways]
    made = scene(animals=animals, duration_s=len(ways[0]) if ways else 3.0, **kinds)
    return made, [sample.luma for sample in made.samples()[::5]]


WAYS = {
    "comes": [None, None, (200.0, 110.0)],
    "goes": [(60.0, 100.0), None, None],
    "walks": [(60.0, 100.0), (150.0, 104.0), (240.0, 110.0)],
    "walks slowly": [(100.0, 100.0), (125.0, 100.0), (150.0, 100.0)],
    "two photos": [(70.0, 100.0), (210.0, 100.0)],
    "in the first of two": [(70.0, 100.0), None],
}


@pytest.mark.parametrize("name", WAYS)
def test_an_animal_is_found_where_it_is_and_only_there(scene, animal_box, name):
    way = WAYS[name]
    made, frames = burst(scene, [way])
    for number, place in enumerate(way):
        tracks = find_in_burst(frames, number).tracks
        if place is None:
            assert tracks == ()
            continue
        true = animal_box(made, place, 44)
        assert max(track.points[0].box.intersection_over_union(true) for track in tracks) > 0.3
        assert {track.points[0].time_s for track in tracks} == {0.0}


@pytest.mark.parametrize("kinds", [{}, {"clock": True}, {"letterbox": True}])
def test_an_empty_burst_is_empty(scene, kinds):
    _, frames = burst(scene, [], **kinds)
    assert [find_in_burst(frames, number).tracks for number in range(3)] == [(), (), ()]


def test_leaves_in_wind_are_doubted(scene):
    _, frames = burst(scene, [], wind=2.0)
    found = [track for number in range(3) for track in find_in_burst(frames, number).tracks]
    assert max((track.confidence for track in found), default=0.0) < 0.5


def test_light_that_changes_from_photo_to_photo_is_no_animal(scene):
    _, frames = burst(scene, [], exposure=lambda time_s: (1.0 + 0.1 * time_s, 4 * time_s))
    assert all(find_in_burst(frames, number).tracks == () for number in range(3))


def test_a_photo_alone_or_beside_one_of_another_size_tells_nothing(scene):
    _, frames = burst(scene, [[(60.0, 100.0), None, None]])
    assert find_in_burst(frames[:1], 0).tracks == ()
    assert find_in_burst([frames[0], np.zeros((90, 160), np.uint8)], 0).tracks == ()
