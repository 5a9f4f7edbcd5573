"""The same branch, again: what one camera's rejected detections say about its other ones."""

import numpy as np
import pytest

from mvit_core.motion.memory import Verdict, find_spots, repeats, still_box
from mvit_core.types import Box, Track, TrackPoint


def track(x=0.7, y=0.1, w=0.1, h=0.2, *, to_x=None, sway=0.0):
    """Three seconds in one place, or on the way to another; `sway` moves it to and fro."""
    places = np.linspace(x, x if to_x is None else to_x, 16) + sway * np.sin(np.arange(16))
    points = [TrackPoint(k / 5, k, Box(float(place), y, w, h)) for k, place in enumerate(places)]
    return Track(tuple(points), 0.6)


def rejected(*tracks):
    return [Verdict.on(each, video, rejected=True) for video, each in enumerate(tracks)]


BRANCH = [track(0.7), track(0.71, sway=0.02), track(0.69, 0.11), track(0.705, h=0.22)]


def test_rejections_in_one_place_make_a_spot_and_another_one_there_repeats_it():
    (spot,) = find_spots(rejected(*BRANCH))
    assert spot.num_rejected == 4
    assert spot.box.x == pytest.approx(0.7, abs=0.01)
    assert repeats(spot, still_box(track(0.715, sway=0.01)))


@pytest.mark.parametrize(
    "other",
    [
        track(0.2),  # elsewhere
        track(0.62, to_x=0.8),  # walks through
        track(0.5, 0.0, 0.5, 0.9),  # much larger: an animal before the branch
        track(0.74, 0.17, 0.02, 0.03),  # a bird on it
    ],
)
def test_what_is_elsewhere_walks_through_or_has_another_size_is_no_repeat(other):
    (spot,) = find_spots(rejected(*BRANCH))
    assert not repeats(spot, still_box(other))


def test_few_rejections_and_those_of_one_video_are_no_habit():
    assert find_spots(rejected(*BRANCH[:2])) == ()
    assert find_spots([Verdict.on(each, 1, rejected=True) for each in BRANCH]) == ()


def test_where_animals_were_confirmed_nothing_is_proposed():
    confirmed = [Verdict.on(track(0.7), 9, rejected=False)]
    assert find_spots([*rejected(*BRANCH), *confirmed]) == ()
    many = rejected(*BRANCH, *BRANCH, *BRANCH)
    (spot,) = find_spots([*many, *confirmed])
    assert spot.num_rejected == 12


def test_rejected_animals_that_walked_make_no_spot():
    assert find_spots(rejected(*[track(0.1, to_x=0.8)] * 5)) == ()


def test_two_places_are_two_spots_the_worse_one_first():
    spots = find_spots(rejected(*BRANCH, *[track(0.1)] * 5))
    assert [spot.num_rejected for spot in spots] == [5, 4]
